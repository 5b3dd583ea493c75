"""Wherever the focus is, on every page, one sees it: what has it looks otherwise."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.model.places import CONTACT, EXPORT, REVIEW
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.tab_order import name_of
from tests.support.typing import press

_QUESTION = "samverkan-lokalt-naringsliv"
# A cursor that blinks would do as a difference; the edge is looked at, not the text.
_EDGE = 3


def _edge(widget: QWidget) -> list[QImage]:
    picture = widget.grab().toImage()
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        width, height = picture.width(), picture.height()
        return [picture.copy(0, 0, width, _EDGE), picture.copy(0, 0, _EDGE, height)]
    return [picture]


def _unseen(first: QWidget) -> list[str]:
    """What looks the same with the focus and without it, from a widget on round the page."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    unseen = []
    focused: QWidget | None = first
    for _ in range(60):
        assert focused is not None
        QTest.qWait(1)
        with_focus = _edge(focused)
        press(focused, Qt.Key.Key_Tab)
        after = QApplication.focusWidget()
        QTest.qWait(1)
        if after is not focused and _edge(focused) == with_focus:
            unseen.append(name_of(focused))
        if after is first:
            return unseen
        focused = after
    raise AssertionError("Tab has no end")


def test_the_focus_is_seen_on_every_page(officer: Officer, tmp_path: Path) -> None:
    start = officer.start
    assert _unseen(officer.new_report.committee) == []
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "t1")
    officer.leave()
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    assert _unseen(officer.plan.create) == []
    click(officer.plan.create)
    for place in (CONTACT, _QUESTION, REVIEW, EXPORT):
        officer.go_to(place)
        assert _unseen(officer.navigation.rows) == [], place
    officer.find.open()
    assert _unseen(officer.find.field) == []
    officer.leave()
    assert _unseen(start.drafts) == []
