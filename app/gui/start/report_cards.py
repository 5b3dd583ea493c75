"""The reports of the start page as cards: a click opens one, and each has an action and a menu."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QWidget,
)

from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, scroll_area_around
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP, on_theme_change

if TYPE_CHECKING:
    from app.model.report import ListedReport

# What `kit.lists` calls DATA; it loads what is not needed before the first paint.
_REPORT = Qt.ItemDataRole.UserRole
ACTION = Qt.ItemDataRole.UserRole + 2
"""The text of a row's own action."""
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


@dataclass(frozen=True)
class RowAction:
    """What can be done with a report; its own is the one that its row has a button for."""

    text: str
    do: "Callable[[ListedReport], object]"
    keys: str = ""
    """Which do it, in Swedish."""
    own: bool = False


class RowButtons(QWidget):
    """A row's own action, and a menu with all of them."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = button(action)
        self.more = button("⋯", role="quiet")
        self.more.setProperty("narrow", "true")
        self.more.setAccessibleName("Fler val")
        self.more.setToolTip("Fler val")
        row = Flow(self, gap=STEP // 2)
        for one in (self.action, self.more):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(one)

    def buttons(self) -> tuple[QPushButton, QPushButton]:
        return self.action, self.more


class ReportCards(QListWidget):
    """As high as its reports are; what scrolls is the page that it stands on."""

    painted = Signal()

    @signal
    def opened(self, report: "ListedReport", /) -> None:
        """By a click or Enter."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.row_actions: Callable[[ListedReport], Sequence[RowAction]] = lambda _report: ()
        # The style sheet needs it before it is first shown.
        self.setProperty("role", "cards")
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sizes: dict[tuple[str, int], QSize] = {}
        self._second_click = _SecondClick(self)
        on_theme_change(self._dress_anew)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_whether_used)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_REPORT)))
        self.itemClicked.connect(self._open_clicked)
        self.currentItemChanged.connect(self._turn_to)

    def current(self) -> "ListedReport | None":
        item: QListWidgetItem | None = self.currentItem()
        return item.data(_REPORT) if item else None

    def shown(self) -> list[QListWidgetItem]:
        """The items that are in sight."""
        room = self.viewport().visibleRegion().boundingRect()
        first, last = self.indexAt(room.topLeft()).row(), self.indexAt(room.bottomLeft()).row()
        rows = range(max(first, 0), last + 1 if last >= 0 else self.count())
        return [] if room.isEmpty() else [self.item(row) for row in rows]

    def is_used(self) -> bool:
        """Whether it, or a button of a row, has the focus."""
        focus: QWidget | None = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _show_whether_used(self) -> None:
        # Not of an empty list: the viewport, when first given, has PySide load every widget.
        if self.count():
            self.viewport().update()

    def own_action(self, report: "ListedReport") -> str:
        """The text of the button in its row."""
        return next((one.text for one in self.row_actions(report) if one.own), "")

    def buttons_of(self, item: QListWidgetItem) -> RowButtons | None:
        """None until its row is in sight."""
        found = self.itemWidget(item)
        return found if isinstance(found, RowButtons) else None

    def size_of_buttons(self, text: str, most: int) -> QSize:
        """How large the buttons of a row with this action are, there or not, in a room so wide."""
        about = text, most
        if about not in self._sizes:
            probe = RowButtons(text)
            probe.setParent(self.viewport())
            for one in probe.buttons():
                one.ensurePolished()
            wide = min(probe.sizeHint().width(), most)
            self._sizes[about] = QSize(wide, probe.heightForWidth(wide))
            probe.deleteLater()
        return self._sizes[about]

    def dress(self, items: Sequence[QListWidgetItem]) -> None:
        """Give these rows their buttons; hundreds of them would take long."""
        bare = [item for item in items if self.itemWidget(item) is None]
        for item in bare:
            report: ListedReport = item.data(_REPORT)
            buttons = RowButtons(item.data(ACTION))
            self.setItemWidget(item, buttons)
            buttons.action.clicked.connect(lambda _, one=report: self._do_own(one))
            buttons.more.clicked.connect(lambda _, one=item: self._show_menu_below(one))
            for one in buttons.buttons():
                one.setAccessibleDescription(item.text().split("\n")[0])
        if bare:
            self._take_into_tab_order(self.currentItem())

    def _do_own(self, report: "ListedReport") -> None:
        for action in self.row_actions(report):
            if action.own:
                action.do(report)
                return

    def _open_clicked(self, item: QListWidgetItem) -> None:
        self._second_click.ignore()
        hint = QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick
        # Where a system has it so, a click has opened it already.
        if not self.style().styleHint(hint, None, self):
            self.opened.emit(item.data(_REPORT))

    # The keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        report = self.current()
        if event.key() == Qt.Key.Key_Delete and report is not None:
            for action in self.row_actions(report):
                if action.keys == "Delete":
                    action.do(report)
        elif event.key() in _PAGES and report is not None:
            self._turn_page(_PAGES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _turn_page(self, direction: int) -> None:
        """By what is in sight; the list itself is as high as all of its rows."""
        area = scroll_area_around(self)
        height = area.viewport().height() if area is not None else self.height()
        rows = max(height // max(self.sizeHintForRow(self.currentRow()), 1) - 1, 1)
        self.setCurrentRow(min(max(self.currentRow() + direction * rows, 0), self.count() - 1))

    def _turn_to(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if before is not None and (left := self.buttons_of(before)) is not None:
            for one in left.buttons():
                one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._take_into_tab_order(item)
        if item is not None and self.hasFocus():
            self.scroll_to_current()

    def _take_into_tab_order(self, item: QListWidgetItem | None) -> None:
        """Tab goes from the list to the buttons of its current row, and to no others."""
        buttons = self.buttons_of(item) if item is not None else None
        if buttons is not None:
            before: QWidget = self
            for one in buttons.buttons():
                one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
                self.setTabOrder(before, one)
                before = one

    def scroll_to_current(self) -> None:
        row = self.visualItemRect(self.currentItem())
        area = scroll_area_around(self)
        page = area.widget() if area is not None else None
        if area is not None and page is not None:
            at = self.viewport().mapTo(page, row.center())
            area.ensureVisible(at.x(), at.y(), 0, row.height())

    # The menu.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        item = self.itemAt(event.pos()) if by_mouse else self.currentItem()
        if item is None:
            return
        at = event.pos() if by_mouse else self.visualItemRect(item).center()
        self._show_menu(item, self.viewport().mapToGlobal(at))

    def _show_menu_below(self, item: QListWidgetItem) -> None:
        if (buttons := self.buttons_of(item)) is not None:
            at = buttons.more.mapToGlobal(QPoint(0, buttons.more.height()))
            self._show_menu(item, at)

    def _show_menu(self, item: QListWidgetItem, at: QPoint) -> None:
        from PySide6.QtWidgets import QMenu

        self.setCurrentItem(item)
        report: ListedReport = item.data(_REPORT)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.row_actions(report):
            text = f"{action.text}\t{action.keys}" if action.keys else action.text
            menu.addAction(text, partial(action.do, report))
        menu.popup(at)

    # How high it is.

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Have the rows laid out, and be as high as they are."""
        if not self.isVisible():
            # It has no width yet; each row would be laid out as a very narrow one.
            return
        rows = self.count()
        height = self.visualItemRect(self.item(rows - 1)).bottom() + 1 if rows else 0
        self.setFixedHeight(height + 2 * self.frameWidth())

    def _dress_anew(self) -> None:
        self._sizes.clear()
        self.scheduleDelayedItemsLayout()
        self.fit()


class _SecondClick(QObject):
    """Swallows the second click of a double click, which is on another page by then."""

    def ignore(self) -> None:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        window = parent.window().windowHandle()
        if window is not None:
            window.installEventFilter(self)
            wait = QApplication.doubleClickInterval()
            QTimer.singleShot(wait, self, lambda: window.removeEventFilter(self))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        return event.type() is QEvent.Type.MouseButtonDblClick
