"""What cells of a row say besides text: yes or no, whole numbers, lists of ids."""

import re
from typing import Any

from app.formats.xlsform.expressions import UnsayableError
from app.formats.xlsform.names import OWN
from app.formats.xlsform.rows import Remarks, Row
from app.formats.xlsform.texts import from_cell

YES, NO = "yes", "no"
_YES = frozenset({YES, "ja", "true", "true()", "1", "sant"})
_NO = frozenset({NO, "nej", "false", "false()", "0", "falskt", ""})
_BETWEEN = re.compile(r"[\s,;]+")
_WHOLE = re.compile(r"[0-9]{1,9}")


class CellReader:
    """Reads the cells of rows. What cannot be read is a fault, and counts as nothing."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks

    def text(self, row: Row, heading: str) -> str:
        return self._attempt(row, heading, from_cell) or ""

    def truth(self, row: Row, heading: str) -> bool:
        return bool(self._attempt(row, heading, _truth))

    def whole(self, row: Row, heading: str) -> int | None:
        said: int | None = self._attempt(row, heading, _whole)
        return said

    def ids(self, row: Row, heading: str) -> list[str]:
        return [one for one in _BETWEEN.split(row.text(heading)) if one]

    def own(self, row: Row, key: str) -> Any:  # noqa: ANN401
        """What a column of the program's own says of a key; of its type."""
        heading = f"{OWN}{key}"
        if key in OWN_WHOLE:
            return self.whole(row, heading)
        if key in OWN_TRUTHS:
            return self.truth(row, heading) or None
        if key in OWN_IDS:
            return self.ids(row, heading)
        return self.text(row, heading)

    def _attempt(self, row: Row, heading: str, read: Any) -> Any:  # noqa: ANN401
        return self._remarks.attempt(row.place_of(heading), lambda: read(row.text(heading)))


OWN_WHOLE = frozenset({"word_limit", "decimals", "min_rows", "max_rows", "number"})
OWN_TRUTHS = frozenset({"comment", "totals"})
OWN_IDS = frozenset({"replaces"})
OWN_TEXTS = frozenset({"short", "unit", "earliest", "latest"})
OWN_OF_SURVEY = frozenset().union(OWN_WHOLE, OWN_TRUTHS, OWN_IDS, OWN_TEXTS)
"""The keys of questions, columns and sections that have columns of their own."""


def _truth(text: str) -> bool:
    said = text.lower()
    if said not in _YES | _NO:
        raise UnsayableError(f"”{text}” är varken yes eller no. Skriv ett av dem")
    return said in _YES


def _whole(text: str) -> int | None:
    if text and not _WHOLE.fullmatch(text):
        raise UnsayableError(f"”{text}” är inget heltal. Skriv ett med siffror")
    return int(text) if text else None
