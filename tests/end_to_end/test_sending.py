"""An exported report on its way: by mail, by hand, marked as sent, and shown so ever after."""

import datetime
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from app.gui.kit.services import Folder, Services
from app.model.places import EXPORT, REVIEW
from app.services.catalog import Catalog
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.settings import Settings
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.pages.export import Sending
from tests.support.sent_mails import ADDRESS, SUBJECT, mail_in, shown_address
from tests.support.shown_texts import is_seen, shown_buttons, shown_words
from tests.support.typing import press, type_text
from tests.support.window import window_with
from tests.support.workplace import Clock, Outside, services_in


def _copy_button(panel: Sending, name: str) -> QPushButton:
    (found,) = (
        one for one in shown_buttons(panel.panel, "Kopiera") if one.accessibleName() == name
    )
    return found


def _exported_card(officer: Officer) -> str:
    return officer.start.submitted_listed()[0].partition("\n")[2]


def _later(folder: Path, days: int) -> Services:
    """What the program has when it is started again."""
    services = services_in(folder)
    assert isinstance(services.now, Clock)
    services.now.advance(days=days)
    return services


def test_a_report_is_sent_by_mail_and_marked(
    officer: Officer, folder: Path, outside: Outside, tmp_path: Path
) -> None:
    panel = officer.sending
    assert panel.address.hasFocus(), "nobody is known to send it to"
    assert panel.title.text() == "Klar att skicka"
    assert officer.export.title() == "Skicka rapporten"
    type_text(panel.address, ADDRESS)
    press(panel.address, Qt.Key.Key_Return)
    assert shown_address(panel) == ADDRESS
    click(panel.send)
    (mail,) = outside.opened
    assert (mail.parent, mail.suffix) == (folder, ".eml")
    assert (mail_in(mail)["To"], mail_in(mail)["Subject"]) == (ADDRESS, SUBJECT)
    assert "Har du skickat det?\nOm mejlet inte syns" in panel.question()
    assert not panel.mark.isVisible(), "it is asked once"
    click(panel.was_sent)
    assert re.fullmatch(rf"Skickad i dag kl\. \d\d\.\d\d till {ADDRESS}", panel.title.text())
    assert panel.marked.isVisible()
    assert "Rapporten skickades i dag" in officer.notices.locked()
    assert f"till {ADDRESS} och är låst" in officer.notices.locked()
    assert panel.files.text().endswith("De är oförändrade sedan dess.")
    assert panel.show_files.hasFocus(), "Enter takes nothing back"
    assert not panel.has_question()
    officer.leave()
    assert _exported_card(officer).startswith("Skickad i dag · exporterad i dag")
    officer.window.close()
    with window_with(_later(tmp_path, days=20)) as window:
        again = Officer(window)
        assert _exported_card(again).startswith("Skickad 14 september · exporterad 14 september")
        Officer(window).start.open_exported()
        again.go_to(EXPORT)
        title = again.sending.title.text()
        assert title.startswith("Skickad 14 september ")
        assert title.endswith(f" till {ADDRESS}")
        assert not again.sending.recipient.isVisible(), "it is said once"


def test_where_the_mail_does_not_open_it_is_sent_by_hand(
    officer: Officer, folder: Path, outside: Outside
) -> None:
    panel = officer.sending
    type_text(panel.address, ADDRESS)
    click(panel.save_address)
    outside.works = False
    click(panel.send)
    assert "Mejlet gick inte att öppna." in panel.problem()
    assert panel.letter.isVisible()
    assert not panel.has_question()
    copies = shown_buttons(panel.panel, "Kopiera")
    assert copies[0].hasFocus()
    assert is_seen(panel.problem_line)
    assert is_seen(copies[0])
    clipboard = QGuiApplication.clipboard()
    for name, starts in (("adressen", ADDRESS), ("ämnet", SUBJECT), ("texten", "Hej,\n\nhär ")):
        copy = _copy_button(panel, f"Kopiera {name}")
        click(copy)
        assert clipboard.text().startswith(starts)
        assert shown_buttons(panel.panel, "Kopierat") == [copy]
    assert clipboard.text().endswith(f"{EXAMPLE.phone}\n{EXAMPLE.email}\n")
    click(panel.show_files)
    assert str(folder) in panel.problem()
    outside.works = True
    click(panel.show_files)
    assert outside.opened == [folder]
    assert not panel.has_problem()
    click(panel.mark)
    assert panel.title.text().startswith("Skickad i dag")


@pytest.mark.usefixtures("folder")
def test_the_way_by_hand_is_there_before_anything_fails(officer: Officer) -> None:
    panel = officer.sending
    assert not panel.letter.isVisible()
    click(panel.by_hand)
    assert panel.letter.isVisible()
    assert not panel.letter_address.isVisible(), "nobody is invented"
    click(panel.by_hand)
    assert not panel.letter.isVisible()


