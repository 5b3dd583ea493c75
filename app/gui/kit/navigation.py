"""The navigation of a report: its places with their states."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QSizePolicy

from app.gui.kit.choices import ChoiceBox
from app.gui.kit.icons import Icons, Mark
from app.gui.kit.lists import sync_current_with_selection
from app.gui.kit.signals import signal
from app.gui.kit.theme import ICON, NAVIGATION, on_theme_change, scaled
from app.model.places import Place
from app.model.respondent import Respondent

_PLACE = Qt.ItemDataRole.UserRole
_NAME = Qt.ItemDataRole.UserRole + 1
_MARK = Qt.ItemDataRole.UserRole + 2
_MARGIN = 9
_ABOVE_HEADING = 20


class Navigation(QListWidget):
    """A list of places; where the officer is, is the current row."""

    leaving = Signal()
    """The officer is about to leave the current place."""

    @signal
    def chosen(self, place: Place, /) -> None: ...

    def __init__(self, icons: Icons, respondent: Respondent) -> None:
        super().__init__()
        self._respondent = respondent
        self._drawings = icons
        self.setAccessibleName("Rapportens delar")
        self.setProperty("role", "places")
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._icons: dict[Mark, QIcon] = {}
        self._place: Place = ""
        on_theme_change(self._apply_theme)
        self._apply_theme()
        self.currentItemChanged.connect(self._emit_chosen)
        sync_current_with_selection(self)

    def add_heading(self, text: str) -> None:
        """A line that groups the places below it and cannot be chosen."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)
        self._fit_headings()

    def add_place(self, place: Place, name: str) -> None:
        item = QListWidgetItem(name)
        item.setData(_PLACE, place)
        item.setData(_NAME, name)
        self.addItem(item)

    def show_mark(self, place: Place, mark: Mark, note: str = "") -> None:
        """Show how far a place has come; a note such as "(3)" follows its name."""
        item = self._item(place)
        name = str(item.data(_NAME))
        item.setData(_MARK, mark)
        item.setIcon(self._icons[mark])
        item.setText(f"{name} {note}".strip())
        spoken = ", ".join(part for part in (item.text(), mark.spoken) if part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(self._respondent.fill(mark.meaning))

    def offer(self, place: Place, *, offered: bool) -> None:
        """Show a place, or have it out of the way."""
        item = self._item(place)
        if item.isHidden() == offered:
            item.setHidden(not offered)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            # Where the places are a combo box, they cannot be hidden.
            item.setFlags(flags if offered else Qt.ItemFlag.NoItemFlags)

    def go_to(self, place: Place) -> None:
        """Make this place the current one."""
        self.setCurrentItem(self._item(place))

    def current(self) -> Place:
        """While `leaving` is emitted, still the place that is left."""
        return self._place

    def places(self) -> list[Place]:
        items = (self.item(row) for row in range(self.count()))
        return [item.data(_PLACE) for item in items if item.data(_PLACE) and not item.isHidden()]

    def fit(self) -> None:
        self.setFixedWidth(scaled(NAVIGATION))

    def _apply_theme(self) -> None:
        self.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        self._icons = {mark: self._drawings.mark(mark) for mark in Mark}
        for item in map(self.item, range(self.count())):
            if item.data(_MARK) is not None:
                item.setIcon(self._icons[item.data(_MARK)])
        self._fit_headings()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_headings()

    def _fit_headings(self) -> None:
        """Give each heading the lines it needs beside a scroll bar."""
        room = QRect(0, 0, self.viewport().width() - 2 * _MARGIN, 1000)
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_PLACE) is None:
                item.setFont(self._heading_font())
                metrics = QFontMetrics(item.font())
                lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
                item.setSizeHint(QSize(0, lines.height() + _ABOVE_HEADING))

    def _heading_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self.font().pointSizeF() - 1)
        font.setBold(True)
        return font

    def _item(self, place: Place) -> QListWidgetItem:
        for row in range(self.count()):
            if self.item(row).data(_PLACE) == place:
                return self.item(row)
        raise KeyError(place)

    def _emit_chosen(self) -> None:
        item: QListWidgetItem | None = self.currentItem()
        place: Place = item.data(_PLACE) if item else ""
        # A row is selected before it becomes current, so this may be called twice.
        if place and place != self._place:
            self.leaving.emit()
            self._place = place
            self.chosen.emit(place)


class NarrowNavigation(ChoiceBox):
    """The same navigation, or another list of places, as a combo box."""

    def __init__(self, navigation: QListWidget) -> None:
        super().__init__()
        self._navigation = navigation
        self._opened = False
        self.setAccessibleName(navigation.accessibleName())
        self.setModel(navigation.model())
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        navigation.currentRowChanged.connect(self.setCurrentIndex)
        self.currentIndexChanged.connect(navigation.setCurrentRow)
        self.activated.connect(self._go)

    def fit(self) -> None:
        self.setIconSize(QSize(scaled(ICON), scaled(ICON)))

    def showPopup(self) -> None:  # noqa: N802
        self._opened = True
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        # Keys only go from row to row; choosing in the open list goes there.
        self._opened = False
        super().keyPressEvent(event)

    def _go(self, row: int) -> None:
        if self._opened:
            self._opened = False
            self._navigation.itemActivated.emit(self._navigation.item(row))
