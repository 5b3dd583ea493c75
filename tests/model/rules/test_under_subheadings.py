"""What a sub-heading says of the text below it."""

import pytest

from app.model.report import Report
from app.model.rich_text import Block, BlockKind, Span
from app.model.rules.acceptance import accept, is_about
from app.model.rules.decisions import pending_decision
from app.model.rules.stale_times import stale_year
from tests.support.sentences import report_with
from tests.support.terms import CALENDAR, a_term


def _report(*lines: str, term: str = "2022-T2") -> Report:
    """An answer whose lines that begin with # are sub-headings."""
    blocks = tuple(
        Block(
            kind=BlockKind.SUBHEADING if line.startswith("#") else BlockKind.PARAGRAPH,
            spans=(Span(text=line.lstrip("# ")),),
        )
        for line in lines
    )
    report = report_with("x")
    answer = report.answer("svart-ekonomi").model_copy(update={"blocks": blocks})
    return report.with_answer(answer).model_copy(update={"term": a_term(term)})


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("# Planerat 2021", "Möten med krögare."), ["2021"]),
        (("# Planerade insatser våren 2022", "Möten."), ["våren 2022"]),
        (("# 2021", "Vi ska bjuda in krögarna."), ["2021"]),
        (("# Tertial 1 2022", "Vi ska bjuda in.", "# Annat", "Vi ska mäta."), ["Tertial 1 2022"]),
        (("# Planerat 2022", "Möten."), []),
        (("# Planerat hösten 2022", "Möten."), []),
        (("# 2021", "Vi bjöd in krögarna."), []),
        (("# 2021", "Vi har bjudit in krögarna som ska bygga."), []),
        (("# 2021", "Möten.", "# Framåt", "Vi ska bjuda in krögarna."), []),
        (("# Enkät 2021", "Vi ska bjuda in krögarna."), []),
        (("# 2021", "Under 2023 ska vi bjuda in krögarna."), []),
        (("# Planering enligt budget 2021", "Möten."), []),
    ],
)
def test_plans_under_a_time_that_has_passed(lines: tuple[str, ...], words: list[str]) -> None:
    assert [finding.excerpt for finding in stale_year(_report(*lines), CALENDAR)] == words


def test_the_same_words_under_another_sub_heading_are_another_finding() -> None:
    lines = ("# Torget", "Ombyggnad (ej beslutad).", "# Parken", "Ombyggnad (ej beslutad).")
    one, other = pending_decision(_report(*lines))
    assert one.excerpt == other.excerpt
    assert is_about(accept(one, "Ja."), one)
    assert not is_about(accept(one, "Ja."), other)
