"""A start page with many reports: all are listed, and what is left of each is said in sight."""

import datetime
from uuid import UUID

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from app.model.term import Term
from tests.support.library_contents import contents_of
from tests.support.officer import Officer
from tests.support.reports import unfinished_report
from tests.support.terms import PERIODS
from tests.support.typing import press
from tools.settled import settle

_MANY = 60


def _save_many(services: Services) -> None:
    report = unfinished_report()
    for number in range(_MANY):
        moment = report.modified_at + datetime.timedelta(minutes=number)
        term = Term(year=2022 + number // 3, period=PERIODS[number % 3])
        changes = {"report_id": UUID(int=number + 1), "modified_at": moment, "term": term}
        services.library.save(report.model_copy(update=changes))


def test_what_is_left_of_a_report_is_said_when_it_comes_into_sight(
    officer: Officer, services: Services, qtbot: QtBot
) -> None:
    _save_many(services)
    officer.start.refresh()
    settle(officer.window)
    listed = officer.start.drafts_listed()
    assert len(listed) == _MANY
    assert "Kvar: 2 svar" in listed[0]
    assert "Kvar" not in listed[-1]
    assert "ändrad i dag" in listed[-1]
    drafts = officer.start.drafts
    drafts.setFocus()
    press(drafts, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "Kvar: 2 svar" in officer.start.drafts_listed()[-1])
    shown = officer.start.drafts_listed()[-1]
    assert shown.split("\n")[0] == listed[-1].split("\n")[0]


def test_a_report_far_down_is_opened_as_it_is_on_the_disk(
    officer: Officer, services: Services
) -> None:
    _save_many(services)
    officer.start.refresh()
    oldest = contents_of(services.library).drafts[-1]
    officer.start.open(oldest)
    assert officer.report == oldest
