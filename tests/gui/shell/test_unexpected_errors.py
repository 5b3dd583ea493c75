"""An error nobody foresaw: the draft is saved, a dialog tells of it once, the program goes on."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from app.gui.shell import unexpected_errors as error_dialog
from app.gui.shell.unexpected_errors import ErrorDialog, UnexpectedErrors
from app.gui.shell.window import MainWindow
from app.storage.errors import StorageError, StorageErrorCode
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_buttons, shown_words
from tests.support.terms import RESPONDENT
from tests.support.typing import press, type_text
from tests.support.workplace import TODAY, Clock

_QUESTION = "vaxla-upp-stockholm"
_NEVER_MS = 10**8
_TYPED = "Hemligt utkast om Åsa"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def hook(
    window: MainWindow, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[UnexpectedErrors]:
    """In place, as in the program; pytest's own is out of the way."""
    for owner, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(owner, name, getattr(owner, name))
    hook = UnexpectedErrors(window, clock)
    hook.install()
    yield hook
    gc.collect()
    QApplication.processEvents()


@pytest.fixture
def writing(officer: Officer, hook: UnexpectedErrors) -> Officer:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(_QUESTION)
    officer.question.type(_TYPED)
    return officer


def _dialogs(window: MainWindow) -> list[ErrorDialog]:
    QApplication.processEvents()
    return [one for one in window.findChildren(ErrorDialog) if one.isVisible()]


def _dialog(window: MainWindow, qtbot: QtBot) -> ErrorDialog:
    qtbot.waitUntil(lambda: bool(_dialogs(window)))
    (dialog,) = _dialogs(window)
    return dialog


def _slot() -> None:
    raise ValueError(_TYPED)


def _another_slot() -> None:
    raise IndexError(_TYPED)


def _fail(action: Callable[[], None] = _slot) -> None:
    """In a slot, as a click would."""
    button = QPushButton()
    button.clicked.connect(action)
    button.click()


