"""The value of the answer on the question page, with that of the term before."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoGroup
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.kit.parts import column_in, label
from app.gui.kit.theme import STEP
from app.gui.values.fields import field_for
from app.gui.values.value_field import Content, ValueField
from app.model.finding import CellPlace
from app.model.form import Question
from app.model.kinds.compared import earlier_text
from app.model.kinds.kind import Kind
from app.model.report import Answer
from app.model.term import Term


class ValuePanel(QWidget):
    """Shows one value; each question has a control of its own, with its own undo."""

    edited = Signal()
    left = Signal()
    """The focus has gone elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._has_focus = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)
        self.steps = QUndoGroup(self)
        """What can be undone in the control that is shown."""
        self._fields: dict[str, tuple[object, ValueField]] = {}
        self._shown: ValueField | None = None
        self._notes = label("", "muted")
        self._earlier = label("", "muted")
        self._column = column_in(self, spacing=STEP // 2)
        self._column.addWidget(self._notes)
        self._column.addWidget(self._earlier)
        self.hide()

    @property
    def field(self) -> ValueField | None:
        """The control that is shown; None at a question that is answered with text."""
        return self._shown

    def show_answer(
        self, question: Question, answer: Answer, term: Term | None, notes: str
    ) -> None:
        """Show the value of an answer, or nothing where text is asked for."""
        for _, field in self._fields.values():
            field.hide()
        self._shown = self._field(question, answer, term)
        if self._shown is None:
            return
        self._shown.steps.setActive()
        self._notes.setText(notes)
        self._notes.setVisible(bool(notes))
        self._shown.describe(answer.question, notes)
        if self._shown.content() != (answer.value, answer.unfinished):
            self._shown.begin((answer.value, answer.unfinished))
        self._shown.show()

    def _field(self, question: Question, answer: Answer, term: Term | None) -> ValueField | None:
        if question.kind is Kind.TEXT:
            return None
        made_for = question, answer.options, answer.columns, term
        known = self._fields.get(question.id)
        if known is not None and known[0] == made_for:
            return known[1]
        if known is not None:
            known[1].deleteLater()
        field = field_for(question, answer, term)
        if field is not None:
            self._fields[question.id] = made_for, field
            self._column.insertWidget(1, field)
            self.steps.addStack(field.steps)
            field.edited.connect(self.edited)
        return field

    @property
    def has_focus(self) -> bool:
        return self._has_focus

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self.window():
            # Another window, or a list that opens: one comes back to where one was.
            return
        before, self._has_focus = self._has_focus, self.isAncestorOf(now)
        if before and not self._has_focus:
            self.left.emit()

    def content(self) -> Content:
        return self._shown.content() if self._shown is not None else (None, ())

    def compare(self, answer: Answer, before: Answer | None) -> None:
        """Show the value of the term before beside what is answered now."""
        text = earlier_text(answer, before) if before is not None else ""
        self._earlier.setText(text)
        self._earlier.setVisible(bool(text))

    def set_read_only(self, read_only: bool) -> None:
        if self._shown is not None:
            self._shown.set_read_only(read_only)

    def focus_first(self, cell: CellPlace | None = None) -> None:
        """Put the focus on a cell of a table, or where one answers."""
        if self._shown is not None and cell is not None:
            self._shown.focus_cell(cell)
        elif self._shown is not None:
            self._shown.focus_first()

    def show_block(self, block: int) -> None:
        """Show a cell of a table, counted row by row."""
        if self._shown is not None:
            self._shown.show_block(block)

    def put(self, content: Content) -> None:
        """Answer with another value, as the officer would."""
        if self._shown is not None:
            self._shown.put(content)
