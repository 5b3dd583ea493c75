"""The reminder to committees that have not sent their report, as a mail ready to be sent."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from app.formats.mail.mail_writer import write_mail
from app.model.collation.collation import Collation, MissingCommittee
from app.model.letter import Letter
from app.services.review.contact_rules import is_email
from app.services.sending.export import ascii_name
from app.services.sending.mail_program import WrittenMail
from app.storage.disk import DISK, Disk
from app.storage.file_writing import write_bytes

_SUFFIX = "_paminnelse.eml"


def reminder(collation: Collation, due: str, office: str) -> Letter:
    """A letter to all missing committees with a known address, hidden from each other.

    `due` is a sentence on when the report is due, or empty; `office` signs.
    """
    what = f"{collation.title} för {collation.term.in_a_sentence}"
    day = f" {due}" if due else ""
    names = "".join(f"- {one.committee.name}\n" for one in collation.missing)
    return Letter(
        hidden=tuple(dict.fromkeys(email for _, email in _addresses(collation.missing))),
        subject=f"Påminnelse: {collation.title}, {collation.term.in_a_sentence}",
        text=(
            f"Hej,\n\nvi har inte fått in er rapport: {what}.{day} Skicka den så snart ni kan, "
            "eller hör av er om något hindrar.\n\n"
            f"Vi saknar rapporten från:\n{names}\n"
            "Har ni redan skickat den kan ni bortse från det här mejlet.\n\n"
            f"Vänliga hälsningar\n{office}\n"
        ),
    )


def without_address(missing: Iterable[MissingCommittee]) -> tuple[str, ...]:
    """The names of the committees that the reminder does not reach."""
    missing = tuple(missing)
    known = {name for name, _ in _addresses(missing)}
    return tuple(one.committee.name for one in missing if one.committee.name not in known)


def write_reminder(
    letter: Letter,
    collation: Collation,
    folder: Path,
    now: datetime.datetime,
    disk: Disk = DISK,
) -> WrittenMail:
    """Write the mail over one written before. Raises StorageError."""
    path = folder / f"{ascii_name(collation.title)}_{collation.term.code}{_SUFFIX}"
    write_bytes(path, write_mail(letter, {}, now), disk, private=False)
    return WrittenMail(letter, path.absolute())


def _addresses(missing: Iterable[MissingCommittee]) -> list[tuple[str, str]]:
    # A report may say anything in the place of an address.
    return [(one.committee.name, mail) for one in missing for mail in one.emails if is_email(mail)]
