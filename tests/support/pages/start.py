"""The start page: the officer's reports, a new report, and what is handed over."""

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QWidget,
)

from app.gui.kit.lists import DATA
from app.gui.kit.theme import STEP
from app.gui.start.report_cards import ReportCards, RowButtons
from app.model.report import Report
from tests.support.pages.page import PageObject, rows
from tests.support.terms import a_term


class Start(PageObject):
    """My reports."""

    @property
    def page(self) -> QWidget:
        return self._start

    @property
    def guide_wanted(self) -> SignalInstance:
        return self._start.guide_wanted

    @property
    def drafts(self) -> QListWidget:
        return self._start.drafts

    @property
    def submitted(self) -> QListWidget:
        return self._start.submitted

    def open_draft(self) -> None:
        """Go on with the current draft, by the button in its row."""
        QTest.mouseClick(self.action(self.drafts), Qt.MouseButton.LeftButton)

    def open_exported(self) -> None:
        """Open the current exported report, by a click on its row."""
        self.click_row(self.submitted)

    def remove(self) -> None:
        """Remove the current draft, by its menu."""
        self.choose(self.drafts, "Ta bort")

    def action(self, cards: QListWidget, row: int | None = None) -> QPushButton:
        """The button in a row; in the current one if none is named."""
        return self._buttons(cards, row).action

    def more(self, cards: QListWidget, row: int | None = None) -> QPushButton:
        """The button for the menu of a row."""
        return self._buttons(cards, row).more

    def click_row(self, cards: QListWidget, row: int | None = None) -> None:
        """Click where the text of a row is."""
        item = cards.item(cards.currentRow() if row is None else row)
        place = cards.visualItemRect(item).topLeft() + QPoint(STEP * 2, STEP * 2)
        QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def menu(self, cards: QListWidget, row: int | None = None) -> QMenu:
        """The menu of a row, as its button opens it."""
        QTest.mouseClick(self.more(cards, row), Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose(self, cards: QListWidget, text: str, row: int | None = None) -> None:
        """Choose in the menu of a row."""
        menu = self.menu(cards, row)
        (action,) = [one for one in menu.actions() if one.text().split("\t")[0] == text]
        action.trigger()
        menu.close()

    def _buttons(self, cards: QListWidget, row: int | None) -> RowButtons:
        assert isinstance(cards, ReportCards)
        assert cards.isVisible()
        QApplication.processEvents()
        buttons = cards.buttons_of(cards.item(cards.currentRow() if row is None else row))
        assert buttons is not None
        return buttons

    @property
    def undo_removal(self) -> QPushButton:
        return self._start.undo

    @property
    def bin(self) -> QPushButton:
        return self._start.bin

    def removed(self) -> str:
        """What is said of a report that was removed; empty where nothing is."""
        return self._start.removed.text() if self._start.removed.isVisible() else ""

    def bin_notice(self) -> str:
        """What is said of reports that are in the bin so long that they go."""
        return self._start.bin_notice.text() if self._start.bin_notice.isVisible() else ""

    @property
    def read_guide(self) -> QPushButton:
        return self._start._empty.read

    @property
    def copy_message(self) -> QPushButton:
        return self._start.message.copy

    def drafts_listed(self) -> list[str]:
        """What the rows of the drafts say."""
        return rows(self.drafts)

    def submitted_listed(self) -> list[str]:
        """What the rows of the exported reports say."""
        return rows(self.submitted)

    def is_shown(self) -> bool:
        return self._start.isVisible()

    def is_current(self) -> bool:
        """Whether the window shows it, seen or not."""
        return self._window.pages.shown_page() is self._start

    def welcomes(self) -> bool:
        return self._start._empty.isVisible()

    def welcome(self) -> QWidget:
        return self._start._empty

    def message(self) -> str:
        """What went wrong, or what has happened."""
        bars = (self._start.message, self._start.news)
        return next((bar.text() for bar in bars if not bar.isHidden()), "")

    def has_message(self) -> bool:
        return self._start.message.isVisible() or self._start.news.isVisible()

    def message_details(self) -> str:
        return self._start.message.details.text()

    def unreadable(self) -> str:
        """What is said of files that cannot be read."""
        return self._start.unreadable.text()

    def has_unreadable(self) -> bool:
        return self._start.unreadable.isVisible()

    def unreadable_details(self) -> str:
        return self._start.unreadable.details.text()

    def open(self, report: Report) -> None:
        """Open a report of the lists."""
        lists = (self._start.drafts, self._start.submitted)
        rows = (rows.item(row).data(DATA) for rows in lists for row in range(rows.count()))
        same = (report.report_id, report.revision)
        found = next(row for row in rows if (row.report_id, row.revision) == same)
        self._start.open_report.emit(found)

    def refresh(self) -> None:
        """Show what is in the library now."""
        self._window.pages.show_home()

    def begin(self) -> None:
        """Come back to the page."""
        self._window.pages.show_home()

    def focus_first(self) -> None:
        self._start.focus_first()


class NewReport(PageObject):
    """A new report: committee and term, and what it may be begun from."""

    @property
    def panel(self) -> QWidget:
        return self._start.panel

    @property
    def committee(self) -> QLineEdit:
        return self._start.panel.committee

    @property
    def period(self) -> QComboBox:
        return self._start.panel.period

    @property
    def year(self) -> QComboBox:
        return self._start.panel.year

    @property
    def create(self) -> QPushButton:
        return self._start.panel.create_button

    def surveys(self) -> list[str]:
        """What can be chosen where it is asked which of several surveys is meant."""
        return [one.text() for one in self._surveys()]

    def survey(self, title: str) -> QPushButton:
        (found,) = [one for one in self._surveys() if one.text() == title]
        return found

    def _surveys(self) -> list[QPushButton]:
        buttons = self._start.panel.survey.findChildren(QPushButton)
        return [one for one in buttons if one.isVisible()]

    @property
    def begin_from(self) -> QPushButton:
        return self._start.panel.begin_from

    @property
    def begin_empty(self) -> QPushButton:
        return self._start.panel.begin_empty

    @property
    def open_existing(self) -> QPushButton:
        return self._start.panel.open_existing

    @property
    def create_another(self) -> QPushButton:
        return self._start.panel.create_another

    @property
    def begin_from_handed(self) -> QPushButton:
        return self._start.panel.handed.begin

    @property
    def open_handed(self) -> QPushButton:
        return self._start.panel.handed.open

    @property
    def paste_text(self) -> QPushButton:
        return self._start.panel.handed._open_copied

    @property
    def handed_over(self) -> QWidget:
        """What asks for files, and what is to be done with them."""
        return self._start.panel.handed

    @property
    def leave_handed(self) -> QPushButton:
        return self._start.panel.handed.leave

    @property
    def leave_given(self) -> QPushButton:
        return self._start.panel.leave_given

    def primary(self) -> list[str]:
        """The texts of the buttons that are shown as the one to press."""
        buttons = self._start.findChildren(QPushButton)
        shown = (one for one in buttons if one.isVisible() and one.property("role") == "primary")
        return [one.text() for one in shown]

    def given(self) -> str:
        """What it is said to be begun from."""
        given = self._start.panel.given
        return given.text() if given.isVisible() else ""

    def choose_term(self, term: str) -> None:
        wanted = a_term(term)
        self.period.setCurrentIndex(self.period.findData(wanted.period.code))
        self.year.setCurrentIndex(self.year.findData(wanted.year))

    def suggestions(self) -> QWidget:
        """The list below the committee."""
        shown = self._start.panel.committee.completer().popup()
        assert shown is not None
        return shown

    def problem(self) -> str:
        return self._start.panel.problem.text()

    def says_already(self) -> bool:
        """Whether there is such a report already."""
        return self._start.panel.already.isVisible()

    def earlier(self) -> QWidget:
        """What is said of an earlier report that it may be begun from."""
        return self._start.panel.earlier

    def asks_of_handed(self) -> bool:
        """Whether it is asked what is to be done with a file that was handed over."""
        return self._start.panel.handed.question.isVisible()

    def handed(self) -> str:
        """What is said of files that were handed over."""
        return self._start.panel.handed.question.text()
