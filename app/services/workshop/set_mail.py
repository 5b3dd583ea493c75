"""The mail that a question set is sent out with."""

import datetime
from collections.abc import Mapping
from pathlib import Path

from app.formats.docx.report_docx import write_form_docx
from app.model.form import FormDefinition
from app.model.letter import Letter
from app.services.report_context import ReportContext
from app.services.sending.export import ascii_name, read_template
from app.services.sending.mail_program import WrittenMail
from app.services.sending.report_mail import MAIL
from app.storage.disk import Disk
from app.storage.file_writing import write_bytes


def files_of_set(
    form: FormDefinition, data: bytes, context: ReportContext, template: Path | None
) -> dict[str, bytes]:
    """The file of the set, and the empty form where there is a template for it, by their names.

    Raises StorageError where the template cannot be read.
    """
    files = {f"{form.id}_v{form.version}.toml": data}
    if template is not None:
        empty = context.new_report(form, None, None)
        name = f"{ascii_name(form.short_title)}_blankett.docx"
        files[name] = write_form_docx(empty, form, read_template(template))
    return files


def mail_of(letter: Letter, files: Mapping[str, bytes], now: datetime.datetime) -> bytes:
    """The mail (.eml) with these files."""
    # Brings in the mail policies of the standard library, which take a moment to load.
    from app.formats.mail.mail_writer import write_mail

    return write_mail(letter, files, now)


def write_set_mail(
    letter: Letter, files: Mapping[str, bytes], folder: Path, now: datetime.datetime, disk: Disk
) -> WrittenMail:
    """Write the mail to a folder, named as its first file, and the files beside it.

    What was written there before for the same set is written over. Raises StorageError.
    """
    paths = tuple(folder.absolute() / name for name in files)
    for path, data in zip(paths, files.values(), strict=True):
        write_bytes(path, data, disk, private=False)
    target = paths[0].with_name(f"{paths[0].stem}_mejl{MAIL}")
    write_bytes(target, mail_of(letter, files, now), disk, private=False)
    return WrittenMail(letter, target, paths)
