"""Reads what stands in a paragraph: its text, and the frames that are anchored in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from app.formats.open_document.form_controls import word_field
from app.formats.open_document.odf_names import Element, attribute, count, is_set, odf
from app.formats.open_document.text_styles import Look, TextStyles
from app.formats.source_text import OmissionKind
from app.formats.symbol_fonts import is_symbol_font, symbol
from app.model.rich_text import Format, Span, spans_of

_WHITE = re.compile(r"[ \t\n]+")
# Where the codes of symbol fonts are kept, so that they are taken for no letter.
_SYMBOL = re.compile("[\uf000-\uf0ff]")
_MOST_SPACES = 200
_SIGNS = {odf("text:tab"): "\t", odf("text:line-break"): "\n"}
_DRAWING = odf("draw:")
PARAGRAPHS = frozenset({odf("text:p"), odf("text:h")})
NOT_SHOWN = frozenset(
    odf(name)
    for name in (
        # Deleted; what the program itself works out; prompts; the names of things.
        *("text:tracked-changes", "text:number", "text:table-of-content", "text:placeholder"),
        *("text:note-citation", "text:script", "office:forms", "office:event-listeners"),
        *("svg:title", "svg:desc", "table:covered-table-cell"),
    )
)
"""Elements whose text is not part of what the document says."""


@dataclass
class Paragraph:
    """What stands in a paragraph: its text, and the frames that are read before and after it."""

    pieces: list[tuple[str, Format]] = field(default_factory=list)
    before: list[Element] = field(default_factory=list)
    after: list[Element] = field(default_factory=list)
    omissions: list[OmissionKind] = field(default_factory=list)
    hidden: bool = False
    _after_white: bool = True

    def spans(self) -> Iterator[Span]:
        """Its text; neighbours that look the same are one."""
        return spans_of(self.pieces)

    def add(self, text: str | None, look: Look, href: str | None) -> None:
        """Add text of the file, in which white space is one space, and none where there was one.

        A line end is a character of its own only where LibreOffice writes one, in a field.
        """
        text = "" if look.hidden else _WHITE.sub(" ", text or "")
        if self._after_white:
            text = text.removeprefix(" ")
        if text:
            self.sign(text.replace("\r", "\n"), look, href)
            self._after_white = text.endswith(" ")

    def sign(self, text: str, look: Look, href: str | None) -> None:
        """Add text as it is, but for the signs of symbol fonts."""
        if look.hidden:
            return
        if is_symbol_font(look.font) or _SYMBOL.search(text):
            text = "".join(self._shown(sign, look.font) for sign in text)
        if text:
            self.pieces.append((text, (bool(look.bold), bool(look.italic), href)))
            self._after_white = False

    def _shown(self, sign: str, font: str | None) -> str:
        """What a sign of a symbol font shows, in Unicode."""
        # Signs beyond the codes of such a font are taken from another.
        if sign in "\t\n " or not (sign <= "\xff" or _SYMBOL.match(sign)):
            return sign
        shown = symbol(font, ord(sign))
        if shown is None:
            self.omissions.append(OmissionKind.SIGN)
        return shown or ""

    def note(self, note: "Paragraph") -> None:
        """Add a footnote or an endnote after the word that it belongs to."""
        text = "".join(text for text, _ in note.pieces).strip()
        self.sign(f" [{text}]" if text else "", Look(), None)
        self.after += note.before + note.after
        self.omissions += note.omissions

    def end_field(self) -> None:
        """Without the line ends that LibreOffice puts at the end of a field from Word."""
        if self.pieces:
            text, form = self.pieces[-1]
            self.pieces[-1] = text.rstrip("\n"), form


class ParagraphReader:
    """Reads paragraphs with the styles of their part of the file.

    `controls` is what form controls show, `equation` what an embedded equation says.
    """

    def __init__(
        self,
        styles: TextStyles,
        controls: Mapping[str, str],
        equation: Callable[[Element], str],
    ) -> None:
        self._styles = styles
        self._controls = controls
        self._equation = equation

    def read(self, element: Element, look: Look) -> Paragraph:
        """What a paragraph holds, whose text looks like this where it says nothing itself."""
        paragraph = Paragraph()
        self._inside(element, look, None, paragraph)
        return paragraph

    def _inside(self, element: Element, look: Look, href: str | None, into: Paragraph) -> None:
        into.add(element.text, look, href)
        for child in element:
            self._child(child, look, href, into)
            into.add(child.tail, look, href)

    def _child(self, child: Element, look: Look, href: str | None, into: Paragraph) -> None:
        tag = str(child.tag)
        if tag in _SIGNS:
            into.sign(_SIGNS[tag], look, href)
        elif tag == odf("text:s"):
            into.sign(" " * count(attribute(child, "text:c"), _MOST_SPACES), look, href)
        elif tag == odf("text:span"):
            own = self._styles.look("text", attribute(child, "text:style-name"))
            self._inside(child, own.over(look), href, into)
        elif tag == odf("text:a"):
            self._inside(child, look, attribute(child, "xlink:href") or href, into)
        elif tag.startswith(_DRAWING):
            self._drawing(child, look, href, into)
        elif tag == odf("office:annotation"):
            into.omissions.append(OmissionKind.COMMENT)
        elif tag == odf("text:hidden-paragraph"):
            into.hidden = into.hidden or is_set(child, "text:is-hidden")
        elif not _is_hidden(child):
            self._field(child, look, href, into)

    def _field(self, child: Element, look: Look, href: str | None, into: Paragraph) -> None:
        tag = child.tag
        if tag == odf("text:note"):
            into.note(self.read(child, Look(hidden=look.hidden)))
        elif tag == odf("text:ruby-text"):
            into.sign(" (", look, href)
            self._inside(child, look, href, into)
            into.sign(")", look, href)
        elif tag == odf("field:fieldmark"):
            into.sign(word_field(child), look, href)
        else:
            # The paragraphs of a note are one line here.
            into.add(" " if tag in PARAGRAPHS else "", look, href)
            self._inside(child, look, href, into)
            if tag == odf("text:text-input"):
                into.end_field()

    def _drawing(self, drawing: Element, look: Look, href: str | None, into: Paragraph) -> None:
        if look.hidden:
            return
        if drawing.tag == odf("draw:a"):
            self._inside(drawing, look, href, into)
        elif drawing.tag == odf("draw:control"):
            shown = self._controls.get(attribute(drawing, "draw:control"))
            into.sign(shown or "", look, href)
            into.omissions += [OmissionKind.CONTROL] if shown is None else []
        elif equation := self._equation(drawing):
            into.sign(equation, look, href)
        elif _stands_above(drawing) and not into.pieces:
            into.before.append(drawing)
        else:
            into.after.append(drawing)


def _is_hidden(element: Element) -> bool:
    """Whether what an element holds is nothing to read."""
    return (
        element.tag in NOT_SHOWN
        or is_set(element, "text:is-hidden")
        or attribute(element, "text:display") == "none"
        or is_set(element, "loext:showing-place-holder")
    )


def _stands_above(drawing: Element) -> bool:
    """Whether a box of text begins no lower than the paragraph that it is anchored to."""
    in_paragraph = attribute(drawing, "text:anchor-type") == "paragraph"
    is_lower = re.search("[1-9]", attribute(drawing, "svg:y"))
    return in_paragraph and not is_lower and drawing.find(odf("draw:text-box")) is not None
