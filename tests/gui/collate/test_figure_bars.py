"""The bars are a table, whose figures are read and gone through by keys."""

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.collate.figure_bars import FigureView
from app.gui.collate.figure_rows import FigureRow, ShownFigures
from app.gui.kit.theme import colours
from app.gui.kit.theme.appearance import Scheme
from app.gui.shell.application import prepare
from app.storage.settings import Settings

ROWS = (
    FigureRow("Farsta", Decimal("1250.5"), Decimal(1000), Decimal("250.5")),
    FigureRow("Bromma", Decimal(-3), None, None),
)
FIGURES = ShownFigures("Kostnad (tkr)", "Nämnd", "Värde (tkr)", ROWS, "Summa 1 247,5 tkr.")
OTHERS = ShownFigures("Besök", "Nämnd", "Värde", ROWS[:1], "")


def _texts(view: FigureView) -> list[list[str]]:
    table = view.table
    return [
        [str(table.model().index(row, column).data()) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_the_same_figures_are_a_table(styled_app: QApplication) -> None:
    view = FigureView()
    view.show_figures((FIGURES,), "Tertialrapport 1 2022")
    assert _texts(view) == [
        ["Farsta", "1\u00a0250,5", "1\u00a0000", "+250,5"],
        ["Bromma", "−3", "", ""],
    ]
    assert view.about.text() == "Summa 1 247,5 tkr."
    interface = QAccessible.queryAccessibleInterface(view.table)
    assert interface.role() is QAccessible.Role.Table
    assert interface.text(QAccessible.Text.Name) == "Siffror: Kostnad (tkr)"


def test_without_comparison_there_are_two_columns(styled_app: QApplication) -> None:
    view = FigureView()
    view.show_figures((FIGURES,), "")
    assert _texts(view) == [["Farsta", "1\u00a0250,5"], ["Bromma", "−3"]]


def test_arrow_keys_go_through_the_rows(styled_app: QApplication) -> None:
    view = FigureView()
    view.show_figures((FIGURES,), "")
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentRow() == 1
    assert not view.table.tabKeyNavigation()


def test_one_of_several_is_chosen(styled_app: QApplication) -> None:
    view = FigureView()
    view.show_figures((FIGURES, OTHERS), "")
    view.which.setCurrentIndex(1)
    assert _texts(view) == [["Farsta", "1\u00a0250,5"]]
    view.show_figures((), "")
    assert view.isHidden()


def test_bars_have_the_colours_of_the_theme(styled_app: QApplication, tmp_path: Path) -> None:
    appearance = prepare(styled_app, Settings(tmp_path / "look.json"))
    view = FigureView()
    view.show_figures((FIGURES,), "Tertialrapport 1 2022")
    view.resize(700, 300)
    view.show()
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST):
        appearance.choose(scheme)
        # What is chosen has the colours of what is chosen.
        view.table.setCurrentCell(1, 0)
        picture = view.table.viewport().grab().toImage()
        wide = range(0, picture.width(), 2)
        seen = {picture.pixelColor(x, y).name() for x in wide for y in range(60)}
        assert {colours().accent, colours().control_line} <= seen
    appearance.choose(Scheme.SYSTEM)
    view.close()
