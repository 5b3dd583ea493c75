"""The sheet of everything that came in, and what became of it."""

from app.formats.collation.sheet import Book, Cell, Column, Plan, Sheet
from app.formats.collation.sheet_looks import Look
from app.model.collation.notes import Standing
from app.model.collation.picture import Picture

_COLUMNS = (
    Column("Fil", 48),
    Column("Vad det blev", 18),
    Column("Nämnd", 32),
    Column("Period", 24),
    Column("Revision", 11, Look.NUMBER),
    Column("Att veta", 60),
)
_LOOKS = {
    Standing.COUNTS: Look.DONE,
    Standing.BELONGS: Look.TEXT,
    Standing.SET_ASIDE: Look.ASIDE,
    Standing.REFUSED: Look.GAP,
}


def write_files(book: Book, picture: Picture) -> None:
    """One row a file, in their order."""
    with Sheet(book, Plan("Filer", _COLUMNS)) as sheet:
        for one in picture.files():
            sheet.add(
                one.source.name,
                Cell(one.standing.label, _LOOKS[one.standing]),
                one.committee,
                one.term.label if one.term else "",
                one.revision,
                one.told,
            )
