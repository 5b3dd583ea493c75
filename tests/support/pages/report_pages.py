"""The pages of a report that is open, but those of exporting."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from app.gui.editor.format_bar import FormatBar
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.kit.lists import DATA
from app.gui.report.finding_list import FindingList
from app.gui.report.finding_notes import FindingNotes
from app.model.finding import FieldName, Finding
from app.model.rich_text import RichText
from tests.support.arriving import arrive
from tests.support.pages.page import PageObject, rows
from tests.support.typing import NO_KEYS, press, type_text


def opened(notes: FindingNotes) -> FindingNotes:
    """With the lines shown that there are."""
    if notes.toggle.isVisible() and not notes.toggle.isChecked():
        notes.toggle.click()
    return notes


class Question(PageObject):
    """One question and its answer."""

    @property
    def page(self) -> QWidget:
        return self._report.pages.question

    @property
    def editor(self) -> RichTextEdit:
        return self._report.pages.question.editor

    @property
    def bar(self) -> FormatBar:
        return self._report.pages.question.bar

    @property
    def reason(self) -> QPlainTextEdit:
        return self._report.pages.question.reason

    def reason_fault(self) -> str:
        """What is said to be wrong below the reason."""
        fault = self._report.pages.question._reason_panel.fault
        return fault.text() if fault.isVisible() else ""

    @property
    def not_applicable(self) -> QAbstractButton:
        return self._report.pages.question.not_applicable

    @property
    def confirm(self) -> QPushButton:
        return self._report.pages.question.confirm

    @property
    def notes(self) -> QWidget:
        """The lines of what the review says of it, opened."""
        return opened(self._report.pages.question.notes)

    @property
    def notes_toggle(self) -> QPushButton:
        """The one line that opens to what the review says."""
        return self._report.pages.question.notes.toggle

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

    def viewport(self) -> QWidget:
        """What is dropped on, or clicked, in the answer."""
        return self.editor.viewport()

    def fill(self, text: str) -> None:
        """Have this answer at once, as if it had been typed."""
        self.editor.setPlainText(text)

    def focus_first(self) -> None:
        self._report.pages.question.focus_first()

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
        return self._report.pages.question.origin.text()

    def is_carried(self) -> bool:
        return self._report.pages.question.origin.isVisible()

    def has_notes(self) -> bool:
        return self.notes_toggle.isVisible()

    def forget_edits(self) -> None:
        """Have nobody told of what is typed."""
        self._report.pages.question.edited.disconnect()


class Contact(PageObject):
    """The contact details, with committee and term where they are asked for."""

    @property
    def fields(self) -> Mapping[str, QLineEdit]:
        return self._report.pages.contact.fields

    @property
    def confirm(self) -> QPushButton:
        return self._report.pages.contact.confirm

    @property
    def committee(self) -> QLineEdit:
        return self._report.pages.contact.identity.committee

    @property
    def term(self) -> QComboBox:
        return self._report.pages.contact.identity.term

    @property
    def change_committee(self) -> QPushButton:
        return self._report.pages.contact.identity._rows[FieldName.COMMITTEE].change

    @property
    def change_term(self) -> QPushButton:
        return self._report.pages.contact.identity._rows[FieldName.TERM].change

    @property
    def choose(self) -> QPushButton:
        return self._report.pages.contact.identity.choose

    @property
    def cancel_change(self) -> QPushButton:
        return self._report.pages.contact.identity.cancel

    def identity(self) -> list[str]:
        """The committee and the term that are said."""
        labels = self._report.pages.contact.identity.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible()]

    def identity_fault(self) -> str:
        """Why a committee or a term is not taken."""
        fault = self._report.pages.contact.identity.fault
        return fault.text() if fault.isVisible() else ""

    @property
    def notes(self) -> QWidget:
        return self._report.pages.contact.notes

    @property
    def page(self) -> QWidget:
        return self._report.pages.contact

    def choose_term(self, name: str) -> None:
        self.term.setCurrentIndex(self.term.findText(name))

    def findings(self) -> tuple[Finding, ...]:
        return self._report.pages.contact.notes.shown

    def fault(self, name: str) -> str:
        """What is said to be wrong below a field."""
        fault = self._report.pages.contact._faults[name]
        return fault.text() if fault.isVisible() else ""

    def asks_identity(self) -> bool:
        """Whether it asks for committee or term."""
        return self._report.pages.contact.identity.asks

    def is_carried(self) -> bool:
        return self._report.pages.contact._carried.isVisible()


class Review(PageObject):
    """What the review has found."""

    @property
    def page(self) -> QWidget:
        return self._report.pages.review

    @property
    def lines(self) -> FindingList:
        return self._report.pages.review.lines

    @property
    def accept(self) -> QPushButton:
        """Says that the current row is right."""
        return self.button("Det stämmer")

    @property
    def put_aside(self) -> QPushButton:
        """Puts the note of the current row aside."""
        return self.button("Lägg åt sidan")

    @property
    def take_up(self) -> QPushButton:
        return self.button("Ta fram igen")

    @property
    def mark(self) -> QPushButton:
        return self.button("Markera som ej relevant")

    @property
    def reason(self) -> QLineEdit:
        """Why what was settled last is right."""
        return self._report.pages.review.after.reason

    @property
    def save_reason(self) -> QPushButton:
        return self._report.pages.review.after.save

    @property
    def undo(self) -> QPushButton:
        """Brings back what was settled last."""
        return self._report.pages.review.after.undo

    def button(self, text: str) -> QPushButton:
        """The one of the current row."""
        found = {one.text(): one for one in self.lines.buttons_of(self.lines.currentItem())}
        return found[text]

    def buttons(self) -> list[str]:
        """What the buttons of the current row say."""
        return [one.text() for one in self.lines.buttons_of(self.lines.currentItem())]

    def has_focus(self) -> bool:
        return self.lines.hasFocus()

    def all_rows(self) -> list[str]:
        """Every row, with the headings and the places."""
        return rows(self.lines)

    def findings(self) -> list[str]:
        """The rows that stand for a finding, or for several that are equal."""
        return [self.lines.item(row).text() for row in self._rows()]

    def _rows(self) -> list[int]:
        every = range(self.lines.count())
        told = {row: self.lines.item(row).data(DATA) for row in every}
        return [row for row in every if told[row].is_whole]

    def choose(self, row: int) -> None:
        """Of the findings."""
        self.lines.setCurrentRow(self._rows()[row])

    def go_to(self, row: int) -> None:
        """Go to what a finding is about."""
        self.lines.itemActivated.emit(self.lines.item(self._rows()[row]))
        arrive()

    def unfold(self) -> None:
        """Show what is settled, too."""
        folded = [row for row in range(self.lines.count()) if "Avklarat" in self._text(row)]
        self.lines.setCurrentRow(folded[0])
        self.button("Visa").click()

    def _text(self, row: int) -> str:
        return self.lines.item(row).text()

    def summary(self) -> str:
        return self._report.pages.review.summary.text()

    def unplaced(self) -> str:
        """The text that belongs to no question."""
        return self._report.pages.review.unplaced.toPlainText()

    def has_unplaced(self) -> bool:
        return self._report.pages.review.unplaced.isVisible()

    def focus_first(self) -> None:
        self._report.pages.review.focus_first()


class EarlierAnswer(PageObject):
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
        return self._report.frame.pane._legend.text()
