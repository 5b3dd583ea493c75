"""The review: everything that is wrong, in the order of the report."""

from app.model.finding import Finding, Severity, stops_export
from app.model.report import Contact, Origin
from app.model.rules.acceptance import accept
from app.services.catalog import Catalog
from app.services.review.review import review
from tests.support.reports import FORM, unfinished_report, whole_report
from tests.support.sentences import report_with
from tests.support.terms import a_term


def test_a_whole_report_has_no_findings(catalog: Catalog) -> None:
    assert review(whole_report(), FORM, catalog.register) == ()


def test_findings_come_in_the_order_an_officer_reads(catalog: Catalog) -> None:
    contact = Contact(name="", phone="508", email="asa@")
    report = unfinished_report().model_copy(
        update={"contact": contact, "term": None, "committee": None}
    )
    assert [
        (finding.code, finding.field or finding.question_id)
        for finding in review(report, FORM, catalog.register)
    ] == [
        ("missing-term", "term"),
        ("unknown-committee", "committee"),
        ("missing-contact", "contact.name"),
        ("invalid-email", "contact.email"),
        ("invalid-phone", "contact.phone"),
        ("missing-answer", "svart-ekonomi"),
        ("missing-answer", "dialog-foretag"),
    ]


def test_a_finding_is_about_a_question_or_a_field(catalog: Catalog) -> None:
    report = unfinished_report().model_copy(update={"contact": Contact(), "term": None})
    for finding in review(report, FORM, catalog.register):
        assert (finding.question_id is None) != (finding.field is None)


# Warnings that were accepted.

SVART = "svart-ekonomi"
PLANNED = "Under 2021 ska nämnden ta fram en lokal handlingsplan för näringslivet."


def _only(findings: tuple[Finding, ...], code: str) -> Finding:
    (finding,) = (finding for finding in findings if finding.code == code)
    return finding


def test_a_warning_that_was_accepted_carries_its_reason(catalog: Catalog) -> None:
    report = report_with(PLANNED)
    warning = _only(review(report, FORM, catalog.register), "stale-year")
    assert (warning.accepted, warning.open) == (None, True)
    accepted = report.model_copy(update={"accepted": (accept(warning, "Året är rätt."),)})
    again = _only(review(accepted, FORM, catalog.register), "stale-year")
    assert (again.accepted, again.open) == ("Året är rätt.", False)


def test_an_error_cannot_be_accepted(catalog: Catalog) -> None:
    report = whole_report().model_copy(update={"term": None})
    error = _only(review(report, FORM, catalog.register), "missing-term")
    report = report.model_copy(update={"accepted": (accept(error, "x"),)})
    findings = review(report, FORM, catalog.register)
    assert _only(findings, "missing-term").open
    assert stops_export(findings)


# Last term's answers.


def test_last_terms_answer_typed_again_is_a_warning(catalog: Catalog) -> None:
    report = whole_report()
    earlier = {SVART: report.answer(SVART)}
    (finding,) = review(report, FORM, catalog.register, earlier)
    assert (finding.code, finding.severity) == ("unchanged-answer", Severity.WARNING)
    assert finding.question_id == SVART


def test_last_terms_answer_that_was_carried_over_and_confirmed_is_none(catalog: Catalog) -> None:
    report = whole_report()
    origin = Origin(kind="carried", term=a_term("2022-T1"))
    carried = report.answer(SVART).model_copy(update={"origin": origin})
    earlier = {SVART: report.answer(SVART)}
    assert review(report.with_answer(carried), FORM, catalog.register, earlier) == ()
