"""The control for the value of an answer, on the page of its question."""

from PySide6.QtWidgets import QLabel, QTableView, QWidget

from app.gui.values.table_field import TableField
from app.gui.values.value_field import Content, ValueField
from tests.support.pages.page import PageObject


class ValueControl(PageObject):
    """What is shown of a number, a day, a choice or a table, and of what is wrong with it."""

    @property
    def field(self) -> ValueField:
        found = self._report.pages.question.value.field
        assert found is not None, "the question asks for text"
        return found

    @property
    def panel(self) -> QWidget:
        return self._report.pages.question.value

    def is_shown(self) -> bool:
        return self._report.pages.question.value.isVisible()

    def content(self) -> Content:
        """The value, and what is typed that is none yet."""
        return self.field.content()

    def fault(self) -> str:
        """What is said to be wrong below it."""
        return self.field.fault.text() if self.field.fault.isVisible() else ""

    def texts(self) -> list[str]:
        """What stands around it: its unit, what is asked for, last term's value."""
        labels = self.panel.findChildren(QLabel)
        return [one.text() for one in labels if one.isVisible() and one.text()]

    @property
    def table(self) -> QTableView:
        field = self.field
        assert isinstance(field, TableField)
        return field.view

    def cells(self) -> list[list[str]]:
        """The rows as they are shown, the sums and the empty row for more among them."""
        model = self.table.model()
        columns = range(model.columnCount())
        return [
            [str(model.index(row, column).data() or "") for column in columns]
            for row in range(model.rowCount())
        ]
