"""To whom reports go: the set says, the officer corrects, and news from the office wins."""

from pathlib import Path

import pytest

from app.services.sending.recipients import NoAddressError, Recipients
from app.storage.errors import StorageError
from app.storage.settings import Settings
from tests.support.failing import FailingDisk
from tests.support.small_form import small_form

SETS, OWN = "kontoret@stockholm.se", "egen@stockholm.se"
NAMED, UNNAMED = small_form(recipient=SETS), small_form()


@pytest.fixture
def recipients(tmp_path: Path) -> Recipients:
    return Recipients(Settings(tmp_path / "settings.json"))


def test_nobody_is_invented(recipients: Recipients) -> None:
    assert recipients.of(UNNAMED) == ""


def test_the_set_says_whom(recipients: Recipients) -> None:
    assert recipients.of(NAMED) == SETS


def test_the_officers_word_is_remembered(recipients: Recipients, tmp_path: Path) -> None:
    recipients.choose(UNNAMED, f" {OWN} ")
    again = Recipients(Settings(tmp_path / "settings.json"))
    assert again.of(UNNAMED) == OWN
    assert again.of(NAMED) == SETS, "what the office names for the first time is news"


def test_an_address_of_the_set_is_corrected_until_the_office_names_another(
    recipients: Recipients,
) -> None:
    recipients.choose(NAMED, OWN)
    assert recipients.of(NAMED) == OWN
    assert recipients.of(small_form(recipient="nya@stockholm.se")) == "nya@stockholm.se"
    assert recipients.of(UNNAMED) == ""


@pytest.mark.parametrize("again", ["", SETS])
def test_a_correction_is_taken_back(recipients: Recipients, again: str) -> None:
    recipients.choose(NAMED, OWN)
    recipients.choose(NAMED, again)
    assert recipients.of(NAMED) == SETS


def test_what_is_left_is_chosen_if_it_is_an_address_and_else_gone_on_with(
    recipients: Recipients,
) -> None:
    recipients.remember(UNNAMED, "egen@")
    assert (recipients.of(UNNAMED), recipients.half_written(UNNAMED)) == ("", "egen@")
    assert recipients.half_written(NAMED) == ""
    recipients.remember(UNNAMED, OWN)
    assert (recipients.of(UNNAMED), recipients.half_written(UNNAMED)) == (OWN, "")
    recipients.remember(UNNAMED, "")
    assert recipients.of(UNNAMED) == OWN


@pytest.mark.parametrize(
    "address", ["kontoret", "a@b", "a@b.se, c@d.se", "a@b.se\nBcc: c@d.se", "Åsa <a@b.se>"]
)
def test_what_is_no_address_is_refused(recipients: Recipients, address: str) -> None:
    recipients.choose(UNNAMED, OWN)
    with pytest.raises(NoAddressError, match="Skriv den som"):
        recipients.choose(UNNAMED, address)
    assert recipients.of(UNNAMED) == OWN


def test_settings_changed_by_hand_name_nobody_who_cannot_be_reached(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("recipient", "a@b.se\nBcc: c@d.se")
    assert Recipients(settings).of(UNNAMED) == ""
    assert Recipients(settings).of(small_form(recipient="a(b@stockholm.se")) == ""


def test_what_cannot_be_remembered_is_told(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json", FailingDisk(1))
    with pytest.raises(StorageError):
        Recipients(settings).choose(UNNAMED, OWN)


def test_an_address_that_looks_right_is_right(recipients: Recipients) -> None:
    copied = f"\u200b{OWN}\u00a0\u200e"
    recipients.choose(UNNAMED, copied)
    assert recipients.of(UNNAMED) == OWN
    recipients.choose(UNNAMED, "")
    recipients.remember(UNNAMED, copied)
    assert recipients.of(UNNAMED) == OWN
