"""The officer's own words, joined with those of another computer."""

from pathlib import Path

from app.storage.word_list import WordList


def test_words_of_another_computer_are_joined_with_those_here(tmp_path: Path) -> None:
    words = WordList(tmp_path / "words.txt")
    there = "\ufeffgrönsak\r\n# mine\r\n\r\ngatukontor\nnäring\n".encode()
    words.add("näring")
    missing = words.missing(there)
    assert missing == ("gatukontor", "grönsak")
    words.add(*missing)
    assert words.words() == ("näring", "gatukontor", "grönsak")
    assert words.missing(there) == ()


def test_only_as_many_are_taken_as_can_be_read_again(tmp_path: Path) -> None:
    words = WordList(tmp_path / "words.txt")
    words.add(*words.missing(b"".join(b"%06d%s\n" % (n, b"x" * 90) for n in range(20_000))))
    assert len(words.words()) == 1_000_000 // 97
    assert words.missing(b"y" * 300) == ()
