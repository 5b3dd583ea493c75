"""A report is shown before its texts are read."""

import contextlib
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.gui.kit.services import Services
from app.gui.report.report_view import ReportView
from app.model.finding import FindingCode
from app.services.reports.editing_session import EditingSession
from app.services.review.text_review import TextReview
from tests.support.example_report import paragraph
from tests.support.reports import FORM, saver_of, whole_report


@contextlib.contextmanager
def _opened(services: Services) -> Iterator[ReportView]:
    report = whole_report()
    first = report.answers[0].model_copy(update={"blocks": (paragraph("Vi har haft xx möten."),)})
    report = report.with_answer(first)
    services.pages.remember(report.report_id, first.question_id)
    session = EditingSession(report, FORM, saver_of(report, services.library), services.now)
    view = ReportView(session, services)
    try:
        yield view
    finally:
        view.discard()


def test_a_report_is_shown_before_its_texts_are_read(
    styled_app: object, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    read = TextReview.findings

    def reading(self: TextReview, *args: object, **how: object) -> object:
        told.append("read")
        return read(self, *args, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(TextReview, "findings", reading)
    with _opened(services) as view:
        view.show()
        assert not told
        QApplication.processEvents()
        assert told
        assert [f.code for f in view.pages.question.notes.shown] == [FindingCode.LEFTOVER_MARKER]


def test_whoever_turns_the_page_at_once_sees_what_was_found(
    styled_app: object, services: Services
) -> None:
    with _opened(services) as view:
        assert not view.pages.question.notes.shown
        view.step(1)
        view.step(-1)
        assert [f.code for f in view.pages.question.notes.shown] == [FindingCode.LEFTOVER_MARKER]
