"""A report is sent, and corrected."""

import datetime

from app.model.report import Answer, DocxRef, ReportStatus
from app.model.report_stages import as_correction, as_submitted, without_set_aside
from tests.support.example_report import paragraph
from tests.support.reports import whole_report
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
