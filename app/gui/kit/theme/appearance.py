"""The appearance the officer has chosen: light or dark, and the size of text."""

import contextlib
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.gui.kit.theme import CONTRAST, DARK, LIGHT, NORMAL, Colours, Theme, apply_theme, of_palette
from app.storage.errors import StorageError
from app.storage.settings import Settings

ZOOMS = (75, 90, 100, 110, 125, 150, 175, 200)
"""In per cent."""

_SCHEME, _ZOOM = "appearance", "zoom"


class Scheme(StrEnum):
    """Which colours the officer has chosen; by default those of the system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Appearance(QObject):
    """Applies the remembered choice, and follows the system."""

    changed = Signal()

    def __init__(self, app: QApplication, theme: Theme, settings: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._settings = settings
        self._applying = False
        self.scheme = _scheme(settings.get(_SCHEME))
        self.zoom = _zoom(settings.value(_ZOOM))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._apply()

    def choose(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._remember(_SCHEME, scheme)
        self._apply()

    def set_zoom(self, zoom: int) -> None:
        """In per cent of the normal size."""
        self.zoom = zoom
        self._remember(_ZOOM, zoom)
        self._apply()

    def larger(self) -> None:
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self.zoom), ZOOMS[-1]))

    def smaller(self) -> None:
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self.zoom), ZOOMS[0]))

    def _remember(self, name: str, value: object) -> None:
        # It applies now, even if it cannot be remembered.
        with contextlib.suppress(StorageError):
            self._settings.set(name, value)

    def _follow_system(self) -> None:
        if not self._applying and self.scheme is Scheme.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        self._applying = True
        try:
            apply_theme(self._app, self._theme, self._colours(), self.zoom)
        finally:
            self._applying = False
        self.changed.emit()

    def _colours(self) -> Colours:
        if self.scheme is Scheme.SYSTEM:
            return system_colours(self._app)
        # So that the window frame, which the system draws, fits.
        light = self.scheme is Scheme.LIGHT
        hints = self._app.styleHints()
        hints.setColorScheme(Qt.ColorScheme.Light if light else Qt.ColorScheme.Dark)
        return {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK}.get(self.scheme, CONTRAST)


def system_colours(app: QApplication) -> Colours:
    """Those that fit the system's settings."""
    hints = app.styleHints()
    hints.unsetColorScheme()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        app.setPalette(QPalette())
        return of_palette(QGuiApplication.palette())
    return DARK if hints.colorScheme() is Qt.ColorScheme.Dark else LIGHT


def _scheme(remembered: str) -> Scheme:
    return Scheme(remembered) if remembered in set(Scheme) else Scheme.SYSTEM


def _zoom(remembered: object) -> int:
    """The available zoom that is nearest to the remembered one."""
    # Earlier versions stored it as text.
    number = str(remembered)
    usual = len(number) <= 3 and number.isascii() and number.isdigit()
    wanted = int(number) if usual else NORMAL
    return min(ZOOMS, key=lambda zoom: abs(zoom - wanted))
