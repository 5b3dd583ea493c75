"""What the start page says of how far a report has come on its way."""

import datetime

import pytest

from app.gui.kit.messages import Level, Message
from app.gui.start.report_rows import SendingNotes, Sent
from app.model.report import Report
from app.services.catalog import Catalog
from tests.support.reports import whole_report
from tests.support.small_form import small_form

FORM = small_form(deadline={"2022-T2": datetime.date(2022, 10, 7)})
FIRST = whole_report().model_copy(update={"form": FORM.reference()})
SECOND = FIRST.model_copy(update={"revision": 2})
BEFORE = datetime.datetime(2022, 10, 3, 12, tzinfo=datetime.UTC)
AFTER = BEFORE + datetime.timedelta(days=10)


def _notes(
    catalog: Catalog, *exported: Report, now: datetime.datetime, sent: Sent | None = None
) -> SendingNotes:
    known = Catalog(catalog.register, [FORM])
    return SendingNotes(exported, sent or {}, known, now)


def _sent(*reports: Report) -> Sent:
    return {(report.report_id, report.revision): BEFORE for report in reports}


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (BEFORE, Message("Ska vara inne 7 oktober")),
        (AFTER, Message("Skulle ha varit inne 7 oktober", Level.WARNING)),
    ],
)
def test_a_draft_is_due(catalog: Catalog, now: datetime.datetime, expected: Message) -> None:
    assert _notes(catalog, now=now).of_draft(FIRST) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (BEFORE, Message("Inte skickad · ska vara inne 7 oktober")),
        (AFTER, Message("Inte skickad · skulle ha varit inne 7 oktober", Level.WARNING)),
    ],
)
def test_what_is_exported_and_not_sent_is_due(
    catalog: Catalog, now: datetime.datetime, expected: Message
) -> None:
    assert _notes(catalog, FIRST, now=now).of_exported(FIRST) == expected


def test_what_is_sent_is_due_no_more(catalog: Catalog) -> None:
    notes = _notes(catalog, FIRST, now=AFTER, sent=_sent(FIRST))
    assert notes.of_exported(FIRST) == Message("Skickad 3 oktober")


def test_a_correction_of_what_was_sent_is_not_late(catalog: Catalog) -> None:
    notes = _notes(catalog, SECOND, FIRST, now=AFTER, sent=_sent(FIRST))
    assert notes.of_draft(SECOND) == Message()
    assert notes.of_exported(SECOND) == Message("Inte skickad")
    assert notes.of_exported(FIRST) == Message("Skickad 3 oktober")


def test_what_was_never_sent_and_replaced_is_not_asked_for(catalog: Catalog) -> None:
    notes = _notes(catalog, SECOND, FIRST, now=AFTER)
    assert notes.of_exported(FIRST) == Message("Ersatt av version 2")
    assert notes.of_exported(SECOND).level is Level.WARNING


def test_without_a_day_nothing_is_said_of_one(catalog: Catalog) -> None:
    for other in ({"form": whole_report().form}, {"term": None}):
        report = FIRST.model_copy(update=other)
        notes = _notes(catalog, report, now=AFTER)
        assert notes.of_draft(report) == Message()
        assert notes.of_exported(report) == Message("Inte skickad")
