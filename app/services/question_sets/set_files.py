"""The files of the question sets on offer, to the byte."""

import contextlib
from pathlib import Path

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, read_form_file
from app.formats.question_set.toml_edit import new_form_text
from app.model.form import FormDefinition
from app.services.catalog import Catalog
from app.services.question_sets.empty_form import form_to_show, is_file
from app.services.report_context import ReportContext
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import files_in, read_bytes


def file_of(form: FormDefinition, catalog: Catalog, disk: Disk = DISK) -> bytes | None:
    """What the file of a set on offer says; None where there is none to be read."""
    for folder in catalog.folders:
        for path in files_in(folder, "*.toml", disk):
            with contextlib.suppress(FormFileError, StorageError):
                data = read_bytes(path, MAX_BYTES, disk)
                read = read_form_file(data, path.name, catalog.calendar)
                if isinstance(read, FormDefinition) and read.in_survey(form.survey) == form:
                    return data
    return None


def bytes_of(named: str, context: ReportContext) -> bytes:
    """What the file of a set says, named as for `form_to_show`; written anew where it has none.

    Raises likewise.
    """
    form = form_to_show(named, context)
    if is_file(named):
        return read_bytes(Path(named), MAX_BYTES)
    found = file_of(form, context.catalog)
    return text_of(form).encode() if found is None else found


def text_of(form: FormDefinition) -> str:
    """The set as a file, written anew."""
    return new_form_text(form.model_dump(by_alias=True, exclude_defaults=True))
