"""The warnings that stand on the page they are about."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.report.finding_notes import IT_IS_RIGHT, FindingNotes
from app.model.finding import Finding, FindingCode, Position, Severity
from tests.support.officer import click
from tests.support.shown_texts import shown_buttons, shown_words

ASIDE = "Markera som ej relevant"


@pytest.fixture
def notes(styled_app: QApplication, qtbot: QtBot) -> Iterator[FindingNotes]:
    window = QWidget()
    qtbot.addWidget(window)
    before = QPushButton("Före", window)
    notes = FindingNotes(before)
    notes.setParent(window)
    window.show()
    yield notes
    window.close()


def _warning(number: int = 1, **changes: object) -> Finding:
    return Finding(
        code=FindingCode.STALE_YEAR,
        severity=Severity.WARNING,
        message=f"Sak {number}.",
        question_id="svart-ekonomi",
    ).model_copy(update=changes)


def test_nothing_to_say_takes_no_room(notes: FindingNotes) -> None:
    notes.show_findings([_warning()])
    assert notes.isVisible()
    notes.show_findings([])
    assert not notes.isVisible()
    assert shown_words(notes) == ""


def test_only_what_is_an_open_warning_is_noted(notes: FindingNotes) -> None:
    error, told = (_warning(2, severity=severity) for severity in (Severity.ERROR, Severity.INFO))
    notes.show_findings([error, told, _warning(3, accepted="Ja."), _warning(4)])
    assert shown_words(notes) == "Sak 4."
    assert notes.shown == (_warning(4),)


@pytest.mark.parametrize(("number", "last"), [(3, "Sak 3."), (5, "Och 2 till, se Granska.")])
def test_a_few_are_shown_and_the_rest_are_counted(
    notes: FindingNotes, number: int, last: str
) -> None:
    notes.show_findings([_warning(n) for n in range(1, number + 1)])
    assert shown_words(notes).endswith(last)
    assert shown_words(notes).count("Sak") == 3
    assert len(notes.shown) == number


def test_words_that_have_a_place_are_named_and_shown(notes: FindingNotes, qtbot: QtBot) -> None:
    placed = _warning(excerpt="i fjol", position=Position(block=0, start=1, end=7))
    notes.show_findings([placed])
    assert shown_words(notes) == "”i fjol” Sak 1."
    (show,) = shown_buttons(notes, "Visa")
    with qtbot.waitSignal(notes.chosen) as chosen:
        click(show)
    assert chosen.args == [placed]


def test_a_warning_about_a_whole_answer_has_no_words_to_show(notes: FindingNotes) -> None:
    notes.show_findings([_warning(excerpt="Hela svaret")])
    assert shown_words(notes) == "Sak 1."
    assert shown_buttons(notes, "Visa") == []


def test_a_warning_is_accepted_where_it_stands(notes: FindingNotes, qtbot: QtBot) -> None:
    notes.show_findings([_warning(1), _warning(2)])
    with qtbot.waitSignal(notes.accepted) as accepted:
        click(shown_buttons(notes, IT_IS_RIGHT)[1])
    assert accepted.args == [_warning(2), IT_IS_RIGHT]


def test_only_an_answer_that_says_so_is_offered_to_be_set_aside(
    notes: FindingNotes, qtbot: QtBot
) -> None:
    notes.show_findings([_warning()])
    assert shown_buttons(notes, ASIDE) == []
    notes.show_findings([_warning(code=FindingCode.NOT_APPLICABLE_IN_TEXT)])
    (aside,) = shown_buttons(notes, ASIDE)
    with qtbot.waitSignal(notes.set_aside):
        click(aside)


def test_the_same_warnings_leave_the_buttons_under_the_finger(notes: FindingNotes) -> None:
    notes.show_findings([_warning()])
    before = shown_buttons(notes)
    notes.show_findings([_warning(), _warning(2, accepted="Ja.")])
    assert shown_buttons(notes) == before
