"""Names that every system takes, and none that leads out of the folder."""

import string
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.backup.entry_names import entry_name, folded, is_safe, path_of_entry


@pytest.mark.parametrize(
    "path",
    [
        "words.txt",
        "reports/drafts/0b7b5a8e-0000-4000-8000-000000000001.json",
        "reports/versions/0b7b5a8e/000012_20220914T093000.000000Z_12w_3b_saved.json",
        "reports/drafts/0b7b5a8e (Annas konflikt).json",
        "forms/Frågor för nämnden 100%.toml",
    ],
)
def test_a_name_of_the_program_goes_both_ways_as_ascii(path: str) -> None:
    assert is_safe(path)
    assert entry_name(path).isascii()
    assert path_of_entry(entry_name(path)) == path


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/passwd", "reports//a.json", "reports/../../a.json", "../a.json", "."),
        *("C:/a.json", "C:a.json", "reports\\a.json", "\\\\server\\share\\a.json", "a.json:b"),
        *("forms/con.toml", "forms/NUL", "forms/Lpt1.a.toml", "forms/COM¹.toml", "aux"),
        *("forms/a.toml.", "forms/a.toml ", "forms/ a.toml", "forms/.a.toml", "a\0b", "a\nb"),
        *("forms/a?.toml", "forms/a*.toml", 'forms/".toml', "forms/a|b", "forms/<a>"),
        *("a/" * 7 + "b", "a" * 300, "\udcff.json"),
    ],
)
def test_what_is_no_plain_name_everywhere_is_none(path: str) -> None:
    assert not is_safe(path)


@pytest.mark.parametrize(
    "name",
    ["%2e%2e/a.json", "reports%2Fa.json", "%61.json", "a%.json", "å.json", "%FF.json", "%2f"],
)
def test_a_name_that_is_written_in_another_way_is_none(name: str) -> None:
    assert path_of_entry(name) is None


@given(st.text(min_size=1, max_size=40))
def test_every_safe_path_goes_both_ways(path: str) -> None:
    name = entry_name(path) if is_safe(path) else "a"
    assert name.isascii()
    assert path_of_entry(name) == (path if is_safe(path) else "a")


@given(st.text(string.printable + "åäö\u0308", max_size=60))
def test_whatever_a_name_says_it_leads_nowhere_else(name: str) -> None:
    path = path_of_entry(name)
    assert path is None or not {"..", ".", ""} & set(path.split("/"))


def test_names_that_are_one_on_some_system_are_known() -> None:
    assert folded("reports/A.json") == folded("reports/a.json")
    assert folded(normalize("NFD", "forms/å.toml")) == folded("forms/Å.toml")
