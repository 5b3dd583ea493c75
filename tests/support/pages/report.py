"""A report that is open: what stands around its pages, and the pages but those of exporting."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from app.gui.editor.format_bar import FormatBar
from app.gui.editor.rich_text_edit import RichTextEdit
from app.model.finding import Finding
from app.model.places import Place
from app.model.rich_text import RichText
from tests.support.pages.page import Page, rows
from tests.support.typing import NO_KEYS, press, type_text


class Notices(Page):
    """What is told above the pages, and what can be done about it."""

    @property
    def correct(self) -> QPushButton:
        return self._report.notices._correct

    @property
    def try_again(self) -> QPushButton:
        return self._report.notices._open_again

    @property
    def work_on_copy(self) -> QPushButton:
        return self._report.notices._work_on_copy

    @property
    def undo(self) -> QPushButton:
        return self._report.notices.undo

    @property
    def see_questions(self) -> QPushButton:
        return self._report.notices._see_questions

    @property
    def save_elsewhere(self) -> QPushButton:
        return self._report.notices._elsewhere

    @property
    def copy_refusal(self) -> QPushButton:
        return self._report.notices.refusal.copy

    @property
    def lock(self) -> QWidget:
        return self._report.notices._locked

    def can_undo(self) -> bool:
        """Whether it is offered to undo what was done last."""
        return self.undo.isVisible()

    def text(self) -> str:
        """Why the report is locked, and what was done last."""
        return "\n".join(filter(None, (self.locked(), self.news())))

    def news(self) -> str:
        """What was done last."""
        return self._report.notices._news.text()

    def has_news(self) -> bool:
        return self._report.notices._news.isVisible()

    def locked(self) -> str:
        return self._report.notices._locked.text()

    def is_locked(self) -> bool:
        return self._report.notices._locked.isVisible()

    def trouble(self) -> str:
        """What cannot be saved."""
        return self._report.notices.trouble.text()

    def has_trouble(self) -> bool:
        return self._report.notices.trouble.isVisible()

    def offers_questions(self) -> bool:
        """Whether there are newer questions to be seen."""
        return self._report.notices.newer.isVisible()

    def refusal(self) -> str:
        """Why something that was handed over is not taken."""
        return self._report.notices.refusal.text()

    def has_refusal(self) -> bool:
        return self._report.notices.refusal.isVisible()

    def refusal_details(self) -> str:
        return self._report.notices.refusal.details.text()


class Navigation(Page):
    """The way through the report, beside its pages; the steps below them."""

    @property
    def rows(self) -> QListWidget:
        return self._report.navigation

    @property
    def next(self) -> QPushButton:
        return self._report.frame.next

    @property
    def versions(self) -> QPushButton:
        return self._report.frame.versions

    def current(self) -> Place:
        return self._report.navigation.current()

    def places(self) -> list[Place]:
        return self._report.navigation.places()

    def texts(self) -> list[str]:
        """What the rows say."""
        return rows(self._report.navigation)

    def go_to(self, place: Place) -> None:
        self._report.navigation.go_to(place)

    def is_shown(self) -> bool:
        return self._report.navigation.isVisible()

    def focus(self) -> None:
        self._report.navigation.setFocus()

    def focus_next(self) -> None:
        """Put the focus on the button that turns the page."""
        self.next.setFocus()


class Question(Page):
    """One question and its answer."""

    @property
    def page(self) -> QWidget:
        return self._report.question

    @property
    def editor(self) -> RichTextEdit:
        return self._report.question.editor

    @property
    def bar(self) -> FormatBar:
        return self._report.question.bar

    @property
    def reason(self) -> QPlainTextEdit:
        return self._report.question.reason

    @property
    def not_applicable(self) -> QAbstractButton:
        return self._report.question.not_applicable

    @property
    def confirm(self) -> QPushButton:
        return self._report.question.confirm

    @property
    def notes(self) -> QWidget:
        """The lines of what the review says of it."""
        return self._report.question.notes

    def type(self, text: str) -> None:
        """Write where the cursor stands in the answer."""
        type_text(self.editor, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key in the answer."""
        press(self.editor, key, modifiers)

    def focus(self) -> None:
        self.editor.setFocus()

    def has_focus(self) -> bool:
        return self.editor.hasFocus()

    def not_applicable_has_focus(self) -> bool:
        return self.not_applicable.hasFocus()

    def viewport(self) -> QWidget:
        """What is dropped on, or clicked, in the answer."""
        return self.editor.viewport()

    def fill(self, text: str) -> None:
        """Have this answer at once, as if it had been typed."""
        self.editor.setPlainText(text)

    def focus_first(self) -> None:
        self._report.question.focus_first()

    def undo(self) -> None:
        """Undo what was typed last."""
        self.bar.undo.trigger()

    def blocks(self) -> RichText:
        """The answer as it stands."""
        return self.editor.blocks()

    def text(self) -> str:
        """The answer as plain text."""
        return self.editor.toPlainText()

    def selected(self) -> str:
        return self.editor.textCursor().selectedText()

    def marked(self) -> list[QTextEdit.ExtraSelection]:
        """What is marked in the answer."""
        return list(self.editor.extraSelections())

    def carried(self) -> str:
        """What is said of where an answer comes from."""
        return self._report.question._carried.text()

    def is_carried(self) -> bool:
        return self._report.question._carried.isVisible()

    def has_notes(self) -> bool:
        return self.notes.isVisible()

    def forget_edits(self) -> None:
        """Have nobody told of what is typed."""
        self._report.question.edited.disconnect()


