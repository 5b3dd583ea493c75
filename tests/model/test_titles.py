"""Two reports of one committee and term are never called the same."""

import datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.model.report import ListedReport, Report, title_of
from app.model.titles import Titles
from tests.support.reports import whole_report
from tests.support.terms import RESPONDENT

_FIRST = whole_report()
_DAY = datetime.datetime(2022, 5, 12, 10, 0, tzinfo=datetime.UTC)


def _report(number: int, created: float = 0, modified: float = 0) -> Report:
    changes = {
        "report_id": UUID(int=number),
        "created_at": _DAY + datetime.timedelta(minutes=created),
        "modified_at": _DAY + datetime.timedelta(minutes=modified),
    }
    return _FIRST.model_copy(update=changes)


def _added(*reports: Report) -> list[str]:
    titles = Titles(reports, RESPONDENT)
    return [titles.addition(report) for report in reports]


def test_committee_and_term_are_enough_where_they_are_unlike() -> None:
    other = _report(2).model_copy(update={"committee": None})
    assert _added(_report(1), other) == ["", ""]
    assert Titles([_report(1)], RESPONDENT).of(_report(1)) == title_of(_FIRST, RESPONDENT)


def test_when_they_were_created_tells_them_apart() -> None:
    one, other = _added(_report(1), _report(2, created=65))
    assert one.startswith("skapad 12 maj kl. ")
    assert other.startswith("skapad 12 maj kl. ")
    assert one != other


def test_copies_are_told_apart_by_when_they_were_changed() -> None:
    one, other = _added(_report(1), _report(2, modified=65))
    assert one.startswith("ändrad 12 maj kl. ")
    assert one != other


def test_of_another_year_the_year_is_said() -> None:
    one, other = _added(_report(1), _report(2, created=60 * 24 * 365))
    assert "2022" in one
    assert "2023" in other


def test_versions_of_one_report_are_told_apart_by_their_number() -> None:
    second = _FIRST.model_copy(update={"revision": 2})
    titles = Titles([_FIRST, second], RESPONDENT)
    assert titles.of(second) == title_of(second, RESPONDENT)


def test_a_report_is_called_the_same_with_any_of_its_versions() -> None:
    reports = [_report(1), _report(2, created=5), _report(2, created=5, modified=90)]
    titles = Titles([ListedReport.of(one, is_draft=True) for one in reports], RESPONDENT)
    assert titles.of(reports[1]) == titles.of(reports[2])
    assert titles.in_brackets(reports[1]) == f" ({titles.addition(reports[2])})"


@given(st.lists(st.tuples(st.floats(0, 3), st.floats(0, 3)), min_size=2, max_size=8))
def test_no_two_are_called_the_same(moments: list[tuple[float, float]]) -> None:
    added = _added(*(_report(number, *both) for number, both in enumerate(moments, 1)))
    assert len(set(added)) == len(moments)
    assert all(added)
