"""An officer at the window: does with keys and mouse what a person does, reads what is shown."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from shiboken6 import isValid

from app.gui.kit.commands import Command
from app.gui.preview.preview_window import PreviewWindow
from app.gui.report.report_view import ReportView
from app.gui.shell.window import MainWindow
from app.model.form import FormDefinition
from app.model.places import CONTACT, EXPORT, REVIEW, Place
from app.model.report import Report
from app.model.rich_text import Block, BlockKind, Span
from tests.support.arriving import arrive
from tests.support.dragging import drop_files
from tests.support.example_report import WrittenReport
from tests.support.pages.backup import Backup
from tests.support.pages.bin import Bin
from tests.support.pages.carry_over import CarryOver
from tests.support.pages.collate import Collating
from tests.support.pages.export import Export, ReturnQuestion, Sending
from tests.support.pages.merge import TwoVersions
from tests.support.pages.question_sets import Move, QuestionSet, QuestionSets, RegisterShown
from tests.support.pages.report import Find, Navigation, Notices
from tests.support.pages.report_pages import Contact, EarlierAnswer, Question, Review
from tests.support.pages.start import NewReport, Start
from tests.support.pages.values import ValueControl
from tests.support.typing import CTRL, NO_KEYS, SHIFT, press, type_text
from tests.support.window import actions_of, aside_in, report_in, view_in


class Officer:
    """Drives one main window through its widgets, never its services.

    What is seen, page by page, is in `tests.support.pages`.
    """

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.start = Start(window)
        self.bin = Bin(window)
        self.new_report = NewReport(window)
        self.plan = CarryOver(window)
        self.notices = Notices(window)
        self.navigation = Navigation(window)
        self.contact = Contact(window)
        self.question = Question(window)
        self.value = ValueControl(window)
        self.earlier = EarlierAnswer(window)
        self.find = Find(window)
        self.review = Review(window)
        self.export = Export(window)
        self.sending = Sending(window)
        self.two_versions = TwoVersions(window)
        self.question_set = QuestionSet(window)
        self.question_sets = QuestionSets(window)
        self.register = RegisterShown(window)
        self.move = Move(window)
        self.collating = Collating(window)
        self.backup = Backup(window)
        self.return_question = ReturnQuestion(window)

    # The report that is open.

    @property
    def view(self) -> ReportView:
        return view_in(self.window)

    @property
    def report(self) -> Report:
        """As it stands."""
        return self.view.session.report

    @property
    def form(self) -> FormDefinition:
        return self.view.session.form

    @property
    def read_only(self) -> bool:
        return self.view.session.read_only

    @property
    def unsaved(self) -> bool:
        return self.view.session.unsaved

    def has_report(self) -> bool:
        """Whether a report is open."""
        return report_in(self.window) is not None

    def save_now(self) -> bool:
        """Save what was typed last, without waiting until it saves itself."""
        return self.view.save_now()

    def saving(self) -> str:
        """What is said of how the saving goes."""
        return self.view.frame.state.text()

    def leave(self) -> None:
        """Go back to the start page."""
        self.view.leave()

    def show_place(self, place: Place) -> None:
        """Turn to a place of the report, as a link does."""
        self.view.show_place(place)
        arrive()

    def focus_first(self) -> None:
        """Put the focus where the page begins."""
        self.view.focus_first()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key in the report, whatever has the focus in it."""
        press(self.view, key, modifiers)

    def previews(self) -> list[PreviewWindow]:
        """The previews that are open."""
        return self.view.findChildren(PreviewWindow)

    def pages(self) -> QWidget:
        """What shows the pages of the report."""
        return self.view.pages

    def preview(self) -> None:
        """Preview the report as it is, from wherever one is."""
        self.view.output.preview()

    def stop_saving(self) -> None:
        """Have nothing saved by itself any more."""
        self.view._autosave.stop()

    def end_at_once(self) -> None:
        """End as a killed process does: the system lets go of what it held, no more."""
        saver = self.view.session.saver
        assert saver is not None
        assert saver.lock is not None
        assert saver.lock.handle is not None
        os.close(saver.lock.handle)
        saver.lock = None
        self.view._autosave.stop()

    # The menus.

    def action(self, command: Command) -> QAction:
        return self.actions()[command]

    def actions(self) -> dict[Command, QAction]:
        return actions_of(self.window.menus)

    def choose(self, command: Command) -> None:
        """Choose in the menus."""
        self.action(command).trigger()
        arrive()

    # The start page.

    def start_report(self, typed: str, term: str) -> None:
        """Choose committee and term, and create the report."""
        new = self.new_report
        new.choose_term(term)
        new.committee.setFocus()
        new.committee.clear()
        type_text(new.committee, typed)
        QApplication.processEvents()
        # A click beside the list of suggestions closes it, as it does for a person.
        new.suggestions().hide()
        click(new.create)

    def begin_from_earlier(self) -> None:
        """Begin from what the program offers, and take all of it."""
        click(self.new_report.begin_from)
        click(self.plan.create)

    def page_count(self) -> int:
        """How many pages the window has."""
        return self.window.pages.count()

    def is_beside(self) -> bool:
        """Whether a page is shown that belongs to no report."""
        return aside_in(self.window) is not None

    def open_file(self, path: Path) -> None:
        """Open a file, as a second start of the program does with its own."""
        self.window.file_wanted.emit(path)
        arrive()

    def drop(self, *files: Path) -> None:
        """Drag files from their folder, and drop them on the window."""
        drop_files(self.window, files)
        arrive()

    # Going about.

    def go_to(self, place: Place) -> None:
        """Choose a place in the navigation."""
        self.navigation.go_to(place)

    def fill_contact(self, name: str, phone: str, email: str) -> None:
        self.go_to(CONTACT)
        for field, text in (("name", name), ("phone", phone), ("email", email)):
            widget = self.contact.fields[field]
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
        editor = self.question.editor
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
        if not self.question.not_applicable.isChecked():
            click(self.question.not_applicable)
        type_text(self.question.reason, reason)

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
        # A report that was just opened is shown before its texts are reviewed.
        QApplication.processEvents()
        return self.review.findings()

    def export_to(self, folder: Path) -> list[Path]:
        """Export the pair to a folder; gives the files that are in it afterwards."""
        self.go_to(EXPORT)
        self.export.choose_folder(str(folder))
        click(self.export.pair)
        # A dialog said so where it took long, and offscreen no window is active after that.
        self.window.activateWindow()
        return sorted(folder.iterdir()) if folder.exists() else []

    def menu_of(self, word: str) -> QMenu:
        """Click a word of the answer with the right button."""
        editor = self.question.editor
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
        editor, bar = self.question.editor, self.question.bar
        assert self.window.isActiveWindow(), "keys reach only the active window"
        if kind is BlockKind.PARAGRAPH:
            while editor.kind()[0].is_list_item:
                press(editor, Qt.Key.Key_Return)
        while editor.kind()[0] is not kind:
            action = {
                BlockKind.PARAGRAPH: bar._subheading,
                BlockKind.SUBHEADING: bar._subheading,
                BlockKind.BULLET: bar._bullets,
                BlockKind.NUMBER: bar._numbers,
            }[kind]
            action.trigger()
        while editor.kind()[1] < level:
            press(editor, Qt.Key.Key_M, CTRL)
        while editor.kind()[1] > level:
            press(editor, Qt.Key.Key_M, CTRL | SHIFT)

    def _type_span(self, span: Span) -> None:
        editor = self.question.editor
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
    window = button.window()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=centre)
    arrive()
    # Slow work shows a dialog, after which the offscreen platform leaves no window active.
    if QApplication.activeWindow() is None and isValid(window) and window.isVisible():
        window.activateWindow()