def test_an_error_in_a_slot_saves_the_draft_before_it_is_told(
    writing: Officer, services: Services, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    _fail()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == _TYPED
    dialog = _dialog(writing.window, qtbot)
    assert "Det du har skrivit är sparat." in shown_words(dialog)
    report = dialog.report.toPlainText()
    assert "builtins.ValueError\n  tests/gui/shell/test_unexpected_errors.py, rad " in report
    assert TODAY.isoformat(sep=" ") in report
    assert [record.getMessage() for record in caplog.records] == [report]
    assert all(record.exc_info is None for record in caplog.records)
    for told in (report, shown_words(dialog), caplog.text):
        assert "Hemligt" not in told


def test_the_officer_goes_on_writing_beside_the_dialog(
    writing: Officer, services: Services, qtbot: QtBot
) -> None:
    _fail()
    dialog = _dialog(writing.window, qtbot)
    assert not dialog.isModal()
    writing.question.type(", och mer")
    assert writing.save_now()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == f"{_TYPED}, och mer"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_escape_and_enter_close_it(
    window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot, key: Qt.Key
) -> None:
    _fail()
    dialog = _dialog(window, qtbot)
    assert dialog.report.hasFocus()
    press(dialog.report, key)
    assert not _dialogs(window)


def test_a_space_in_the_midst_of_writing_does_not_close_it(
    window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot
) -> None:
    _fail()
    dialog = _dialog(window, qtbot)
    before = dialog.report.toPlainText()
    type_text(dialog.report, "ett ord")
    press(dialog.report, Qt.Key.Key_Space)
    assert _dialogs(window) == [dialog]
    assert dialog.report.toPlainText() == before
    for widget in (dialog.copy, *shown_buttons(dialog, "Stäng"), dialog.report):
        press(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert widget.hasFocus()


def test_the_report_is_copied(window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    _fail()
    dialog = _dialog(window, qtbot)
    click(dialog.copy)
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    assert "Rapporten är kopierad." in shown_words(dialog)
    dialog.report.selectAll()
    assert dialog.report.textCursor().selectedText()


def test_a_screen_reader_has_a_name_for_everything(
    window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot
) -> None:
    _fail()
    dialog = _dialog(window, qtbot)
    (close,) = shown_buttons(dialog, "Stäng")
    parts: tuple[QWidget, ...] = (dialog, dialog.report, dialog.copy, close)
    names = []
    for part in parts:
        interface = QAccessible.queryAccessibleInterface(part)
        assert interface is not None
        names.append(interface.text(QAccessible.Text.Name))
    assert names[0].startswith("Något gick fel")
    assert names[1:] == ["Felrapport", "Kopiera", "Stäng"]
    assert "är sparat" in dialog.accessibleDescription()


# Errors that go on coming.


def test_a_hundred_of_the_same_are_counted_in_one_dialog(
    writing: Officer, qtbot: QtBot, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(100):
        _fail()
    dialog = _dialog(writing.window, qtbot)
    clock.advance(minutes=5)
    _fail()
    qtbot.waitUntil(lambda: "Fel har uppstått 101 gånger." in shown_words(dialog))
    assert _dialogs(writing.window) == [dialog]
    assert dialog.report.toPlainText().count("builtins.ValueError") == 1
    assert len(caplog.records) == 2


def test_another_error_comes_into_the_same_dialog(
    writing: Officer, qtbot: QtBot, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fail()
    dialog = _dialog(writing.window, qtbot)
    dialog.report.find("builtins.ValueError")

    def full(_report: object) -> None:
        raise StorageError(Path("x"), StorageErrorCode.DISK_FULL)

    writing.question.type(" mer")
    with monkeypatch.context() as patch:
        patch.setattr(services.library, "save", full)
        _fail(_another_slot)
        assert "det senaste du skrev är inte sparat" in writing.notices.text()
    assert _dialogs(writing.window) == [dialog]
    assert "Det senaste du skrev är inte sparat" in shown_words(dialog)
    assert "inte sparat" in dialog.accessibleDescription()
    assert "builtins.ValueError" in dialog.report.toPlainText()
    assert "builtins.IndexError" in dialog.report.toPlainText()
    assert dialog.report.textCursor().selectedText() == "builtins.ValueError"
    assert writing.save_now()


def test_no_end_of_different_errors_fills_the_dialog_only_so_far(
    window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot
) -> None:
    for number in range(50):
        kind = type(f"No{number}Error", (Exception,), {})
        hook(kind, kind(), None)
    assert _dialog(window, qtbot).report.toPlainText().count("Error") == 10


def test_one_that_is_closed_does_not_come_back_while_the_error_goes_on(
    writing: Officer, services: Services, qtbot: QtBot, clock: Clock
) -> None:
    _fail()
    _dialog(writing.window, qtbot).accept()
    for _ in range(5):
        clock.advance(seconds=9)
        writing.question.type("!")
        _fail()
        assert not _dialogs(writing.window)
    # Shown or not, the work is saved each time.
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(_QUESTION).plain == f"{_TYPED}!!!!!"
    clock.advance(seconds=11)
    _fail()
    _dialog(writing.window, qtbot)


class _Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        raise ValueError(_TYPED)


def test_an_error_in_every_painting(
    window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot
) -> None:
    broken = _Broken(window)
    broken.resize(50, 50)
    broken.show()
    dialog = _dialog(window, qtbot)
    for _ in range(20):
        broken.update()
        QApplication.processEvents()
    assert _dialogs(window) == [dialog]
    dialog.accept()
    broken.update()
    assert not _dialogs(window)
    broken.deleteLater()
    QApplication.processEvents()


def test_an_error_at_every_tick(window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot) -> None:
    ticks = []

    def tick() -> None:
        ticks.append(1)
        _slot()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    qtbot.waitUntil(lambda: len(ticks) > 50)
    assert len(_dialogs(window)) == 1
    timer.stop()


# Where errors come from.


def test_an_error_in_another_thread_is_told_in_the_window(
    writing: Officer, services: Services, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=_slot)
    thread.start()
    thread.join()
    dialog = _dialog(writing.window, qtbot)
    assert "builtins.ValueError" in dialog.report.toPlainText()
    assert contents_of(services.library).drafts[0].answer(_QUESTION).plain == _TYPED


def test_an_error_in_a_destructor(window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot) -> None:
    class Falls:
        def __del__(self) -> None:
            raise ValueError(_TYPED)

    Falls()
    gc.collect()
    report = _dialog(window, qtbot).report.toPlainText()
    assert "builtins.ValueError" in report
    assert "Falls.__del__" in report


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_what_ends_the_program_is_left_as_it_is(
    window: MainWindow,
    hook: UnexpectedErrors,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[BaseException],
) -> None:
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *came: passed.append(came[0]))
    hook(kind, kind(), None)
    assert passed == [kind]

    def end() -> None:
        raise SystemExit(3)

    thread = threading.Thread(target=end)
    thread.start()
    thread.join()
    assert not _dialogs(window)


# Errors in the telling.


def test_an_error_in_saving_is_told_as_not_saved_and_does_not_go_round(
    writing: Officer,
    services: Services,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked = []

    def broken(_report: object, **_how: object) -> None:
        asked.append(1)
        raise RuntimeError(_TYPED)

    # It is tried again every other second, which may pass here.
    writing.view._autosave._retry.setInterval(_NEVER_MS)
    with monkeypatch.context() as patch:
        patch.setattr(services.library, "save", broken)
        # What was typed before may have been saved by now.
        writing.question.type("Mer.")
        for _ in range(10):
            _fail()
        dialog = _dialog(writing.window, qtbot)
        assert "Det senaste du skrev är inte sparat" in shown_words(dialog)
        assert len(asked) == 1
    assert "RuntimeError" in caplog.text
    assert "Hemligt" not in caplog.text
    assert writing.save_now()


def test_an_error_in_the_dialog_itself(
    writing: Officer,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError(_TYPED)

    with monkeypatch.context() as patch:
        patch.setattr(error_dialog, "field_label", broken)
        for _ in range(3):
            _fail()
    assert not _dialogs(writing.window)
    assert "Det du har skrivit är sparat." in writing.notices.text()
    assert "RuntimeError" in caplog.text
    assert "Hemligt" not in caplog.text
    with monkeypatch.context() as patch:
        _fail(_another_slot)
        dialog = _dialog(writing.window, qtbot)
        patch.setattr(error_dialog, "announce", broken)
        click(dialog.copy)
        assert _dialogs(writing.window) == [dialog]
        assert "builtins.RuntimeError" in dialog.report.toPlainText()


def test_an_error_while_something_must_be_answered_first(
    window: MainWindow, hook: UnexpectedErrors, qtbot: QtBot
) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "Fråga", "Vill du?", parent=window)
    box.open()
    _fail()
    dialog = _dialog(window, qtbot)
    assert QApplication.activeModalWidget() is dialog
    press(dialog.report, Qt.Key.Key_Escape)
    box.close()


def test_a_window_that_is_gone_stops_nobody(
    styled_app: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    hook = UnexpectedErrors(window := MainWindow(RESPONDENT))
    window.deleteLater()
    QApplication.sendPostedEvents(window, 0)
    QApplication.processEvents()
    hook(ValueError, ValueError(_TYPED), None)
    assert "builtins.ValueError" in caplog.text
    assert "Hemligt" not in caplog.text
