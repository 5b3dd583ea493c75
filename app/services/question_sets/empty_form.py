"""Question sets as empty forms."""

import re
from pathlib import Path

from app.formats.docx.report_docx import write_form_docx
from app.formats.question_set.form_toml import MAX_BYTES, read_form_file
from app.model.form import FormDefinition
from app.model.term import Term
from app.services.errors import NoFormError, ServiceErrorCode
from app.services.report_context import ReportContext
from app.services.sending.export import read_template
from app.storage.disk import DISK, Disk
from app.storage.file_reading import read_bytes
from app.storage.file_writing import write_new

_FILE = ".toml"
_ID = re.compile(r"(?P<id>[^@]+)(?:@(?P<version>[0-9]{1,9}))?")


def form_to_show(named: str, context: ReportContext) -> FormDefinition:
    """A set by its id (the latest version), by `id@version`, or by the path of a TOML file.

    Raises NoFormError, FormFileError and StorageError.
    """
    if is_file(named):
        calendar = context.catalog.calendar
        read = read_form_file(read_bytes(Path(named), MAX_BYTES), named, calendar)
        if not isinstance(read, FormDefinition):
            raise NoFormError(ServiceErrorCode.NO_SET_IN_FILE, named)
        return read
    found = _ID.fullmatch(named)
    if found is not None:
        version = int(found["version"]) if found["version"] else None
        # Sorted by version.
        for form in reversed(context.catalog.forms):
            if form.id == found["id"] and version in (None, form.version):
                return form
    raise NoFormError(ServiceErrorCode.UNKNOWN_SET, named)


def is_file(named: str) -> bool:
    """Whether a set is named by the path of its file."""
    return named.lower().endswith(_FILE)


def write_empty_form(
    form: FormDefinition,
    term: Term | None,
    target: Path,
    context: ReportContext,
    template: Path,
    disk: Disk = DISK,
) -> None:
    """Write the empty form as a Word document. Raises AlreadyThereError, StorageError."""
    empty = context.new_report(form, None, term)
    write_new(target, write_form_docx(empty, form, read_template(template)), disk)
