"""Saving by itself: when, and what is said of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from app.gui.report.autosave import Autosave
from app.model.report import new_report
from app.services.reports.editing_session import EditingSession
from app.storage.errors import StorageError, StorageErrorCode
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.reports import saver_of
from tests.support.terms import a_term
from tests.support.workplace import TODAY

_QUESTION = "svart-ekonomi"


class Bench:
    """An autosave over a session, with the text that a widget would hold."""

    def __init__(self, services: Services) -> None:
        term = a_term("2022-T2")
        committee = services.catalog.committee("norrmalm", term)
        form = services.catalog.form_for(committee, term)
        report = new_report(
            form,
            committee,
            term,
            report_id=services.new_id(),
            now=TODAY,
            application_version="0",
        )
        self.services = services
        self.typed = ""
        self.collected = 0
        self.said: list[str] = []
        self.session = EditingSession(
            report, form, saver_of(report, services.library), services.now
        )
        self.autosave = Autosave(self.session, self._collect, services.now)
        self.autosave.state_changed.connect(self.said.append)

    def _collect(self) -> None:
        self.collected += 1
        self.session.set_blocks(_QUESTION, (paragraph(self.typed),))

    def type(self, text: str) -> None:
        self.typed += text
        self.autosave.save_soon()

    def saved(self) -> str:
        drafts = contents_of(self.services.library).drafts
        return drafts[0].answer(_QUESTION).plain if drafts else ""


@pytest.fixture
def bench(styled_app: object, services: Services) -> Iterator[Bench]:
    bench = Bench(services)
    yield bench
    bench.autosave.stop()


def test_a_pause_saves(bench: Bench, qtbot: QtBot) -> None:
    bench.type("hej")
    qtbot.waitUntil(lambda: bench.said[-1].startswith("Sparad "))
    assert bench.said[0] == "Sparar …"
    assert bench.saved() == "hej"


def test_steady_typing_is_saved_too(bench: Bench, qtbot: QtBot) -> None:
    begun: list[bool] = []
    bench.type("a")
    # In the window's own time: what is due first comes first, however late.
    QTimer.singleShot(1500, lambda: begun.append(bench.collected > 0))
    while not begun:
        bench.type("a")
        qtbot.wait(60)
    assert begun == [True], "1.5 s of typing without a pause was not to be saved"
    qtbot.waitUntil(lambda: bool(bench.saved()))


def test_saving_now_leaves_nothing_to_do(bench: Bench, qtbot: QtBot) -> None:
    bench.type("hej")
    assert bench.autosave.save_now()
    collected = bench.collected
    qtbot.wait(500)
    assert bench.collected == collected


def test_a_change_taken_back_leaves_no_saving_behind(bench: Bench, qtbot: QtBot) -> None:
    bench.type("hej")
    assert bench.autosave.save_now()
    bench.type("")
    assert bench.said[-1] == "Sparar …"
    qtbot.waitUntil(lambda: bench.said[-1] != "Sparar …")
    assert bench.said[-1] == bench.said[-3], "the time of the last save stands again"


def test_a_failure_is_told_kept_and_tried_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_report: object, **_how: object) -> None:
        raise StorageError(Path("x"), StorageErrorCode.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(bench.services.library, "save", full)
        bench.typed = "hej"
        assert not bench.autosave.save_now()
    assert bench.said[-1] == "Kunde inte spara"
    assert bench.autosave.trouble == (
        "Kunde inte spara rapporten: disken är full. Frigör utrymme och försök igen. Ditt arbete "
        "finns kvar "
        "i fönstret, och programmet försöker också av sig självt."
    )
    assert bench.session.unsaved
    assert bench.autosave.save_now()
    assert bench.autosave.trouble == ""
    assert bench.saved() == "hej"
