"""What comes about elsewhere than where the officer is, is read aloud: once, and only if new."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from app.gui.kit.messages import Level, MessageBar
from app.model.places import EXPORT
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.typing import type_text


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []

    def listen(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return heard


def test_a_notice_is_read_aloud_when_it_is_new(
    styled_app: object, qtbot: QtBot, heard: list[str]
) -> None:
    notice = MessageBar(framed=True)
    qtbot.addWidget(notice)
    for text in ("Ett", "Ett", "Två", "", "Två"):
        notice.say(text)
    assert heard == ["Ett", "Två", "Två"]


def test_a_problem_is_read_aloud_each_time_it_stops_somebody(
    styled_app: object, qtbot: QtBot, heard: list[str]
) -> None:
    problem = MessageBar(level=Level.ERROR)
    qtbot.addWidget(problem)
    for text in ("Ett", "Ett", ""):
        problem.say(text)
        assert problem.isVisible() == bool(text)
    assert heard == ["Ett", "Ett"]


def test_why_no_report_is_made_is_said_once_and_stays_with_the_field(
    officer: Officer, heard: list[str]
) -> None:
    panel = officer.new_report
    panel.committee.setFocus()
    type_text(panel.committee, "qqqq")
    (why,) = heard
    assert why.startswith("Ingen nämnd heter så.")
    assert panel.committee.accessibleDescription() == why
    panel.committee.clear()
    assert panel.committee.accessibleDescription() == ""


def test_a_fault_is_said_when_its_field_is_left(officer: Officer, heard: list[str]) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.fill_contact("Åsa Öberg", "1", "asa.oberg@stockholm.se")
    fault = officer.contact.fields["phone"].accessibleDescription()
    assert fault.startswith("Telefonnumret")
    assert heard.count(fault) == 1


def test_how_the_export_went_is_said(officer: Officer, heard: list[str], tmp_path: Path) -> None:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.go_to(EXPORT)
    page = officer.export
    page.choose_folder("")
    click(page.draft)
    assert heard[-1] == "Välj vilken mapp filerna ska sparas i."
    page.choose_folder(str(tmp_path))
    click(page.draft)
    assert heard[-1].startswith(f"Utkastet är sparat. Det ligger i mappen {tmp_path}")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path)
    assert any(said.startswith("Klar att skicka. Filerna ligger i mappen ") for said in heard)
