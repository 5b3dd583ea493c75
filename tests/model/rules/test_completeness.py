"""What is missing, and what is of another set, is found."""

import pytest

from app.model.finding import Finding, FindingCode, Severity, stops_export
from app.model.form import FormDefinition
from app.model.report import Answer, CommitteeRef, Contact, Report, Unplaced
from app.model.rules.completeness import (
    committee_and_term,
    form_fits,
    missing_answers,
    missing_contact,
    unplaced_text,
)
from app.services.catalog import Catalog
from tests.support.example_report import paragraph
from tests.support.report_documents import form_named, rich_report
from tests.support.terms import IN_STOCKHOLM, RESPONDENT, a_term

FORM: FormDefinition = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)


def _with(report: Report, **changes: object) -> Report:
    return report.model_copy(update=changes)


def _with_answer(question_id: str, **changes: object) -> Report:
    content = REPORT.answer(question_id).model_dump()
    return REPORT.with_answer(Answer.model_validate({**content, **changes}, context=IN_STOCKHOLM))


def _committee(committee_id: str, name: str = "Nämnden") -> CommitteeRef:
    return CommitteeRef(id=committee_id, name=name, type="stadsdelsnamnd")


def test_a_report_that_is_whole_has_no_findings(catalog: Catalog) -> None:
    assert not list(committee_and_term(REPORT, catalog.register))
    assert not list(missing_contact(REPORT))
    assert not list(missing_answers(REPORT, FORM, RESPONDENT))


def test_a_report_without_a_term(catalog: Catalog) -> None:
    (finding,) = committee_and_term(_with(REPORT, term=None), catalog.register)
    assert (finding.code, finding.field, finding.severity) == ("missing-term", "term", "error")


def test_a_report_without_a_committee(catalog: Catalog) -> None:
    (finding,) = committee_and_term(_with(REPORT, committee=None), catalog.register)
    assert (finding.code, finding.field, finding.excerpt) == ("unknown-committee", "committee", "")


def test_a_committee_that_is_not_in_the_register(catalog: Catalog) -> None:
    report = _with(REPORT, committee=_committee("stadsdelsnamnderna", "Stadsdelsnämnderna"))
    (finding,) = committee_and_term(report, catalog.register)
    assert finding.code == "unknown-committee"
    assert finding.message == "Välj en nämnd ur registret."
    assert finding.excerpt == "Stadsdelsnämnderna"


@pytest.mark.parametrize(
    ("committee_id", "term", "message"),
    [
        (
            "norrmalm",
            "2023-T2",
            "Norrmalms stadsdelsnämnd finns inte i tertialrapport 2 2023. "
            "Välj Norra innerstadens stadsdelsnämnd i stället.",
        ),
        (
            "jarva",
            "2023-T1",
            "Järva stadsdelsnämnd finns inte i tertialrapport 1 2023. "
            "Välj Rinkeby-Kista stadsdelsnämnd eller Spånga-Tensta stadsdelsnämnd i stället.",
        ),
    ],
)
def test_a_committee_that_does_not_exist_in_the_term(
    catalog: Catalog, committee_id: str, term: str, message: str
) -> None:
    report = _with(REPORT, committee=_committee(committee_id), term=a_term(term))
    (finding,) = committee_and_term(report, catalog.register)
    assert (finding.code, finding.message) == ("unknown-committee", message)


@pytest.mark.parametrize("term", ["2022-T1", "2023-T1"])
def test_a_committee_in_its_last_terms_is_no_finding(catalog: Catalog, term: str) -> None:
    norrmalm = catalog.register.get("norrmalm")
    assert norrmalm is not None
    report = _with(REPORT, committee=CommitteeRef.to(norrmalm), term=a_term(term))
    assert not list(committee_and_term(report, catalog.register))


def test_a_committee_that_is_called_something_else(catalog: Catalog) -> None:
    report = _with(REPORT, committee=_committee("farsta", "Fel namn"))
    (finding,) = committee_and_term(report, catalog.register)
    assert (finding.code, finding.excerpt) == ("unknown-committee", "Fel namn")
    assert "Nämnden heter Farsta stadsdelsnämnd" in finding.message


def test_text_that_no_question_took_is_told(catalog: Catalog) -> None:
    beside = Unplaced(question="", blocks=(paragraph("Vilsen text."),))
    (finding,) = unplaced_text(_with(REPORT, unplaced=(beside,)))
    assert (finding.code, finding.severity, finding.excerpt) == (
        "unplaced-text",
        Severity.INFO,
        "Vilsen text.",
    )
    assert not list(unplaced_text(_with(REPORT, unplaced=())))


