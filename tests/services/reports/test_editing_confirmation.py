"""The editing session confirms what was carried over, and accepts warnings that are no fault."""

from pathlib import Path

import pytest

from app.model.finding import Finding, FindingCode, Severity
from app.model.rules.acceptance import accept
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from tests.support.reports import FORM, library_in, saver_of, whole_report
from tests.support.workplace import Clock

REPORT = whole_report()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


@pytest.fixture
def session(library: Library) -> EditingSession:
    return EditingSession(REPORT, FORM, saver_of(REPORT, library), Clock())


@pytest.fixture
def carried(library: Library) -> EditingSession:
    """A session of a report whose contact details nobody has looked at."""
    report = REPORT.model_copy(update={"contact_confirmed": False})
    return EditingSession(report, FORM, saver_of(report, library), Clock())


def test_another_name_confirms_contact_details_and_nothing_else_does(
    carried: EditingSession,
) -> None:
    carried.set_contact("phone", "08-508 99 999")
    carried.set_contact("email", "annan@stockholm.se")
    carried.set_contact("name", REPORT.contact.name)
    assert not carried.report.contact_confirmed
    carried.set_contact("name", "Annan Person")
    assert carried.report.contact_confirmed


def test_contact_details_are_confirmed_as_they_are_once(carried: EditingSession) -> None:
    told: list[bool] = []
    carried.watch(lambda: told.append(True))
    carried.confirm_contact()
    carried.confirm_contact()
    assert told == [True]
    assert carried.report.contact_confirmed
    assert carried.report.contact == REPORT.contact


def _warning(excerpt: str = "i år", question_id: str = "svart-ekonomi") -> Finding:
    return Finding(
        code=FindingCode.STALE_YEAR,
        severity=Severity.WARNING,
        message="Kontrollera året.",
        question_id=question_id,
        excerpt=excerpt,
    )


def test_a_warning_is_accepted_for_a_reason_that_is_saved(
    session: EditingSession, library: Library
) -> None:
    session.accept(_warning(), "Det är rätt år.")
    assert session.unsaved
    session.save()
    (kept,) = library.versions(REPORT.report_id)
    assert kept.accepted == (accept(_warning(), "Det är rätt år."),)


def test_a_warning_that_is_accepted_again_has_its_last_reason(session: EditingSession) -> None:
    session.accept(_warning(), "Först.")
    session.accept(_warning("i fjol"), "Ett annat.")
    session.accept(_warning(), "Sedan.")
    reasons = {(one.excerpt, one.reason) for one in session.report.accepted}
    assert reasons == {("i år", "Sedan."), ("i fjol", "Ett annat.")}
    assert len(session.report.accepted) == 2


def test_only_the_same_words_in_the_same_place_are_taken_up_again(session: EditingSession) -> None:
    all_of_them = (_warning(), _warning("i fjol"), _warning(question_id="dialog-foretag"))
    for finding in all_of_them:
        session.accept(finding, "x")
    session.reopen_finding(all_of_them[0])
    assert session.report.accepted == tuple(accept(one, "x") for one in all_of_them[1:])
