"""What stands around the pages of a report that is open."""

from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)

from app.gui.kit.icons import Mark
from app.gui.kit.navigation import _MARK
from app.model.places import Place
from tests.support.pages.page import PageObject, rows


class Notices(PageObject):
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
    def mail(self) -> QPushButton:
        return self._report.notices.mail

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

    @property
    def close_lock(self) -> QPushButton:
        return self._report.notices._locked.close_button

    @property
    def close_news(self) -> QPushButton:
        return self._report.notices._news.close_button

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


class Navigation(PageObject):
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

    def sign(self, place: Place) -> Mark:
        """What is shown before the name of a place."""
        item = self._report.navigation._item(place)
        mark = item.data(_MARK)
        assert isinstance(mark, Mark)
        return mark

    def go_to(self, place: Place) -> None:
        self._report.navigation.go_to(place)

    def is_shown(self) -> bool:
        return self._report.navigation.isVisible()

    def focus(self) -> None:
        self._report.navigation.setFocus()

    def focus_next(self) -> None:
        """Put the focus on the button that turns the page."""
        self.next.setFocus()


class Find(PageObject):
    """The bar to find words with."""

    @property
    def bar(self) -> QWidget:
        return self._report.frame.find_bar

    @property
    def field(self) -> QLineEdit:
        return self._report.frame.find_bar.field

    @property
    def new(self) -> QLineEdit:
        """The field for the words that take their place."""
        return self._report.frame.find_bar.new

    @property
    def replace_all(self) -> QPushButton:
        return self._report.frame.find_bar.replace_all

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
