"""What there is to know of the collation itself: who is not in it, which files to look at."""

from collections.abc import Iterator

from app.formats.collation import document_words as words
from app.formats.collation.body import Body
from app.formats.collation.breakable import breakable
from app.formats.collation.chapters import Heading, name_told
from app.formats.collation.moments import by_the_clock
from app.formats.collation.streamed_table import write_table
from app.model.collation.notes import FileNote
from app.model.collation.picture import Missing, Picture
from app.model.dates import date_told
from app.model.rich_text import Block, BlockKind, Span

# Together the text column of word/document.xml.
_WIDTHS = (2600, 1900, 3438)


class AboutChapter:
    """The last chapter; leaves out what there is nothing of."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture

    def headings(self) -> Iterator[Heading]:
        yield 1, words.ABOUT
        if self._picture.missing:
            yield 2, words.MISSING
        if self._has_files():
            yield 2, words.FILES

    def write(self, body: Body) -> None:
        picture = self._picture
        body.heading(1, words.ABOUT)
        made = date_told(by_the_clock(picture.made_at).date())
        body.form_text(words.MADE.format(made, picture.application_version))
        if picture.missing:
            body.heading(2, words.MISSING)
            body.blocks([_missing_told(one) for one in picture.missing], 3)
        if self._has_files():
            body.heading(2, words.FILES)
            rows = (_row(note) for note in picture.files() if note.calls)
            description = words.FILES, words.FILES_DESCRIPTION
            write_table(body.xml, description, dict(zip(words.COLUMNS, _WIDTHS, strict=True)), rows)

    def _has_files(self) -> bool:
        return any(note.calls for note in self._picture.files())


def _missing_told(one: Missing) -> Block:
    spans = [Span(text=name_told(one.committee.name))]
    for email in one.emails:
        spans += [Span(text=", "), Span(text=email, href=f"mailto:{email}")]
    if one.hints:
        spans.append(Span(text=f" – {' '.join(one.hints)}"))
    return Block(kind=BlockKind.BULLET, spans=tuple(spans))


def _row(note: FileNote) -> tuple[str, ...]:
    return (
        breakable(note.source.name),
        breakable(note.committee or words.UNKNOWN),
        breakable(f"{note.standing.label}. {note.told}"),
    )
