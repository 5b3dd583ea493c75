"""Whom a report is sent to: the address is typed, kept, changed and taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.model.places import EXPORT, REVIEW
from tests.support.officer import Officer, click
from tests.support.sent_mails import ADDRESS, mail_in, shown_address
from tests.support.shown_texts import shown_words
from tests.support.typing import press, type_text
from tests.support.workplace import Outside


@pytest.mark.usefixtures("folder")
def test_an_address_is_taken_out_of_what_was_copied(officer: Officer) -> None:
    panel = officer.sending
    type_text(panel.address, f"Kontoret\u200b <mailto:{ADDRESS}>;")
    click(panel.save_address)
    assert shown_address(panel) == ADDRESS


@pytest.mark.usefixtures("folder")
def test_a_long_address_is_seen_whole_in_a_small_window(officer: Officer) -> None:
    panel = officer.sending
    wide = panel.panel.minimumSizeHint().width()
    address = "naringsliv.uppfoljning.av.tertialrapporter@stadsledningskontoret.stockholm.se"
    type_text(panel.address, address)
    click(panel.save_address)
    assert shown_address(panel) == address
    assert panel.panel.minimumSizeHint().width() <= wide


def test_an_address_that_is_written_and_not_saved_is_meant(
    officer: Officer, folder: Path, outside: Outside
) -> None:
    panel = officer.sending
    type_text(panel.address, "kontoret")
    click(panel.send)
    assert outside.opened == []
    assert "Adressen går inte att använda" in shown_words(panel.panel)
    assert panel.address.hasFocus()
    type_text(panel.address, "@stockholm.se")
    click(panel.send)
    assert mail_in(outside.opened[0])["To"] == "kontoret@stockholm.se"
    assert "Adressen går inte att använda" not in shown_words(panel.panel)
    click(panel.change_address)
    assert panel.address.selectedText() == "kontoret@stockholm.se"
    type_text(panel.address, "x")
    click(panel.cancel_address)
    assert shown_address(panel) == "kontoret@stockholm.se"
    click(panel.change_address)
    panel.address.clear()
    click(panel.save_address)
    assert "Mottagaren är inte ifylld" in shown_words(panel.panel)
    assert "Mejlet har ingen mottagare än." in shown_words(panel.panel)
    click(panel.send)
    assert "To" not in mail_in(next(folder.glob("*.eml")))
    assert "Mejlet har ingen mottagare än. Har du skickat det?" in panel.question()


def test_an_address_is_kept_where_its_field_is_left_for_another_page(
    officer: Officer, folder: Path, outside: Outside
) -> None:
    panel = officer.sending
    panel.address.setFocus()
    type_text(panel.address, "anna.a")
    officer.go_to(REVIEW)
    officer.go_to(EXPORT)
    assert panel.address.text() == "anna.a"
    officer.leave()
    officer.start.open_exported()
    officer.go_to(EXPORT)
    panel = officer.sending
    assert panel.address.text() == "anna.a"
    click(panel.send)
    assert outside.opened == []
    panel.address.setFocus()
    type_text(panel.address, "@stockholm.se")
    officer.leave()
    officer.start.open_exported()
    officer.go_to(EXPORT)
    panel = officer.sending
    assert shown_address(panel) == "anna.a@stockholm.se"
    assert not panel.address.isVisible()


@pytest.mark.usefixtures("folder")
def test_what_is_given_up_is_not_gone_on_with(officer: Officer) -> None:
    panel = officer.sending
    type_text(panel.address, ADDRESS)
    click(panel.save_address)
    click(panel.change_address)
    type_text(panel.address, "annan@stockholm.se")
    click(panel.cancel_address)
    officer.go_to(REVIEW)
    officer.go_to(EXPORT)
    assert shown_address(panel) == ADDRESS
    assert not panel.address.isVisible()


@pytest.mark.usefixtures("folder")
def test_where_the_address_of_the_set_holds_again_it_is_said(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = officer.sending
    monkeypatch.setattr(
        "app.services.sending.recipients.recipient_in", lambda _form: "slk@stockholm.se"
    )
    type_text(panel.address, ADDRESS)
    press(panel.address, Qt.Key.Key_Return)
    assert "åter den som" not in shown_words(panel.recipient)
    click(panel.change_address)
    press(panel.address, Qt.Key.Key_Delete)
    press(panel.address, Qt.Key.Key_Return)
    assert shown_address(panel).startswith("slk@stockholm.se")
    assert "Adressen är nu åter den som frågeuppsättningen anger." in shown_words(panel.recipient)
