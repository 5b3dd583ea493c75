"""The list of reports looks as the theme says, from the first report on."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.kit.lists import HtmlRows
from app.gui.kit.messages import Level, Message
from app.gui.kit.theme import LIGHT
from app.gui.start.report_cards import ReportCards
from app.gui.start.report_rows import show_reports
from app.model.report import ListedReport
from app.model.titles import Titles
from tests.support.reports import whole_report
from tests.support.terms import RESPONDENT


def _colours(picture: QImage) -> set[str]:
    width, height = picture.width(), picture.height()
    places = ((x, y) for x in range(width) for y in range(height))
    return {QColor(picture.pixel(x, y)).name() for x, y in places}


def test_a_report_that_comes_later_is_dressed_too(styled_app: QApplication, qtbot: QtBot) -> None:
    cards = ReportCards("Pågående rapporter")
    qtbot.addWidget(cards)
    cards.resize(500, 200)
    HtmlRows.install(cards)
    cards.show()
    QApplication.processEvents()
    late = Message("Skulle ha varit inne 7 oktober", Level.WARNING)
    # Of two, for the chosen one has colours of its own.
    listed = ListedReport.of(whole_report(), is_draft=True)
    show_reports(
        cards,
        [listed] * 2,
        Titles([listed], RESPONDENT),
        lambda _report: "Kvar: 3 svar",
        lambda _report: late,
    )
    QApplication.processEvents()
    seen = _colours(cards.viewport().grab().toImage())
    assert LIGHT.selected in seen
    # The edge is narrow; all of the row in it would hide what stands there.
    assert LIGHT.text in seen
    assert LIGHT.muted in seen
    assert LIGHT.warning in seen
    assert cards.item(0).text().endswith("\nSkulle ha varit inne 7 oktober · Kvar: 3 svar")
