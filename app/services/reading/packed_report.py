"""The one report in a mail or a ZIP file."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Protocol, TypeVar

from app.formats.errors import FormatErrorCode, ReportFileError
from app.model.rich_text import shortened
from app.services.reading.own_files import OpenedReport
from app.services.reading.unpacking import IncomingFile, Unopened, Unpacked
from app.services.reports.new_reports import distinct

# More are not counted, as each takes time to read.
_MOST = 20


class _Read(Protocol):
    @property
    def source(self) -> str: ...
    @property
    def opened(self) -> OpenedReport: ...
    @property
    def filled_in_elsewhere(self) -> bool: ...


T = TypeVar("T", bound=_Read)


def only_report(
    file: str, inside: Iterable[Unpacked], read: Callable[[IncomingFile], T]
) -> tuple[T, tuple[str, ...]]:
    """The report, and the names of the files that are not read.

    The two files of a pair are one report, as are copies and revisions of it. `read` is called for
    each file, and gives a `source` that is the file's name. Raises ReportFileError where there is
    no report, or several.
    """
    reads: list[T] = []
    refused: list[ReportFileError] = []
    # Of a document and its print the document says more.
    for item in sorted(inside, key=_is_print):
        if isinstance(item, Unopened):
            if not item.item.attachment:
                # The file itself: nobody knows what else is in it.
                raise item.error
            refused.append(item.error)
            continue
        try:
            reads.append(read(item))
        except ReportFileError as error:
            refused.append(error)
        if len(reads) > _MOST:
            break
    kept, repeated = _apart(reads)
    if not kept:
        raise _no_report(file, refused)
    if len(kept) > 1:
        many = len(reads) > _MOST
        told = f"minst {len(kept)}" if many else str(len(kept))
        raise ReportFileError(file, FormatErrorCode.SEVERAL_REPORTS, told)
    return kept[0], (*(error.file for error in refused), *repeated)


def _is_print(item: Unpacked) -> bool:
    return isinstance(item, IncomingFile) and item.name.lower().endswith(".pdf")


def _apart(reads: Sequence[T]) -> tuple[list[T], list[str]]:
    """The reports that differ, and the names of forms that only say one of them again."""
    reports = distinct([read.opened.report for read in reads])
    different = [read for read in reads if any(read.opened.report is one for one in reports)]
    kept: list[T] = []
    repeated: list[str] = []
    for read in sorted(different, key=lambda read: read.filled_in_elsewhere):
        if read.filled_in_elsewhere and any(_repeats(read, one) for one in kept):
            repeated.append(read.source)
        else:
            kept.append(read)
    return kept, repeated


def _repeats(form: _Read, other: _Read) -> bool:
    """Whether a form is saved from the other: it has its name, or is for the same as a report."""
    if PurePath(form.source).stem == PurePath(other.source).stem:
        return True
    one, two = form.opened.report, other.opened.report
    same = (one.committee, one.term) == (two.committee, two.term)
    return same and not other.filled_in_elsewhere


def _no_report(file: str, refused: Sequence[ReportFileError]) -> ReportFileError:
    """Of a single file, why it is none; of several, what they are."""
    if len(refused) == 1:
        (error,) = refused
        place = ", ".join(filter(None, (error.file, error.place)))
        return ReportFileError(file, error.code, *error.details, place=place)
    names = shortened(", ".join(error.file for error in refused), 200)
    return ReportFileError(file, FormatErrorCode.NO_REPORT_INSIDE, names)
