"""Each rule on sentences in officials' Swedish: those it must find, and those it must not."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from app.model.finding import Finding
from app.model.report import Contact, Origin, Report
from app.model.rules.broken_off import broken_off
from app.model.rules.contact_match import contact_mismatch
from app.model.rules.cross_references import cross_reference
from app.model.rules.decisions import pending_decision
from app.model.rules.leftovers import leftover_marker, placeholder_text
from app.model.rules.length import over_length
from app.model.rules.relevance import not_applicable_in_text
from app.model.rules.repetition import same_answer_twice
from app.model.rules.stale_times import stale_year
from app.services.catalog import Catalog
from app.services.review.contact_rules import is_email, is_phone
from tests.support.reports import FORM, whole_report
from tests.support.sentences import blocks, cases, report_with
from tests.support.terms import CALENDAR, a_term
from tests.support.workplace import speller_in


def check(found: Iterable[Finding], fires: bool, code: str) -> None:
    findings = list(found)
    assert {finding.code for finding in findings} == ({code} if fires else set()), [
        finding.excerpt for finding in findings
    ]


@cases("placeholder-text")
def test_prompts_of_the_form(case: str, fires: bool) -> None:
    check(placeholder_text(report_with(case)), fires, "placeholder-text")


@cases("leftover-marker")
def test_signs_of_something_to_fill_in(case: str, fires: bool) -> None:
    check(leftover_marker(report_with(case)), fires, "leftover-marker")


@cases("broken-off")
def test_sentences_that_end_in_the_middle(case: str, fires: bool) -> None:
    check(broken_off(report_with(case)), fires, "broken-off")


@pytest.mark.parametrize(("below", "joined"), [("", False), ("\nmöta handlarna.", True)])
def test_only_what_has_a_line_below_can_be_joined_with_it(below: str, joined: bool) -> None:
    (finding,) = broken_off(report_with(f"Arbetet fortsätter och vi kommer att{below}"))
    assert finding.message.endswith("sätt ihop den med raden under.") is joined


@cases("not-applicable-in-text")
def test_answers_that_only_say_that_there_is_none(case: str, fires: bool) -> None:
    check(not_applicable_in_text(report_with(case), FORM), fires, "not-applicable-in-text")


@cases("contact-mismatch")
def test_names_and_addresses(case: list[str], fires: bool, catalog: Catalog) -> None:
    name, email = case
    contact = Contact(name=name, phone="08-508 00 000", email=email)
    report = whole_report().model_copy(update={"contact": contact})
    check(contact_mismatch(report, FORM, catalog.register), fires, "contact-mismatch")


@cases("stale-year")
def test_times_that_have_passed(case: dict[str, str], fires: bool) -> None:
    origin = Origin()
    if "carried_from" in case:
        origin = Origin(kind="carried", term=a_term(case["carried_from"]), confirmed=True)
    report = report_with(case["text"], origin=origin)
    check(stale_year(_in_term(report, case["term"]), CALENDAR), fires, "stale-year")


def test_text_of_an_unknown_term_is_taken_to_be_of_the_one_before() -> None:
    origin = Origin(kind="carried", confirmed=True)
    report = report_with("I tertial 1 mötte vi tolv företag.", origin=origin)
    (finding,) = stale_year(_in_term(report, "2022-T2"), CALENDAR)
    assert finding.excerpt == "tertial 1"
    assert finding.message == (
        "Texten kommer från en tidigare period. Kontrollera att tiden fortfarande stämmer."
    )


@cases("cross-reference")
def test_words_that_point_outside_the_answer(case: str, fires: bool) -> None:
    check(cross_reference(report_with(case)), fires, "cross-reference")


@cases("pending-decision")
def test_what_is_not_decided(case: str, fires: bool) -> None:
    check(pending_decision(report_with(case)), fires, "pending-decision")


@cases("unchanged-answer")
def test_two_answers_that_are_one(case: dict[str, str], fires: bool) -> None:
    report = report_with(case["answer"])
    other = report.answer("dialog-foretag").model_copy(update={"blocks": blocks(case["other"])})
    check(same_answer_twice(report.with_answer(other), FORM), fires, "unchanged-answer")


def test_the_other_question_is_told_by_its_short_name() -> None:
    report = report_with("Vi mötte tolv företag på torget i maj.")
    other = report.answer("dialog-foretag").model_copy(
        update={"blocks": report.answer("svart-ekonomi").blocks}
    )
    (finding,) = same_answer_twice(report.with_answer(other), FORM)
    assert finding.message == (
        "Svaret är detsamma som på frågan ”Svart ekonomi”. Kontrollera att det står på rätt ställe."
    )


@cases("over-length")
def test_answers_that_are_too_long(case: dict[str, Any], fires: bool) -> None:
    question = FORM.question("svart-ekonomi").model_copy(update={"word_limit": case["limit"]})
    section = FORM.section_of("svart-ekonomi").model_copy(update={"questions": (question,)})
    form = FORM.model_copy(update={"sections": (section,)})
    report = report_with(case["text"])
    report = report.model_copy(update={"answers": (report.answer("svart-ekonomi"),)})
    check(over_length(report, form), fires, "over-length")


@cases("invalid-phone")
def test_telephone_numbers(case: str, fires: bool) -> None:
    assert is_phone(case) is not fires


@cases("invalid-email")
def test_addresses(case: str, fires: bool) -> None:
    assert is_email(case.strip()) is not fires


@cases("spelling")
def test_words_that_are_misspelled(case: str, fires: bool, tmp_path: Path) -> None:
    assert bool(speller_in(tmp_path).misspelled(case)) is fires


def _in_term(report: Report, term: str) -> Report:
    return report.model_copy(update={"term": a_term(term)})


@pytest.mark.parametrize("domain", ["stockholm.se", "edu.stockholm.se", "Stockholm.SE"])
def test_addresses_of_the_city(domain: str, catalog: Catalog) -> None:
    assert not list(contact_mismatch(_writing_from(domain), FORM, catalog.register))


@pytest.mark.parametrize("domain", ["gmail.com", "stockholm.com", "notstockholm.se"])
def test_addresses_from_elsewhere(domain: str, catalog: Catalog) -> None:
    (finding,) = contact_mismatch(_writing_from(domain), FORM, catalog.register)
    assert "slutar inte på stockholm.se" in finding.message
    nowhere = catalog.register.model_copy(update={"email_domains": ()})
    assert not list(contact_mismatch(_writing_from(domain), FORM, nowhere))


def _writing_from(domain: str) -> Report:
    contact = Contact(name="Åsa Öberg", phone="08-508 00 000", email=f"asa.oberg@{domain}")
    return whole_report().model_copy(update={"contact": contact})


def test_half_a_name_is_told_as_such(catalog: Catalog) -> None:
    contact = Contact(name="Åsa", phone="08-508 00 000", email="asa.oberg@stockholm.se")
    report = whole_report().model_copy(update={"contact": contact})
    (finding,) = contact_mismatch(report, FORM, catalog.register)
    assert finding.message == "Namnet är bara Åsa. Skriv både förnamn och efternamn."
