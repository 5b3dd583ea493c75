"""A report of a newer program is told apart from one that is damaged: it is to be left alone."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from app.formats.errors import NewerReportError, ReportFileError
from app.formats.report_json import read_report_json, write_report_json
from tests.support.reports import saying
from tests.support.terms import CALENDAR

Content = dict[str, Any]


def _refusal_of(change: Callable[[Content], object]) -> ReportFileError:
    content: Content = json.loads(write_report_json(saying("text")))
    change(content)
    with pytest.raises(ReportFileError) as refused:
        read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR)
    return refused.value


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(schema="naringslivsrapport/report/2"),
        lambda content: content.update(schema="naringslivsrapport/report/2", answers=7),
        lambda content: content.update(pictures=[]),
        lambda content: content["answers"][0].update(mood="glad"),
        lambda content: content["contact"].update(mobile="1") or content.update(pictures=[]),
    ],
    ids=["schema", "schema and more", "a value", "a value of an answer", "several values"],
)
def test_what_only_a_newer_program_knows_is_of_one(change: Callable[[Content], object]) -> None:
    error = _refusal_of(change)
    assert isinstance(error, NewerReportError)
    assert "program" in str(error)


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content.update(schema="something/else/2"),
        lambda content: content.pop("schema"),
        lambda content: content.update(schema=2),
        lambda content: content.pop("form"),
        lambda content: content.update(pictures=[], modified_at="igår"),
        lambda content: content.update(revision=0),
    ],
    ids=["another schema", "none", "a number", "less", "more and broken", "broken"],
)
def test_what_is_broken_is_not(change: Callable[[Content], object]) -> None:
    assert not isinstance(_refusal_of(change), NewerReportError)
