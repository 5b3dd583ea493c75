"""A set is saved by itself: when, what is said of it, and what a disk that refuses means."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtTest import QTest

from app.formats.question_set.toml_edit import new_form_text
from app.gui.workshop.draft_autosave import DraftAutosave
from tests.support.failing import FailingDisk
from tests.support.patience import wait_for
from tests.support.small_form import form_content
from tests.support.workplace import services_in


class Bench(QObject):
    """An autosave over a draft, with the text that a field would hold."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.disk = FailingDisk()
        self.services = services_in(folder, self.disk)
        self.workshop = self.services.workshop
        self.draft = self.workshop.begin_text(new_form_text(form_content()))
        self.typed = "PROV"
        self.said: list[str] = []
        self.autosave = DraftAutosave(
            self.draft, self.workshop, self._collect, self.services.now, self
        )
        self.autosave.state_changed.connect(self.said.append)

    def _collect(self) -> None:
        self.draft.set(("title",), self.typed)

    def type(self, text: str) -> None:
        self.typed += text
        self.autosave.save_soon()

    def saved(self) -> object:
        return self.workshop.open(self.draft.key).value(("title",))


@pytest.fixture
def bench(styled_app: object, tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_it_is_saved_soon_after_the_last_letter(bench: Bench) -> None:
    bench.type(" ETT")
    assert bench.said == ["Sparar …"]
    wait_for(lambda: bench.saved() == "PROV ETT", _pause)
    assert bench.said[-1].startswith("Sparad kl.")


def test_it_is_saved_while_one_types_on(bench: Bench) -> None:
    def type_on() -> None:
        bench.type("A")
        QTest.qWait(50)

    wait_for(lambda: bench.saved() != "PROV", type_on)


def test_what_cannot_be_saved_is_told_and_tried_again(bench: Bench) -> None:
    bench.disk.fail(1, for_good=True)
    bench.type(" TVÅ")
    wait_for(lambda: bench.said[-1] == "Kunde inte spara", _pause)
    assert bench.autosave.trouble.startswith("Frågorna är inte sparade.")
    bench.disk.fail(0)
    wait_for(lambda: bench.saved() == "PROV TVÅ", _pause)
    assert bench.autosave.trouble == ""


def test_what_is_not_saved_yet_is_saved_at_once_when_it_is_left(bench: Bench) -> None:
    bench.type(" TRE")
    assert bench.autosave.save_now()
    assert bench.saved() == "PROV TRE"


def test_after_the_end_nothing_is_saved(bench: Bench) -> None:
    bench.autosave.end()
    bench.type(" FYRA")
    QTest.qWait(400)
    assert bench.saved() == "PROV"


def _pause() -> None:
    QTest.qWait(10)
