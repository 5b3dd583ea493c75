"""No text, however it is made, keeps a rule busy."""

import time
from collections.abc import Callable, Iterable

import pytest

from app.model.finding import Finding
from app.model.report import Origin, Report
from app.model.rules.broken_off import broken_off
from app.model.rules.cross_references import cross_reference
from app.model.rules.decisions import pending_decision
from app.model.rules.leftovers import leftover_marker, placeholder_text
from app.model.rules.stale_times import stale_year
from app.model.term import Term
from tests.support.sentences import report_with

LENGTH = 20_000
# Many times what any of them takes; a rule that goes astray takes minutes.
LONGEST_S = 5

RULES = (
    *(cross_reference, pending_decision, leftover_marker, placeholder_text, stale_year),
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
        *("2022 ", "ska 2021. ", "ord som ska under 2022 ", "(komplettera ", "ej beslutad "),
        *("i vår ", "under våren ", "tertial 1 ", "varje vår "),
        *("se ovan ", "svaret på frågan ", "Klicka här för att "),
    ],
)
def test_a_text_of_one_part_over_and_over(
    rule: Callable[[Report], Iterable[Finding]], part: str
) -> None:
    text = (part * (LENGTH // len(part) + 1))[:LENGTH] + "a"
    carried = Origin(kind="carried", term=Term.parse("2021-VB"), confirmed=True)
    report = report_with(text, origin=carried)
    start = time.perf_counter()
    list(rule(report))
    assert time.perf_counter() - start < LONGEST_S
