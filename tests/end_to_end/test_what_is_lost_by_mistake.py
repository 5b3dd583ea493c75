"""An answer that is lost by mistake is got back from among the versions, long after."""

import datetime
import difflib
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.kit.services import Services
from tests.support.officer import Officer, click
from tests.support.pages.versions import Versions
from tests.support.typing import CTRL, press, type_text
from tests.support.workplace import Clock

_BLACK = "svart-ekonomi"
_GROWTH = "hallbar-tillvaxt"
_ANSWER = (
    "Förvaltningen har under perioden gjort fyra tillsynsbesök tillsammans med polisen och "
    "Skatteverket. Vid besöken granskades serveringstillstånd, personalliggare och brandskydd. "
    "Två verksamheter fick anmärkningar som har åtgärdats. Samverkan med fastighetsägarna på "
    "torget har gett resultat, och flera lokaler som stod tomma är nu uthyrda till seriösa "
    "företagare. Under hösten fortsätter arbetet med en gemensam utbildning för alla som möter "
    "företagare."
)[:450]


@pytest.fixture
def clock(services: Services) -> Clock:
    assert isinstance(services.now, Clock)
    return services.now


@pytest.fixture
def written(officer: Officer, clock: Clock) -> Officer:
    """An answer of 450 letters, written in a quarter of an hour."""
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_BLACK)
    for start in range(0, len(_ANSWER), 15):
        _type(officer, _ANSWER[start : start + 15])
        clock.advance(seconds=30)
    return officer


def _type(officer: Officer, text: str) -> None:
    type_text(officer.question.editor, text)
    assert officer.save_now()


def _write_elsewhere(officer: Officer, clock: Clock, for_: datetime.timedelta) -> None:
    """Write on, a few words every minute for half an hour, and then now and then."""
    officer.go_to(_GROWTH)
    gone = datetime.timedelta(0)
    while gone < for_:
        step = datetime.timedelta(minutes=1 if gone < datetime.timedelta(minutes=31) else 90)
        clock.advance(seconds=step.total_seconds())
        gone += step
        _type(officer, f"Rad {gone}. ")


def _overwrite(officer: Officer) -> None:
    press(officer.question.editor, Qt.Key.Key_A, CTRL)
    for word in ("Att ", "göra ", "senare."):
        _type(officer, word)


def _cut(officer: Officer) -> None:
    press(officer.question.editor, Qt.Key.Key_A, CTRL)
    press(officer.question.editor, Qt.Key.Key_X, CTRL)
    # What is left on it ends the process at its exit, where there is no real screen.
    QApplication.clipboard().clear()
    assert officer.save_now()


def _delete_slowly(officer: Officer) -> None:
    for number in range(len(_ANSWER)):
        press(officer.question.editor, Qt.Key.Key_Backspace)
        if number % 9 == 0:
            assert officer.save_now()
    assert officer.save_now()


_OVERWRITTEN = "innan det mesta av svaret på Svart ekonomi försvann"
_EMPTIED = "innan svaret på Svart ekonomi blev tomt"
_MINUTES, _DAYS = datetime.timedelta(minutes=25), datetime.timedelta(days=3)


@pytest.mark.parametrize("later", [_MINUTES, _DAYS], ids=["25 minutes", "3 days"])
@pytest.mark.parametrize(
    ("lose", "told"),
    [(_overwrite, _OVERWRITTEN), (_cut, _EMPTIED), (_delete_slowly, _OVERWRITTEN)],
    ids=["typed over", "cut", "deleted slowly"],
)
def test_all_of_an_answer_is_got_back(
    written: Officer,
    clock: Clock,
    later: datetime.timedelta,
    lose: Callable[[Officer], None],
    told: str,
) -> None:
    assert len(_ANSWER) == 450
    lose(written)
    _write_elsewhere(written, clock, later)
    click(written.navigation.versions)
    versions = Versions(written.window)
    versions.choose(told)
    assert _ANSWER[:40] in versions.text()
    click(versions.restore)
    assert written.report.answer(_BLACK).plain == _ANSWER
    # What was written elsewhere can be had again, too.
    click(written.notices.undo)
    assert "Rad " in written.report.answer(_GROWTH).plain
    assert written.report.answer(_BLACK).plain != _ANSWER


def test_the_answer_alone_is_got_back_beside_what_was_written_since(
    written: Officer, clock: Clock
) -> None:
    _cut(written)
    _write_elsewhere(written, clock, _MINUTES)
    since = written.report.answer(_GROWTH).plain
    click(written.navigation.versions)
    versions = Versions(written.window)
    versions.choose(_EMPTIED)
    click(versions.restore_answer)
    assert written.report.answer(_BLACK).plain == _ANSWER
    assert written.report.answer(_GROWTH).plain == since
    assert written.navigation.current() == _BLACK
    assert written.notices.text().startswith("Svaret är nu som det var")
    click(written.notices.undo)
    assert written.report.answer(_BLACK).plain == ""
    assert written.report.answer(_GROWTH).plain == since


def test_of_what_was_replaced_bit_by_bit_nearly_all_is_among_the_versions(
    written: Officer, clock: Clock, services: Services
) -> None:
    """Nothing says that anything is lost while each change leaves most of what was there."""
    half = len(_ANSWER) * 3 // 5
    for _ in range(len(_ANSWER) - half):
        press(written.question.editor, Qt.Key.Key_Backspace)
    assert written.save_now()
    _write_elsewhere(written, clock, _MINUTES)
    kept = services.library.history.versions(written.report.report_id)
    most = max(_in_common(one.report.answer(_BLACK).plain) for one in kept)
    assert most >= 427


def _in_common(text: str) -> int:
    matcher = difflib.SequenceMatcher(None, text, _ANSWER, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


@pytest.mark.usefixtures("written")
def test_nothing_is_told_of_an_answer_that_is_only_worked_on(
    officer: Officer, clock: Clock
) -> None:
    for _ in range(60):
        press(officer.question.editor, Qt.Key.Key_Backspace)
    _type(officer, "och mer därtill. ")
    _write_elsewhere(officer, clock, _MINUTES)
    click(officer.navigation.versions)
    versions = Versions(officer.window)
    assert not [row for row in versions.rows() if "Svart ekonomi" in row]
    versions.dialog.reject()
