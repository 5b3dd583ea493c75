"""Tables under headings, cut out of a TOML file and put into it with the comments above them."""

import re

from app.formats.question_set.toml_content import line_end_of
from app.formats.question_set.toml_document import TomlDocument, Written
from app.model.base import Location

_COMMENT = re.compile(r"[ \t]*#[^\n]*\n")
_BLANK_LINES_AT_END = re.compile(r"(?:(?<=\n)[ \t]*\r?\n)*[ \t]*\Z")


def line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """After the end of the line; at the end of the text where the line has none."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


class Blocks:
    """The tables of a document: from the comments above the heading to those of the next."""

    def __init__(self, document: TomlDocument) -> None:
        self._document = document
        self._text = document.text
        self._places = {one.location: number for number, one in enumerate(document.headings)}

    def range_of(self, table: Location) -> tuple[int, int]:
        """Of a table with a heading, and all tables in it that come right after it."""
        number = self._places[table]
        return self._start(number), self._start(self._after(number))

    def body_of(self, table: Location) -> tuple[int, int]:
        """From the end of its heading to the next heading; of (), what comes before any."""
        headings = self._document.headings
        if not table:
            return 0, headings[0].start if headings else len(self._text)
        number = self._places[table]
        following = headings[number + 1 :]
        return headings[number].end, following[0].start if following else len(self._text)

    def cut(self, table: Location) -> tuple[str, str]:
        """The text of a table, with no blank lines after it, and the document without it."""
        start, end = self.range_of(table)
        taken = _BLANK_LINES_AT_END.sub("", self._text[start:end])
        before, after = self._text[:start], self._text[end:]
        if not after:
            before = _BLANK_LINES_AT_END.sub("", before)
        return taken, before + after

    def put_before(self, table: Location, block: str) -> str:
        """The document with the text of a table before another."""
        start, _ = self.range_of(table)
        return self._put(start, block)

    def put_after(self, table: Location, block: str) -> str:
        """Likewise after it; after () at the end."""
        end = self.range_of(table)[1] if table else len(self._text)
        return self._put(end, block)

    def _put(self, at: int, block: str) -> str:
        new_line = line_end_of(self._text)
        before, after = self._text[:at], self._text[at:]
        if not block.endswith("\n"):
            block += new_line
        if before and not before.endswith("\n"):
            before += new_line
        if before and _BLANK_LINES_AT_END.sub("", before) == before:
            before += new_line
        return before + block + (new_line + after if after else "")

    def _after(self, number: int) -> int:
        headings = self._document.headings
        own = headings[number].location
        number += 1
        while number < len(headings) and headings[number].location[: len(own)] == own:
            number += 1
        return number

    def _start(self, number: int) -> int:
        """Where the comments above a heading begin; after the last heading, the end."""
        headings = self._document.headings
        if number == len(headings):
            return len(self._text)
        start = line_start(self._text, headings[number].start)
        floor = self._end_of_values_before(headings[number].start)
        while start > floor:
            above = line_start(self._text, start - 1)
            if above < floor or not _COMMENT.fullmatch(self._text, above, start):
                break
            start = above
        return start

    def _end_of_values_before(self, at: int) -> int:
        """The end of the line on which the last value before it ends."""
        written = (
            place for place in self._document.places.values() if place.written is not Written.NAMED
        )
        ends = [place.end for place in written if place.end <= at]
        last = max(ends, default=0)
        return line_end(self._text, last) if last else 0
