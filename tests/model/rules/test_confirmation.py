"""What was carried over is confirmed before it is sent."""

import pytest

from app.model.finding import Severity
from app.model.report import Contact, Origin, Report
from app.model.rules.confirmation import carried_unconfirmed, contact_unconfirmed
from tests.support.reports import whole_report
from tests.support.terms import a_term

REPORT = whole_report()
SVART, SET_ASIDE = "svart-ekonomi", "verksamhetsomraden"


def _carried(question_id: str, origin: Origin, **changes: object) -> Report:
    answer = REPORT.answer(question_id)
    return REPORT.with_answer(answer.model_copy(update={"origin": origin, **changes}))


def _origin(*, confirmed: bool = False, term: str | None = "2022-T1") -> Origin:
    known = a_term(term) if term else None
    return Origin(kind="carried", term=known, committee="farsta", confirmed=confirmed)


def test_what_was_typed_needs_no_confirmation() -> None:
    assert list(carried_unconfirmed(REPORT)) == []
    assert list(contact_unconfirmed(REPORT)) == []


@pytest.mark.parametrize("question_id", [SVART, SET_ASIDE])
def test_an_answer_that_waits_stops_the_export(question_id: str) -> None:
    (finding,) = carried_unconfirmed(_carried(question_id, _origin()))
    assert (finding.code, finding.severity) == ("carried-unconfirmed", Severity.ERROR)
    assert (finding.question_id, finding.field) == (question_id, None)
    assert finding.message.startswith("Svaret är från tertialrapport 1 2022.")


def test_of_an_unknown_term_it_is_an_earlier_report() -> None:
    (finding,) = carried_unconfirmed(_carried(SVART, _origin(term=None)))
    assert finding.message.startswith("Svaret är från en tidigare rapport.")


def test_an_answer_that_is_confirmed_is_done() -> None:
    assert list(carried_unconfirmed(_carried(SVART, _origin(confirmed=True)))) == []


def test_an_answer_that_is_empty_has_nothing_to_confirm() -> None:
    assert list(carried_unconfirmed(_carried(SVART, _origin(), blocks=()))) == []


def test_contact_details_that_wait_are_worth_a_look() -> None:
    waiting = REPORT.model_copy(update={"contact_confirmed": False})
    (finding,) = contact_unconfirmed(waiting)
    assert (finding.code, finding.severity) == ("contact-unconfirmed", Severity.WARNING)
    assert (finding.question_id, finding.field) == (None, "contact")
    assert finding.excerpt == REPORT.contact.name


@pytest.mark.parametrize("field", ["name", "phone", "email"])
def test_a_single_contact_detail_is_enough_to_ask(field: str) -> None:
    contact = Contact().model_copy(update={field: "x"})
    waiting = REPORT.model_copy(update={"contact_confirmed": False, "contact": contact})
    assert len(list(contact_unconfirmed(waiting))) == 1


def test_no_contact_details_have_nothing_to_confirm() -> None:
    update = {"contact_confirmed": False, "contact": Contact()}
    assert list(contact_unconfirmed(REPORT.model_copy(update=update))) == []
