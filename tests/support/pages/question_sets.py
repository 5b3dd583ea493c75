"""The pages of question sets: a set, all sets, and a draft that is moved to newer questions."""

from PySide6.QtWidgets import QListWidget, QPushButton

from app.gui.question_sets.move_page import MovePage
from app.gui.question_sets.question_set_pages import QuestionSetPage, QuestionSetsPage
from app.model.form import FormDefinition
from app.services.question_sets.form_library import InstalledSet
from tests.support.pages.page import SecondaryPageObject


class QuestionSet(SecondaryPageObject[QuestionSetPage]):
    """A question set that is about to be installed."""

    _kind = QuestionSetPage

    @property
    def cancel(self) -> QPushButton:
        return self._page._cancel

    @property
    def install(self) -> QPushButton:
        return self._page.install

    def form(self) -> FormDefinition:
        return self._page.found.form

    def text(self) -> str:
        return self._page.text.toPlainText()

    def html(self) -> str:
        return self._page.text.toHtml()


class QuestionSets(SecondaryPageObject[QuestionSetsPage]):
    """The question sets that there are."""

    _kind = QuestionSetsPage

    @property
    def list(self) -> QListWidget:
        return self._page._list

    @property
    def install(self) -> QPushButton:
        return self._page.install

    @property
    def remove(self) -> QPushButton:
        return self._page.remove

    def can_remove(self) -> bool:
        return self.remove.isEnabled()

    def count(self) -> int:
        return self.list.count()

    def current(self) -> InstalledSet | None:
        """The set of the current row."""
        return self._page.current()

    def done(self) -> str:
        """What was done last."""
        return self._page.done.text()


class Move(SecondaryPageObject[MovePage]):
    """What newer questions mean for a draft."""

    _kind = MovePage

    @property
    def cancel(self) -> QPushButton:
        return self._page._cancel

    @property
    def keep(self) -> QPushButton:
        """Keep the questions that the draft has."""
        return self._page.keep

    @property
    def move(self) -> QPushButton:
        return self._page._move_button

    def text(self) -> str:
        return self._page.text.toPlainText()
