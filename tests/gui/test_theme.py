"""Text can be read: WCAG's contrast, computed for every pair of colours that meet."""

import pytest

from app.gui.theme import LIGHT

_TEXT = ("text", "muted", "accent", "error", "done")
_GROUNDS = ("window", "surface", "accent_soft")


def _luminance(colour: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG21/#dfn-relative-luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", _GROUNDS)
@pytest.mark.parametrize("text", _TEXT)
def test_text_on_every_ground(text: str, ground: str) -> None:
    assert _contrast(getattr(LIGHT, text), getattr(LIGHT, ground)) >= 4.5


def test_text_on_the_accent() -> None:
    for ground in (LIGHT.accent, LIGHT.accent_hover, LIGHT.done, LIGHT.muted):
        assert _contrast(LIGHT.on_accent, ground) >= 4.5


def test_the_edges_of_fields_can_be_seen() -> None:
    for ground in (LIGHT.window, LIGHT.surface):
        assert _contrast(LIGHT.control_line, ground) >= 3
        assert _contrast(LIGHT.accent, ground) >= 3
