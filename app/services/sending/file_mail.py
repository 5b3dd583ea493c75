"""A mail with one file, for whoever is to work on it: written beside the file."""

import datetime
from pathlib import Path

from app.formats.limits import MAX_FILE_BYTES
from app.formats.mail.mail_writer import write_mail
from app.model.letter import Letter
from app.services.sending.export import ascii_name
from app.services.sending.mail_program import WrittenMail
from app.services.sending.report_mail import MAIL
from app.storage.disk import DISK, Disk
from app.storage.file_reading import read_bytes
from app.storage.file_writing import write_bytes


def write_file_mail(
    letter: Letter, file: Path, now: datetime.datetime, disk: Disk = DISK
) -> WrittenMail:
    """Write it over one written before for the same file. Raises StorageError."""
    file = file.absolute()
    data = read_bytes(file, MAX_FILE_BYTES, disk)
    # Mail programs differ in how they read a name that is not ASCII.
    attached = file.name if file.name.isascii() else f"{ascii_name(file.stem)}{file.suffix}"
    target = file.with_name(f"{file.stem}_mejl{MAIL}")
    write_bytes(target, write_mail(letter, {attached: data}, now), disk, private=False)
    return WrittenMail(letter, target, (file,))
