"""The pages where a report leaves: exporting, sending, giving a colleague's question back."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from app.gui.export.files_line import FilesLine
from tests.support.pages.page import PageObject


class Export(PageObject):
    """The pair is exported here."""

    @property
    def page(self) -> QWidget:
        return self._report.pages.export

    @property
    def folder(self) -> QLineEdit:
        return self._report.pages.export.folder.field

    @property
    def pair(self) -> QPushButton:
        return self._report.pages.export.export

    @property
    def draft(self) -> QPushButton:
        return self._report.pages.export.export_draft

    @property
    def mail_draft(self) -> QPushButton:
        return self._report.pages.export.mail_draft

    def said_of_draft(self) -> str:
        """What became of the mail with it."""
        return self._report.pages.export.mailed.text()

    @property
    def preview(self) -> QPushButton:
        return self._report.pages.export.preview

    @property
    def heading(self) -> QLabel:
        return self._report.pages.export.heading

    @property
    def due(self) -> QLabel:
        return self._report.pages.export.due.text

    @property
    def to_calendar(self) -> QPushButton:
        return self._report.pages.export.due.to_calendar

    def said_of_calendar(self) -> str:
        return self._report.pages.export.due.said.text()

    def title(self) -> str:
        return self.heading.text()

    def choose_folder(self, folder: str) -> None:
        self.folder.setText(folder)

    def problem(self) -> str:
        return self._report.pages.export.trouble()

    def has_problem(self) -> bool:
        return bool(self.problem())

    @property
    def review(self) -> QPushButton:
        return self._report.pages.export._to_review

    @property
    def draft_files(self) -> FilesLine:
        """Where the draft is that was exported last."""
        return self._report.pages.export.files

    def stopped(self) -> str:
        """Why the pair cannot be exported."""
        return self._report.pages.export.stopped.text()

    def can_export(self) -> bool:
        return self._report.pages.export.export.isEnabled()


class Sending(PageObject):
    """The files on their way."""

    @property
    def panel(self) -> QWidget:
        return self._report.pages.export.sending

    @property
    def title(self) -> QLabel:
        return self._report.pages.export.sending.title

    @property
    def files(self) -> QLabel:
        return self._report.pages.export.sending.files.text

    @property
    def due(self) -> QLabel:
        return self._report.pages.export.sending.due.text

    @property
    def to_calendar(self) -> QPushButton:
        return self._report.pages.export.sending.due.to_calendar

    @property
    def recipient(self) -> QWidget:
        return self._report.pages.export.sending.recipient

    @property
    def letter(self) -> QWidget:
        """The words to copy, where it is sent by hand."""
        return self._report.pages.export.sending.letter

    @property
    def letter_address(self) -> QLineEdit:
        return self._report.pages.export.sending.letter.address

    @property
    def address(self) -> QLineEdit:
        """The recipient's address, where it is asked for."""
        return self._report.pages.export.sending.recipient.field

    @property
    def save_address(self) -> QPushButton:
        return self._report.pages.export.sending.recipient.save

    @property
    def change_address(self) -> QPushButton:
        return self._report.pages.export.sending.recipient.change

    @property
    def cancel_address(self) -> QPushButton:
        return self._report.pages.export.sending.recipient._cancel

    @property
    def send(self) -> QPushButton:
        return self._report.pages.export.sending.send

    @property
    def show_files(self) -> QPushButton:
        return self._report.pages.export.sending.show_files

    @property
    def find_folder(self) -> QPushButton:
        return self._report.pages.export.sending._find_folder

    @property
    def correct(self) -> QPushButton:
        return self._report.pages.export.sending._correct

    @property
    def was_sent(self) -> QPushButton:
        return self._report.pages.export.sending._was_sent

    @property
    def not_yet(self) -> QPushButton:
        return self._report.pages.export.sending.not_yet

    @property
    def by_hand(self) -> QPushButton:
        return self._report.pages.export.sending._by_hand

    @property
    def mark(self) -> QPushButton:
        return self._report.pages.export.sending.mark

    @property
    def marked(self) -> QLabel:
        """Says that it is marked."""
        return self._report.pages.export.sending._marked

    @property
    def show_names(self) -> QPushButton:
        return self._report.pages.export.sending.files.show_names

    @property
    def unmark(self) -> QPushButton:
        return self._report.pages.export.sending._unmark

    @property
    def problem_line(self) -> QWidget:
        return self._report.pages.export.sending.problem

    def problem(self) -> str:
        return self._report.pages.export.sending.problem.text()

    def has_problem(self) -> bool:
        return self._report.pages.export.sending.problem.isVisible()

    def question(self) -> str:
        """Whether it was sent, after the mail was opened."""
        return self._report.pages.export.sending.question.text()

    def has_question(self) -> bool:
        return self._report.pages.export.sending.question.isVisible()


class ReturnQuestion(PageObject):
    """A colleague's question on its way back."""

    @property
    def save(self) -> QPushButton:
        return self._report.pages.give_back.save

    @property
    def mail(self) -> QPushButton:
        return self._report.pages.give_back.mail

    @property
    def show_file(self) -> QPushButton:
        return self._report.pages.give_back.show_file

    def saved(self) -> str:
        return self._report.pages.give_back.saved.text()
