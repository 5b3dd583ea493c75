"""Lists that were typed become lists; all that only looks a little like one stays text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.rich_text import Block, plain_text
from app.model.typed_lists import with_typed_lists
from tests.support.example_report import bold, bullet, italic, number, paragraph
from tests.support.example_report import subheading as heading
from tests.support.strategies import rich_texts


def _lines(text: str) -> tuple[Block, ...]:
    return tuple(paragraph(line) for line in text.split("\n"))


@pytest.mark.parametrize(
    "sign",
    [
        *("- ", "* ", "• ", "•", "– ", "— ", "·  ", "-\t", "•\t", "-", "▪ ", "➢ ", "● ", "‣ "),
        *("\uf0b7 ", "\uf0a7\t", "\uf0d8", "o\t", "o   ", "o\u00a0\u00a0", "§\t", "Ø  ", "ü\t"),
    ],
)
def test_two_lines_with_a_sign_are_a_list(sign: str) -> None:
    assert with_typed_lists(_lines(f"{sign}Möten\n{sign}Besök")) == (
        bullet("Möten"),
        bullet("Besök"),
    )


@pytest.mark.parametrize(
    "signs",
    [
        *(("1. ", "2. "), ("1) ", "2) "), ("(1) ", "(2) "), ("1.\t", "2.\t"), ("1.", "2.")),
        *(("a) ", "b) "), ("a. ", "b. "), ("A) ", "B) "), ("(a) ", "(b) "), ("i) ", "ii) ")),
        ("i. ", "ii. "),
    ],
)
def test_two_numbered_lines_are_a_list(signs: tuple[str, str]) -> None:
    one, two = signs
    assert with_typed_lists(_lines(f"{one}Möten\n{two}Besök")) == (
        number("Möten"),
        number("Besök"),
    )


@pytest.mark.parametrize("sign", ["- ", "– ", "• ", "* ", "1. ", "1) ", "a) "])
def test_one_item_is_a_list_after_a_colon_alone(sign: str) -> None:
    item = f"{sign}Möten"
    assert with_typed_lists(_lines(f"Vi har haft:\n{item}"))[1].kind.is_list_item
    assert with_typed_lists(_lines(f"Vi har haft:\n\n{item}"))[-1].kind.is_list_item
    assert with_typed_lists(_lines(f"Vi har haft\n{item}")) == _lines(f"Vi har haft\n{item}")


@pytest.mark.parametrize(
    "text",
    [
        "Öppet måndag - fredag\noch lördag – söndag",
        "- ett strå",
        "– Det är bra, säger Anna.\n– Det är inte illa, säger Bo.",
        "– Är det bra?\n– Ja.",
        "Anna Ek säger:\n– Det är bra.",
        "2022. Ett år\n2023. Ett till",
        "1. januari öppnar vi",
        "Vi öppnar:\n1. januari",
        "1. mars\n2. april",
        "-5 grader\n-7 grader",
        "1.5 miljoner\n2.5 miljoner",
        "A. Ek\nB. Al",
        "c. ett\nf. två",
        "– | 2021 | 2022\n– | 4 | 7",
        "-\n-",
        "--\nAnna",
        "---\n***\n___",
        "* Gäller 2022",
        "3. tre\n2. två",
        "o ett\no två",
        "☒ Ja\n☐ Nej",
        "→ ett\n→ två",
        "0. noll\n0. noll",
    ],
)
def test_what_is_no_list_stays(text: str) -> None:
    assert with_typed_lists(_lines(text)) == _lines(text)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1. a\n2. b", "1. a\n2. b"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("1. a\n2. b\n5. c", "1. a\n2. b\n5. c"),
        (" 9. a\n10. b", "9. a\n10. b"),
        ("1. a\n2. b\nMellan.\n3. c", "1. a\n2. b\n\nMellan.\n\n3. c"),
        ("1. a\n1. b", "1. a\n1. b"),
        ("g) a\nh) b\ni) c", "7. a\n8. b\n9. c"),
    ],
)
def test_numbers_stay_what_they_were(text: str, numbers: str) -> None:
    assert plain_text(with_typed_lists(_lines(text))) == numbers


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("- a\n  - b\n    - c\n- d", [0, 1, 2, 0]),
        ("- a\n\t- b\n\t\t- c\n\t\t\t- d\n- e", [0, 1, 2, 2, 0]),
        ("•\ta\no\tb\n▪\tc\no\td\n•\te", [0, 1, 2, 1, 0]),
        ("1. a\n- b\n- c\n2. d", [0, 1, 1, 0]),
        ("1. a\na) b\nb) c\n2. d", [0, 1, 1, 0]),
        ("1. a\n   i) b\n   ii) c\n2. d", [0, 1, 1, 0]),
        ("- a\n- b\n1. c\n2. d", [0, 0, 0, 0]),
        ("- a\n- b\n\n* c\n* d", [0, 0, 0, 0]),
        ("  - a\n  - b\n- c", [0, 0, 0]),
        ("- a\n - b\n- c", [0, 0, 0]),
    ],
)
def test_items_are_nested_by_their_indent_or_their_signs(text: str, levels: list[int]) -> None:
    made = with_typed_lists(_lines(text))
    assert all(block.kind.is_list_item for block in made)
    assert [block.level for block in made] == levels


def test_blank_lines_between_items_belong_to_the_list() -> None:
    assert with_typed_lists(_lines("- a\n\n- b\n\nText")) == (
        bullet("a"),
        bullet("b"),
        paragraph("Text"),
    )


def test_a_long_item_that_was_wrapped_is_one() -> None:
    text = "- En lång punkt som\n  fortsätter på nästa rad\n- En till\nVanlig text."
    assert with_typed_lists(_lines(text)) == (
        bullet("En lång punkt som fortsätter på nästa rad"),
        bullet("En till"),
        paragraph("Vanlig text."),
    )
    flush = f"- {'ord ' * 16}\nfortsätter\n- En till"
    assert len(with_typed_lists(_lines(flush))) == 2


def test_a_list_within_a_paragraph_is_taken_out_of_it() -> None:
    block = paragraph("Vi har:\n- ", bold("möten"), " och\n- besök\nDet är bra.\nMycket bra.")
    assert with_typed_lists((heading("Rubrik"), block)) == (
        heading("Rubrik"),
        paragraph("Vi har:"),
        bullet(bold("möten"), " och"),
        bullet("besök"),
        paragraph("Det är bra.\nMycket bra."),
    )


def test_a_list_within_an_item_is_nested_in_it() -> None:
    assert with_typed_lists(
        (bullet("Möten:\n- i maj\n- i juni\n    - på torget"), number("b"))
    ) == (
        bullet("Möten:"),
        bullet("i maj", level=1),
        bullet("i juni", level=1),
        bullet("på torget", level=2),
        number("b"),
    )
    for text in ("Möten\n- i maj", "Möten:\n- i maj\nDet var allt.", "- Möten\n- i maj"):
        assert with_typed_lists((bullet(text),)) == (bullet(text),)


def test_lists_in_wrapped_text() -> None:
    text = paragraph(
        "Vi har arbetat med torget i många år, och vi\nhar haft:\n- möten med företagare som "
        "har verksamhet i området\noch besök\n- frukost"
    )
    assert with_typed_lists((text, paragraph("Ett stycke\ntill.")), wrapped=True) == (
        paragraph("Vi har arbetat med torget i många år, och vi\nhar haft:"),
        bullet("möten med företagare som har verksamhet i området och besök"),
        bullet("frukost"),
        paragraph("Ett stycke\ntill."),
    )
    prose = paragraph(
        "Arbetet på torget har pågått länge och det har varit givande för alla\n"
        "- inte minst för företagarna - men det återstår mycket att göra innan\n"
        "- som det var tänkt - platsen kan invigas."
    )
    assert with_typed_lists((prose,), wrapped=True) == (prose,)


def test_lists_and_headings_that_are_there_already_stay() -> None:
    content = (bullet("- a"), number("1. b"), heading("1. Rubrik"), heading("2. Rubrik"))
    assert with_typed_lists(content) == content


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Det är *mycket viktigt* nu.", ("Det är ", bold("mycket viktigt"), " nu.")),
        ("*Möten:* sex", (bold("Möten:"), " sex")),
        ("Det är **viktigt**.", ("Det är ", bold("viktigt"), ".")),
        ("(_särskilt_ nu)", ("(", italic("särskilt"), " nu)")),
    ],
)
def test_signs_around_words_are_emphasis(text: str, made: tuple[object, ...]) -> None:
    assert with_typed_lists((paragraph(text),)) == (paragraph(*made),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4",
        "a * b * c",
        "Besök* och möten*",
        "*) inklusive moms",
        "* Gäller 2022, *preliminärt",
        "5 *3* 4",
        "en_fil_med_namn och _____",
        "***",
        "*.docx och *.json",
        "https://x.se/_a_/",
        "*a\nb*",
    ],
)
def test_other_stars_and_low_lines_stay(text: str) -> None:
    assert with_typed_lists((paragraph(text),)) == (paragraph(text),)


def test_emphasis_keeps_the_format_it_stands_in() -> None:
    link = paragraph(italic("Se *hela"), " sidan* nu")
    assert with_typed_lists((link,)) == (
        paragraph(
            italic("Se "),
            link.spans[0].with_text("hela").model_copy(update={"bold": True}),
            bold(" sidan"),
            " nu",
        ),
    )


def test_quoted_lines_of_a_mail_lose_their_sign() -> None:
    assert with_typed_lists(
        _lines("Anna skrev:\n> Vi har:\n> - möten\n>> - besök\n> Hälsningar")
    ) == (
        paragraph("Anna skrev:"),
        paragraph("Vi har:"),
        bullet("möten"),
        bullet("besök"),
        paragraph("Hälsningar"),
    )
    for text in ("> 50 procent", "> 50 procent\n> 60 procent", "a > b\n> c"):
        assert with_typed_lists(_lines(text)) == _lines(text)


_PIECES = st.sampled_from(
    [
        *("- ", "– ", "•", "* ", "1. ", "2. ", "3) ", "a) ", "i) ", "o\t", "  ", "\t", "> ", "\n"),
        *(
            "ord",
            "Flera ord:",
            "säger Anna",
            "*fet*",
            "_a_",
            "**",
            "...",
            " ",
            "2022",
            ", ",
            "\uf0b7",
        ),
    ]
)
_TYPED = st.lists(_PIECES, max_size=14).map("".join)
_CONTENT = (
    st.lists(_TYPED, max_size=6).map(lambda texts: tuple(map(paragraph, texts))) | rich_texts()
)


@given(blocks=_CONTENT, wrapped=st.booleans())
def test_what_has_become_of_it_stays(blocks: tuple[Block, ...], wrapped: bool) -> None:
    once = with_typed_lists(blocks, wrapped=wrapped)
    assert with_typed_lists(once, wrapped=wrapped) == once


def _words(blocks: tuple[Block, ...]) -> list[str]:
    """Words of two letters and more, and years: no marker is one."""
    text = "\n".join(block.text for block in blocks)
    return re.findall(r"[^\W\d_]{2,}|\d{4,}", re.sub(r"\b(?:[ivx]{1,4})[.)]", "", text))


@given(blocks=_CONTENT, wrapped=st.booleans())
def test_no_word_is_lost_or_moved(blocks: tuple[Block, ...], wrapped: bool) -> None:
    assert _words(with_typed_lists(blocks, wrapped=wrapped)) == _words(blocks)
