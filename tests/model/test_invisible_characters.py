"""Characters that nobody sees: which carry meaning, and what is left without the others."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.base import sanitise
from app.model.invisible_characters import (
    clean_detail,
    clean_name,
    clean_path,
    is_blank,
    visible,
    visible_places,
    without_meaningless,
)
from app.model.report import CommitteeRef
from app.model.rich_text import Block, Span, without_meaningless_characters

INVISIBLE = (
    "\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2063\u2066\u2067\u2068\u2069\u206a\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0\ufff9"
    "\ufffa\ufffb\U000e0001\U000e0041\U000e007f\U000e0100"
)
MEANINGFUL = [
    "👩\u200d💻 👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🔧",
    "🏳\ufe0f\u200d🌈 🏴\u200d☠\ufe0f ❤\ufe0f\u200d🔥 👁\ufe0f\u200d🗨\ufe0f ⛹🏿\u200d♂\ufe0f",
    "🇸🇪 ☀\ufe0f ☎\ufe0e 1\ufe0f\u20e3 #\ufe0f\u20e3 ©\ufe0f ‼\ufe0f ☝🏽",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f Skottland",
    "می\u200cخواهم علی\u200cرضا ه\u200d",
    "क्\u200dष क्\u200cष श्री",
    "ශ්\u200dරී",
    "שלום\u200f! \u2067עברית\u2069 och svenska",
    "\u202bمرحبا\u202c\u200e 08-508",
    "ไทย\u200bไทย ភាសា\u200bខ្មែរ",
    "ᠠ\u180b",
    "葛\U000e0100 ∩\ufe00",
    "\u115f\u1161",
]
ANY_TEXT = st.text(max_size=40) | st.text(
    alphabet=st.sampled_from(INVISIBLE + "aå 1#\n\u20e3👩💻🏴❤🏽سיक्ไ葛ᠠ\u0301\u034f\U000e0067"),
    max_size=25,
)


@pytest.mark.parametrize("text", MEANINGFUL)
def test_what_carries_meaning_stays(text: str) -> None:
    assert without_meaningless(text) == text
    assert clean_name(text) == text


@pytest.mark.parametrize("sign", INVISIBLE)
@pytest.mark.parametrize("place", [0, 4, 12])
def test_nothing_is_left_in_a_swedish_word(sign: str, place: int) -> None:
    word = "Näringslivet"
    written = word[:place] + sign + word[place:]
    assert without_meaningless(written) == word
    assert clean_name(f"Anna {written}") == f"Anna {word}"
    assert visible(written) == word


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("👩\u200b\u200d💻", "👩💻"),
        ("🙂\U000e0041\U000e0042", "🙂"),
        ("1\ufe0f", "1"),
        ("a\ufe0f\u200d💻", "a💻"),
        ("שלום\u200f\nhej\u200f", "שלום\u200f\nhej"),
        ("\ufff9ord\ufffanot\ufffb", "ordnot"),
    ],
)
def test_signs_that_have_lost_what_they_stood_beside_go(text: str, left: str) -> None:
    assert without_meaningless(text) == left


@given(text=ANY_TEXT)
def test_cleaning_is_done_at_once(text: str) -> None:
    clean = sanitise(without_meaningless(text))
    assert isinstance(clean, str)
    assert without_meaningless(without_meaningless(text)) == without_meaningless(text)
    assert without_meaningless(clean) == clean
    assert visible(clean) == visible(without_meaningless(clean))


@given(text=ANY_TEXT)
def test_no_sign_that_is_seen_goes(text: str) -> None:
    def seen(signs: str) -> list[str]:
        return [sign for sign in signs if sign not in hidden]

    hidden = {sign for sign in text if not visible(sign)}
    assert all(unicodedata.category(sign) in {"Cf", "Lo", "Mn", "Cn"} for sign in hidden)
    assert seen(without_meaningless(text)) == seen(text) == list(visible(text))


@given(text=ANY_TEXT)
def test_each_visible_sign_is_where_its_place_says(text: str) -> None:
    places = visible_places(text)
    assert [text[place] for place in places[:-1]] == list(visible(text))
    assert places[-1] == len(text)


@given(text=ANY_TEXT)
def test_a_detail_has_nothing_but_what_is_seen(text: str) -> None:
    assert visible(clean_detail(text)) == clean_detail(text)
    assert clean_detail(text).split() == visible(text).split()


@pytest.mark.parametrize("override", ["\u202d", "\u202e"])
def test_no_name_turns_what_stands_in_it_around(override: str) -> None:
    written = f"Nämnden א{override}fdp.exe\u202c"
    assert CommitteeRef(id="x", name=written, type="x").name == "Nämnden אfdp.exe\u202c"
    assert clean_name(f"می{override}\u200cخواهم") == "می\u200cخواهم"


def test_spaces_of_every_kind_are_one_in_names_and_numbers() -> None:
    assert clean_name("Anna\u00a0Berg\u202fEk") == "Anna Berg Ek"
    assert clean_detail("08\u00a0508\u202f18\u2007000") == "08 508 18 000"


@pytest.mark.parametrize("text", ["", " \u00a0\n", "\u200b", "\ufeff \u2060", "\u3164", "\u00ad"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}.")


@given(text=st.text() | st.text(alphabet=f" \n\u00a0a.{INVISIBLE}", max_size=6))
def test_what_has_something_to_be_seen_is_not_blank(text: str) -> None:
    assert is_blank(text) is not bool(visible(text).strip())


def test_a_block_is_looked_at_as_a_whole() -> None:
    parts = ["Vi \u200bär 👩", "\u200d💻", "\u200b", " שלום\u200f"]
    spans = (Span(text=part, bold=bool(n % 2)) for n, part in enumerate(parts))
    (block,) = without_meaningless_characters([Block(spans=tuple(spans))])
    assert block.text == "Vi är 👩\u200d💻 שלום\u200f"
    assert [span.bold for span in block.spans] == [False, True]


def test_a_link_leads_where_it_says() -> None:
    span = Span(text="här", href="mailto:a\u200b@x.se")
    (block,) = without_meaningless_characters([Block(spans=(span,))])
    assert block.spans == (Span(text="här", href="mailto:a@x.se"),)


def test_hundreds_of_thousands_of_signs_take_no_time_to_speak_of() -> None:
    # In the square of their number they would take hours.
    text = "a\u200b" * 150_000
    assert (
        without_meaningless_characters([Block(spans=(Span(text=text),))])[0].text == "a" * 150_000
    )


def test_a_path_is_kept_as_the_folder_is_called() -> None:
    for path in (
        "C:\\Mina  filer\\va\u030aren",
        "/hem/\u00a0a\u200bb",
        "\\\\server\\mapp\\",
        "C:\\Mina ",
    ):
        assert clean_path(path) == path
        assert clean_path(f'\u202a"{path}"\u202c\r\n') == path


@given(st.text())
def test_cleaning_a_path_twice_changes_nothing(path: str) -> None:
    assert clean_path(clean_path(path)) == clean_path(path)
