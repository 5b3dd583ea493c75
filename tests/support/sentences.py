"""Sentences as officials write them, that a rule must fire on or must leave alone."""

import tomllib
from pathlib import Path

import pytest

from app.model.report import Answer, Report
from app.model.rich_text import Block, BlockKind, Span
from tests.support.reports import whole_report
from tests.support.terms import IN_STOCKHOLM

_FOLDER = Path(__file__).parents[1] / "model" / "rules" / "sentences"


def cases(code: str) -> pytest.MarkDecorator:
    """Parametrise a test by `case` and `fires`: whether the rule is to say something."""
    content = tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8"))
    fires, silent = content["fires"], content["silent"]
    assert len(fires) >= 10
    assert len(silent) >= 15
    given = [(case, True) for case in fires] + [(case, False) for case in silent]
    return pytest.mark.parametrize(("case", "fires"), given, ids=[_id(c) for c, _ in given])


def blocks(text: str) -> tuple[Block, ...]:
    """A line a paragraph; a line that begins with a dash and a space is an item of a list."""
    lines = text.split("\n")
    return tuple(_block(line) for line in lines) if text != "-" else (_paragraph(text),)


def report_with(text: str, question_id: str = "svart-ekonomi", **changes: object) -> Report:
    """A whole report in which one answer says this."""
    report = whole_report()
    content = report.answer(question_id).model_dump()
    answer = Answer.model_validate(
        {**content, "blocks": blocks(text), **changes}, context=IN_STOCKHOLM
    )
    return report.with_answer(answer)


def _block(line: str) -> Block:
    if line == "-" or line.startswith("- "):
        return Block(kind=BlockKind.BULLET, spans=(Span(text=line[2:]),))
    return _paragraph(line)


def _paragraph(text: str) -> Block:
    return Block(spans=(Span(text=text),))


def _id(case: object) -> str:
    text = case if isinstance(case, str) else str(case)
    return text.encode("ascii", "replace").decode()[:60].replace("\n", "/") or "empty"
