"""A value that is typed on a line: a number with its unit, or a day with a calendar."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QTableView

from app.gui.kit.clean_field import CleanField
from app.gui.kit.parts import button, column_in, label
from app.gui.kit.theme import scaled
from app.gui.values.value_field import Content, ValueField, fault_text
from app.model import lengths
from app.model.invisible_characters import visible
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.told import number_text
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Unfinished, Value
from app.model.swedish import long_date
from app.model.term import Term

_CALENDAR = 320, 290


class LineValueField(ValueField):
    """Keeps what is typed as it is typed until the field is left; then writes it in one way."""

    def __init__(self, asked: AskedValue, term: Term | None) -> None:
        super().__init__()
        self._asked = asked
        self._term = term
        self._filling = False
        self._shown: tuple[str, Value | None] = "", None
        self.field = CleanField(clean=visible, most=lengths.CELL)
        self.field.setProperty("room", "value")
        self.row = QHBoxLayout()
        self.row.addWidget(self.field)
        if asked.unit:
            self.row.addWidget(label(asked.unit, wrap=False))
        self.row.addStretch()
        self.column.addLayout(self.row)
        self.column.addWidget(self.fault)
        self.field.taken.connect(self._on_taken)
        self.field.editingFinished.connect(self._tidy)

    def show_content(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        self._filling = True
        self._shown = line_text(value), value
        self.field.setText(unfinished[0].text if unfinished else line_text(value))
        self.field.setCursorPosition(0)
        self._filling = False
        self._judge()

    def put(self, content: Content) -> None:
        value, unfinished = content
        self.field.put_instead(unfinished[0].text if unfinished else line_text(value))
        self._judge()

    def content(self) -> Content:
        text = self.field.text()
        try:
            value = self._read(text)
        except UnreadableValueError:
            return None, (Unfinished(text=text),)
        assert value is None or isinstance(value, Decimal | datetime.date)
        return value, ()

    def _read(self, text: str) -> object:
        """Raises UnreadableValueError."""
        shown, value = self._shown
        return value if text == shown else read_typed(text, self._asked, self._term)

    def set_read_only(self, read_only: bool) -> None:
        self.field.setReadOnly(read_only)

    def focus_first(self) -> None:
        self.field.setFocus()

    def describe(self, name: str, notes: str) -> None:
        self.field.setAccessibleName(f"{name}, {self._asked.unit}" if self._asked.unit else name)
        self.field.setAccessibleDescription(notes)

    def _on_taken(self) -> None:
        if not self._filling:
            # What was wrong may be right now; what is wrong is said when the field is left.
            self.say_fault("")
            self.edited.emit()

    def _tidy(self) -> None:
        value, unfinished = self.content()
        if not unfinished and line_text(value) != self.field.text() and not self.field.isReadOnly():
            self.field.put_instead(line_text(value))
        self._judge()

    def _judge(self) -> None:
        try:
            self._read(self.field.text())
        except UnreadableValueError as error:
            self.say_fault(fault_text(error))
        else:
            self.say_fault("")


class DateField(LineValueField):
    """A day, typed or picked in a calendar."""

    def __init__(self, asked: AskedValue, term: Term | None) -> None:
        super().__init__(asked, term)
        self.field.setPlaceholderText("Till exempel 12 maj 2022")
        self.pick = button("Välj dag …", self.open_calendar)
        self.pick.setToolTip("Välj dag i en kalender (Alt+nedåtpil)")
        self.pick.setAccessibleDescription("Alt+nedåtpil")
        self.row.insertWidget(1, self.pick)
        self.field.installEventFilter(self)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.pick.setVisible(not read_only)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # As in every field of Windows that opens a list.
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and not self.field.isReadOnly()
        ):
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def open_calendar(self) -> None:
        """Show a calendar below the field, on the day that is written or in the term."""
        value, _ = self.content()
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(popup)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        for day_off in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # In red, as Qt has them, they would not be read on every background.
            calendar.setWeekdayTextFormat(day_off, calendar.headerTextFormat())
        calendar.setMinimumSize(scaled(_CALENDAR[0]), scaled(_CALENDAR[1]))
        for part in (calendar, *calendar.findChildren(QTableView)):
            part.setAccessibleName("Kalender")
        column_in(popup).addWidget(calendar)
        day = value if isinstance(value, datetime.date) else self._first_day()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda chosen: self._take(chosen, popup))
        calendar.clicked.connect(lambda chosen: self._take(chosen, popup))
        popup.show()
        # Not before it has its size, with the frame that the style sheet gives it.
        popup.move(self._beside_field(popup.size()))
        calendar.setFocus()

    def _beside_field(self, size: QSize) -> QPoint:
        """Below the field, or as near to that as the screen has room for."""
        at = self.field.mapToGlobal(QPoint(0, self.field.height()))
        room = self.screen().availableGeometry()
        room.setSize(room.size().expandedTo(size) - size)
        return QPoint(
            min(max(at.x(), room.left()), room.right() + 1),
            min(max(at.y(), room.top()), room.bottom() + 1),
        )

    def _first_day(self) -> datetime.date | None:
        return self._term.days[0] if self._term else None

    def _take(self, chosen: QDate, popup: QFrame) -> None:
        popup.close()
        day = datetime.date(chosen.year(), chosen.month(), chosen.day())
        self.field.setFocus()
        self.field.selectAll()
        self.field.insert(line_text(day))
        self._judge()


def line_text(value: object) -> str:
    """A value as it stands in its field: without the unit, which stands beside."""
    if isinstance(value, Decimal):
        return number_text(value)
    return long_date(value) if isinstance(value, datetime.date) else ""


def is_on_a_line(kind: Kind) -> bool:
    return kind in {Kind.NUMBER, Kind.DATE}
