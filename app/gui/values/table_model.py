"""The rows of a table as they are typed, with steps to undo."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QUndoCommand, QUndoStack

from app.gui.kit.theme import colours
from app.gui.values.value_field import Content, fault_text
from app.model import lengths
from app.model.kinds.asked import AskedAnswer, Column
from app.model.kinds.kind import Kind
from app.model.kinds.named_rows import names_of_rows
from app.model.kinds.told import cell_text, number_text
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Cell, CellValue, Row, Table, Unfinished, Value
from app.model.kinds.worded import WordedColumn
from app.model.term import Term

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
Lines = tuple[tuple[str, ...], ...]
"""What is typed, row by row."""


class TableModel(QAbstractTableModel):
    """Below the rows is an empty one to write in, where there may be more, and then the sums."""

    edited = Signal()

    def __init__(
        self, asked: AskedAnswer, columns: Sequence[WordedColumn], term: Term | None
    ) -> None:
        super().__init__()
        self.asked = asked
        self.columns = tuple(columns)
        self.undo_stack = QUndoStack(self)
        self._term = term
        self._read_only = False
        self._known: dict[tuple[int, str], CellValue] = {}
        """What is shown for a value, by its column, though it might not be read as that value."""
        self._lines: Lines = self._given()
        self._typing: tuple[int, int, str] | None = None

    # What is in it.

    def show_content(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        self.undo_stack.clear()
        self._remember(value)
        self._show(self._lines_of(value, unfinished))

    def content(self) -> Content:
        rows: list[Row] = []
        unfinished: list[Unfinished] = []
        for number, line in enumerate(self._lines_as_typed()):
            cells = []
            for at, (column, text) in enumerate(zip(self.columns, line, strict=True)):
                try:
                    value = self._read(text, at)
                except UnreadableValueError:
                    unfinished.append(Unfinished(text=text, row=number, column=column.id))
                else:
                    if value is not None:
                        cells.append(Cell(column=column.id, value=value))
            rows.append(Row(cells=tuple(cells)))
        while rows and not rows[-1]:
            rows.pop()
        given = 1 if self.asked.fixed_rows else 0
        said = unfinished or any(len(row.cells) > given for row in rows)
        return (Table(rows=tuple(rows)) if said and any(rows) else None), tuple(unfinished)

    def _remember(self, value: Value | None) -> None:
        for row in value.rows if isinstance(value, Table) else ():
            for at, column in enumerate(self.columns):
                cell = row.at(column.id)
                if cell is not None:
                    self._known[at, _typed_text(cell, column)] = cell

    def _read(self, text: str, column: int) -> CellValue | None:
        """Raises UnreadableValueError."""
        known = self._known.get((column, text))
        return read_typed(text, self.asked.columns[column], self._term) if known is None else known

    def replace_lines(self, lines: Lines, what: str) -> None:
        """Have other rows, as one step to undo."""
        if lines != self._lines and not self._read_only:
            self.undo_stack.push(_Step(self, self._lines, lines, what))

    def put(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        """Have these rows instead, as one step to undo."""
        self.replace_lines(self._lines_of(value, unfinished), "Infoga svaret")

    def take(self, lines: Lines) -> None:
        """Show these rows, done or undone."""
        self._show(lines)
        self.edited.emit()

    def set_read_only(self, read_only: bool) -> None:
        if read_only is self._read_only:
            # A reset would take the cursor out of the cell that is written in.
            return
        self.beginResetModel()
        self._read_only = read_only
        self.endResetModel()

    def type_in(self, row: int, column: int, text: str) -> None:
        """Have in the content what is being typed in a cell, before it is left."""
        self._typing = row, column, text
        self.edited.emit()

    def end_typing(self) -> None:
        """The cell is left, or what was typed there is taken back."""
        if self._typing is not None:
            self._typing = None
            self.edited.emit()

    def _lines_as_typed(self) -> Lines:
        if self._typing is None:
            return self._lines
        row, column, text = self._typing
        return self._with(row, column, text)

    def _with(self, row: int, column: int, text: str) -> Lines:
        grid = [list(line) for line in self._lines]
        if row == len(grid):
            grid.append([""] * len(self.columns))
        grid[row][column] = text
        return tuple(map(tuple, grid))

    @property
    def lines(self) -> Lines:
        return self._lines

    @property
    def most_rows(self) -> int:
        return min(self.asked.max_rows or lengths.ROWS, lengths.ROWS)

    def _show(self, lines: Lines) -> None:
        """Rows come and go above the sums, so that a view keeps its place."""
        none = QModelIndex()
        before, at = self.rowCount(), self._sums_at
        kept, self._lines = self._lines, lines
        after, end = self.rowCount(), self._sums_at
        self._lines = kept
        if after > before:
            self.beginInsertRows(none, at, at + after - before - 1)
        elif after < before:
            self.beginRemoveRows(none, end, end + before - after - 1)
        self._lines = lines
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        self.dataChanged.emit(self.index(0, 0), self.index(after - 1, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(after - 1, 0))

    def _given(self) -> Lines:
        others = ("",) * (len(self.columns) - 1)
        names = names_of_rows(self.asked, self._term)
        return tuple((name, *others) for name in names)

    def _lines_of(self, value: Value | None, unfinished: Sequence[Unfinished]) -> Lines:
        rows = value.rows if isinstance(value, Table) else ()
        typed = {(one.row, one.column): one.text for one in unfinished}
        count = max([len(rows), *(row + 1 for row, _ in typed if row is not None)])
        lines = []
        for number in range(count):
            row = rows[number] if number < len(rows) else Row()
            lines.append(
                tuple(
                    typed.get((number, column.id), _typed_text(row.at(column.id), column))
                    for column in self.columns
                )
            )
        return tuple(lines) or self._given()

    # As Qt wants it.

    @property
    def _has_new_row(self) -> bool:
        return not (self._read_only or self.asked.fixed_rows or len(self._lines) >= self.most_rows)

    @property
    def _sums_at(self) -> int:
        return len(self._lines) + self._has_new_row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else self._sums_at + self.asked.totals

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.columns)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> object:
        if role == _ROLE.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return self._side(section)
        if role not in {_ROLE.DisplayRole, _ROLE.AccessibleTextRole}:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._heading(section, "\n" if role == _ROLE.DisplayRole else " ")
        if section == self._sums_at:
            return "Summa"
        return str(section + 1) if section < len(self._lines) else "Ny"

    def _side(self, column: int) -> Qt.AlignmentFlag:
        is_number = self.columns[column].kind is Kind.NUMBER
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _heading(self, section: int, between: str) -> str:
        column = self.columns[section]
        return f"{column.text}{between}({column.unit})" if column.unit else column.text

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role in {_ROLE.DisplayRole, _ROLE.EditRole}:
            return self._text(row, column)
        if role == _ROLE.TextAlignmentRole:
            return self._side(column)
        fault = self.fault(row, column)
        if role == _ROLE.ForegroundRole and fault:
            return QBrush(QColor(colours().error))
        if role in {_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole}:
            return fault
        if role == _ROLE.AccessibleTextRole:
            name = self._heading(column, " ")
            return f"{name}: {self._text(row, column) or 'tom'}"
        return None

    def _text(self, row: int, column: int) -> str:
        if row == self._sums_at:
            return self._sum(column)
        return self._lines[row][column] if row < len(self._lines) else ""

    def fault(self, row: int, column: int) -> str:
        """What is wrong with a cell; empty where nothing is."""
        if row >= len(self._lines):
            return ""
        try:
            self._read(self._lines[row][column], column)
        except UnreadableValueError as error:
            return fault_text(error)
        return ""

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        given = self.asked.fixed_rows and index.column() == 0
        if self._read_only or given or index.row() == self._sums_at:
            return flags
        return flags | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:  # noqa: N802
        if role != _ROLE.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        text = str(value or "")
        if len(text) > lengths.CELL:
            return False
        if text != self._text(index.row(), index.column()):
            tidied = self._tidied(text, index.column())
            lines = self._with(index.row(), index.column(), tidied)
            self.replace_lines(lines, "Skriv i tabellen")
        return True

    def tidied(self, lines: Lines) -> Lines:
        """The same cells, each value written in one way."""
        return tuple(
            tuple(self._tidied(text, column) for column, text in enumerate(line)) for line in lines
        )

    def _tidied(self, text: str, column: int) -> str:
        try:
            value = self._read(text, column)
        except UnreadableValueError:
            return text
        return _typed_text(value, self.columns[column])

    def _sum(self, column: int) -> str:
        if self.columns[column].kind is not Kind.NUMBER:
            return ""
        total = Decimal(0)
        for line in self._lines:
            try:
                value = self._read(line[column], column)
            except UnreadableValueError:
                continue
            total += value if isinstance(value, Decimal) else 0
        return number_text(total)


class _Step(QUndoCommand):
    def __init__(self, model: TableModel, before: Lines, after: Lines, what: str) -> None:
        super().__init__(what)
        self._model, self._before, self._after = model, before, after

    def redo(self) -> None:
        self._model.take(self._after)

    def undo(self) -> None:
        self._model.take(self._before)


def _typed_text(value: CellValue | None, column: WordedColumn) -> str:
    """A value as it is typed: without the unit, which stands in the heading."""
    return cell_text(value, "", column.options)


def empty_line(columns: Sequence[Column | WordedColumn]) -> tuple[str, ...]:
    return ("",) * len(columns)
