"""The frame around a report's pages."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from app.gui.kit.page import PageHeader
from tests.support.officer import Officer


def test_the_header_is_read_before_the_navigation_and_this_before_the_pages(
    officer: Officer,
) -> None:
    officer.start_report("norrmalm", "2022-T2")
    frame = officer.view.frame
    read = QAccessible.queryAccessibleInterface(frame)
    assert read is not None
    inside = (read.child(number) for number in range(read.childCount()))
    parts = [part.object() for part in inside]
    (header,) = frame.findChildren(PageHeader)
    wanted: list[QWidget] = [header, frame.navigation, frame.with_pane]
    assert [part for part in parts if part in wanted] == wanted
