"""The words of the workbook that stand in more than one sheet."""

import re

from app.model.collation.notes import Note
from app.model.report import AnswerStatus
from app.model.sentence import with_capital

ANSWERS = {
    AnswerStatus.ANSWERED: "Besvarad",
    AnswerStatus.NOT_APPLICABLE: "Ej relevant",
    AnswerStatus.BLANK: "Inget svar",
}
FIELDS = {
    **{"committee": "Nämnd", "term": "Period", "contact.name": "Kontaktperson"},
    **{"contact.phone": "Telefon", "contact.email": "E-post", "unplaced": "Text utanför svaren"},
}
_SIGNS = re.compile(r'[()<>\[\]:;@\\,."]')


def mark_told(mark: str) -> str:
    """What a name is marked with, as a sentence: "Utkast."."""
    return f"{with_capital(mark)}." if mark else ""


def told(mark: str, notes: tuple[Note, ...]) -> str:
    """The mark and the notes as running text."""
    return " ".join(one for one in (mark_told(mark), *(note.message for note in notes)) if one)


def addressed(name: str, email: str) -> str:
    """Name and address as a mail program takes them; the name in quotes where it has to be."""
    shown = " ".join(name.split())
    if _SIGNS.search(shown):
        shown = '"' + re.sub(r'(["\\])', r"\\\1", shown) + '"'
    return f"{shown} <{email}>" if shown else email
