"""What the officer has chosen is worn at once, and the next time; the system is followed else."""

import errno
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.gui.kit.commands import Command
from app.gui.kit.theme import CONTRAST, DARK, LIGHT, colours, scaled
from app.gui.kit.theme.appearance import ZOOMS, Appearance, Scheme
from app.gui.kit.theme.measures import BODY_PT
from app.gui.shell.application import prepare
from app.gui.shell.menus import Menus, serve_appearance
from app.storage.settings import Settings
from tests.support.failing import FailingDisk
from tests.support.window import actions_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def appearance(styled_app: QApplication, settings: Settings) -> Iterator[Appearance]:
    appearance = prepare(styled_app, settings)
    yield appearance
    # The other tests look at what is normal.
    appearance.choose(Scheme.SYSTEM)
    appearance.set_zoom(100)


def test_the_colours_are_worn_everywhere(
    appearance: Appearance, styled_app: QApplication, qtbot: QtBot
) -> None:
    shown = QLabel("text")
    shown.setProperty("role", "muted")
    qtbot.addWidget(shown)
    for scheme, expected in (
        (Scheme.DARK, DARK),
        (Scheme.CONTRAST, CONTRAST),
        (Scheme.LIGHT, LIGHT),
    ):
        appearance.choose(scheme)
        assert colours() == expected
        assert styled_app.palette().color(QPalette.ColorRole.Window).name() == expected.window
        shown.ensurePolished()
        assert shown.palette().color(QPalette.ColorRole.WindowText).name() == expected.muted


class _Hints:
    """What the system says of its look, and what it is asked to draw the window frames as."""

    def __init__(self, scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> None:
        self.asked: list[Qt.ColorScheme | None] = []
        self.colorScheme = lambda: scheme
        self.accessibility = lambda: SimpleNamespace(contrastPreference=lambda: contrast)
        self.setColorScheme = self.asked.append
        self.unsetColorScheme = lambda: self.asked.append(None)


def test_the_frames_of_the_windows_fit(
    appearance: Appearance, styled_app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows Qt has the system draw them dark or light, also those of dialogs."""
    schemes = Qt.ColorScheme
    hints = _Hints(schemes.Light, Qt.ContrastPreference.NoPreference)
    monkeypatch.setattr(styled_app, "styleHints", lambda: hints)
    for scheme in (Scheme.DARK, Scheme.CONTRAST, Scheme.LIGHT, Scheme.SYSTEM):
        appearance.choose(scheme)
    assert hints.asked == [schemes.Dark, schemes.Dark, schemes.Light, None]
    assert colours() == LIGHT


def test_a_contrast_theme_of_the_system_is_left_alone(
    appearance: Appearance, styled_app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = _Hints(Qt.ColorScheme.Unknown, Qt.ContrastPreference.HighContrast)
    monkeypatch.setattr(styled_app, "styleHints", lambda: hints)
    appearance.choose(Scheme.SYSTEM)
    assert hints.asked == [None]
    assert colours() not in (LIGHT, DARK, CONTRAST)
    assert colours().window == colours().surface


def test_the_text_grows_step_by_step(appearance: Appearance, styled_app: QApplication) -> None:
    sizes = []
    for _ in ZOOMS:
        sizes.append(appearance.zoom)
        appearance.larger()
    assert sizes == [*ZOOMS[ZOOMS.index(100) :], 200, 200]
    assert styled_app.font().pointSizeF() == pytest.approx(2 * BODY_PT)
    assert scaled(100) == 200
    for _ in ZOOMS:
        appearance.smaller()
    assert appearance.zoom == 75


def test_what_is_shown_already_grows_too(appearance: Appearance, qtbot: QtBot) -> None:
    shown = QLabel("text")
    qtbot.addWidget(shown)
    shown.show()
    appearance.set_zoom(200)
    assert shown.font().pointSizeF() == pytest.approx(2 * BODY_PT)


def test_menus_and_lists_have_the_texts_size_where_the_system_has_its_own(
    appearance: Appearance, styled_app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where Qt takes the system's fonts again whenever it gets a style sheet."""
    # PySide6 takes the names as text, and says in its types that it takes bytes.
    widgets: tuple[Any, ...] = ("QMenu", "QAbstractItemView", "QMessageBox", "QTipLabel")
    wear = styled_app.setStyleSheet

    def wear_as_on_windows(sheet: str) -> None:
        wear(sheet)
        for widget in widgets:
            styled_app.setFont(QFont(styled_app.font().family(), 8), widget)

    monkeypatch.setattr(styled_app, "setStyleSheet", wear_as_on_windows)
    for zoom in (150, 100):
        appearance.set_zoom(zoom)
        sizes = {styled_app.font(widget).pointSizeF() for widget in widgets}
        assert sizes == {BODY_PT * zoom / 100}


def test_the_choice_is_remembered(
    appearance: Appearance, styled_app: QApplication, settings: Settings
) -> None:
    appearance.choose(Scheme.DARK)
    appearance.set_zoom(150)
    again = prepare(styled_app, settings)
    assert (again.scheme, again.zoom) == (Scheme.DARK, 150)


@pytest.mark.parametrize(
    ("scheme", "zoom", "expected"),
    [("puce", "a lot", 100), ("", "", 100), ("dark", "٣", 100), ("dark", "160", 150)],
)
def test_what_makes_no_sense_in_the_settings_is_not_taken(
    styled_app: QApplication, settings: Settings, scheme: str, zoom: str, expected: int
) -> None:
    settings.set("appearance", scheme)
    settings.set("zoom", zoom)
    found = prepare(styled_app, settings)
    assert found.scheme is (Scheme.DARK if scheme == "dark" else Scheme.SYSTEM)
    assert found.zoom == expected
    found.choose(Scheme.SYSTEM)
    found.set_zoom(100)


def test_a_disk_that_refuses_does_not_keep_the_choice_from_being_worn(
    styled_app: QApplication, tmp_path: Path
) -> None:
    disk = FailingDisk(1, OSError(errno.ENOSPC, "full"), for_good=True)
    appearance = prepare(styled_app, Settings(tmp_path / "settings.json", disk))
    appearance.choose(Scheme.DARK)
    assert colours() == DARK
    appearance.choose(Scheme.SYSTEM)


def test_the_menus_choose_and_show_the_choice(appearance: Appearance, qtbot: QtBot) -> None:
    menus = Menus()
    menus.fill()
    qtbot.addWidget(menus)
    serve_appearance(menus, appearance)
    actions = actions_of(menus)
    assert actions[Command.SCHEME_SYSTEM].isChecked()
    actions[Command.SCHEME_DARK].trigger()
    assert appearance.scheme is Scheme.DARK
    assert actions[Command.SCHEME_DARK].isChecked()
    assert not actions[Command.SCHEME_SYSTEM].isChecked()
    actions[Command.LARGER].trigger()
    assert appearance.zoom == 110
    actions[Command.NORMAL_SIZE].trigger()
    assert appearance.zoom == 100
    actions[Command.SMALLER].trigger()
    assert appearance.zoom == 90
