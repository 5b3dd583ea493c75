"""The place of the reports takes no more: it is told all the time, and there is a way out."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.formats.report_json import read_report_json
from app.gui.shell.navigator import Navigator
from app.gui.shell.window import MainWindow
from app.storage import errors
from tests.support.failing import ASKED, FailingDisk
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.terms import CALENDAR, RESPONDENT
from tests.support.workplace import services_in

_QUESTION = "samverkan-lokalt-naringsliv"


class _Place:
    """An officer at a disk that can be told to refuse, but for one folder."""

    def __init__(self, folder: Path, window: MainWindow) -> None:
        self.disk = FailingDisk(error=OSError(errno.ENOSPC, "full"), for_good=True, counted=ASKED)
        self.services = services_in(folder, self.disk)
        Navigator(window, self.services)
        self.officer = Officer(window)

    def fill(self) -> None:
        self.disk.fails_at = self.disk.asked + 1

    def free(self) -> None:
        self.disk.fails_at = 0


@pytest.fixture
def place(styled_app: object, tmp_path: Path) -> Iterator[_Place]:
    # Closed here and not by qtbot, which would have it asked whether text is to be lost.
    window = MainWindow(RESPONDENT)
    window.show()
    place = _Place(tmp_path, window)
    place.officer.start_report("älvsjö", "2022-T2")
    place.officer.go_to(_QUESTION)
    yield place
    place.free()
    window.close()


def _write_on_full_disk(place: _Place, qtbot: QtBot) -> None:
    place.fill()
    place.officer.question.type("Får inte plats.")
    qtbot.waitUntil(lambda: "disken är full" in place.officer.notices.trouble())


def test_a_server_that_goes_away_is_told_of_and_nothing_is_lost_when_it_is_back(
    place: _Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errors, "ON_WINDOWS", True)
    gone = OSError(errno.EINVAL, "The specified network name is no longer available")
    gone.winerror = 64  # type: ignore[attr-defined,unused-ignore]
    place.disk.fail(1, gone, for_good=True)
    place.officer.question.type("Mitt i meningen ")
    qtbot.waitUntil(lambda: "servern" in place.officer.notices.trouble())
    assert "Kontrollera att du är ansluten" in place.officer.notices.trouble()
    place.officer.question.type("går servern ner.")
    place.free()
    qtbot.waitUntil(lambda: not place.officer.notices.has_trouble())
    (draft,) = contents_of(place.services.library).drafts
    assert draft.answer(_QUESTION).plain == "Mitt i meningen går servern ner."


def _save_copy(place: _Place, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(place.officer.notices.save_elsewhere)


def test_it_is_told_for_as_long_as_it_lasts(place: _Place, qtbot: QtBot) -> None:
    _write_on_full_disk(place, qtbot)
    assert place.officer.notices.has_trouble()
    assert place.officer.saving() == "Kunde inte spara"
    place.officer.question.type(" Mer.")
    assert place.officer.notices.has_trouble(), "while it is tried again, too"
    place.free()
    assert place.officer.save_now()
    assert not place.officer.notices.has_trouble()
    assert place.officer.saving().startswith("Sparad ")


def test_it_is_tried_again_without_a_word_from_the_officer(place: _Place, qtbot: QtBot) -> None:
    _write_on_full_disk(place, qtbot)
    place.free()
    qtbot.waitUntil(lambda: not place.officer.notices.has_trouble())
    (draft,) = contents_of(place.services.library).drafts
    assert draft.answer(_QUESTION).plain == "Får inte plats."


def test_a_copy_elsewhere_has_all_that_was_written_and_lets_the_window_close(
    place: _Place, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_on_full_disk(place, qtbot)
    target = tmp_path / "sticka" / "kopia.json"

    def to_the_stick(path: Path, data: bytes) -> None:
        path.parent.mkdir()
        path.write_bytes(data)

    with monkeypatch.context() as patch:
        patch.setattr(place.services.library._store, "save_copy", to_the_stick)
        _save_copy(place, target, monkeypatch)
    assert str(target) in place.officer.notices.text()
    copy = read_report_json(target.read_bytes(), target.name, CALENDAR)
    assert copy.answer(_QUESTION).plain == "Får inte plats."
    # What is safe needs no question.
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: pytest.fail("it was asked"))
    assert place.officer.window.close()


def test_a_copy_that_was_written_before_more_was_typed_is_not_all(
    place: _Place, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_on_full_disk(place, qtbot)
    monkeypatch.setattr(
        place.services.library._store, "save_copy", lambda path, data: path.write_bytes(data)
    )
    _save_copy(place, tmp_path / "kopia.json", monkeypatch)
    place.officer.question.type(" Och mer.")
    asked = []

    def stay(box: QMessageBox) -> None:
        asked.append(box.text())
        next(one for one in box.buttons() if one.text() == "Gå tillbaka").click()

    monkeypatch.setattr(QMessageBox, "exec", stay)
    assert not place.officer.window.close()
    assert len(asked) == 1
    monkeypatch.undo()


def test_a_copy_that_cannot_be_written_is_told(
    place: _Place, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write_on_full_disk(place, qtbot)
    _save_copy(place, tmp_path / "kopia.json", monkeypatch)
    assert place.officer.notices.text().startswith("Kopian sparades inte. ")
    assert "disken är full" in place.officer.notices.text()
    assert place.officer.notices.has_trouble()


def test_a_version_that_cannot_be_kept_is_told_beside_the_saving(
    place: _Place, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refused(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    place.services.now.advance(minutes=5)  # type: ignore[attr-defined]
    original = place.disk.create

    def no_versions(path: Path, mode: int) -> int:
        if path.parent.parent.name == "versions":
            refused()
        return original(path, mode)

    monkeypatch.setattr(place.disk, "create", no_versions)
    place.officer.question.type("Sparas.")
    assert place.officer.save_now()
    assert place.officer.saving().startswith("Sparad ")
    assert "Rapporten är sparad, men" in place.officer.notices.trouble()
    (draft,) = contents_of(place.services.library).drafts
    assert draft.answer(_QUESTION).plain == "Sparas."
