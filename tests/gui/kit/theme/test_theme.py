"""Text can be read: WCAG's contrast, computed for every pair of colours that meet."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette

from app.gui.kit.theme import CONTRAST, DARK, LIGHT, Colours, of_palette, on_selection
from app.gui.kit.theme.colours import contrast

_THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
_TEXT_ON = {
    "text": ("window", "surface", "accent_soft", "warning_soft"),
    "muted": ("window", "surface", "accent_soft"),
    "accent": ("window", "surface", "accent_soft"),
    "error": ("window", "surface", "accent_soft", "warning_soft"),
    "done": ("window", "surface", "accent_soft"),
    "on_accent": ("accent", "accent_hover"),
    "on_selected": ("selected",),
    "disabled": ("window", "surface"),
    "warning": ("surface",),
    # What a tooltip says.
    "surface": ("text",),
}
_SEEN_ON = {
    "control_line": ("window", "surface"),
    "accent": ("window", "surface", "accent_soft"),
    "error": ("window", "surface"),
    "done": ("window", "surface", "accent_soft"),
    "muted": ("window", "surface", "accent_soft"),
    "warning": ("window", "surface", "warning_soft"),
}
_PAIRS = [(one, other) for one, grounds in _TEXT_ON.items() for other in grounds]
# What cannot be used is as the system has it.
_OF_A_SYSTEM = [pair for pair in _PAIRS if pair[0] != "disabled"]
_EDGES = [(one, other) for one, grounds in _SEEN_ON.items() for other in grounds]


@pytest.fixture(params=_THEMES)
def theme(request: pytest.FixtureRequest) -> Colours:
    return _THEMES[request.param]


@pytest.mark.parametrize(("text", "ground"), _PAIRS)
def test_text_is_read_on_its_ground(theme: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(("sign", "ground"), _EDGES)
def test_signs_and_edges_are_seen_on_their_ground(theme: Colours, sign: str, ground: str) -> None:
    assert contrast(getattr(theme, sign), getattr(theme, ground)) >= 3


def test_every_colour_is_in_some_pair() -> None:
    # A line only parts what lies beside each other; what is faint cannot be used.
    seen = {name for pair in (*_PAIRS, *_EDGES) for name in pair} | {"line", "faint"}
    assert {field.name for field in fields(Colours)} == seen


def test_known_contrasts() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def _palette(ground: str, text: str, chosen: str, on_chosen: str) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, ground),
        (roles.WindowText, text),
        (roles.Highlight, chosen),
        (roles.HighlightedText, on_chosen),
    ):
        palette.setColor(role, QColor(colour))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.WindowText, QColor("#a0a0a0"))
    return palette


@pytest.mark.parametrize("colour", ["text", "muted", "error", "warning"])
def test_what_is_chosen_in_a_list_can_be_read_and_be_told_from_the_rest(
    theme: Colours, colour: str
) -> None:
    shown = on_selection(getattr(theme, colour), theme)
    assert contrast(shown, theme.selected) >= 4.5
    # By its ground, or by the edge in the accent colour that it has.
    ground = contrast(theme.selected, theme.surface)
    assert max(ground, contrast(theme.accent, theme.surface)) >= 3


# The contrast themes that come with Windows 11.
_WINDOWS = {
    "Aquatic": ("#202020", "#ffffff", "#8ee3f0", "#263b50"),
    "Desert": ("#fffaef", "#3d3d3d", "#903909", "#fff5e3"),
    "Dusk": ("#2d3236", "#ffffff", "#a6d8ff", "#212d3b"),
    "Night sky": ("#000000", "#ffffff", "#d6b4fd", "#2b2b2b"),
}


@pytest.mark.parametrize("name", _WINDOWS)
def test_the_system_s_own_contrast_theme_is_taken_over(name: str) -> None:
    ground, text, chosen, on_chosen = _WINDOWS[name]
    now = of_palette(_palette(ground, text, chosen, on_chosen))
    assert (now.window, now.text, now.accent, now.on_accent) == _WINDOWS[name]
    assert contrast(now.selected, now.window) >= 3
    assert now.disabled == "#a0a0a0"
    assert all(
        contrast(getattr(now, one), getattr(now, other)) >= 4.5 for one, other in _OF_A_SYSTEM
    )


_COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(_COLOUR, _COLOUR)
def test_whatever_the_system_has_chosen_is_no_worse_than_its_text(chosen: str, on: str) -> None:
    now = of_palette(_palette("#101010", "#fefefe", chosen, on))
    assert all(
        contrast(getattr(now, one), getattr(now, other)) >= 4.5 for one, other in _OF_A_SYSTEM
    )
