"""What the program says of itself: its version, where its files lie, and its licences."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app import PRODUCT_NAME, __version__
from app.gui.help.about_dialog import AboutDialog, PlaceRow
from app.gui.shell.window import MainWindow
from app.paths import UserData, bundled_data
from app.services.help.licences import components
from tests.support.officer import click
from tests.support.shown_texts import shown_buttons, shown_words
from tests.support.terms import RESPONDENT
from tests.support.typing import press

COMPONENTS = components(bundled_data())


@pytest.fixture
def user(tmp_path: Path) -> UserData:
    return UserData(tmp_path / "data")


@pytest.fixture
def about(window: MainWindow, user: UserData, qtbot: QtBot) -> Iterator[AboutDialog]:
    dialog = AboutDialog(COMPONENTS, bundled_data(), user, RESPONDENT, window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    if isValid(dialog):
        dialog.done(0)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that the system was asked to show."""
    asked: list[Path] = []

    def ask(url: QUrl) -> bool:
        asked.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", ask)
    return asked


def _place(about: AboutDialog, path: Path) -> PlaceRow:
    (place,) = (one for one in about.places if one.path.text() == str(path))
    return place


def _show_folder(place: PlaceRow) -> None:
    (show,) = shown_buttons(place, "Visa mappen")
    click(show)


def test_it_says_what_the_program_is(about: AboutDialog) -> None:
    said = shown_words(about)
    assert PRODUCT_NAME in said
    assert __version__ in said
    assert "MIT-licens" in said


def test_a_folder_is_shown(about: AboutDialog, user: UserData, opened: list[Path]) -> None:
    user.reports.mkdir(parents=True)
    _show_folder(_place(about, user.reports))
    _show_folder(_place(about, user.settings))
    assert opened == [user.reports, user.root]
    assert not about.problem.isVisible()


def test_a_folder_that_is_not_there_yet_is_no_fault(
    about: AboutDialog, user: UserData, opened: list[Path]
) -> None:
    _show_folder(_place(about, user.reports))
    assert opened == []
    assert "finns inte än" in about.problem.text()
    _show_folder(_place(about, bundled_data().forms))
    assert opened == [bundled_data().forms]
    assert not about.problem.isVisible()


def test_a_folder_the_system_does_not_show_is_named(
    about: AboutDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    _show_folder(_place(about, bundled_data().forms))
    assert str(bundled_data().forms) in about.problem.text()


def test_a_path_is_copied(about: AboutDialog, user: UserData) -> None:
    click(_place(about, user.words).copy)
    assert QGuiApplication.clipboard().text() == str(user.words)


def test_what_a_button_is_for_is_said_with_it(about: AboutDialog) -> None:
    names = [place.copy.accessibleName() for place in about.places]
    assert len(set(names)) == len(names) == 4
    assert "Kopiera: Din ordlista" in names


def test_each_part_shows_its_licence(about: AboutDialog) -> None:
    (listed,) = about.findChildren(QListWidget)
    assert listed.count() == len(COMPONENTS)
    for row, component in enumerate(COMPONENTS):
        listed.setCurrentRow(row)
        assert component.licence in listed.item(row).text()
        # Some of those in packages for Windows end their lines as Windows does.
        assert about.licence.toPlainText().split() == component.text.split()
        assert component.name in about.licence.accessibleName()


def test_escape_closes_it(about: AboutDialog) -> None:
    closed = QSignalSpy(about.rejected)
    press(about, Qt.Key.Key_Escape)
    assert closed.count() == 1
