"""An answer is read again only where it has changed, and what is said of it is the same."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.calendar import Calendar
from app.model.finding import Finding, Severity
from app.model.report import Origin, Report
from app.model.rich_text import paragraphs
from app.model.rules.stale_times import stale_year
from app.model.term import Term
from app.services.review import text_review
from app.services.review.text_review import TextReview
from tests.support.reports import FORM, whole_report
from tests.support.terms import CALENDAR, a_term

_TEXTS = (
    *("", "Vi ska bjuda in till möten under våren 2020.", "Vi har haft x möten och", "Saknas"),
    *("Se ovan. Beslut är inte fattat.", "Klicka här för att ange text.", "- ...\nSvar."),
)
_QUESTIONS = [answer.question_id for answer in whole_report().answers]
_TERMS = (a_term("2022-T2"), a_term("2023-T1"))


def _changed(report: Report, question_id: str, text: str, carried: bool) -> Report:
    origin = Origin(kind="carried", term=a_term("2021-VB")) if carried else Origin()
    update = {"blocks": paragraphs(text), "origin": origin}
    return report.with_answer(report.answer(question_id).model_copy(update=update))


_CHANGES = st.tuples(
    st.sampled_from(_QUESTIONS),
    st.sampled_from(_TEXTS),
    st.booleans(),
    st.sampled_from(_TERMS),
    st.sampled_from(("", *_QUESTIONS)),
)


@given(changes=st.lists(_CHANGES, max_size=6))
def test_it_says_what_it_would_say_of_a_report_it_has_never_seen(
    changes: list[tuple[str, str, bool, Term, str]],
) -> None:
    texts, report = TextReview(FORM, {}, CALENDAR), whole_report()
    for question_id, text, carried, term, unread in changes:
        report = _changed(report, question_id, text, carried).model_copy(update={"term": term})
        found = list(texts.findings(report, unread=unread))
        assert found == list(TextReview(FORM, {}, CALENDAR).findings(report, unread=unread))
        assert unread not in {finding.question_id for finding in found}
        # So that what is being written can be left unread: an error would be told at once.
        assert Severity.ERROR not in {finding.severity for finding in found}


def test_only_what_has_changed_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def stale(report: Report, calendar: Calendar) -> Iterator[Finding]:
        read.extend(answer.question_id for answer in report.answers)
        return stale_year(report, calendar)

    monkeypatch.setattr(text_review, "stale_year", stale)
    texts, report = TextReview(FORM, {}, CALENDAR), whole_report()
    list(texts.findings(report))
    assert len(read) > 1
    read.clear()
    list(texts.findings(report))
    assert read == []
    report = _changed(report, _QUESTIONS[0], "Vi planerar möten.", carried=False)
    list(texts.findings(report))
    assert read == [_QUESTIONS[0]]
