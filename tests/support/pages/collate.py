"""The page where the office puts together what has come in."""

from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from app.gui.collate.collate_page import CollatePage
from app.gui.collate.figure_bars import FigureView
from tests.support.pages.page import SecondaryPageObject, rows


class Collating(SecondaryPageObject[CollatePage]):
    """What has come in, read from a folder and put together."""

    _kind = CollatePage

    @property
    def choose(self) -> QPushButton:
        return self._page.choose

    @property
    def another(self) -> QPushButton:
        return self._page._another

    @property
    def again(self) -> QPushButton:
        return self._page._again

    @property
    def stop(self) -> QPushButton:
        return self._page.stop

    @property
    def save(self) -> QPushButton:
        return self._page.save

    @property
    def remind(self) -> QPushButton:
        return self._page.remind

    @property
    def show_folder(self) -> QPushButton:
        return self._page._show_folder

    @property
    def order(self) -> QComboBox:
        return self._page._order

    @property
    def survey(self) -> QComboBox:
        return self._page.view.survey

    @property
    def term(self) -> QComboBox:
        return self._page.view.term

    @property
    def tabs(self) -> QTabWidget:
        return self._page.view._tabs

    @property
    def committees(self) -> QListWidget:
        return self._page.view.committees

    @property
    def files(self) -> QListWidget:
        return self._page.view.files

    @property
    def assigned_committee(self) -> QComboBox:
        """Whose a file is, where nobody knows it."""
        return self._page.view._assignment.committee

    @property
    def assign(self) -> QPushButton:
        return self._page.view._assignment.assign

    @property
    def answers(self) -> QWidget:
        """Where the answers are read across the committees."""
        return self._page.view.reader

    @property
    def question(self) -> QComboBox:
        return self._page.view.reader.question

    @property
    def committee(self) -> QComboBox:
        return self._page.view.reader.committee

    @property
    def words(self) -> QLineEdit:
        """What is looked for in the answers."""
        return self._page.view.reader.words

    @property
    def comparing(self) -> QAbstractButton:
        return self._page.view.reader._comparing

    @property
    def fetch(self) -> QPushButton:
        return self._page.view.reader._fetch

    @property
    def figures(self) -> FigureView:
        """What is counted of one question."""
        return self._page.view.reader.figures

    @property
    def answers_text(self) -> QTextEdit:
        return self._page.view.reader.text

    def is_collated(self) -> bool:
        """Whether what is in the folder is shown."""
        return self._page.view.isVisible()

    def summary(self) -> str:
        return self._page.view.summary.text()

    def about(self) -> str:
        """How many files were read."""
        return self._page.view._about.text()

    def problem_is_hidden(self) -> bool:
        """Hidden of itself, and not because the page is."""
        return self._page.problem.isHidden()

    def done(self) -> str:
        """What was done last."""
        return self._page.done.text()

    def has_done(self) -> bool:
        return not self._page.done.isHidden()

    def asks_whose(self) -> bool:
        return self._page.view._assignment.isVisible()

    def choose_term(self, term: str) -> None:
        self.term.setCurrentIndex(self.term.findData(term))

    def show_committees(self) -> None:
        self.tabs.setCurrentIndex(0)

    def show_files(self) -> None:
        self.tabs.setCurrentIndex(1)

    def show_answers(self) -> None:
        self.tabs.setCurrentIndex(2)

    def find_in_answers(self) -> None:
        self._page.view.find_in_answers()

    def answers_count(self) -> str:
        return self._page.view.reader.count.text()

    def answers_are_shown(self) -> bool:
        return self._page.view.reader.isVisible()

    def all_shown(self) -> tuple[object, ...]:
        """All that is shown, to be compared."""
        return (
            *(self.summary(), self.about(), self.term.currentData()),
            *(rows(self.committees), rows(self.files), self.answers_text.toPlainText()),
            self.tabs.currentIndex(),
        )
