"""Colours, sizes and distances."""

from app.gui.kit.theme.applying import NORMAL, Theme, apply_theme, colours, on_theme_change
from app.gui.kit.theme.colours import CONTRAST, DARK, LIGHT, Colours, of_palette, on_selection
from app.gui.kit.theme.measures import (
    COLUMN,
    ICON,
    NAVIGATION,
    NO_LIMIT,
    PANE,
    PANE_HEIGHT,
    PANEL,
    STEP,
    WIDE,
    scaled,
)

__all__ = [
    "COLUMN",
    "CONTRAST",
    "DARK",
    "ICON",
    "LIGHT",
    "NAVIGATION",
    "NORMAL",
    "NO_LIMIT",
    "PANE",
    "PANEL",
    "PANE_HEIGHT",
    "STEP",
    "WIDE",
    "Colours",
    "Theme",
    "apply_theme",
    "colours",
    "of_palette",
    "on_selection",
    "on_theme_change",
    "scaled",
]
