"""A pause saves in another thread: the window goes on, and nothing is lost or put out of order."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.gui.kit.services import Services
from app.gui.kit.waiting import run_in_thread
from app.model.report import Report
from app.model.version_history import VersionCause
from app.storage.errors import StorageError, StorageErrorCode
from tests.gui.report.test_autosave import Bench
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.patience import PATIENCE_S


class _SlowLibrary:
    """Stands before a library: each save waits until it is let go, and may be refused then."""

    def __init__(self, bench: Bench, patch: pytest.MonkeyPatch) -> None:
        self._save = bench.services.library.save
        self.go = threading.Event()
        self.begun = threading.Semaphore(0)
        self.threads: list[str] = []
        self.refuse = False
        patch.setattr(bench.services.library, "save", self._slowly)

    def _slowly(self, report: Report, **how: object) -> str:
        self.threads.append(threading.current_thread().name)
        self.begun.release()
        assert self.go.wait(PATIENCE_S)
        if self.refuse:
            raise StorageError(Path("x"), StorageErrorCode.DISK_FULL)
        return self._save(report, **how)  # type: ignore[arg-type]

    def has_begun(self) -> bool:
        return self.begun.acquire(blocking=False)


@pytest.fixture
def bench(styled_app: object, services: Services) -> Iterator[Bench]:
    bench = Bench(services)
    yield bench
    bench.autosave.end()
    bench.session.close()


@pytest.fixture
def library(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> Iterator[_SlowLibrary]:
    library = _SlowLibrary(bench, monkeypatch)
    yield library
    library.go.set()


def _later(work: Callable[[], object]) -> threading.Timer:
    timer = threading.Timer(0.1, work)
    timer.start()
    return timer


def test_the_window_does_not_wait_and_saves_what_was_typed_meanwhile(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    assert library.threads != [threading.current_thread().name]
    bench.type(" igen")
    qtbot.wait(400)
    assert bench.said[-1] == "Sparar …"
    assert len(library.threads) == 1, "one save is made at a time"
    library.go.set()
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))
    assert bench.saved() == "hej igen"
    assert not bench.session.unsaved


def test_saving_now_waits_for_the_save_under_way(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    bench.type(" igen")
    _later(library.go.set)
    assert bench.autosave.save_now()
    assert bench.saved() == "hej igen"
    qtbot.wait(100)
    assert bench.said[-1].startswith("Sparad ")


@pytest.mark.parametrize("mended", [True, False])
def test_saving_now_knows_whether_it_worked(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot, mended: bool
) -> None:
    library.refuse = True
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    library.go.set()
    qtbot.waitUntil(lambda: bench.session.is_save_done or len(bench.said) > 1)
    library.refuse = not mended
    assert bench.autosave.save_now() is mended
    assert bench.session.unsaved is not mended
    assert bench.saved() == ("hej" if mended else "")


def test_nothing_is_said_to_be_saved_before_what_was_typed_during_a_slow_save(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    bench.type(" igen")
    # Longer than typing is ever left unsaved.
    qtbot.wait(1300)
    told: list[tuple[str, str]] = []
    bench.autosave.state_changed.connect(lambda text: told.append((text, bench.saved())))
    library.go.set()
    qtbot.waitUntil(lambda: bench.saved() == "hej igen")
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))
    assert all(saved == "hej igen" for text, saved in told if text.startswith("Sparad "))


def test_what_is_refused_while_a_copy_is_saved_is_tried_again(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    library.refuse = True
    _later(library.go.set)
    bench.session.save_version(VersionCause.COPIED)
    assert bench.session.unsaved
    qtbot.waitUntil(lambda: bench.said[-1] == "Kunde inte spara")
    library.refuse = False
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))
    assert bench.saved() == "hej"


def test_what_is_saved_while_a_copy_is_saved_is_told(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    _later(library.go.set)
    bench.session.save_version(VersionCause.COPIED)
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))


def test_an_error_that_nobody_foresaw_leaves_a_closed_report_to_others(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_how: object) -> None:
        raise MemoryError

    monkeypatch.setattr(bench.services.library, "save", broken)
    saver = bench.session.saver
    assert saver is not None
    released: list[bool] = []
    monkeypatch.setattr(saver, "release", lambda: released.append(True))
    bench.session.set_blocks("svart-ekonomi", (paragraph("hej"),))
    assert bench.session.begin_save(run_in_thread)
    with pytest.raises(MemoryError):
        bench.session.close()
    assert released == [True]


def test_what_is_refused_is_told_and_tried_again(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    library.refuse = True
    library.go.set()
    bench.type("hej")
    qtbot.waitUntil(lambda: bench.said[-1] == "Kunde inte spara")
    assert "disken är full" in bench.autosave.trouble
    library.refuse = False
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))
    assert bench.autosave.trouble == ""
    assert bench.saved() == "hej"


def test_a_report_is_not_let_go_before_its_last_save(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.type("hej")
    qtbot.waitUntil(library.has_begun)
    saver = bench.session.saver
    assert saver is not None
    released: list[str] = []
    release = saver.release

    def told() -> None:
        released.append(bench.saved())
        release()

    monkeypatch.setattr(saver, "release", told)
    _later(library.go.set)
    bench.session.close()
    assert released == ["hej"]


def test_what_was_written_meanwhile_belongs_to_the_copy(
    bench: Bench, library: _SlowLibrary, qtbot: QtBot
) -> None:
    told: list[str] = []
    bench.autosave.split_off.connect(lambda message: told.append(message.text))
    library.go.set()
    bench.type("a")
    qtbot.waitUntil(lambda: bench.saved() == "a")
    qtbot.waitUntil(lambda: not bench.session.is_being_saved)
    first = bench.session.report.report_id
    # Another computer saves the draft.
    bench.services.library.save(
        bench.session.report.model_copy(update={"application_version": "9"})
    )
    library.go.clear()
    while library.has_begun():
        pass
    bench.type("b")
    qtbot.waitUntil(library.has_begun)
    bench.type("c")
    library.go.set()
    qtbot.waitUntil(lambda: bool(told) and not bench.session.unsaved)
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))
    copy = bench.session.report
    assert copy.report_id != first
    both = {r.report_id: r.answers for r in contents_of(bench.services.library).drafts}
    assert both[copy.report_id] == copy.answers
    assert copy.answer("svart-ekonomi").plain == "abc"
    assert len(both) == 2
    assert len(told) == 1


def test_its_thread_ends_with_it(styled_app: object, services: Services, qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    bench = Bench(services)
    (thread,) = set(threading.enumerate()) - before
    bench.type("hej")
    assert bench.autosave.save_now()
    delete(bench.autosave)
    qtbot.waitUntil(lambda: not thread.is_alive())
    bench.session.close()
