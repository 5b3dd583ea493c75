"""The sheet to send mail from: everybody's address by itself, and all of them to copy at once."""

from collections.abc import Iterable, Sequence

from app.formats.collation.cell_text import cell_texts, joined
from app.formats.collation.sheet import Book, Cell, Column, Plan, Sheet
from app.formats.collation.sheet_looks import Look
from app.formats.collation.sheet_words import addressed
from app.model.collation.addresses import addresses_in
from app.model.collation.picture import Missing, Picture

_COLUMNS = (
    Column("Namn", 30),
    Column("E-post", 36),
    Column("Nämnd", 36),
    Column("Telefon", 18),
    Column("Namn <adress>", 56),
)
_MISSING = "Alla som saknas"
# What goes on one line from the second column to the last.
_SEEN = 140
_REMARK = "Kopiera rutan med adresser och klistra in den i fältet Hemlig kopia i Outlook."


def write_addresses(book: Book, picture: Picture) -> None:
    """Above the table all addresses in one cell, parted by semicolons; in several if it is full.

    Of what comes with the participants only their addresses are held.
    """
    sent = joined(_once(one.contact.email for one in picture.participants()))
    missing = joined(_once(email for one in picture.missing for email in one.emails))
    unknown = _without_address(picture.missing)
    without = sum(not addresses_in(one.contact.email) for one in picture.participants())

    def top(sheet: Sheet) -> None:
        _all_in_one(sheet, "Alla som har skickat in", sent)
        _all_in_one(sheet, _MISSING, missing)
        for number, line in enumerate(unknown):
            label = "" if number or missing else _MISSING
            sheet.line(Cell(label, Look.LABEL), Cell(line, Look.ONE_LINE), height=16)
        left = f" Utan adress som går att använda: {without}." if without else ""
        sheet.line(Cell(None, Look.REMARK), Cell(_REMARK + left, Look.REMARK), height=24)

    with Sheet(book, Plan("Mejllista", _COLUMNS, top=top)) as sheet:
        for one in picture.participants():
            contact = one.contact
            ready = "; ".join(
                addressed(contact.name, email) for email in addresses_in(contact.email)
            )
            sheet.add(contact.name, contact.email, one.name, contact.phone, ready)


def _without_address(missing: Sequence[Missing]) -> tuple[str, ...]:
    """How many and who, in as many lines as can be seen whole."""
    unknown = [one for one in missing if not any(map(addresses_in, one.emails))]
    if not unknown:
        return ()
    said = f"{len(unknown)} av {len(missing)} saknar känd adress: "
    if len(unknown) == len(missing):
        said = f"Ingen har en känd adress ({len(unknown)} av {len(missing)}): "
    first, *rest = (one.committee.name for one in unknown)
    listed = [f"{name}," for name in (said + first, *rest)]
    listed[-1] = listed[-1].removesuffix(",")
    return joined([piece for one in listed for piece in cell_texts(one)], _SEEN, " ")


def _once(written: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for email in (email for one in written for email in addresses_in(one)):
        found.setdefault(email.casefold(), email)
    return list(found.values())


def _all_in_one(sheet: Sheet, label: str, cells: tuple[str, ...]) -> None:
    for number, addresses in enumerate(cells, start=1):
        shown = label if len(cells) == 1 else f"{label}, del {number} av {len(cells)}"
        # One line high, however much there is: it is to be copied and not to be read.
        sheet.line(Cell(shown, Look.LABEL), Cell(addresses, Look.ONE_LINE), height=16)
