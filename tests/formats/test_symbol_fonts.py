"""Signs of fonts that have a sign for each letter, and emoji."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.source_text import OmissionKind
from app.formats.symbol_fonts import is_symbol_font, symbol
from tests.support.word_answers import read_answer, texts
from tests.support.word_form import run

_FONTS = ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")


def _sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def _written(font: str, text: str) -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return f"<w:r><w:rPr>{fonts}</w:rPr>{text}</w:r>"


def _emoji(codes: str) -> str:
    return (
        '<mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Emoji" '
        f'w16se:char="{codes}"/></mc:Choice><mc:Fallback><w:t>?</w:t></mc:Fallback>'
        "</mc:AlternateContent>"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (_sign("Wingdings", "F0FC"), "✓"),
        (_sign("wingdings", "f0fc"), "✓"),
        (_sign("Wingdings 2", "F050"), "✓"),
        (_sign("Wingdings 3", "F022"), "→"),
        (_sign("Webdings", "F061"), "✔"),
        (_sign("SymbolMT", "F0B3"), "≥"),
        (_sign("Segoe UI Symbol", "2612"), "☒"),
        (_written("Wingdings", '<w:sym w:char="F04A"/>'), "☺"),
        (_written("Wingdings", "<w:t>J</w:t>"), "☺"),
        (_written("Wingdings", "<w:t>\uf04a</w:t>"), "☺"),
        (_written("Wingdings", "<w:t>😊</w:t>"), "😊"),
        (run("\uf0fc klart"), "✓ klart"),
        (f"<w:r>{_emoji('1f60a')}{_emoji('1F389')}<w:t> hej</w:t></w:r>", "😊🎉 hej"),
        (f"<w:r>{_emoji('1F469 200D 1F4BB')}</w:r>", "👩\u200d💻"),
        (f"<w:r>{_emoji('1F469')}<w:t>\u200d</w:t>{_emoji('1F4BB')}</w:r>", "👩\u200d💻"),
        (f"<w:r>{_emoji('1F1F8')}{_emoji('1F1EA')}</w:r>", "🇸🇪"),
    ],
)
def test_the_sign_that_is_shown(inside: str, text: str) -> None:
    """Each is the whole answer, which no printed text is taken for."""
    assert texts(f"<w:p>{inside}</w:p>") == [text]


@pytest.mark.parametrize("inside", [_sign("Loggan", "F041"), run("\uf041")])
def test_a_sign_that_only_its_font_knows_is_told(inside: str) -> None:
    assert read_answer(f"<w:p>{run('x')}{inside}</w:p>")[1] == [OmissionKind.SIGN]


@given(st.sampled_from(_FONTS), st.integers(0x20, 0xFF))
def test_a_code_shows_the_same_wherever_word_keeps_it(font: str, code: int) -> None:
    assert is_symbol_font(font)
    assert symbol(font, code) == symbol(font, 0xF000 + code) == symbol(font.upper(), code)