@pytest.mark.usefixtures("folder")
def test_not_yet_is_an_answer_and_a_mark_is_taken_back(officer: Officer) -> None:
    panel = officer.sending
    click(panel.send)
    click(panel.not_yet)
    assert panel.mark.isVisible()
    assert panel.title.text() == "Klar att skicka"
    click(panel.by_hand)
    click(panel.mark)
    assert not panel.mark.isVisible()
    assert not panel.letter.isVisible(), "it is done"
    click(panel.unmark)
    assert "är exporterad" in officer.notices.locked()
    assert panel.send.hasFocus(), "Enter does not mark it again"
    officer.leave()
    assert _exported_card(officer).startswith("Inte skickad · exporterad i dag")


def test_a_mail_that_is_gone_is_made_anew_when_the_report_is_opened_again(
    officer: Officer, folder: Path, outside: Outside, services: Services, tmp_path: Path
) -> None:
    officer.leave()
    # Another export went elsewhere meanwhile.
    services.remember_folder(Folder.EXPORT, tmp_path / "annan")
    (mail,) = folder.glob("*.eml")
    mail.unlink()
    officer.start.open_exported()
    officer.go_to(EXPORT)
    click(officer.sending.send)
    assert outside.opened == [mail]
    assert mail_in(mail)["Subject"] == SUBJECT


@pytest.mark.usefixtures("folder")
def test_what_cannot_be_remembered_is_told(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise StorageError(Path("x"), StorageErrorCode.DISK_FULL)

    panel = officer.sending
    monkeypatch.setattr(Settings, "set", refuse)
    type_text(panel.address, ADDRESS)
    click(panel.save_address)
    assert "disken är full" in shown_words(panel.recipient)
    monkeypatch.setattr("app.storage.file_writing.write_bytes", refuse)
    click(panel.mark)
    assert "Markeringen kunde inte sparas" in panel.problem()
    assert panel.title.text() == "Klar att skicka"


@pytest.mark.usefixtures("folder")
def test_a_correction_is_sent_anew(officer: Officer, outside: Outside, tmp_path: Path) -> None:
    click(officer.sending.mark)
    click(officer.notices.correct)
    officer.answer("svart-ekonomi", (paragraph("Rättat svar."),))
    officer.export_to(tmp_path / "ut")
    panel = officer.sending
    assert panel.title.text() == "Klar att skicka"
    click(panel.send)
    assert mail_in(outside.opened[0])["Subject"] == f"{SUBJECT}, version 2"
    officer.leave()
    lines = officer.start.submitted_listed()
    assert [line.split("\n")[1].split(" · ")[0] for line in lines] == [
        "Inte skickad",
        "Skickad i dag",
    ]


def test_the_day_it_is_due_is_shown_until_it_is_sent(
    officer: Officer,
    services: Services,
    outside: Outside,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Catalog, "due", lambda _catalog, _report: datetime.date(2022, 10, 7))
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    assert officer.export.due.text() == "Rapporten ska vara inne 7 oktober."
    assert not officer.export.due.property("role")
    click(officer.export.to_calendar)
    (day,) = outside.opened
    assert day.name == "uppfoljningsrapport-naringsliv_2022-T2_hagersten-alvsjo_sista-dag.ics"
    assert b"DTSTART;VALUE=DATE:20221007\r\n" in day.read_bytes()
    assert str(day) in officer.export.said_of_calendar()
    assert officer.export.title() == "Exportera"
    officer.leave()
    start = officer.start
    assert "\nSka vara inne 7 oktober · Kvar: " in start.drafts.item(0).text()
    assert isinstance(services.now, Clock)
    services.now.advance(days=30)
    start.refresh()
    assert "\nSkulle ha varit inne 7 oktober · Kvar: " in start.drafts.item(0).text()
    start.open_draft()
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "ut")
    panel = officer.sending
    assert panel.due.text() == "Rapporten skulle ha varit inne 7 oktober."
    assert panel.due.isVisible()
    assert panel.due.property("role") == "attention"
    assert not panel.to_calendar.isVisible(), "it is too late for a reminder"
    click(panel.mark)
    assert not panel.due.isVisible()
    officer.leave()
    assert _exported_card(officer).startswith("Skickad i dag · exporterad i dag")


def test_the_names_of_the_files_are_folded_away(officer: Officer, folder: Path) -> None:
    panel = officer.sending
    names = [path.name for path in folder.iterdir() if path.suffix != ".eml"]
    assert not any(name in shown_words(panel.panel) for name in names)
    assert str(folder) in panel.files.text()
    click(panel.show_names)
    assert all(name in shown_words(panel.panel) for name in names)
    click(panel.show_names)
    assert not any(name in shown_words(panel.panel) for name in names)


def test_what_was_changed_after_it_was_sent_is_told(officer: Officer, folder: Path) -> None:
    panel = officer.sending
    click(panel.mark)
    (document,) = folder.glob("*.docx")
    document.write_bytes(document.read_bytes() + b" ")
    officer.go_to(REVIEW)
    officer.go_to(EXPORT)
    assert panel.title.text().startswith("Skickad i dag ")
    assert "har ändrats sedan exporten" in panel.files.text()
    assert "oförändrade" not in panel.files.text()
