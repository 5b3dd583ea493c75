"""Question sets as workbooks that follow XLSForm."""

from pathlib import Path

from app.model.form import FormDefinition
from app.storage.disk import DISK, Disk
from app.storage.file_writing import write_new


def workbook_of(form: FormDefinition) -> bytes:
    """Raises FormFileError for a text that no cell has room for."""
    from app.formats.xlsform.xlsform_writer import write_xlsform

    return write_xlsform(form)


def write_workbook(form: FormDefinition, target: Path, disk: Disk = DISK) -> None:
    """Raises FormFileError, AlreadyThereError, StorageError."""
    write_new(target, workbook_of(form), disk)
