"""A report through other people's programs and back, and the table of it in the documentation."""

import datetime
import re
from pathlib import Path
from uuid import UUID

import pytest

from app.services.catalog import Catalog
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tools.round_trips import HEADINGS, Trip, of_debian, row

_TABLE = Path(__file__).parents[2] / "docs" / "other-programs.md"
_WHOLE = HEADINGS.index("Answers whole")
_NOW = datetime.datetime(2022, 9, 14, tzinfo=datetime.UTC)


def _documented(program: str, done: str) -> list[str]:
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = [re.split(r"\s*\|\s*", line.strip("| ")) for line in lines if line.startswith("|")]
    assert rows[0] == list(HEADINGS)
    (found,) = (one for one in rows if one[:2] == [program, done])
    return found


@pytest.mark.parametrize(
    ("program", "done"),
    [
        ("LibreOffice Writer", "saved"),
        ("LibreOffice Writer", "edited"),
        ("LibreOffice Writer", "edited, tracked"),
        ("pandoc", "converted"),
        ("AbiWord", "converted"),
        ("Calligra Words", "saved as ODT"),
    ],
)
def test_what_survives_is_what_the_documentation_says(
    program: str, done: str, catalog: Catalog, tmp_path: Path
) -> None:
    trips: dict[tuple[str, str], Trip] = {(one.program, one.done): one for one in of_debian()}
    if (program, done) not in trips:
        pytest.skip(f"{program} is not on PATH")
    reader = ReportReader(ReportContext(catalog, lambda: _NOW, lambda: UUID(int=1), "0"))
    cells = [cell for cell in row(trips[program, done], reader, tmp_path) if cell]
    documented = _documented(program, done)
    # Other versions of a program may keep more.
    assert _number(cells.pop(_WHOLE)) >= _number(documented.pop(_WHOLE))
    assert cells == documented


def _number(cell: str) -> int:
    return int(cell.partition(" of ")[0])
