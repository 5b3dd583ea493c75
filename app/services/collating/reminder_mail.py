"""The reminder to those who have not sent: a mail that is ready to be sent."""

from collections.abc import Iterable
from pathlib import Path

from app.model.collation.collation import Collation, Missing
from app.model.letter import Letter
from app.services.review.contact_rules import is_email
from app.services.sending.export import ascii_name
from app.storage.disk import DISK, Disk
from app.storage.file_writing import write_bytes

_SUFFIX = "_paminnelse.eml"


def reminder(collation: Collation, due: str, office: str) -> Letter:
    """To all missing whose address is known, hidden from each other.

    `due` is a sentence on when it is to be there, or empty; `office` is who signs.
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


def without_address(missing: Iterable[Missing]) -> tuple[str, ...]:
    """The committees that the reminder does not reach by itself, by name."""
    missing = tuple(missing)
    known = {name for name, _ in _addresses(missing)}
    return tuple(one.committee.name for one in missing if one.committee.name not in known)


def write_reminder(letter: Letter, collation: Collation, folder: Path, disk: Disk = DISK) -> Path:
    """Write the mail; it takes the place of one from before. Raises StorageError."""
    from app.formats.mail.mail_writer import write_mail

    path = folder / f"{ascii_name(collation.title)}_{collation.term.code}{_SUFFIX}"
    write_bytes(path, write_mail(letter, {}), disk, private=False)
    return path


def _addresses(missing: Iterable[Missing]) -> list[tuple[str, str]]:
    # What stands in a report may be anything.
    return [(one.committee.name, mail) for one in missing for mail in one.emails if is_email(mail)]
