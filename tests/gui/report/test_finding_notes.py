"""The warnings that stand on the page they are about."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.report.finding_notes import IT_IS_RIGHT, FindingNotes
from app.model.finding import Finding, FindingCode, Position, Severity
from tests.support.officer import click
from tests.support.shown_texts import shown_buttons, shown_words
from tests.support.workplace import bundled_icons

ASIDE = "Markera som ej relevant"


@pytest.fixture
def notes(styled_app: QApplication, qtbot: QtBot) -> Iterator[FindingNotes]:
    window = QWidget()
    qtbot.addWidget(window)
    notes = FindingNotes(bundled_icons())
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


@pytest.mark.parametrize(("number", "last"), [(10, "Sak 10."), (12, "Och 2 till, se Granska.")])
def test_a_few_are_shown_and_the_rest_are_counted(
    notes: FindingNotes, number: int, last: str
) -> None:
    notes.show_findings([_warning(n) for n in range(1, number + 1)])
    assert shown_words(notes).endswith(last)
    assert shown_words(notes).count("Sak") == 10
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


def test_equal_warnings_are_one_with_a_count(notes: FindingNotes, qtbot: QtBot) -> None:
    placed = [
        _warning(excerpt="xx", position=Position(block=0, start=at, end=at + 2))
        for at in (0, 10, 20)
    ]
    notes.show_findings([placed[0], _warning(2), *placed[1:]])
    assert shown_words(notes) == "”xx” Sak 1. (3 gånger) Sak 2."
    shown: list[Finding] = []
    notes.chosen.connect(shown.append)
    for _ in range(4):
        click(shown_buttons(notes, "Visa")[0])
    assert shown == [*placed, placed[0]]
    accepted: list[Finding] = []
    notes.accepted.connect(lambda finding, _reason: accepted.append(finding))
    click(shown_buttons(notes, IT_IS_RIGHT)[0])
    assert len(accepted) == 3
    assert all(finding in accepted for finding in placed)


def test_folded_they_are_one_line_that_opens(notes: FindingNotes, qtbot: QtBot) -> None:
    window = notes.window()
    folded = FindingNotes(bundled_icons(), folded=True)
    folded.setParent(window)
    folded.toggle.setParent(window)
    folded.show_findings([_warning(1), _warning(1), _warning(2)])
    assert folded.toggle.text() == "3 saker att se över"
    assert folded.toggle.isVisible()
    assert not folded.isVisible()
    click(folded.toggle)
    assert shown_words(folded) == "Sak 1. (2 gånger) Sak 2."
    folded.show_findings([_warning(2)])
    assert folded.toggle.text() == "1 sak att se över"
    assert folded.isVisible(), "what was opened stays so while one goes through it"
    folded.show_findings([])
    assert not folded.toggle.isVisible()
    folded.show_findings([_warning(2)])
    assert not folded.isVisible()
