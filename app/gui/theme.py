"""The look: colours, sizes and the style sheet, in one place."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True)
class Colours:
    """Every colour of the window; text on its ground has a contrast of at least 4.5:1."""

    window: str = "#f4f6f8"
    surface: str = "#ffffff"
    text: str = "#1a2430"
    muted: str = "#54606d"
    line: str = "#cfd6de"
    control_line: str = "#7b8794"
    accent: str = "#005a9c"
    accent_hover: str = "#00497f"
    accent_soft: str = "#e3eef7"
    on_accent: str = "#ffffff"
    error: str = "#b3261e"
    done: str = "#1d6b3c"
    warning: str = "#8a5a00"
    warning_soft: str = "#fff4d6"


LIGHT = Colours()

# One step of the grid that every distance is a multiple of, in device-independent pixels.
STEP = 8
CONTROL_HEIGHT = 36
SCROLL_BAR = 12
START_PAGE = 1240
COLUMN = 720
NAVIGATION = 280
PANEL = 360
PANE = 336
PANE_HEIGHT = 240
# From here on a page has room for a pane beside it.
WIDE = 900

BODY_PT = 10.5
QUESTION_PT = 14.0
TITLE_PT = 19.0


def apply_theme(app: QApplication, colours: Colours = LIGHT) -> None:
    """Give the application its style, palette, font and style sheet."""
    app.setStyle("Fusion")
    app.setPalette(_palette(colours))
    font = QFont(app.font())
    font.setPointSizeF(BODY_PT)
    app.setFont(font)
    app.setStyleSheet(_style_sheet(colours))


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
        QPalette.ColorRole.PlaceholderText: colours.muted,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.ToolTipBase: colours.text,
        QPalette.ColorRole.ToolTipText: colours.surface,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette


def _style_sheet(c: Colours) -> str:
    return f"""
    QLabel[role="title"] {{ font-size: {TITLE_PT}pt; font-weight: 600; }}
    QLabel[role="question"] {{ font-size: {QUESTION_PT}pt; font-weight: 600; }}
    QLabel[role="heading"] {{ font-size: 12pt; font-weight: 600; }}
    QLabel[role="overline"] {{ color: {c.accent}; font-weight: 600; }}
    QLabel[role="label"] {{ font-weight: 600; }}
    QLabel[role="muted"] {{ color: {c.muted}; }}
    QLabel[role="error"] {{ color: {c.error}; }}
    QLabel[role="done"] {{ color: {c.done}; font-weight: 600; }}

    QFrame[role="panel"], QFrame[role="header"], QFrame[role="notice"], QFrame[role="warning"] {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: 6px;
    }}
    QFrame[role="header"] {{ border-width: 0 0 1px 0; border-radius: 0; }}
    QFrame[role="warning"] {{ background: {c.warning_soft}; border-color: {c.warning}; }}
    QFrame[role="pane"] {{ background: {c.surface}; border: 0 solid {c.line}; }}
    QFrame[role="pane"][below="false"] {{ border-left-width: 1px; }}
    QFrame[role="pane"][below="true"] {{ border-top-width: 1px; }}
    QFrame[role="notice"] {{ background: {c.accent_soft}; border-color: {c.accent}; }}

    QLineEdit, QPlainTextEdit, QTextEdit {{
        background: {c.surface}; border: 1px solid {c.control_line}; border-radius: 4px;
        padding: 6px 8px; selection-background-color: {c.accent};
        selection-color: {c.on_accent};
    }}
    QTextEdit, QPlainTextEdit {{ padding: 4px; }}
    QComboBox QLineEdit, QToolBar QLineEdit {{ padding: 0 2px; border-width: 0; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{
        border: 2px solid {c.accent}; padding: 5px 7px;
    }}
    QTextEdit:focus, QPlainTextEdit:focus {{ padding: 3px; }}
    QLineEdit:read-only, QTextEdit:read-only {{ background: {c.window}; }}

    QPushButton, QCheckBox {{ outline: 0; }}
    QCheckBox {{ padding: 4px 6px; border: 2px solid transparent; border-radius: 4px; }}
    QCheckBox:focus {{ border-color: {c.accent}; }}
    QLineEdit[fault="true"] {{ border: 2px solid {c.error}; padding: 5px 7px; }}
    QPushButton {{
        background: {c.surface}; border: 1px solid {c.control_line}; border-radius: 4px;
        padding: 7px 16px;
    }}
    QPushButton:hover {{ background: {c.accent_soft}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; padding: 6px 15px; }}
    QPushButton:disabled {{ color: {c.muted}; border-color: {c.line}; }}
    QPushButton[role="primary"] {{
        background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600;
    }}
    QPushButton[role="primary"]:hover {{ background: {c.accent_hover}; }}
    QPushButton[role="primary"]:focus {{ border: 2px solid {c.text}; }}
    QPushButton[role="primary"]:disabled {{
        background: {c.line}; color: {c.muted}; border-color: {c.line};
    }}
    QPushButton[role="quiet"] {{
        background: transparent; border-color: transparent; color: {c.accent};
    }}
    QPushButton:checked, QPushButton[role="quiet"]:checked {{
        background: {c.accent_soft}; border-color: {c.accent};
    }}
    QPushButton[role="quiet"]:hover {{ background: {c.accent_soft}; }}
    QPushButton[role="quiet"]:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[role="quiet"]:disabled {{ color: {c.muted}; }}

    QToolButton {{
        background: transparent; border: 1px solid transparent; border-radius: 4px;
        padding: 5px 9px;
    }}
    QToolButton:hover {{ background: {c.accent_soft}; }}
    QToolButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
    QToolButton:focus {{ border: 2px solid {c.accent}; padding: 4px 8px; }}
    QToolButton:disabled {{ color: {c.muted}; }}

    QListView[role="places"], QListView[role="cards"] {{
        border: 2px solid transparent; border-radius: 6px; outline: 0;
    }}
    QListView[role="places"] {{ background: transparent; }}
    QListView[role="cards"] {{ background: {c.surface}; border: 1px solid {c.line}; }}
    QListView[role="places"]:focus, QListView[role="cards"]:focus {{
        border: 2px solid {c.accent};
    }}
    QListView[role="places"]::item {{ padding: 5px 6px; border-radius: 4px; color: {c.text}; }}
    QListView[role="places"]::item:disabled {{ padding: 12px 6px 2px 6px; color: {c.muted}; }}
    QListView[role="cards"]::item {{ color: {c.text}; }}
    QListView[role="places"]::item:hover:enabled, QListView[role="cards"]::item:hover {{
        background: {c.window};
    }}
    QListView[role="places"]::item:selected, QListView[role="cards"]::item:selected,
    QListView[role="places"]::item:selected:hover:enabled,
    QListView[role="cards"]::item:selected:hover {{
        background: {c.accent_soft}; color: {c.text};
    }}
    QScrollArea {{ background: transparent; border: 0; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QScrollBar:vertical {{ background: transparent; width: {SCROLL_BAR}px; margin: 0; }}
    QScrollBar::handle:vertical {{
        background: {c.control_line}; border-radius: 3px; min-height: 32px; margin: 2px 3px;
    }}
    QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QToolTip {{ background: {c.text}; color: {c.surface}; border: 0; padding: 4px; }}
    """
