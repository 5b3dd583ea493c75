"""The answer has the room of the window, and its column stays where it is."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.kit.commands import Command
from app.gui.kit.theme import STEP
from app.gui.kit.theme.appearance import Appearance
from app.model.places import CONTACT, EXPORT, REVIEW, Place
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click

LONG, SHORT = "verksamhetsomraden", "vaxla-upp-stockholm"
SIZES = ((1240, 712), (1366, 768), (1920, 1080))
_DOUBTED = replace(
    EXAMPLE,
    answers={
        **EXAMPLE.answers,
        LONG: (
            paragraph("Se bilaga 2 i ärendet. Av dessa har xx haft premiär."),
            paragraph("Klicka här för att ange text."),
            *(paragraph(f"Handlarna vid torg {n} har träffat nämnden. " * 3) for n in range(9)),
        ),
    },
    reasons={},
)


@pytest.fixture
def carried(appearance: Appearance, officer: Officer, tmp_path: Path) -> Officer:
    """The second term: every answer waits, and one has three warnings and a long question."""
    officer.window.resize(1366, 768)
    officer.start_report(_DOUBTED.committee, "2022-T1")
    officer.write(_DOUBTED)
    officer.export_to(tmp_path / "t1")
    officer.leave()
    officer.start_report(_DOUBTED.committee, "2022-T2")
    officer.begin_from_earlier()
    return officer


def _settle(officer: Officer, width: int, height: int) -> None:
    officer.window.resize(width, height)
    for _ in range(4):
        QApplication.processEvents()


def _seen_of(widget: QWidget) -> QRect:
    """What of a widget is inside everything that it stands in, as the window has it."""
    seen = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    around = widget.parentWidget()
    while around is not None:
        seen &= QRect(around.mapTo(widget.window(), QPoint()), around.size())
        around = around.parentWidget()
    return seen


def _lines_seen(editor: RichTextEdit) -> int:
    """The lines of text that are seen whole."""
    seen = _seen_of(editor.viewport())
    top = seen.top() - editor.viewport().mapTo(editor.window(), QPoint()).y()
    scrolled = editor.verticalScrollBar().value()
    first, last = scrolled + top - 1, scrolled + top + seen.height() + 1
    return sum(first <= above and below <= last for above, below in _lines(editor))


def _lines(editor: RichTextEdit) -> Iterator[tuple[float, float]]:
    block = editor.document().firstBlock()
    while block.isValid():
        place = editor.document().documentLayout().blockBoundingRect(block)
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            yield place.top() + line.y(), place.top() + line.y() + line.height()
        block = block.next()


@pytest.mark.parametrize(
    ("width", "height", "zoom", "least"),
    [(1240, 712, 100, 12), (1366, 768, 100, 12), (1366, 768, 150, 7), (1920, 1080, 150, 12)],
)
def test_twelve_lines_of_an_answer_are_seen_in_the_hardest_case(
    carried: Officer, appearance: Appearance, width: int, height: int, zoom: int, least: int
) -> None:
    """Last term's answer, the line that asks to confirm, a long question, three warnings."""
    appearance.set_zoom(zoom)
    carried.go_to(LONG)
    _settle(carried, width, height)
    question = carried.question
    assert question.is_carried()
    assert len(carried.view.pages.question.notes.shown) >= 3
    assert question.has_notes()
    beside = zoom == 100 or width == 1920
    assert carried.earlier.is_shown() is beside
    assert _lines_seen(question.editor) >= least


def _column(page: QWidget) -> tuple[int, int]:
    return page.mapTo(page.window(), QPoint()).x(), page.width()


def _columns(officer: Officer) -> dict[Place, set[tuple[int, int]]]:
    """Where the column of text is on each page, and how wide."""
    found = {}
    for place in officer.navigation.places():
        officer.go_to(place)
        for _ in range(3):
            QApplication.processEvents()
        shown = [page for page in officer.view.pages._areas if page.isVisible()]
        steps = officer.navigation.next.parentWidget()
        assert steps is not None
        found[place] = {_column(page) for page in (*shown, steps)}
    return found


@pytest.mark.parametrize("size", SIZES)
def test_the_column_is_at_one_place_on_all_pages(carried: Officer, size: tuple[int, int]) -> None:
    _settle(carried, *size)
    with_pane = _columns(carried)
    carried.go_to(LONG)
    click(carried.earlier.toggle)
    without = _columns(carried)
    assert not carried.earlier.is_shown()
    places = set().union(*with_pane.values(), *without.values())
    assert len(places) == 1, (with_pane, without)


def test_in_a_wide_window_the_pane_grows_and_the_whole_does_not(carried: Officer) -> None:
    carried.go_to(LONG)
    panes = []
    for size in (*SIZES, (2560, 1440)):
        _settle(carried, *size)
        panes.append(carried.earlier.pane.width())
    assert panes[0] < panes[1] < panes[2] == panes[3]
    around = carried.navigation.rows.mapTo(carried.window, QPoint()).x()
    assert around > 200
    (left, width), pane = _column(carried.question.page), carried.earlier.pane
    assert left + width < pane.mapTo(carried.window, QPoint()).x()


@pytest.mark.parametrize(("width", "zoom"), [(640, 100), (960, 200), (640, 200), (1366, 100)])
def test_the_format_bar_is_one_row(
    carried: Officer, appearance: Appearance, width: int, zoom: int
) -> None:
    appearance.set_zoom(zoom)
    carried.go_to(SHORT)
    _settle(carried, width, 600)
    bar = carried.question.bar
    buttons = bar.findChildren(QToolButton)
    assert max(one.geometry().top() for one in buttons) < STEP, "none has a row of its own"
    assert all(bar.rect().contains(button.geometry()) for button in buttons)
    assert all(not button.icon().isNull() and button.toolTip() for button in buttons)


def test_the_first_page_has_none_before_it(carried: Officer) -> None:
    carried.go_to(SHORT)
    previous = carried.view.frame.previous
    assert previous.isVisible()
    before = carried.navigation.next.geometry()
    carried.go_to(CONTACT)
    assert not previous.isVisible()
    assert carried.navigation.next.geometry() == before


def test_every_sign_has_a_meaning(carried: Officer) -> None:
    rows = carried.navigation.rows
    for row in range(rows.count()):
        item = rows.item(row)
        if item.flags():
            assert not item.icon().isNull(), item.text()
            assert item.toolTip(), item.text()
    signs = {place: carried.navigation.sign(place) for place in (REVIEW, EXPORT, LONG)}
    assert len({sign.drawing for sign in signs.values()}) == 3


def test_the_longer_a_question_the_smaller_its_type(carried: Officer) -> None:
    heights = []
    for place in (SHORT, LONG):
        carried.go_to(place)
        asked = carried.form.question(place).text
        (shown,) = (
            one for one in carried.question.page.findChildren(QLabel) if one.text() == asked
        )
        shown.ensurePolished()
        heights.append(shown.fontMetrics().height())
    assert heights[0] > heights[1] >= QLabel().fontMetrics().height()


@pytest.mark.parametrize("size", SIZES)
def test_what_is_told_moves_nothing_and_can_be_closed(
    carried: Officer, size: tuple[int, int]
) -> None:
    carried.go_to(LONG)
    _settle(carried, *size)
    editor, before = carried.question.editor, _seen_of(carried.question.editor)
    carried.choose(Command.SAVE)
    _settle(carried, *size)
    assert "sparad" in carried.notices.news()
    assert carried.notices.has_news()
    assert _seen_of(editor) == before
    click(carried.notices.close_news)
    assert not carried.notices.has_news()
    assert carried.question.has_focus(), "not on what happened to be next"
    carried.choose(Command.SAVE)
    assert carried.notices.has_news(), "what happens again is told again"


def test_a_notice_that_was_closed_stays_so_until_it_says_something_else(
    carried: Officer,
) -> None:
    carried.leave()
    carried.start.open_exported()
    notices = carried.notices
    assert notices.is_locked()
    click(notices.close_lock)
    carried.go_to(LONG)
    carried.go_to(EXPORT)
    assert not notices.is_locked()
    click(carried.sending.mark)
    assert notices.is_locked()
    assert "skickades" in notices.locked()
