"""The day when a report is due, for a calendar."""

import datetime
from pathlib import Path

from app.formats.calendar_file import CALENDAR, write_calendar_day
from app.model.form import FormDefinition
from app.model.report import Report
from app.services.sending.export import file_stem
from app.services.sending.report_mail import ReportMail
from app.storage.file_writing import write_bytes


def write_deadline(
    report: Report,
    form: FormDefinition,
    due: datetime.date,
    folder: Path,
    mailing: ReportMail,
    now: datetime.datetime,
) -> Path:
    """Write the day over one written before. Raises StorageError."""
    subject = mailing.letter(report, form).subject
    title = f"Sista dag: {subject}"
    description = f"Rapporten ska vara inne hos {form.office} den här dagen."
    path = folder / f"{file_stem(report, mailing.title_of(form))}_sista-dag{CALENDAR}"
    data = write_calendar_day(report.report_id, due, title, description, now)
    write_bytes(path, data, mailing.disk, private=False)
    return path
