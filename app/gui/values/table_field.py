"""A table as an answer, with its buttons."""

from collections.abc import Sequence

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout

from app.gui.kit.parts import button
from app.gui.values.table_model import TableModel
from app.gui.values.table_view import TableView
from app.gui.values.value_field import Content, ValueField
from app.model.finding import CellPlace
from app.model.kinds.asked import AskedAnswer
from app.model.kinds.value import Unfinished, Value
from app.model.kinds.worded import WordedColumn
from app.model.term import Term


class TableField(ValueField):
    """A table to write in; what is wrong with the cell that one is in stands below."""

    def __init__(
        self, asked: AskedAnswer, columns: Sequence[WordedColumn], term: Term | None
    ) -> None:
        super().__init__()
        self.model = TableModel(asked, columns, term)
        self.view = TableView(self.model)
        self.remove = button("Ta bort raden", self.view.remove_row, "quiet")
        self.remove.setVisible(not asked.fixed_rows)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch()
        for item in (self.view, self.fault):
            self.column.addWidget(item)
        self.column.addLayout(foot)
        self._refused = ""
        self.model.edited.connect(self._changed)
        self.view.refused.connect(self._say_refused)
        self.view.selectionModel().currentChanged.connect(self._tell_fault)

    def show_content(self, value: Value | None, unfinished: Sequence[Unfinished]) -> None:
        self.model.show_content(value, unfinished)
        self._tell_fault()

    @property
    def steps(self) -> QUndoStack:
        return self.model.undo_stack

    def put(self, content: Content) -> None:
        self.model.put(*content)

    def content(self) -> Content:
        return self.model.content()

    def set_read_only(self, read_only: bool) -> None:
        self.model.set_read_only(read_only)
        self.remove.setVisible(not read_only and not self.model.asked.fixed_rows)

    def focus_first(self) -> None:
        if not self.view.currentIndex().isValid():
            self.view.go_to(0, 1 if self.model.asked.fixed_rows else 0)
        self.view.setFocus()

    def focus_cell(self, cell: CellPlace) -> None:
        columns = [column.id for column in self.model.columns]
        if cell.column in columns and cell.row < len(self.model.lines):
            self.view.go_to(cell.row, columns.index(cell.column))
        self.focus_first()

    def show_block(self, block: int) -> None:
        self.view.go_to(*divmod(block, len(self.model.columns)))

    def describe(self, name: str, notes: str) -> None:
        self.view.setAccessibleName(name)
        self.view.setAccessibleDescription(notes)

    def _changed(self) -> None:
        self._refused = ""
        self._tell_fault()
        self.edited.emit()

    def _say_refused(self, why: str) -> None:
        self._refused = why
        self._tell_fault()

    def _tell_fault(self) -> None:
        """What was not taken in, what is wrong with this cell, or where something is wrong."""
        index = self.view.currentIndex()
        here = self.model.fault(index.row(), index.column()) if index.isValid() else ""
        self.say_fault(self._refused or here or self._elsewhere())

    def _elsewhere(self) -> str:
        _, unfinished = self.model.content()
        if not unfinished:
            return ""
        rows = sorted({(one.row or 0) + 1 for one in unfinished})
        which = ", ".join(map(str, rows))
        return f"Något i {'rad' if len(rows) == 1 else 'raderna'} {which} går inte att läsa."
