"""Files made to break their reader: each is read, or refused with what is wrong and what to do."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from _pytest.mark import ParameterSet

from app.services.catalog import Catalog
from app.services.errors import ImportRefused
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.report_context import ReportContext
from tests.support.figures import Figures
from tests.support.hostile_documents import DOCUMENTS
from tests.support.hostile_files import ENDS, READ, READ_OR_DAMAGED, TOO_SLOW, Hostile
from tests.support.hostile_json import JSON_FILES
from tests.support.hostile_open_documents import OPEN_DOCUMENTS, PACKED
from tests.support.hostile_packages import PACKAGES
from tests.support.hostile_pdfs import PDFS
from tests.support.hostile_texts import TEXTS
from tests.support.reading_processes import peak_of_reading, time_of_reading
from tests.support.wine import skip_under_wine
from tests.support.workplace import TODAY
from tools.windows.wine_faults import JOB_MEMORY, under_wine

_ALL = (*PACKAGES, *DOCUMENTS, *OPEN_DOCUMENTS, *PACKED, *PDFS, *JSON_FILES, *TEXTS)
_WORTH_TELLING = 1.0
_SECONDS, _MEGABYTES = 5, 300
# The sentence after what is wrong: what to do.
_WHAT_TO_DO = re.compile(
    r"[.;] (Öppna|Spara|Välj|Försök|Kontrollera|Uppdatera|Har du valt)|; uppdatera|Välj en .docx"
)


@pytest.fixture(scope="module")
def guarded(catalog: Catalog) -> Iterator[GuardedReader]:
    with GuardedReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")) as reader:
        yield reader


def test_no_two_are_called_the_same() -> None:
    assert len({hostile.what for hostile in _ALL}) == len(_ALL)


def _tried(hostile: Hostile) -> ParameterSet:
    # What ends the process there is the limit of its memory.
    marks = [skip_under_wine(JOB_MEMORY)] if hostile.says == ENDS else []
    return pytest.param(hostile, marks=marks, id=str(hostile))


@pytest.mark.parametrize("hostile", [_tried(hostile) for hostile in _ALL])
def test_it_is_read_or_refused_in_time_and_within_the_memory(
    guarded: GuardedReader, tmp_path: Path, figures: Figures, hostile: Hostile
) -> None:
    path = tmp_path / "fil.docx"
    path.write_bytes(hostile.make())
    # Of the processors: a machine that does other things too is no fault of the reader.
    begun = time_of_reading()
    refused = _refusal(guarded, path)
    seconds, peak = time_of_reading() - begun, peak_of_reading()
    if seconds > _WORTH_TELLING:
        figures(f"{seconds:.1f} s, {peak:.0f} MB at most so far")
    if hostile.says == READ or (hostile.says == READ_OR_DAMAGED and refused is None):
        assert refused is None
    else:
        assert refused is not None
        # What is wrong in a report is for support, and not told.
        found = " ".join((refused.reason, *refused.details))
        assert (hostile.says if hostile.says != READ_OR_DAMAGED else "skadad") in found
        assert _WHAT_TO_DO.search(refused.reason)
        assert "\n" not in str(refused)
        assert not refused.fault or hostile.says == ENDS
    assert seconds <= _SECONDS or hostile.says == TOO_SLOW
    assert peak <= _MEGABYTES or under_wine(), JOB_MEMORY
    # A name in a file is never a path to write to.
    assert list(tmp_path.iterdir()) == [path]


def _refusal(reader: GuardedReader, path: Path) -> ImportRefused | None:
    try:
        assert reader.read(path).opened.report.answers
    except ImportRefused as refused:
        return refused
    return None
