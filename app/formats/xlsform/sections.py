"""The sections of a set, numbered as its file has them or in their order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.formats.xlsform.parts import Part
from app.formats.xlsform.rows import Remarks, Row

_NUMBERED = re.compile(r"([0-9]{1,3})\.?[ \u00a0]+(\S.*)", re.DOTALL)
_PARAGRAPHS = "\n\n"


@dataclass
class ReadSection:
    """A group with its questions, or those in a row that stand in none (`is_loose`)."""

    row: Row
    title: str
    number: int | None
    closing: bool
    is_loose: bool = False
    introductions: list[tuple[str, str]] = field(default_factory=list)
    questions: list[Part] = field(default_factory=list)


def section_parts(sections: Sequence[ReadSection], title: str, remarks: Remarks) -> list[Part]:
    """The sections as a set has them; those without a heading have the form's, but for the last.

    A group without questions is left out.
    """
    asking = [one for one in sections if one.questions]
    for one in sections:
        if not one.questions:
            remarks.leave_out(one.row.place, "Gruppen har inga frågor och är inte med.")
    parts: list[Part] = []
    highest = 0
    for index, section in enumerate(asking):
        part = Part(section.row.place)
        last_of_several = index == len(asking) - 1 and index > 0
        if not section.closing and not (section.is_loose and last_of_several):
            number, heading = _numbered(section, highest, title)
            part.put("number", number, section.row.place_of("set_number"))
            part.put("title", heading, section.row.place_of("label"))
            highest = max(highest, number)
        if section.introductions:
            text = _PARAGRAPHS.join(text for text, _ in section.introductions)
            part.put("introduction", text, section.introductions[0][1])
        part.put_parts("questions", section.questions)
        parts.append(part)
    return parts


def _numbered(section: ReadSection, highest: int, title: str) -> tuple[int, str]:
    if section.is_loose:
        return highest + 1, title
    if section.number is not None:
        return section.number, section.title
    found = _NUMBERED.fullmatch(section.title)
    if found and int(found[1]) > highest:
        return int(found[1]), found[2]
    return highest + 1, section.title
