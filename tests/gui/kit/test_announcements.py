"""What comes about elsewhere than where the officer is, is read aloud: once, and only if new."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.gui.kit.announcements import Weight, announce, announcer
from app.gui.kit.messages import Level, MessageBar
from app.model.places import EXPORT
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.typing import type_text


class Heard:
    """What a screen reader is told, when it is at a pause."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def listen(self, event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.told.append(event.message())

    def said(self) -> list[str]:
        """What is said of what was done since this was asked."""
        announcer().tell()
        told, self.told = self.told, []
        return told


@pytest.fixture
def heard(styled_app: object, monkeypatch: pytest.MonkeyPatch) -> Heard:
    announcer().tell()
    heard = Heard()
    monkeypatch.setattr(QAccessible, "updateAccessibility", heard.listen)
    return heard


@pytest.fixture
def field(styled_app: object, qtbot: QtBot) -> QLineEdit:
    """What has the focus."""
    made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_what_comes_of_one_action_is_said_at_once(field: QLineEdit, heard: Heard) -> None:
    announce(field, "3 kvar att granska", Weight.BESIDE)
    announce(field, "Rapporten är låst.")
    announce(field, "Klar att skicka.", Weight.OUTCOME)
    announce(field, "låst")
    assert heard.said() == ["Klar att skicka. Rapporten är låst."]
    assert heard.said() == []


def test_a_count_is_said_where_nothing_else_is(field: QLineEdit, heard: Heard) -> None:
    for count in (3, 2):
        announce(field, f"{count} kvar att granska", Weight.BESIDE)
    assert heard.said() == ["2 kvar att granska"]


def test_it_is_said_without_being_asked_for(field: QLineEdit, heard: Heard, qtbot: QtBot) -> None:
    announce(field, "Sparad")
    qtbot.waitUntil(lambda: heard.told == ["Sparad"])


def test_an_outcome_describes_what_has_the_focus_until_it_is_left(
    field: QLineEdit, heard: Heard, qtbot: QtBot
) -> None:
    field.setAccessibleDescription("Sök i alla svar")
    announce(field, "Sparad")
    heard.said()
    assert field.accessibleDescription() == "Sök i alla svar"
    for outcome in ("1 träff", "Inga träffar"):
        announce(field, outcome, Weight.OUTCOME)
        heard.said()
        assert field.accessibleDescription() == outcome
    field.clearFocus()
    assert field.accessibleDescription() == "Sök i alla svar"


def test_what_is_gone_by_then_tells_nothing(styled_app: object, heard: Heard) -> None:
    gone = QLineEdit()
    announce(gone, "Borta")
    delete(gone)
    assert heard.said() == []


def test_a_notice_is_read_aloud_when_it_is_new(
    styled_app: object, qtbot: QtBot, heard: Heard
) -> None:
    notice = MessageBar(framed=True)
    qtbot.addWidget(notice)
    said = []
    for text in ("Ett", "Ett", "Två", "", "Två"):
        notice.say(text)
        said += heard.said()
    assert said == ["Ett", "Två", "Två"]


def test_a_problem_is_read_aloud_each_time_it_stops_somebody(
    styled_app: object, qtbot: QtBot, heard: Heard
) -> None:
    problem = MessageBar(level=Level.ERROR)
    qtbot.addWidget(problem)
    said = []
    for text in ("Ett", "Ett", ""):
        problem.say(text)
        said += heard.said()
        assert problem.isVisible() == bool(text)
    assert said == ["Ett", "Ett"]


def test_why_no_report_is_made_is_said_once_and_stays_with_the_field(
    officer: Officer, heard: Heard
) -> None:
    panel = officer.new_report
    panel.committee.setFocus()
    type_text(panel.committee, "qqqq")
    (why,) = heard.said()
    assert why.startswith("Ingen nämnd heter så.")
    assert panel.committee.accessibleDescription() == why
    panel.committee.clear()
    assert panel.committee.accessibleDescription() == ""


def test_a_fault_is_said_when_its_field_is_left(officer: Officer, heard: Heard) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.fill_contact("Åsa Öberg", "1", "asa.oberg@stockholm.se")
    fault = officer.contact.fields["phone"].accessibleDescription()
    assert fault.startswith("Telefonnumret")
    assert " ".join(heard.said()).count(fault) == 1


def test_how_the_export_went_is_said(officer: Officer, heard: Heard, tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    page = officer.export
    page.choose_folder("")
    click(page.draft)
    assert heard.said()[-1] == "Välj vilken mapp filerna ska sparas i."
    page.choose_folder(str(tmp_path))
    click(page.draft)
    said = heard.said()[-1]
    assert said.startswith(f"Utkastet är sparat. Det ligger i mappen {tmp_path}")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path)
    assert any(
        said.startswith("Klar att skicka. Filerna ligger i mappen ") for said in heard.said()
    )
