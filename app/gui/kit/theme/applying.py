"""Applying colours and a size of text to the application.

They are properties of the application, as its font and palette are. Whatever draws by hand
asks for the colours when it draws, and draws anew when the theme changes.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from app.gui.kit.one_of_each import one_of
from app.gui.kit.theme import measures
from app.gui.kit.theme.colours import LIGHT, Colours, is_light

NORMAL = 100


class _CurrentTheme(QObject):
    changed = Signal()

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.colours = LIGHT


@dataclass(frozen=True)
class Theme:
    """The style sheet, as a template of colours, lengths and drawings, and the folder of these."""

    style_sheet: str
    drawings: Path


def apply_theme(app: QApplication, theme: Theme, colours: Colours, zoom: int = NORMAL) -> None:
    """`zoom` is the size of text in per cent of the normal one."""
    current = one_of(_CurrentTheme)
    current.colours = colours
    app.setPalette(_palette(colours))
    font = QFont(app.font())
    font.setPointSizeF(measures.BODY_PT * zoom / 100)
    app.setFont(font)
    drawings = _drawings(theme.drawings, colours)
    names = {**asdict(colours), **_sizes(zoom), **_lengths(zoom), **drawings}
    app.setStyleSheet(Template(theme.style_sheet).substitute(names))
    # Again: on Windows the style sheet brings back the system's fonts of menus, lists and boxes.
    # Before it, too: otherwise widgets that are shown keep the size they had.
    app.setFont(font)
    current.changed.emit()


def colours() -> Colours:
    """The current colours."""
    return one_of(_CurrentTheme).colours


def on_theme_change(do: Callable[[], None]) -> None:
    """Call a method of a widget at every change of theme, for as long as the widget lives."""
    one_of(_CurrentTheme).changed.connect(do)


def _sizes(zoom: int) -> dict[str, str]:
    points = {
        "small_pt": measures.SMALL_PT,
        "heading_pt": measures.HEADING_PT,
        "question_pt": measures.QUESTION_PT,
        "title_pt": measures.TITLE_PT,
    }
    return {name: f"{size * zoom / 100}pt" for name, size in points.items()}


def _lengths(zoom: int) -> dict[str, str]:
    following = {
        "wide": measures.WIDE_COLUMN,
        "start": measures.START,
        "very_wide": measures.VERY_WIDE,
        "column": measures.COLUMN,
        "field": measures.FIELD,
        "value": measures.VALUE,
        "number": measures.NUMBER,
        "answer_height": measures.ANSWER_HEIGHT,
        "reason_height": measures.REASON_HEIGHT,
        "drop_down": measures.ICON + measures.STEP,
        "icon": measures.ICON,
    }
    lengths = {name: f"{round(length * zoom / 100)}px" for name, length in following.items()}
    # A style sheet gives the width of what stands inside a frame.
    inside = round(measures.COLUMN * zoom / 100) - 2 * measures.TEXT_FRAME
    lengths["column_inside"] = f"{inside}px"
    return {**lengths, **_ring(zoom), "scroll_bar": f"{measures.SCROLL_BAR}px"}


def _ring(zoom: int) -> dict[str, str]:
    """A radio button: as large as a check box, with a ring around its middle when checked."""
    inside = round(measures.ICON * zoom / 100)
    ring = inside // 3
    lengths = {"ring": ring, "ring_inside": inside + 2 - 2 * ring, "ring_radius": inside // 2 + 1}
    return {name: f"{length}px" for name, length in lengths.items()}


def _drawings(folder: Path, colours: Colours) -> dict[str, str]:
    """A style sheet cannot colour a drawing, so there is a light and a dark one of each."""

    def drawing(name: str, colour: str) -> str:
        return (folder / f"{name}-{'light' if is_light(colour) else 'dark'}.svg").as_posix()

    return {
        "tick": drawing("tick", colours.on_accent),
        "tick_off": drawing("tick", colours.disabled),
        "arrow": drawing("arrow", colours.text),
        "check": drawing("tick", colours.text),
        "check_selected": drawing("tick", colours.on_selected),
    }


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.window,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.error,
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.surface,
        # What Fusion draws edges and shadows with.
        QPalette.ColorRole.Light: colours.surface,
        QPalette.ColorRole.Midlight: colours.window,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.control_line,
        QPalette.ColorRole.Shadow: colours.control_line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette
