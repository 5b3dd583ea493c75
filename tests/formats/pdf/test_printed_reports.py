"""The three real reports, printed in several ways, are held against what was printed."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from app.formats.filled_form.form_reader import FilledForm, read_filled_form
from app.formats.pdf.pdf_reader import read_pdf
from app.model.rich_text import Block, BlockKind
from tests.support.figures import Figures
from tests.support.shared_data import SHARED
from tests.support.terms import CALENDAR
from tests.support.workplace import bundled_catalog

_PRINTED = SHARED / "pdf"
_KINDS = {"p": "paragraph", "h": "subheading", "b": "bullet", "n": "number"}
_NUMBER = re.compile(r"(?:acroform-)?(\d{3})\b")

needs_printed = pytest.mark.skipif(
    not _PRINTED.is_dir() or not (SHARED / "legacy").is_dir(),
    reason="needs ../shared/pdf and ../shared/legacy, printed reports that lie beside the project",
)


@dataclass
class Score:
    """How many answers came out whole with their kinds, and how many words in their answer."""

    whole: int = 0
    answers: int = 0
    kept: int = 0
    words: int = 0

    def add(self, expected: list[tuple[str, str]], found: tuple[Block, ...]) -> None:
        shown = [(block.kind.value, " ".join(block.text.split())) for block in found]
        written, read = (
            Counter(word for _, text in blocks for word in text.split())
            for blocks in (expected, shown)
        )
        self.answers += 1
        self.whole += expected == shown
        self.words += written.total()
        self.kept += (written & read).total()


@cache
def _read(path: Path) -> tuple[FilledForm, bool]:
    text = read_pdf(path.read_bytes(), path.name)
    return read_filled_form(text, bundled_catalog().forms, CALENDAR, path.name), text.guessed


def _printed() -> list[Path]:
    """The files whose report is known."""
    files = sorted(_PRINTED.glob("*.pdf"))
    return [path for path in files if _NUMBER.match(path.name) and "scan" not in path.name]


def _expected(path: Path) -> dict[str, list[tuple[str, str]]]:
    number = _NUMBER.match(path.name)
    assert number is not None
    data = json.loads((SHARED / "legacy" / f"{number[1]}-expected.json").read_text("utf-8"))
    return {
        question: [(_KINDS.get(one["kind"], one["kind"]), one["text"]) for one in blocks]
        for question, blocks in data["answers"].items()
    }


@needs_printed
def test_answers_come_out_whole(figures: Figures) -> None:
    scores = {True: Score(), False: Score()}
    for path in _printed():
        form, guessed = _read(path)
        assert guessed == ("tagged" not in path.name)
        for question, blocks in _expected(path).items():
            scores[guessed].add(blocks, form.answers.get(question, ()))
    for guessed, score in scores.items():
        figures(
            f"{'untagged' if guessed else 'tagged'}: {score.whole} of {score.answers} answers "
            f"whole, {score.kept} of {score.words} words in their answer"
        )
    assert scores[False].whole >= 0.97 * scores[False].answers
    assert scores[True].whole >= 0.9 * scores[True].answers
    assert scores[True].kept >= 0.99 * scores[True].words


@needs_printed
def test_who_wrote_it_is_read() -> None:
    for path in _printed():
        form, _ = _read(path)
        number = _NUMBER.match(path.name)
        assert number is not None
        data = json.loads((SHARED / "legacy" / f"{number[1]}-expected.json").read_text("utf-8"))
        assert form.committee == data["committee_text"], path.name
        assert form.contact.model_dump() == data["contact"], path.name


@needs_printed
def test_no_answer_has_anything_of_the_pages_in_it() -> None:
    for path in _printed():
        form, _ = _read(path)
        for blocks in form.answers.values():
            for block in blocks:
                assert "Sida 1" not in block.text
                assert "Dnr SLK" not in block.text
                assert block.kind in BlockKind
