"""An officer at the window: does with keys and mouse what a person does, reads what is shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from app.gui.carry_over.carry_over_page import CarryOverPage
from app.gui.kit.aside_page import AsidePage
from app.gui.report.report_view import ReportView
from app.gui.shell.window import MainWindow
from app.model.places import CONTACT, EXPORT, REVIEW
from app.model.rich_text import Block, BlockKind, Span
from app.model.term import Term
from tests.support.dragging import drop_files
from tests.support.example_report import WrittenReport
from tests.support.typing import CTRL, SHIFT, press, type_text

Page = TypeVar("Page", bound=AsidePage)


class Officer:
    """Drives one main window through its widgets, never its services."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def view(self) -> ReportView:
        assert self.window.views.report is not None, "no report is open"
        return self.window.views.report

    # The start page.

    def start_report(self, typed: str, term: str) -> None:
        """Choose committee and term, and create the report."""
        panel = self.window.views.start.panel
        wanted = Term.parse(term)
        panel.period.setCurrentIndex(panel.period.findData(wanted.period))
        panel.year.setCurrentIndex(panel.year.findData(wanted.year))
        panel.committee.setFocus()
        panel.committee.clear()
        type_text(panel.committee, typed)
        QApplication.processEvents()
        # A click beside the list of suggestions closes it, as it does for a person.
        suggestions = panel.committee.completer().popup()
        assert suggestions is not None
        suggestions.hide()
        click(panel.create_button)

    def begin_from_earlier(self) -> None:
        """Begin from what the program offers, and take all of it."""
        click(self.window.views.start.panel.begin_from)
        click(self.plan.create_button)

    @property
    def plan(self) -> CarryOverPage:
        assert self.window.views.carry_over is not None, "no report is planned"
        return self.window.views.carry_over

    def aside(self, kind: type[Page]) -> Page:
        """The page of this kind that is shown beside the reports."""
        shown = self.window.views.aside
        assert isinstance(shown, kind), self.window.views.start.message.text()
        return shown

    def drop(self, *files: Path) -> None:
        """Drag files from their folder, and drop them on the window."""
        drop_files(self.window, files)

    # Going about.

    def go_to(self, place: str) -> None:
        """Choose a place in the navigation."""
        self.view.navigation.go_to(place)

    def fill_contact(self, name: str, phone: str, email: str) -> None:
        self.go_to(CONTACT)
        for field, text in (("name", name), ("phone", phone), ("email", email)):
            widget = self.view.contact.fields[field]
            widget.setFocus()
            widget.selectAll()
            if text:
                type_text(widget, text)
            else:
                press(widget, Qt.Key.Key_Delete)
            press(widget, Qt.Key.Key_Tab)

    def answer(self, question_id: str, blocks: Sequence[Block]) -> None:
        """Write an answer with the keys of the editor, in the place of what stands there."""
        self.go_to(question_id)
        editor = self.view.question.editor
        editor.setFocus()
        press(editor, Qt.Key.Key_A, CTRL)
        press(editor, Qt.Key.Key_Delete)
        for index, block in enumerate(blocks):
            if index:
                press(editor, Qt.Key.Key_Return)
            self._turn_to(block.kind, block.level)
            for span in block.spans:
                self._type_span(span)

    def set_aside(self, question_id: str, reason: str) -> None:
        """Mark a question as not applicable, and say why."""
        self.go_to(question_id)
        if not self.view.question.not_applicable.isChecked():
            click(self.view.question.not_applicable)
        type_text(self.view.question.reason, reason)

    def write(self, report: WrittenReport) -> None:
        """Fill in a whole report that has been started."""
        self.fill_contact(report.name, report.phone, report.email)
        for question_id, blocks in report.answers.items():
            self.answer(question_id, blocks)
        for question_id, reason in report.reasons.items():
            self.set_aside(question_id, reason)

    def findings(self) -> list[str]:
        """The lines of the review page."""
        self.go_to(REVIEW)
        lines = self.view.review.lines
        return [lines.item(row).text() for row in range(lines.count())]

    def export(self, folder: Path) -> list[Path]:
        """Export the pair to a folder; gives the files that are in it afterwards."""
        self.go_to(EXPORT)
        page = self.view.export
        page.folder.setText(str(folder))
        click(page.export)
        return sorted(folder.iterdir()) if folder.exists() else []

    def menu_of(self, word: str) -> QMenu:
        """Click a word of the answer with the right button."""
        editor = self.view.question.editor
        cursor = editor.document().find(word)
        cursor.setPosition(cursor.selectionStart() + 2)
        place = editor.cursorRect(cursor).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, editor.viewport().mapToGlobal(QPoint(place))
        )
        QApplication.sendEvent(editor.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    # Within the editor.

    def _turn_to(self, kind: BlockKind, level: int) -> None:
        editor, bar = self.view.question.editor, self.view.question.bar
        assert self.window.isActiveWindow(), "keys reach only the active window"
        if kind is BlockKind.PARAGRAPH:
            while editor.kind()[0].is_list_item:
                press(editor, Qt.Key.Key_Return)
        while editor.kind()[0] is not kind:
            action = {
                BlockKind.PARAGRAPH: bar.subheading,
                BlockKind.SUBHEADING: bar.subheading,
                BlockKind.BULLET: bar.bullets,
                BlockKind.NUMBER: bar.numbers,
            }[kind]
            action.trigger()
        while editor.kind()[1] < level:
            press(editor, Qt.Key.Key_M, CTRL)
        while editor.kind()[1] > level:
            press(editor, Qt.Key.Key_M, CTRL | SHIFT)

    def _type_span(self, span: Span) -> None:
        editor = self.view.question.editor
        keys = [Qt.Key.Key_B] * span.bold + [Qt.Key.Key_I] * span.italic
        for key in keys:
            press(editor, key, CTRL)
        type_text(editor, span.text)
        for key in keys:
            press(editor, key, CTRL)


def click(button: QAbstractButton | QWidget) -> None:
    """Click a button where it is seen; one that is not shown or not enabled is a failure."""
    assert button.isVisible(), f"{button!r} is not shown"
    assert button.isEnabled(), f"{button!r} cannot be used"
    centre = button.rect().center()
    if not isinstance(button, QAbstractButton) or not button.hitButton(centre):
        centre.setX(12)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=centre)
