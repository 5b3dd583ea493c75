"""A question's figures as bars, which are a table too: by keys and for screen readers."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.formats.collation.collation_texts import signed
from app.gui.collate.figure_rows import FigureRow, ShownFigures, Span, spans_of
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.lists import DATA, Index
from app.gui.kit.parts import column_in, label, literal
from app.gui.kit.theme import STEP, colours, on_selection, on_theme_change, scaled
from app.model.kinds.told import number_text
from app.model.shown_characters import shown

_NAME, _VALUE, _EARLIER, _CHANGE = range(4)
_LEAST_HEIGHT = 240
_BAR = 14
_SELECTED = QStyle.StateFlag.State_Selected
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Bars(QStyledItemDelegate):
    """Paints a bar, a thinner and paler one of the earlier period below it, and the figure."""

    longest = ""
    """The figure that takes most room beside its bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        option.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget
        )
        now = colours()
        figure, accent, paler = now.text, now.accent, now.control_line
        if option.state & _SELECTED:
            figure, accent, paler = (on_selection(one, now) for one in (figure, accent, paler))
        inside = option.rect.adjusted(STEP, 0, -STEP, 0)
        painter.save()
        painter.setPen(QColor(figure))
        painter.drawText(inside, _RIGHT, text)
        beside = option.fontMetrics.horizontalAdvance(self.longest)
        room = inside.adjusted(0, 0, -beside - STEP, 0)
        value, before = index.data(DATA)
        high = min(scaled(_BAR), room.height() - STEP)
        top = room.center().y() - high // 2
        _draw(painter, room, value, QRect(0, top, 0, high), accent)
        if before is not None:
            thin = QRect(0, top + high + 1, 0, max(high // 4, 2))
            _draw(painter, room, before, thin, paler)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), scaled(_BAR) + 2 * STEP))


def _draw(painter: QPainter, room: QRect, span: Span, line: QRect, colour: str) -> None:
    begins, ends = span.begins, span.ends
    left, right = (round(room.left() + room.width() * part) for part in (begins, ends))
    painter.fillRect(QRect(left, line.top(), max(right - left, 1), line.height()), QColor(colour))


class FigureTable(QTableWidget):
    """Arrow keys go through the rows; Tab leaves the table."""

    def __init__(self) -> None:
        super().__init__()
        self._bars = _Bars(self)
        self.setItemDelegateForColumn(_VALUE, self._bars)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setHighlightSections(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_figures(self, figures: ShownFigures, earlier: str) -> None:
        """`earlier` is the heading of the period compared with, empty without comparison."""
        compared = bool(earlier) and figures.is_compared
        headings = [figures.who, figures.what, *([earlier, "Ändring"] if compared else [])]
        self.setAccessibleName(f"Siffror: {shown(figures.title)}")
        self.clear()
        self.setRowCount(len(figures.rows))
        self.setColumnCount(len(headings))
        self.setHorizontalHeaderLabels(headings)
        spans = spans_of(figures.rows, compared=compared)
        for at, (row, span) in enumerate(zip(figures.rows, spans, strict=True)):
            for column, text in enumerate(_texts(row)[: len(headings)]):
                item = QTableWidgetItem(text)
                if column != _NAME:
                    item.setTextAlignment(_RIGHT)
                if column == _VALUE:
                    item.setData(DATA, span)
                self.setItem(at, column, item)
        self._bars.longest = max(
            (number_text(row.value) for row in figures.rows), key=len, default=""
        )
        self._fit_columns(len(headings))
        self.setCurrentCell(0, 0)

    def _fit_columns(self, columns: int) -> None:
        modes = QHeaderView.ResizeMode
        for column in range(columns):
            stretches = column in {_NAME, _VALUE}
            mode = modes.Stretch if stretches else modes.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, mode)


def _texts(row: FigureRow) -> list[str]:
    earlier = "" if row.earlier is None else number_text(row.earlier)
    return [shown(row.name), number_text(row.value), earlier, signed(row.change)]


class FigureView(QWidget):
    """The figures of one question; where they are several, one of them is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._figures: tuple[ShownFigures, ...] = ()
        self._earlier = ""
        self.which = ChoiceBox()
        self.which.setAccessibleName("Vilka siffror som visas")
        self.table = FigureTable()
        self.about = label("", "muted")
        column = column_in(self)
        column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table, 1)
        column.addWidget(self.about)
        self.which.currentIndexChanged.connect(self._show)
        on_theme_change(self._adapt)
        self._adapt()
        self.hide()

    def _adapt(self) -> None:
        self.table.setMinimumHeight(scaled(_LEAST_HEIGHT))

    def show_figures(self, figures: tuple[ShownFigures, ...], earlier: str) -> None:
        """Hidden where there are none; what was chosen among the same ones stays chosen."""
        if (figures, earlier) == (self._figures, self._earlier):
            return
        chosen = self.which.currentText()
        self._figures, self._earlier = figures, earlier
        blocked = self.which.blockSignals(True)
        self.which.clear()
        for one in figures:
            self.which.addItem(one.title)
        self.which.setCurrentIndex(max(self.which.findText(chosen), 0))
        self.which.blockSignals(blocked)
        self.which.setVisible(len(figures) > 1)
        self.setVisible(bool(figures))
        self._show()

    def _show(self) -> None:
        at = self.which.currentIndex()
        if 0 <= at < len(self._figures):
            figures = self._figures[at]
            self.table.show_figures(figures, self._earlier)
            self.about.setText(literal(figures.about))
