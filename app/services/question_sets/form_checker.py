"""Checking question sets for their author: errors and advice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, form_lines, read_form_file
from app.formats.question_set.toml_lines import line_at
from app.formats.validation import path_of
from app.model.base import Location
from app.model.form import FormDefinition, is_version_taken, version_before
from app.model.form_advice import advice_on
from app.model.form_succession import advice_on_replacing, advice_on_succession
from app.model.swedish import with_capital
from app.model.value_advice import advice_on_values
from app.model.value_succession import advice_on_changed_values
from app.services.catalog import Catalog, unknown_audience
from app.services.sending.recipients import recipient_in
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
            read = read_form_file(data, str(path))
        except FormFileError as error:
            remarks += _refused(error)
        except StorageError as error:
            remarks.append(FormRemark(str(path), None, "error", "cannot-be-read", "", str(error)))
        else:
            if isinstance(read, FormDefinition):
                checked.append(_Checked(path, data, read))
    for one in checked:
        others = [*catalog.forms, *(other.form for other in checked if other is not one)]
        remarks += _remarks_on(one, others, catalog)
    return sorted(remarks, key=lambda remark: (order.index(remark.file), remark.line or 0))


def _refused(error: FormFileError) -> Iterator[FormRemark]:
    for fault in error.faults:
        text = f"{fault.place}: {fault.reason}." if fault.place else _sentence(fault.reason)
        yield FormRemark(error.file, fault.line, "error", "refused", fault.place, text)


def _sentence(reason: str) -> str:
    return f"{with_capital(reason)}."


def _remarks_on(
    checked: _Checked, others: list[FormDefinition], catalog: Catalog
) -> Iterator[FormRemark]:
    lines = form_lines(checked.data)
    form = checked.form

    def remark(
        kind: Literal["error", "advice"], code: str, location: Location, message: str
    ) -> FormRemark:
        line = line_at(lines, location)
        return FormRemark(str(checked.path), line, kind, code, path_of(location), message)

    for location, reason in unknown_audience(form, catalog.register):
        says = f"{_sentence(reason)} Se efter hur id:t skrivs: naringslivsrapport committees."
        yield remark("error", "unknown-audience", location, says)
    if is_version_taken(form, others):
        says = (
            f"{form.id} version {form.version} finns redan, med annat innehåll. Ge den här "
            "nästa nummer."
        )
        yield remark("error", "version-taken", ("version",), says)
    if form.recipient and not recipient_in(form):
        says = f"Till ”{form.recipient}” går det inte att skicka. Se efter hur adressen stavas."
        yield remark("error", "unusable-recipient", ("recipient",), says)
    advice = [
        *advice_on(form, catalog.register),
        *advice_on_values(form),
        *advice_on_replacing(form, {q.id for other in others for q in other.questions()}),
    ]
    before = version_before(form, others)
    if before is not None:
        advice += advice_on_succession(form, before)
        advice += advice_on_changed_values(form, before)
    for one in advice:
        yield remark("advice", one.code, one.location, one.message)
