"""The review of a report: all rules, in the order an officer reads the report."""

from app.model.committee import CommitteeRegister
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.review import (
    Finding,
    carried_unconfirmed,
    committee_and_term,
    contact_unconfirmed,
    form_fits,
    missing_answers,
    missing_contact,
    unplaced_text,
)
from app.services.contact_rules import invalid_contact


def review(
    report: Report, form: FormDefinition, register: CommitteeRegister
) -> tuple[Finding, ...]:
    """Every finding: committee and term first, then contact details, then question by question."""
    return (
        *committee_and_term(report, register),
        *form_fits(report, form, register),
        *missing_contact(report),
        *invalid_contact(report),
        *contact_unconfirmed(report),
        *missing_answers(report, form),
        *carried_unconfirmed(report),
        *unplaced_text(report),
    )
