"""Spelling: what is right, what is remembered, what is told of it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.spellable_words import words_to_spell
from app.services.review.dictionary import Dictionary, NoDictionaryError
from app.services.review.spelling import Speller, spelling
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.word_list import WordList, read_words
from tests.support.failing import FailingDisk
from tests.support.sentences import report_with
from tests.support.workplace import bundled_catalog, speller_in

SPELLER = speller_in(Path("of no words"))


@pytest.fixture
def speller(tmp_path: Path) -> Speller:
    return speller_in(tmp_path)


def _wrong(speller: Speller, text: str) -> list[str]:
    return [word.text for word in speller.misspelled(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Stadsdelsnämndens platssamverkan och företagareföreningarnas frukostmöten.",
        "Tertialrapporten och verksamhetsberättelsen skrivs av facknämnderna.",
        "Hägersten-Älvsjö, Enskede-Årsta-Vantör och Skärholmens stadsdelsförvaltning.",
        "Vi har öppnat pop\u2011up-butiker i tomställda lokaler.",
        "Platsvärdarna, kulturlotsen och kvartersrådet deltog.",
    ],
)
def test_the_words_of_the_city_are_known(speller: Speller, text: str) -> None:
    assert _wrong(speller, text) == []


def test_what_is_misspelled_is_found_with_its_place(speller: Speller) -> None:
    text = "Förvaltingen har anlåtat en arkitekt."
    found = list(speller.misspelled(text))
    assert [text[word.start : word.end] for word in found] == ["Förvaltingen", "anlåtat"]


_WORDS = (
    *("Vi", "mötte", "företag", "anlåtat", "Anlåtat", "Anna", "de", "Bergz", "SBRS", "iPhone"),
    *("felstavt@exempel.se", "www.anlåtat", "a", "e‑tjänst", "pop-upp", "’", ".", "\n", '"'),
)


@given(words=st.lists(st.sampled_from(_WORDS), max_size=12), end=st.sampled_from(("", " ", ". ")))
def test_only_unknown_words_are_looked_at_and_the_same_are_found(
    words: list[str], end: str
) -> None:
    text = f"{end} ".join(words)
    spelled = (word for word in words_to_spell(text) if not SPELLER._is_right(word))
    assert SPELLER.misspelled(text) == tuple(spelled)


def test_a_word_that_is_learnt_is_right_in_every_case_and_the_next_time(tmp_path: Path) -> None:
    speller = speller_in(tmp_path)
    assert _wrong(speller, "Vi har en torgis.") == ["torgis"]
    speller.learn("torgis")
    assert _wrong(speller, "Torgis och torgis.") == []
    assert _wrong(speller_in(tmp_path), "Vi har en torgis.") == []
    assert read_words(tmp_path / "words.txt") == ("torgis",)


def test_a_word_that_something_else_has_added_is_right_as_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    speller = speller_in(tmp_path)
    text = "En torgis på ett kvart\u00aderis, en pop\u2011oppis."
    assert _wrong(speller, text) == ["torgis", "kvarteris", "pop\u2011oppis"]
    file.write_text("tor\u00adgis\nkvarteris\npop\u2011oppis\n", "utf-8")
    speller.renew()
    assert _wrong(speller, text) == _wrong(speller_in(tmp_path), text) == []


def test_what_is_remembered_of_texts_is_counted_anew_when_words_come_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speller = speller_in(tmp_path)
    one, other = "En torgis.", "Ett kvarteris."
    monkeypatch.setattr("app.services.review.spelling._MOST_REMEMBERED", len(one + other))
    speller.misspelled(one)
    speller.renew()
    kept = speller.misspelled(other)
    speller.misspelled(one)
    assert speller.misspelled(other) is kept


def test_a_word_is_right_even_if_it_cannot_be_remembered(tmp_path: Path) -> None:
    speller = speller_in(tmp_path, FailingDisk(1))
    with pytest.raises(StorageError):
        speller.learn("torgis")
    assert _wrong(speller, "Vi har en torgis.") == []


def test_the_dictionary_is_read_when_it_is_first_needed(tmp_path: Path) -> None:
    def load() -> None:
        raise AssertionError("read too early")

    register = bundled_catalog().register
    speller = Speller(load, register, WordList(tmp_path / "words.txt"))  # type: ignore[arg-type]
    assert not speller.ready
    assert list(speller.misspelled("SBR 2022")) == []
    with pytest.raises(AssertionError, match="too early"):
        list(speller.misspelled("ord"))


def test_each_word_is_told_once_an_answer(speller: Speller) -> None:
    report = report_with("Ett felstavatt ord.\nSamma felstavatt igen, Felstavatt.")
    found = [f for f in spelling(report, speller) if f.question_id == "svart-ekonomi"]
    assert [(f.code, f.severity.value, f.excerpt) for f in found] == [
        ("spelling", "info", "felstavatt")
    ]
    position = found[0].position
    assert position is not None
    assert (position.block, position.start) == (0, 4)


def test_the_word_list_leaves_out_what_is_no_word(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("# kommentar\n\n torg \nnämnd/nämnd\n", "utf-8")
    assert read_words(file) == ("torg", "nämnd/nämnd")
    assert WordList(tmp_path / "finns-inte.txt").words() == ()


def test_without_a_dictionary_every_word_is_right(tmp_path: Path) -> None:
    def load() -> Dictionary:
        raise NoDictionaryError("borta")

    speller = Speller(load, bundled_catalog().register, WordList(tmp_path / "words.txt"))
    speller.load()
    assert _wrong(speller, "Felstavatt ord.") == []
    assert not speller.can_spell


def test_a_word_list_that_cannot_be_read_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "words.txt"
    file.write_text("# mina\ntorgis", "utf-8")
    WordList(file).add("kvarteris")
    assert file.read_text("utf-8") == "# mina\ntorgis\nkvarteris\n"

    def refused(path: Path, _limit: int, _disk: object) -> bytes:
        raise StorageError(path, StorageErrorCode.NOT_ALLOWED)

    monkeypatch.setattr("app.storage.word_list.read_bytes", refused)
    with pytest.raises(StorageError):
        WordList(file).add("nyord")
    assert file.read_text("utf-8") == "# mina\ntorgis\nkvarteris\n"
