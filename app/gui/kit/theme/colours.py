"""The colours of the window: light, dark, with high contrast, and as the system has them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Colours:
    """Every colour of the window, by its use.

    Text on its ground has a contrast of at least 4.5:1, edges and signs of at least 3:1 (WCAG 2.1,
    1.4.3 and 1.4.11, which EN 301 549 takes over).
    """

    window: str
    surface: str
    text: str
    muted: str
    line: str
    """Parts what lies beside each other; nothing has to be seen by it."""
    control_line: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selected: str
    """The ground of what is chosen in a list; by it alone, or by an edge in the accent colour."""
    on_selected: str
    disabled: str
    """What cannot be used just now, in words."""
    faint: str
    """The same, in a drawing."""
    error: str
    done: str
    warning: str
    warning_soft: str


LIGHT = Colours(
    window="#f4f6f8",
    surface="#ffffff",
    text="#1a2430",
    muted="#54606d",
    line="#cfd6de",
    control_line="#7b8794",
    accent="#005a9c",
    accent_hover="#00497f",
    accent_soft="#e3eef7",
    on_accent="#ffffff",
    selected="#e3eef7",
    on_selected="#1a2430",
    disabled="#54606d",
    faint="#a9b3bd",
    error="#b3261e",
    done="#1d6b3c",
    warning="#8a5a00",
    warning_soft="#fff4d6",
)
DARK = Colours(
    window="#161b21",
    surface="#1e252d",
    text="#e6ebf0",
    muted="#a8b3be",
    line="#38434e",
    control_line="#7d8a97",
    accent="#72b6ee",
    accent_hover="#93c8f4",
    accent_soft="#233a4f",
    on_accent="#0a1a28",
    selected="#233a4f",
    on_selected="#e6ebf0",
    disabled="#a8b3be",
    faint="#56626e",
    error="#ff8f86",
    done="#7dd3a0",
    warning="#e8b339",
    warning_soft="#3b3016",
)
CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    text="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    control_line="#ffffff",
    accent="#ffe900",
    accent_hover="#ffffff",
    accent_soft="#2e2b00",
    on_accent="#000000",
    selected="#ffe900",
    on_selected="#000000",
    disabled="#a0a0a0",
    faint="#808080",
    error="#ffb3ad",
    done="#9dffc0",
    warning="#ffe900",
    warning_soft="#2e2b00",
)

_READABLE = 4.5


def contrast(first: str, second: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def on_selection(colour: str, now: Colours) -> str:
    """The colour on a selected row: itself where it is readable there."""
    return colour if contrast(colour, now.selected) >= _READABLE else now.on_selected


def is_light(colour: str) -> bool:
    """Whether a colour is nearer to white than to black."""
    return contrast(colour, "#000000") > contrast(colour, "#ffffff")


def _luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def of_palette(palette: QPalette) -> Colours:
    """Only the colours of the system's contrast theme.

    What they leave out (faults, warnings) is told by words and shapes alone.
    """
    groups, roles = QPalette.ColorGroup, QPalette.ColorRole

    def colour(role: QPalette.ColorRole, group: QPalette.ColorGroup = groups.Active) -> str:
        return palette.color(group, role).name(QColor.NameFormat.HexRgb)

    ground, text = colour(roles.Window), colour(roles.WindowText)
    accent, on_accent = colour(roles.Highlight), colour(roles.HighlightedText)
    if min(contrast(accent, ground), contrast(accent, on_accent)) < _READABLE:
        accent, on_accent = text, ground
    return Colours(
        window=ground,
        surface=ground,
        text=text,
        muted=text,
        line=text,
        control_line=text,
        accent=accent,
        accent_hover=accent,
        accent_soft=ground,
        on_accent=on_accent,
        selected=accent,
        on_selected=on_accent,
        disabled=colour(roles.WindowText, groups.Disabled),
        faint=colour(roles.WindowText, groups.Disabled),
        error=text,
        done=text,
        warning=text,
        warning_soft=ground,
    )
