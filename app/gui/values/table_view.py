"""A table to write in: by Tab and Enter, and with rows from Excel or Word."""

import csv
import io
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.gui.kit.clean_field import CleanField
from app.gui.kit.theme import on_theme_change, scaled
from app.gui.values.column_fitting import fitted
from app.gui.values.table_model import Index, Lines, TableModel, empty_line
from app.model import lengths
from app.model.invisible_characters import visible
from app.model.kinds.kind import Kind

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_MOST_SHOWN = 12
# So much a cell has at least for what stands in it, and wants at most.
_A_WORD, _WIDEST = 112, 220


class TableView(QTableView):
    """Tab goes to the next cell and out of the table after the last; Enter goes down."""

    refused = Signal(str)
    """Why what was to be put in is not, in Swedish."""

    def __init__(self, model: TableModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setItemDelegate(_Cells(self, model))
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.rowsInserted.connect(self._fit)
        model.rowsRemoved.connect(self._fit)
        model.dataChanged.connect(self._fit)
        on_theme_change(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._fit_columns()
        self._fit_height()

    def _fit_columns(self) -> None:
        header = self.horizontalHeader()
        columns = range(self._model.columnCount())
        said = [self.sizeHintForColumn(column) for column in columns]
        least = [
            max(header.sectionSizeHint(column), min(said[column], scaled(_A_WORD)))
            for column in columns
        ]
        wanted = [
            max(few, min(most, scaled(_WIDEST))) for few, most in zip(least, said, strict=True)
        ]
        for column, width in enumerate(fitted(least, wanted, self.viewport().width())):
            self.setColumnWidth(column, width)

    def _fit_height(self) -> None:
        """As high as its rows, up to a dozen; more are scrolled to."""
        self.verticalHeader().resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        rows = range(min(self._model.rowCount(), _MOST_SHOWN))
        header = self.horizontalHeader()
        height = sum(self.rowHeight(row) for row in rows) + header.sizeHint().height()
        if header.length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def go_to(self, row: int, column: int) -> None:
        self.setCurrentIndex(self._model.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._model.undo_stack.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._model.undo_stack.redo()
        elif event.key() == Qt.Key.Key_Delete:
            self._empty_cells()
        elif event.key() in _ENTER:
            self._step_down()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        # Tab within the table goes to the next cell, and after the last one out of it.
        return self._step(1 if forward else -1) or super().focusNextPrevChild(forward)

    def closeEditor(  # noqa: N802
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        match hint:
            case QAbstractItemDelegate.EndEditHint.EditNextItem:
                self._step(1)
            case QAbstractItemDelegate.EndEditHint.EditPreviousItem:
                self._step(-1)
            case QAbstractItemDelegate.EndEditHint.SubmitModelCache:
                self._step_down()

    def _step(self, step: int) -> bool:
        """Go to the next cell that can be written in; says whether there is one."""
        index = self.currentIndex()
        columns = self._model.columnCount()
        at = index.row() * columns + index.column() + step
        # An empty row at the end is left when nothing was written in the one before it.
        while 0 <= at < self._model.rowCount() * columns:
            there = self._model.index(at // columns, at % columns)
            if self._model.flags(there) & Qt.ItemFlag.ItemIsEditable:
                if step > 0 and index.row() == len(self._model.lines) and there.row() > index.row():
                    return False
                self.setCurrentIndex(there)
                return True
            at += step
        return False

    def _step_down(self) -> None:
        index = self.currentIndex()
        below = self._model.index(index.row() + 1, index.column())
        if below.isValid() and self._model.flags(below) & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(below)

    def _chosen(self) -> list[QModelIndex]:
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    def _empty_cells(self) -> None:
        grid = [list(line) for line in self._model.lines]
        for index in self._chosen():
            if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable and index.row() < len(grid):
                grid[index.row()][index.column()] = ""
        self._model.replace_lines(_frozen(grid), "Töm celler")

    def remove_row(self) -> None:
        """Take away the row that one is in."""
        row = self.currentIndex().row()
        lines = self._model.lines
        if 0 <= row < len(lines) and not self._model.asked.fixed_rows:
            self._model.replace_lines((*lines[:row], *lines[row + 1 :]), "Ta bort rad")

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in self._chosen():
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        written = io.StringIO()
        csv.writer(written, "excel-tab").writerows(rows.values())
        QGuiApplication.clipboard().setText(written.getvalue())

    def paste(self) -> None:
        """Put in rows from Excel or Word, from the cell that one is in; all of them or none."""
        rows = pasted_rows(QGuiApplication.clipboard().text())
        headings = [column.text.casefold() for column in self._model.columns]
        if len(rows) > 1 and [cell.casefold() for cell in rows[0]] == headings:
            rows = rows[1:]
        index = self.currentIndex()
        row, column = max(index.row(), 0), max(index.column(), 0)
        if not rows:
            return
        why = self._why_not(rows, row, column)
        if why:
            self.refused.emit(why)
            return
        grid = [list(line) for line in self._model.lines]
        while len(grid) < row + len(rows):
            grid.append(list(empty_line(self._model.columns)))
        for number, cells in enumerate(rows):
            grid[row + number][column : column + len(cells)] = cells
        self._model.replace_lines(self._model.tidied(_frozen(grid)), "Klistra in rader")
        self.refused.emit("")

    def _why_not(self, rows: list[list[str]], row: int, column: int) -> str:
        widest = max(map(len, rows))
        if column + widest > len(self._model.columns):
            return (
                f"Det du klistrar in har {widest} kolumner och får inte plats. Ställ dig i första "
                f"kolumnen; tabellen har {len(self._model.columns)}."
            )
        if self._model.asked.fixed_rows:
            if column == 0 or row + len(rows) > len(self._model.lines):
                return "Raderna i tabellen är bestämda. Klistra in ett tal eller ord i taget."
        elif row + len(rows) > self._model.most_rows:
            return f"Tabellen får ha högst {self._model.most_rows} rader. Klistra in färre."
        if any(len(cell) > lengths.CELL for cells in rows for cell in cells):
            return "En av cellerna har för lång text. Korta den först."
        return ""


def pasted_rows(text: str) -> list[list[str]]:
    """Rows and cells of what a spreadsheet or a table puts on the clipboard."""
    rows = csv.reader(io.StringIO(text, newline=""), "excel-tab")
    found = [[" ".join(visible(cell).split()) for cell in row] for row in rows]
    while found and not any(found[-1]):
        found.pop()
    return found


def _frozen(grid: Iterable[Iterable[str]]) -> Lines:
    return tuple(tuple(line) for line in grid)


class _Cells(QStyledItemDelegate):
    """What a cell is written in."""

    def __init__(self, view: TableView, model: TableModel) -> None:
        super().__init__(view)
        self._model = model

    def createEditor(  # noqa: N802
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> QWidget:
        column = self._model.columns[index.column()]
        asked = self._model.asked.columns[index.column()]
        if column.kind in {Kind.YES_NO, Kind.CHOICE} and not asked.other:
            editor: QWidget = QComboBox(parent)
            assert isinstance(editor, QComboBox)
            editor.addItem("")
            options = [option.text for option in column.options] or ["Ja", "Nej"]
            editor.addItems(options)
            editor.activated.connect(lambda: self.commitData.emit(editor))
        else:
            editor = CleanField(clean=visible, most=lengths.CELL)
            editor.setParent(parent)
            row, at = index.row(), index.column()
            # What is typed is saved before the cell is left, as everywhere.
            editor.taken.connect(lambda text: self._model.type_in(row, at, text))
        editor.setProperty("room", "cell")
        editor.setAccessibleName(column.text)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            if editor.currentText() != text:
                # What was written elsewhere is kept until another is chosen.
                editor.addItem(text)
                editor.setCurrentText(text)
        elif isinstance(editor, CleanField):
            editor.setText(text)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        self._model.end_typing()
        super().destroyEditor(editor, index)

    def setModelData(  # noqa: N802
        self,
        editor: QWidget,
        model: object,
        index: Index,
    ) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, CleanField):
            text = editor.text()
        self._model.setData(index, text)
