"""Checking registers for their author: errors and advice."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, form_lines, read_register
from app.formats.question_set.toml_lines import line_at
from app.formats.validation import path_of
from app.model.register import Register
from app.model.register_advice import advice_on_register
from app.services.catalog import Catalog
from app.services.question_sets.form_checker import FormRemark, refused_remarks
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes


def check_registers(paths: Iterable[Path], catalog: Catalog) -> list[FormRemark]:
    """Check files, each by itself; remarks come in the order of the files, and of their lines."""
    remarks: list[FormRemark] = []
    for path in dict.fromkeys(paths):
        remarks += sorted(_remarks(path, catalog), key=lambda remark: remark.line or 0)
    return remarks


def _remarks(path: Path, catalog: Catalog) -> Iterator[FormRemark]:
    file = str(path)
    try:
        data = read_bytes(path, MAX_BYTES)
        register = read_register(data, file)
    except FormFileError as error:
        yield from refused_remarks(error)
        return
    except StorageError as error:
        yield FormRemark(file, None, "error", "cannot-be-read", "", str(error))
        return
    lines = form_lines(data)
    if _is_taken(register, catalog.register):
        says = (
            f"{register.id} version {register.version} finns redan, med annat innehåll. Ge den här "
            "nästa nummer."
        )
        yield FormRemark(
            file, line_at(lines, ("version",)), "error", "version-taken", "version", says
        )
    for one in advice_on_register(register, catalog.forms):
        line, place = line_at(lines, one.location), path_of(one.location)
        yield FormRemark(file, line, "advice", one.code, place, one.message)


def _is_taken(register: Register, other: Register) -> bool:
    same = (register.id, register.version) == (other.id, other.version)
    return same and register != other