@pytest.mark.parametrize("field", ["name", "phone", "email"])
@pytest.mark.parametrize("text", ["", "  ", "\u00a0"])
def test_each_contact_detail_that_is_missing(field: str, text: str) -> None:
    contact = Contact.model_validate({**REPORT.contact.model_dump(), field: text})
    (finding,) = missing_contact(_with(REPORT, contact=contact))
    assert (finding.code, finding.field) == ("missing-contact", f"contact.{field}")
    assert finding.severity is Severity.ERROR


def test_contact_details_are_asked_for_in_the_order_of_the_form() -> None:
    found = missing_contact(_with(REPORT, contact=Contact()))
    assert [f.field for f in found] == ["contact.name", "contact.phone", "contact.email"]


def test_a_required_question_without_an_answer() -> None:
    (finding,) = missing_answers(_with_answer("svart-ekonomi", blocks=()), FORM, RESPONDENT)
    assert (finding.code, finding.question_id) == ("missing-answer", "svart-ekonomi")


def test_a_question_that_is_optional_may_be_blank() -> None:
    assert REPORT.answer("ovriga-upplysningar").blocks == ()
    assert not list(missing_answers(REPORT, FORM, RESPONDENT))


@pytest.mark.parametrize("question_id", ["svart-ekonomi", "ovriga-upplysningar"])
def test_a_question_set_aside_needs_a_reason(question_id: str) -> None:
    report = _with_answer(question_id, not_applicable=True, reason=" ")
    (finding,) = missing_answers(report, FORM, RESPONDENT)
    assert (finding.code, finding.question_id) == ("missing-reason", question_id)


def test_a_question_set_aside_with_a_reason_is_no_finding() -> None:
    report = _with_answer("svart-ekonomi", blocks=(), not_applicable=True, reason="Inga företag.")
    assert not list(missing_answers(report, FORM, RESPONDENT))


def test_a_reason_without_setting_aside_is_no_answer() -> None:
    report = _with_answer("svart-ekonomi", blocks=(), reason="Inga företag.")
    assert [f.code for f in missing_answers(report, FORM, RESPONDENT)] == ["missing-answer"]


def test_one_word_is_an_answer() -> None:
    report = _with_answer("svart-ekonomi", blocks=(paragraph("Nej"),))
    assert not list(missing_answers(report, FORM, RESPONDENT))


@pytest.mark.parametrize(
    ("severities", "stops"),
    [((), False), (("info", "warning"), False), (("warning", "error"), True)],
)
def test_only_an_error_stops_the_export(severities: tuple[str, ...], stops: bool) -> None:
    findings = [
        Finding(code=FindingCode.OVER_LENGTH, severity=Severity(s), message="x") for s in severities
    ]
    assert stops_export(findings) is stops


def test_every_message_is_a_sentence_that_does_not_shout(catalog: Catalog) -> None:
    empty = _with(REPORT, term=None, committee=None, contact=Contact(), answers=())
    blank = tuple(a.model_copy(update={"blocks": ()}) for a in REPORT.answers)
    messages = [
        finding.message
        for finding in (
            *committee_and_term(empty, catalog.register),
            *missing_contact(empty),
            *missing_answers(_with(REPORT, answers=blank), FORM, RESPONDENT),
        )
    ]
    assert len(messages) > 6
    assert all(m.endswith(".") and m[0].isupper() and "!" not in m for m in messages)


def test_the_questions_of_another_committee_are_told(catalog: Catalog) -> None:
    form = next(form for form in catalog.forms if form.id == "stadsdelsnamnd")
    assert not list(form_fits(REPORT, form, catalog.register))
    renamed = _with(REPORT, committee=_committee("kulturnamnden"))
    (finding,) = form_fits(renamed, form, catalog.register)
    assert (finding.code, finding.severity, finding.field) == (
        "wrong-form",
        Severity.ERROR,
        "committee",
    )
    assert "Kulturnämnden i tertialrapport" in finding.message


def test_what_another_rule_says_of_the_committee_is_said_once(catalog: Catalog) -> None:
    form = next(form for form in catalog.forms if form.id == "stadsdelsnamnd")
    for changes in ({"committee": None}, {"term": None}, {"committee": _committee("jarva")}):
        assert not list(form_fits(_with(REPORT, **changes), form, catalog.register))
