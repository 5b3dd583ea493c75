"""The reminder reaches those whose address is known, and says who else is meant."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from app.model.collation.collation import MissingCommittee
from app.services.catalog import Catalog
from app.services.collating.reminder_mail import reminder, without_address, write_reminder
from app.services.collating.result_files import is_result
from app.storage.errors import StorageError
from tests.support.collations import StillCollation, collation_of
from tests.support.workplace import TODAY as NOW

DUE = "Den skulle ha varit inne den 30 september."
OFFICE = "Stadsledningskontoret"


def _missing(catalog: Catalog, **emails: tuple[str, ...]) -> StillCollation:
    """A collation in which these committees are missing, and how they are reached."""
    missing = []
    for committee_id, addresses in emails.items():
        committee = catalog.register.get(committee_id)
        assert committee is not None
        missing.append(MissingCommittee(committee=committee, type_name="Nämnd", emails=addresses))
    return replace(collation_of([], []), missing=tuple(missing))


def _read(path: Path) -> EmailMessage:
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_it_is_for_all_whose_address_is_known_and_names_all_who_are_missing(
    catalog: Catalog,
) -> None:
    collation = _missing(
        catalog, bromma=("asa@b.se", "bo@b.se"), farsta=(), kulturnamnden=("c@d.se",)
    )
    letter = reminder(collation, DUE, OFFICE)
    assert (letter.recipient, letter.hidden) == ("", ("asa@b.se", "bo@b.se", "c@d.se"))
    assert letter.subject == "Påminnelse: Uppföljningsrapport näringsliv, tertialrapport 2 2022"
    assert letter.text == (
        "Hej,\n\nvi har inte fått in er rapport: Uppföljningsrapport näringsliv för tertialrapport "
        f"2 2022. {DUE} Skicka den så snart ni kan, eller hör av er om något hindrar.\n\n"
        "Vi saknar rapporten från:\n- Bromma stadsdelsnämnd\n- Farsta stadsdelsnämnd\n"
        "- Kulturnämnden\n\n"
        "Har ni redan skickat den kan ni bortse från det här mejlet.\n\n"
        "Vänliga hälsningar\nStadsledningskontoret\n"
    )
    assert without_address(collation.missing) == ("Farsta stadsdelsnämnd",)


def test_without_a_day_nothing_is_said_of_one(catalog: Catalog) -> None:
    text = reminder(_missing(catalog, bromma=()), "", OFFICE).text
    assert "tertialrapport 2 2022. Skicka den" in text
    assert "  " not in text


def test_nobody_is_written_to_twice_or_by_what_is_no_address(catalog: Catalog) -> None:
    collation = _missing(
        catalog, bromma=("a@b.se", "a@b.se"), farsta=("a@b.se", "inte@@adress"), norrmalm=("x@",)
    )
    assert reminder(collation, "", OFFICE).hidden == ("a@b.se",)
    assert without_address(collation.missing) == ("Norrmalms stadsdelsnämnd",)


def test_it_is_a_mail_that_waits_to_be_sent_and_nobody_sees_the_others(
    catalog: Catalog, tmp_path: Path
) -> None:
    collation = _missing(catalog, bromma=("asa@b.se",), farsta=("bo@c.se",))
    letter = reminder(collation, DUE, OFFICE)
    written = write_reminder(letter, collation, tmp_path / "ny", NOW)
    assert (written.letter, written.attachments) == (letter, ())
    path = written.file
    assert path == tmp_path / "ny" / "uppfoljningsrapport-naringsliv_2022-T2_paminnelse.eml"
    assert is_result(path.name), "it is no report when it lies among them"
    mail = _read(path)
    assert (mail["X-Unsent"], mail["To"], mail["Cc"]) == ("1", None, None)
    assert mail["Bcc"] == "asa@b.se, bo@c.se"
    assert mail["Subject"] == letter.subject
    assert mail.get_content().replace("\r\n", "\n") == letter.text


def test_a_new_one_takes_the_place_of_the_one_before(catalog: Catalog, tmp_path: Path) -> None:
    for committee in ("bromma", "farsta"):
        collation = _missing(catalog, **{committee: ()})
        letter = reminder(collation, "", OFFICE)
        path = write_reminder(letter, collation, tmp_path, NOW).file
    assert list(tmp_path.iterdir()) == [path]
    assert "Farsta" in _read(path).get_content()


def test_a_folder_that_cannot_be_written_in_is_told_of(catalog: Catalog, tmp_path: Path) -> None:
    collation = _missing(catalog, bromma=())
    taken = tmp_path / "fil"
    taken.write_bytes(b"x")
    with pytest.raises(StorageError):
        write_reminder(reminder(collation, "", OFFICE), collation, taken, NOW)
    assert list(tmp_path.iterdir()) == [taken]
