"""The lists of the sheet choices."""

from app.formats.xlsform.names import OWN, id_of, is_options_name
from app.formats.xlsform.parts import Part
from app.formats.xlsform.rows import Remarks, Row, Table
from app.formats.xlsform.values import CellReader

_REPLACES = f"{OWN}replaces"
_KNOWN = frozenset({"list_name", "name", "label", _REPLACES})
_YES_NO = {
    "yes": "yes",
    "ja": "yes",
    "y": "yes",
    "j": "yes",
    "no": "no",
    "nej": "no",
    "n": "no",
}
_YES_NO_TEXTS = frozenset({"ja", "nej", "yes", "no"})


class Choices:
    """The lists by name. What cannot be an option is a fault once, used or not."""

    def __init__(self, table: Table | None, remarks: Remarks) -> None:
        self._remarks, self._cells = remarks, CellReader(remarks)
        self._lists: dict[str, list[Row]] = {}
        self.used: set[str] = set()
        for row in table.rows if table else ():
            name = row.text("list_name")
            if name:
                self._lists.setdefault(name, []).append(row)
            elif row.text("name") or row.text("label"):
                remarks.fault(row.place, "Listans namn saknas. Skriv det under list_name")
        if table:
            self._check_headings(table)

    def __contains__(self, name: str) -> bool:
        return name in self._lists

    def is_yes_no(self, name: str) -> bool:
        """Whether a list has yes and no and nothing else. One of the program's own is not asked."""
        rows = self._lists.get(name, [])
        names = [_YES_NO.get(row.text("name").lower(), "") for row in rows]
        texts = {row.text("label").lower() for row in rows}
        return (
            not is_options_name(name) and sorted(names) == ["no", "yes"] and texts <= _YES_NO_TEXTS
        )

    def answer(self, list_name: str, name: str) -> str:
        """What a name in a list is called in a question set."""
        if self.is_yes_no(list_name):
            return _YES_NO.get(name.lower(), name)
        return id_of(name) or name

    def options(self, name: str) -> list[Part]:
        self.used.add(name)
        return [self._option(row) for row in self._lists.get(name, [])]

    def texts(self, name: str) -> list[tuple[str, str]]:
        """The wordings of a list, each with its cell."""
        self.used.add(name)
        return [
            (self._cells.text(row, "label"), row.place_of("label"))
            for row in self._lists.get(name, [])
        ]

    def tell_unused(self) -> None:
        for name, rows in self._lists.items():
            if name not in self.used and not self.is_yes_no(name):
                self._remarks.leave_out(
                    rows[0].place, f"Listan ”{name}” används inte av någon fråga."
                )

    def _option(self, row: Row) -> Part:
        part = Part(row.place)
        name = row.text("name")
        option_id = id_of(name)
        if not option_id:
            reason = (
                f"Namnet ”{name}” går inte att använda. Skriv ett med bokstäver eller siffror"
                if name
                else "Alternativet saknar namn. Skriv ett kort under name"
            )
            self._remarks.fault(row.place_of("name"), reason)
        part.put("id", option_id, row.place_of("name"))
        text = self._cells.text(row, "label")
        if row.is_blank("label"):
            self._remarks.fault(
                row.place_of("label"), "Alternativet saknar text. Skriv den under label"
            )
        part.put("text", text, row.place_of("label"))
        part.put("replaces", self._cells.ids(row, _REPLACES), row.place_of(_REPLACES))
        return part

    def _check_headings(self, table: Table) -> None:
        for wanted in ("list_name", "name", "label"):
            if table.rows and wanted not in table.headings:
                self._remarks.fault(
                    table.place, f"Kolumnen ”{wanted}” saknas. Skriv rubriken på första raden"
                )
        tell_headings(table, _KNOWN, self._remarks)


def tell_headings(table: Table, known: frozenset[str], remarks: Remarks) -> None:
    """Columns that are not read: own ones that are unknown are faults, others are left out."""
    for name, place in table.used():
        if name in known:
            continue
        if name.startswith(OWN):
            remarks.fault(place, f"Kolumnen ”{name}” är okänd. Rätta rubriken, eller ta bort den")
        else:
            remarks.leave_out(place, f"Kolumnen ”{name}” är inte med.")
    for cell in table.other_languages:
        remarks.leave_out(cell.place, f"Kolumnen ”{cell.text.strip()}” är på ett annat språk.")
