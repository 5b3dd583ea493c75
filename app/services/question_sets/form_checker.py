"""Checking question sets for their author: errors and advice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, form_lines, read_form_file
from app.formats.question_set.toml_lines import line_at
from app.formats.validation import path_of
from app.model.form import FormDefinition
from app.services.catalog import Catalog
from app.services.question_sets.set_remarks import NO_SET, as_sentence, remarks_on_set
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes


@dataclass(frozen=True)
class FormRemark:
    """An error or a piece of advice on a file. `line` counts from 1; None means the whole file."""

    file: str
    line: int | None
    kind: Literal["error", "advice"]
    code: str
    place: str
    message: str


@dataclass(frozen=True)
class _Checked:
    path: Path
    data: bytes
    form: FormDefinition


def check_forms(paths: Iterable[Path], catalog: Catalog) -> list[FormRemark]:
    """Check files against the catalog and each other; remarks come in the order of the files."""
    remarks: list[FormRemark] = []
    checked: list[_Checked] = []
    order = []
    for path in dict.fromkeys(paths):
        order.append(str(path))
        try:
            data = read_bytes(path, MAX_BYTES)
            read = read_form_file(data, str(path), catalog.calendar)
        except FormFileError as error:
            remarks += refused_remarks(error)
        except StorageError as error:
            remarks.append(FormRemark(str(path), None, "error", "cannot-be-read", "", str(error)))
        else:
            if isinstance(read, FormDefinition):
                checked.append(_Checked(path, data, read))
    for one in checked:
        others = [*catalog.forms, *(other.form for other in checked if other is not one)]
        remarks += _remarks_on(one, others, catalog)
    return sorted(remarks, key=lambda remark: (order.index(remark.file), remark.line or 0))


def refused_remarks(error: FormFileError) -> Iterator[FormRemark]:
    """What a file is refused for, in the order of the file."""
    for fault in error.faults:
        text = f"{fault.place}: {fault.reason}." if fault.place else as_sentence(fault.reason)
        yield FormRemark(error.file, fault.line, "error", NO_SET, fault.place, text)


def _remarks_on(
    checked: _Checked, others: list[FormDefinition], catalog: Catalog
) -> Iterator[FormRemark]:
    lines = form_lines(checked.data)
    for one in remarks_on_set(checked.form, others, catalog):
        line, place = line_at(lines, one.location), path_of(one.location)
        yield FormRemark(str(checked.path), line, one.kind, one.code, place, one.message)
