"""No text, however it is made, keeps a rule busy."""

import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from app.model.finding import Finding
from app.model.report import Origin, Report
from app.model.rules.broken_off import broken_off
from app.model.rules.cross_references import cross_reference
from app.model.rules.decisions import pending_decision
from app.model.rules.leftovers import leftover_marker, placeholder_text
from app.model.rules.stale_times import stale_year
from tests.support.sentences import report_with
from tests.support.terms import CALENDAR, a_term

SHORT, LONG = 5_000, 20_000
# Four times the text takes four times as long; sixteen times, where each part looks at all others.
MOST_TIMES = 8
# Less than this is all noise.
LEAST_S = 0.02


def stale_times(report: Report) -> Iterator[Finding]:
    return stale_year(report, CALENDAR)


RULES = (
    *(cross_reference, pending_decision, leftover_marker, placeholder_text, stale_times),
    broken_off,
)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "part",
    [
        *(
            " ",
            ".",
            ",",
            "[",
            "_",
            "?",
            "a",
            "a-",
            "x ",
            "i ",
            "se ",
            "om ",
            "att ",
            "inte ",
            "under ",
        ),
        *("a2020", "2020-", "dnr2020/1;", "år2021_"),
        *("2022 ", "ska 2021. ", "ord som ska under 2022 ", "(komplettera ", "ej beslutad "),
        *("i vår ", "under våren ", "tertial 1 ", "varje vår "),
        *("se ovan ", "svaret på frågan ", "Klicka här för att "),
    ],
)
def test_a_text_of_one_part_over_and_over(
    rule: Callable[[Report], Iterable[Finding]], part: str
) -> None:
    short, long = _made_of(part, SHORT), _made_of(part, LONG)
    assert any(
        _seconds(rule, long) < MOST_TIMES * max(LEAST_S, _seconds(rule, short)) for _ in range(5)
    )


def _made_of(part: str, length: int) -> Report:
    text = (part * (length // len(part) + 1))[:length] + "a"
    carried = Origin(kind="carried", term=a_term("2021-VB"), confirmed=True)
    return report_with(text, origin=carried)


def _seconds(rule: Callable[[Report], Iterable[Finding]], report: Report) -> float:
    """Of the processor: the machine may do other things too."""
    begun = time.process_time()
    list(rule(report))
    return time.process_time() - begun
