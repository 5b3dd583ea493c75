"""Choosing a row in another way than by keys and mouse."""

from PySide6.QtWidgets import QListWidget


def go_where_selected(rows: QListWidget) -> None:
    """Make the row that is selected the current one, as keys and mouse do.

    A screen reader, or a program that is spoken to, selects a row without going to it.
    """

    def follow() -> None:
        selected = rows.selectedIndexes()
        if selected and selected[0].row() != rows.currentRow():
            rows.setCurrentRow(selected[0].row())

    rows.itemSelectionChanged.connect(follow)
