"""However an answer loses its text, the report as it was when the answer was fullest is told."""

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.report import Report
from app.model.version_history import VersionCause
from app.services.reports.fullest_answers import FullestAnswers, LostText
from tests.support.example_report import paragraph
from tests.support.reports import said, saying

TEXT = ("Vi har träffat fyrtio företag under våren och hållit tre möten på torget. " * 6).strip()
QUESTION = saying("").answers[0].question_id


def _followed(texts: Iterable[str], begun: str = "") -> list[LostText]:
    answers = FullestAnswers(saying(begun))
    lost: list[LostText] = []
    for seconds, text in enumerate(texts):
        answers.follow(saying(text, seconds))
        lost += answers.lost()
    return lost


def _typed(text: str) -> list[str]:
    return [text[:length] for length in range(0, len(text) + 1, 3)] + [text]


@pytest.mark.parametrize(
    ("loses", "cause"),
    [
        (lambda text: [""], VersionCause.EMPTIED),
        (lambda text: ["N", "Ny", "Nytt"], VersionCause.OVERWRITTEN),
        (lambda text: ["En annan text av samma längd. " * 20], VersionCause.OVERWRITTEN),
        (lambda text: _typed(text)[::-1], VersionCause.OVERWRITTEN),
        (lambda text: [text[cut:] for cut in range(0, len(text), 7)], VersionCause.OVERWRITTEN),
        (lambda text: [text[:300], text[:200], ""], VersionCause.EMPTIED),
    ],
    ids=["cut", "typed over", "pasted over", "backspace", "delete", "in three"],
)
def test_however_it_is_lost_all_of_it_is_kept_once(
    loses: Callable[[str], list[str]], cause: VersionCause
) -> None:
    (lost,) = _followed([*_typed(TEXT), *loses(TEXT)])
    assert said(lost.report) == TEXT
    assert lost.question == QUESTION
    assert lost.cause is (VersionCause.OVERWRITTEN if cause is not lost.cause else cause)


def test_what_was_there_when_it_was_opened_is_kept_too() -> None:
    (lost,) = _followed([""], begun=TEXT)
    assert said(lost.report) == TEXT


def test_what_is_written_anew_and_lost_again_is_kept_again_and_the_same_is_not() -> None:
    other = "Något annat om torget och om alla som har kommit dit under sommaren."
    lost = _followed([TEXT, "", TEXT, "", other, "", TEXT, ""])
    assert [said(one.report) for one in lost] == [TEXT, other, TEXT]


def test_what_could_not_be_kept_is_told_until_it_is() -> None:
    answers = FullestAnswers(saying(TEXT))
    answers.follow(saying(""))
    for _ in range(2):
        lost = next(answers.lost())
        assert said(lost.report) == TEXT
    assert [said(one.report) for one in answers.lost()] == [TEXT]
    assert list(answers.lost()) == []


def test_answers_are_followed_apart() -> None:
    report = saying(TEXT)
    second = report.answers[1].question_id

    def without(report: Report, question: str) -> Report:
        return report.with_answer(report.answer(question).emptied())

    answers = FullestAnswers(report)
    answers.follow(without(report, second))
    answers.follow(without(without(report, second), QUESTION))
    lost = list(answers.lost())
    assert [one.question for one in lost] == [second, QUESTION]
    assert lost[0].report == report
    assert said(lost[1].report) == TEXT


def test_what_was_written_elsewhere_before_it_went_is_in_what_is_kept() -> None:
    report = saying(TEXT)
    second = report.answers[1]
    later = report.with_answer(second.model_copy(update={"blocks": (paragraph(TEXT),)}))
    answers = FullestAnswers(saying(""))
    answers.follow(report)
    answers.follow(later)
    answers.follow(saying("", report=later))
    lost = {one.question: one.report for one in answers.lost()}
    assert lost[QUESTION] == later


@given(st.lists(st.sampled_from([TEXT[:start] for start in range(0, len(TEXT), 20)]), max_size=30))
def test_after_whatever_steps_the_longest_text_is_there_or_is_kept(texts: list[str]) -> None:
    lost = [said(one.report) for one in _followed(texts)]
    longest = max((text.strip() for text in texts), key=len, default="")
    now = texts[-1].strip() if texts else ""
    if len(longest) >= 40 and len(now) * 3 < len(longest):
        assert any(len(one) >= len(longest) - 40 for one in lost)
