"""However many files one committee has sent, each of them costs as much as the one before."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from app.model.collation.judging import judge
from app.model.collation.submission import Submission
from tests.support.submissions import DOCX, FORM, JSON, changed_json, submission
from tests.support.terms import RESPONDENT

_FEW, _MANY = 200, 1_600
Made = Callable[[int], Submission]


def _steps(work: Callable[[], object]) -> int:
    """How many steps Python takes for it: the same on any computer, however busy it is."""
    steps = 0

    def watch(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - as Python has it
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


_ONE = submission(1, DOCX)
_KINDS: dict[str, Made] = {
    "the same again": lambda n: submission(n, JSON),
    "halves in turn": lambda n: submission(n, (JSON, DOCX)[n % 2], f"{n // 2}"),
    "one revision, each with its own words": lambda n: submission(n, JSON, f"{n}"),
    "revision after revision": lambda n: submission(n, JSON, f"{n}", revision=n),
    "as many reports": lambda n: submission(n, JSON, report=n),
    "forms": lambda n: submission(n, FORM, f"{n}"),
    "documents that were edited": lambda n: submission(n, DOCX, edited=f"{n}"),
    "changed beside one document": lambda n: changed_json(n, _ONE, f"{n}") if n > 1 else _ONE,
    "single questions": lambda n: submission(n, JSON, draft=True, one_question=True),
}


@pytest.mark.parametrize("kind", list(_KINDS))
def test_eight_times_as_many_files_take_eight_times_as_long(kind: str) -> None:
    steps = []
    for many in (_FEW, _MANY):
        files = [_KINDS[kind](number) for number in range(1, many + 1)]
        steps.append(_steps(lambda files=files: judge(files, RESPONDENT)))  # type: ignore[misc]
    few, more = steps
    assert few > _FEW
    # Where each is held against each other it is 64 times.
    assert more < few * 12


def test_three_thousand_are_judged_one_by_one() -> None:
    files = [
        submission(n, (JSON, DOCX)[n % 2], f"{n // 2}", revision=n // 2 + 1) for n in range(3_000)
    ]
    told = judge(files, RESPONDENT)
    assert len(told) == 3_000
    assert [one.submission.number for one in told if not one.notes] == [2_998]
