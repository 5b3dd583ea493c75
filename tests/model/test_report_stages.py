"""A report is sent, and corrected."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from app.model.report import Answer, CommitteeRef, DocxRef, Origin, Report, ReportStatus
from app.model.report_stages import (
    as_correction,
    as_submitted,
    with_identity,
    without_set_aside,
)
from app.model.rules.confirmation import has_new_wording
from app.model.term import Term
from tests.support.example_report import paragraph
from tests.support.reports import whole_report
from tests.support.terms import PERIODS
from tests.support.workplace import TODAY

REPORT = whole_report()
DOCX = DocxRef(file="a.docx", sha256="0" * 64)
LATER = datetime.datetime(2022, 9, 20, 11, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))


def test_what_is_sent_is_marked_dated_and_numbered() -> None:
    before = REPORT.model_copy(update={"docx": DOCX})
    sent = as_submitted(before, 3, LATER)
    assert (sent.status, sent.revision) == (ReportStatus.SUBMITTED, 3)
    assert sent.submitted_at == sent.modified_at == LATER
    assert sent.submitted_at is not None
    assert sent.submitted_at.tzinfo is datetime.UTC
    assert sent.created_at == REPORT.created_at
    assert sent.docx is None
    assert sent.report_id == before.report_id


def test_what_was_set_aside_is_not_sent() -> None:
    text = (paragraph("Dolt."),)
    answers = (
        Answer(question_id="a", question="A?", blocks=text, not_applicable=True, reason="Därför."),
        Answer(question_id="b", question="B?", blocks=text, reason="Inte längre."),
        Answer(question_id="c", question="C?", reason="Inte längre."),
    )
    report = REPORT.model_copy(update={"answers": answers})
    assert as_submitted(report, 1, LATER).answers == report.answers, "it is kept"
    sent = without_set_aside(report)
    assert [(a.blocks, a.reason, a.status.value) for a in sent.answers] == [
        ((), "Därför.", "not_applicable"),
        (text, "", "answered"),
        ((), "", "blank"),
    ]


def test_a_correction_is_a_draft_of_the_next_revision() -> None:
    sent = as_submitted(REPORT, 2, TODAY).model_copy(update={"docx": DOCX})
    draft = as_correction(sent, LATER)
    assert (draft.status, draft.revision) == (ReportStatus.DRAFT, 3)
    assert (draft.submitted_at, draft.docx) == (None, None)
    assert draft.modified_at == LATER
    assert (draft.report_id, draft.answers) == (sent.report_id, sent.answers)


# For another committee or term.

_FARSTA = CommitteeRef(id="farsta", name="Farsta stadsdelsnämnd", type="stadsdelsnamnd")
_TERMS = st.builds(Term, year=st.integers(2022, 2023), period=st.sampled_from(PERIODS))
_ORIGINS = st.builds(
    Origin,
    kind=st.just("carried"),
    term=st.none() | _TERMS,
    committee=st.sampled_from(["bromma", "farsta"]),
    confirmed=st.booleans(),
)


@st.composite
def _drafts(draw: st.DrawFn) -> Report:
    answers = tuple(
        answer.model_copy(update={"origin": draw(_ORIGINS)}) for answer in REPORT.answers
    )
    return REPORT.model_copy(update={"term": draw(st.none() | _TERMS), "answers": answers})


@given(before=_drafts(), term=_TERMS)
def test_nothing_that_was_written_or_confirmed_is_another(before: Report, term: Term) -> None:
    after = with_identity(before, _FARSTA, term)
    assert (after.committee, after.term) == (_FARSTA, term)
    for was, now in zip(before.answers, after.answers, strict=True):
        assert was.model_copy(update={"origin": now.origin}) == now
        assert was.origin.confirmed == now.origin.confirmed
        assert was.origin.committee == now.origin.committee
        # It waits for the same reason as before.
        assert has_new_wording(before, was) == has_new_wording(after, now)
    changed = {"committee": before.committee, "term": before.term, "answers": before.answers}
    assert after.model_copy(update=changed) == before


@given(before=_drafts())
def test_the_same_committee_and_term_change_nothing(before: Report) -> None:
    if before.committee is not None and before.term is not None:
        assert with_identity(before, before.committee, before.term) == before
