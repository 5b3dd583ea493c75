"""The sheet of what the review has to say of the reports."""

from app.formats.collation.sheet import Book, Cell, Column, Plan, Sheet
from app.formats.collation.sheet_looks import Look
from app.formats.collation.sheet_words import FIELDS
from app.model.collation.picture import Picture
from app.model.finding import Finding, Severity

_COLUMNS = (
    Column("Nämnd", 32),
    Column("Grad", 12),
    Column("Fråga eller fält", 30),
    Column("Anmärkning (som nämnden ser den)", 64),
    Column("Utdrag", 44),
)
_LOOKS = {Severity.ERROR: Look.GAP, Severity.WARNING: Look.TEXT, Severity.INFO: Look.ASIDE}


def write_findings(book: Book, picture: Picture) -> None:
    """One row a finding, in their order; what the committee has found to be right says so."""
    names = {one.id: one.short for area in picture.areas for one in area.questions}
    with Sheet(book, Plan("Anmärkningar", _COLUMNS)) as sheet:
        for participant, finding in picture.findings():
            sheet.add(
                participant.name,
                Cell(finding.severity.label, _LOOKS[finding.severity]),
                _place(finding, names),
                _said(finding),
                finding.excerpt,
            )


def _place(finding: Finding, names: dict[str, str]) -> str:
    if finding.question_id is not None:
        return names.get(finding.question_id, finding.question_id)
    return FIELDS.get(finding.field or "", finding.field or "")


def _said(finding: Finding) -> str:
    if finding.accepted is None:
        return finding.message
    return f"{finding.message} (Nämnden har godtagit detta: {finding.accepted})"
