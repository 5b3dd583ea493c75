"""The pages of question sets: a set, all sets, and a draft that is moved to newer questions."""

from PySide6.QtWidgets import QListWidget, QPushButton

from app.gui.kit.lists import DATA
from app.gui.question_sets.move_page import MovePage
from app.gui.question_sets.question_set_pages import QuestionSetPage
from app.gui.question_sets.register_page import RegisterPage
from app.gui.question_sets.set_list_page import NewSet, QuestionSetsPage, SetWork
from app.model.form import FormDefinition
from app.services.workshop.workshop import ListedSet
from tests.support.arriving import arrive
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


class RegisterShown(SecondaryPageObject[RegisterPage]):
    """A register that is about to be installed."""

    _kind = RegisterPage

    @property
    def cancel(self) -> QPushButton:
        return self._page._cancel

    @property
    def install(self) -> QPushButton:
        return self._page.install

    def text(self) -> str:
        return self._page.text.toPlainText()


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

    @property
    def undo(self) -> QPushButton:
        return self._page.undo

    def register(self) -> str:
        """What is said of the register that there is."""
        return self._page.register.text.text()

    @property
    def remove_register(self) -> QPushButton:
        return self._page.register.remove

    def can_remove(self) -> bool:
        return self.remove.isEnabled()

    def count(self) -> int:
        return self.list.count()

    def current(self) -> ListedSet | None:
        """The set of the current row."""
        return self._page.current()

    def choose(self, set_id: str) -> None:
        """Make the set with this id, that is on offer, the current one."""
        found = [self.list.item(row) for row in range(self.count())]
        on_offer = (item for item in found if not item.data(DATA).is_draft)
        self.list.setCurrentItem(next(one for one in on_offer if one.data(DATA).id == set_id))

    def choose_draft(self) -> None:
        """Make the first draft the current one."""
        found = (self.list.item(row) for row in range(self.count()))
        self.list.setCurrentItem(next(item for item in found if item.data(DATA).is_draft))

    def work(self, work: SetWork) -> None:
        """Do something with the current set, as the button or the menu does."""
        assert work in self._page._works()
        self._page._work(work)
        arrive()

    def begin(self, begins: NewSet) -> None:
        """Begin a new set, as the menu does."""
        self._page.new_wanted.emit(begins)
        arrive()

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