class Contact(Page):
    """The contact details, with committee and term where they are asked for."""

    @property
    def fields(self) -> dict[str, QLineEdit]:
        return self._report.contact.fields

    @property
    def confirm(self) -> QPushButton:
        return self._report.contact.confirm

    @property
    def committee(self) -> QLineEdit:
        return self._report.contact.identity.committee

    @property
    def term(self) -> QComboBox:
        return self._report.contact.identity.term

    @property
    def choose(self) -> QPushButton:
        return self._report.contact.identity.choose

    @property
    def notes(self) -> QWidget:
        return self._report.contact.notes

    @property
    def page(self) -> QWidget:
        return self._report.contact

    def choose_term(self, name: str) -> None:
        self.term.setCurrentIndex(self.term.findText(name))

    def findings(self) -> tuple[Finding, ...]:
        return self._report.contact.notes.shown

    def asks_identity(self) -> bool:
        """Whether it asks for committee or term."""
        return self._report.contact.identity.asks

    def is_carried(self) -> bool:
        return self._report.contact._carried.isVisible()


class Review(Page):
    """What the review has found."""

    @property
    def page(self) -> QWidget:
        return self._report._review

    @property
    def lines(self) -> QListWidget:
        return self._report._review.lines

    @property
    def accept(self) -> QPushButton:
        return self._report._review.accept

    @property
    def take_up(self) -> QPushButton:
        return self._report._review._reopen

    @property
    def mark(self) -> QPushButton:
        return self._report._review.mark

    @property
    def reason(self) -> QLineEdit:
        return self._report._review.reason

    def has_focus(self) -> bool:
        return self.lines.hasFocus()

    def findings(self) -> list[str]:
        return rows(self.lines)

    def choose(self, row: int) -> None:
        self.lines.setCurrentRow(row)

    def go_to(self, row: int) -> None:
        """Go to what a line is about."""
        self.lines.itemActivated.emit(self.lines.item(row))

    def summary(self) -> str:
        return self._report._review.summary.text()

    def unplaced(self) -> str:
        """The text that belongs to no question."""
        return self._report._review.unplaced.toPlainText()

    def has_unplaced(self) -> bool:
        return self._report._review.unplaced.isVisible()

    def focus_first(self) -> None:
        self._report._review.focus_first()


class EarlierAnswer(Page):
    """Last term's answer, beside the question."""

    @property
    def pane(self) -> QWidget:
        return self._report.frame.pane

    @property
    def beside(self) -> QWidget:
        """What holds the pages and the pane."""
        return self._report.frame.with_pane

    @property
    def editor(self) -> RichTextEdit:
        return self._report.frame.pane.text

    @property
    def use(self) -> QPushButton:
        return self._report.frame.pane.use

    @property
    def compare(self) -> QPushButton:
        return self._report.frame.pane.compare

    @property
    def toggle(self) -> QPushButton:
        return self._report.frame.with_pane.toggle

    def is_shown(self) -> bool:
        return self._report.frame.pane.isVisible()

    def text(self) -> str:
        return self.editor.toPlainText()

    def blocks(self) -> RichText:
        return self.editor.blocks()

    def html(self) -> str:
        return self.editor.document().toHtml()

    def legend(self) -> str:
        """How a comparison is to be read."""
        return self._report.frame.pane.legend.text()


class Find(Page):
    """The bar to find words with."""

    @property
    def bar(self) -> QWidget:
        return self._report.frame.find_bar

    @property
    def field(self) -> QLineEdit:
        return self._report.frame.find_bar.field

    def open(self) -> None:
        self._report.searching.open()

    def close(self) -> None:
        self._report.frame.find_bar.close_bar()

    def next(self) -> None:
        self._report.searching.next()

    def look_for(self, words: str) -> None:
        self.field.setText(words)

    def words(self) -> str:
        return self.field.text()

    def count(self) -> str:
        return self._report.frame.find_bar.count.text()

    def is_shown(self) -> bool:
        return self._report.frame.find_bar.isVisible()

    def has_focus(self) -> bool:
        return self.field.hasFocus()
