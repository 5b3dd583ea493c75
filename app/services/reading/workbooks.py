"""Question sets out of workbooks that follow XLSForm."""

from pathlib import Path

from app.formats.limits import MAX_FILE_BYTES
from app.formats.xlsform.read_form import ReadForm
from app.model.calendar import Calendar
from app.storage.file_reading import read_bytes


def read_workbook(path: Path, calendar: Calendar) -> ReadForm:
    """Read a workbook in this process, with the periods of the calendar.

    Raises FormFileError with the cells, StorageError.
    """
    from app.formats.xlsform.xlsform_reader import read_xlsform

    return read_xlsform(read_bytes(path, MAX_FILE_BYTES), path.name, calendar)
