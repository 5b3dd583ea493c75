"""The guide to the program: its topics, and searching in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.model.invisible_characters import visible
from app.model.register import Register
from app.model.term import Term
from app.storage.file_reading import read_bytes, read_folder

FILE, PICTURES = "guide.md", "pictures"
_MAX_TEXT, _MAX_PICTURE = 200_000, 200_000
_TOPIC = "## "
_SOME_YEAR = 2022
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]*)\)")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"\*+|`|^#+ |^\|?[-:| ]+\|$|^(?:-|\d+\.) |\|", re.MULTILINE)


@dataclass(frozen=True)
class Topic:
    """A topic of the guide, in Markdown."""

    title: str
    text: str

    @property
    def anchor(self) -> str:
        """What stands after # in a link to it."""
        return "-".join(re.findall(r"\w+", self.title.lower()))

    @property
    def plain(self) -> str:
        text = _LINK.sub(r"\1", PICTURE.sub(r"\g<alt>", self.text))
        return f"{self.title}\n{_SIGNS.sub('', text)}"


@dataclass(frozen=True)
class Guide:
    """The topics in order, and their pictures by path from the guide."""

    topics: tuple[Topic, ...]
    pictures: Mapping[str, bytes]

    def topic(self, name: str) -> Topic | None:
        return next((one for one in self.topics if name in (one.title, one.anchor)), None)

    def search(self, typed: str) -> Iterator[tuple[Topic, int]]:
        """The topics with all the typed words, and the number of hits; all topics for no words."""
        for topic in self.topics:
            text = topic.plain
            if all(any(word_spans(word, text)) for word in visible(typed).split()):
                yield topic, len(list(word_spans(typed, text)))


def read_guide(folder: Path, register: Register) -> Guide:
    """The guide in the words of a city. Raises StorageError."""
    text = in_words_of(register, read_bytes(folder / FILE, _MAX_TEXT).decode("utf-8"))
    pictures = read_folder(folder / PICTURES, _MAX_PICTURE, "*.png")
    named = {path.relative_to(folder).as_posix(): data for path, data in pictures.items()}
    return Guide(tuple(topics_of(text)), named)


def in_words_of(register: Register, text: str) -> str:
    """A text with {office}, the words of `Respondent.fill`, and {term}, the name of some term."""
    *_, period = register.calendar.periods[:2]
    term = Term(year=_SOME_YEAR, period=period).label
    return text.format(office=register.office, term=term, **register.respondent.words)


def topics_of(text: str) -> Iterator[Topic]:
    """Each second-level heading with its text; what comes before the first is left out."""
    title, lines = "", list[str]()
    for line in text.splitlines():
        if line.startswith(_TOPIC):
            if title:
                yield Topic(title, "\n".join(lines).strip())
            title, lines = line.removeprefix(_TOPIC).strip(), []
        else:
            lines.append(line)
    if title:
        yield Topic(title, "\n".join(lines).strip())


def word_spans(typed: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every typed word in the text; of overlapping ones, the longest."""
    words = sorted(set(visible(typed).split()), key=len, reverse=True)
    if words:
        pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
        yield from (found.span() for found in pattern.finditer(text))
