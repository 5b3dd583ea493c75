"""Values that are none, or outside their limits, and those that are as they should be."""

from typing import Any

import pytest

from app.model.finding import Finding, FindingCode, Severity
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked
from app.model.kinds.value import Unfinished
from app.model.kinds.worded import WordedOption
from app.model.report import Answer, Report, empty_answers
from app.model.rules.completeness import missing_answers
from app.model.rules.values import invalid_value, out_of_range, troubled_rows
from app.services.catalog import Catalog
from app.services.review.review import review
from tests.support.every_kind import empty_report, every_kind, full_report
from tests.support.example_report import paragraph
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM, RESPONDENT, a_term

OPTIONS = [{"id": one, "text": one.upper()} for one in ("a", "b", "c")]
NUMBER: dict[str, Any] = {"kind": "number", "unit": "kr", "decimals": 1}
DATE: dict[str, Any] = {"kind": "date"}
CHOICES: dict[str, Any] = {"kind": "choices", "options": OPTIONS, "other": True}
TABLE: dict[str, Any] = {
    "kind": "table",
    "columns": [
        {"id": "ort", "text": "Ort"},
        {"id": "antal", "text": "Antal", "kind": "number", "min": 0, "max": 99},
        {"id": "dag", "text": "Dag", "kind": "date", "earliest": "term", "latest": "term"},
    ],
}


def _form(**asked: Any) -> FormDefinition:  # noqa: ANN401
    content = form_content()
    content["sections"][0]["questions"][0].update(asked)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _report(form: FormDefinition, value: object = None, **changes: object) -> Report:
    report = empty_report(form)
    content = {**dict(report.answers[0]), "value": value, **changes}
    return report.with_answer(Answer.model_validate(content, context=IN_STOCKHOLM))


def _only(found: list[Finding], code: FindingCode) -> Finding:
    (finding,) = found
    assert (finding.code, finding.severity, finding.question_id) == (code, Severity.ERROR, "ett")
    return finding


OUTSIDE: list[tuple[dict[str, Any], object, str]] = [
    ({**NUMBER, "min": 0}, "-1", "Talet ska vara minst 0 kr."),
    ({**NUMBER, "min": 1}, "0.9", "Talet ska vara minst 1 kr."),
    ({**NUMBER, "max": 1000}, "1000.1", "Talet ska vara högst 1 000 kr."),
    ({**NUMBER, "min": 0, "max": 100}, "101", "Talet ska ligga mellan 0 och 100 kr."),
    ({**NUMBER, "min": 0, "max": 100}, "-0.1", "Talet ska ligga mellan 0 och 100 kr."),
    ({"kind": "number"}, "0.5", "Skriv ett heltal, utan decimaler."),
    (NUMBER, "0.25", "Skriv talet med högst en decimal."),
    ({**DATE, "earliest": "term"}, "2022-04-30", "Dagen ska vara tidigast 1 maj 2022."),
    ({**DATE, "latest": "term"}, "2022-09-01", "Dagen ska vara senast 31 augusti 2022."),
    ({**DATE, "earliest": "2022-01-02"}, "2022-01-01", "Dagen ska vara tidigast 2 januari 2022."),
    ({**DATE, "latest": "2022-01-02"}, "2022-01-03", "Dagen ska vara senast 2 januari 2022."),
    ({**CHOICES, "min_chosen": 2}, {"chosen": ["a"], "other": ""}, "Välj minst två av"),
    ({**CHOICES, "max_chosen": 1}, {"chosen": ["a", "b"], "other": ""}, "Välj högst ett av"),
    ({**CHOICES, "max_chosen": 1}, {"chosen": ["a"], "other": "Ö"}, "Välj högst ett av"),
    ({**TABLE, "min_rows": 2}, {"rows": [{"ort": "A"}]}, "Fyll i minst två rader. Tabellen har en"),
    (
        {**TABLE, "max_rows": 1},
        {"rows": [{"ort": "A"}, {"ort": "B"}]},
        "Fyll i högst en rad. Tabellen har två rader.",
    ),
    (TABLE, {"rows": [{}, {"antal": "100"}]}, "Rad 2, Antal: Talet ska ligga mellan 0 och 99."),
    (TABLE, {"rows": [{"antal": "1.5"}]}, "Rad 1, Antal: Skriv ett heltal, utan decimaler."),
    (TABLE, {"rows": [{"dag": "2023-05-01"}]}, "Rad 1, Dag: Dagen ska vara senast 31 augusti 2022"),
]


@pytest.mark.parametrize(("asked", "value", "says"), OUTSIDE)
def test_a_value_outside_its_limits(asked: dict[str, Any], value: object, says: str) -> None:
    form = _form(**asked)
    finding = _only(list(out_of_range(_report(form, value), form)), FindingCode.OUT_OF_RANGE)
    assert finding.message.replace("\u00a0", " ").startswith(says)


WITHIN: list[tuple[dict[str, Any], object]] = [
    (NUMBER, "-999999"),
    ({**NUMBER, "min": 0}, "0"),
    ({**NUMBER, "max": 0}, "-0.1"),
    ({**NUMBER, "min": 0, "max": 100}, "100"),
    ({**NUMBER, "min": 0, "max": 100}, "0.1"),
    ({"kind": "number"}, "12"),
    ({**DATE, "earliest": "term", "latest": "term"}, "2022-05-01"),
    ({**DATE, "earliest": "term", "latest": "term"}, "2022-08-31"),
    (DATE, "1873-01-01"),
    ({**DATE, "earliest": "2022-01-01"}, "2022-01-01"),
    ({**CHOICES, "min_chosen": 2}, {"chosen": ["a"], "other": "Ö"}),
    ({**CHOICES, "max_chosen": 2}, {"chosen": ["a", "c"], "other": ""}),
    (CHOICES, {"chosen": ["a", "b", "c"], "other": "Ö"}),
    ({"kind": "yes_no"}, False),
    ({**TABLE, "min_rows": 1, "max_rows": 1}, {"rows": [{"antal": "99", "dag": "2022-05-12"}]}),
    (TABLE, {"rows": [{"ort": "A"}] * 20}),
    ({**NUMBER, "min": 10}, None),
]


@pytest.mark.parametrize(("asked", "value"), WITHIN)
def test_a_value_within_its_limits(asked: dict[str, Any], value: object) -> None:
    form = _form(**asked)
    assert list(out_of_range(_report(form, value), form)) == []


def test_no_day_is_outside_a_term_that_is_not_known() -> None:
    form = _form(**DATE, earliest="term", latest="term")
    report = _report(form, "1999-01-01").model_copy(update={"term": None})
    assert list(out_of_range(report, form)) == []


@pytest.mark.parametrize(
    ("asked", "typed", "says"),
    [
        (NUMBER, "12,", "Talet är inte färdigt."),
        (NUMBER, "tolv", "Skriv talet med siffror i stället för ord."),
        (NUMBER, "ca 12", "Skriv bara talet."),
        (NUMBER, "10–12", "Skriv ett enda tal."),
        (NUMBER, "12 st", "Räkna om talet till kr och skriv det utan enhet."),
        (NUMBER, "12,55", "Skriv talet med högst en decimal."),
        (NUMBER, "1 25", "Siffrorna är delade på ett oväntat sätt."),
        ({"kind": "number"}, "12 kr", "Skriv talet utan enhet."),
        (DATE, "i maj", "Skriv också vilken dag det gäller"),
        (DATE, "31/2", "Den dagen finns inte i kalendern."),
        (DATE, "fredag 12 maj", "Veckodagen stämmer inte med datumet."),
        ({"kind": "yes_no"}, "kanske", "Svara ja eller nej."),
        (NUMBER, "12", "Programmet har inte läst svaret än."),
    ],
)
def test_what_is_typed_and_is_no_value(asked: dict[str, Any], typed: str, says: str) -> None:
    form = _form(**asked)
    report = _report(form, unfinished=(Unfinished(text=typed),))
    finding = _only(list(invalid_value(report, form)), FindingCode.INVALID_VALUE)
    assert finding.message.startswith(says)
    assert finding.excerpt == typed
    # It is not missing: there is something to mend.
    assert "ett" not in {one.question_id for one in missing_answers(report, form, RESPONDENT)}


def test_what_is_no_value_in_a_cell_is_told_with_its_place() -> None:
    form = _form(**TABLE)
    report = _report(form, unfinished=(Unfinished(text="tre", row=2, column="antal"),))
    finding = _only(list(invalid_value(report, form)), FindingCode.INVALID_VALUE)
    assert finding.message.startswith("Rad 3, Antal: Skriv talet med siffror")


def test_an_option_that_is_gone_is_chosen_anew() -> None:
    form = _form(kind="choice", options=OPTIONS)
    empty = empty_answers(form, None)[0]
    gone = WordedOption(id="borta", text="Borta", gone=True)
    report = _report(form, {"chosen": ["borta"], "other": ""}, options=(*empty.options, gone))
    finding = _only(list(invalid_value(report, form)), FindingCode.INVALID_VALUE)
    assert finding.message == "”Borta” går inte längre att välja. Välj på nytt."


def test_own_words_where_there_is_no_place_for_them() -> None:
    form = _form(kind="choice", options=OPTIONS)
    report = _report(form, {"chosen": [], "other": "Egna"})
    finding = _only(list(invalid_value(report, form)), FindingCode.INVALID_VALUE)
    assert finding.message.startswith("Här går det inte att svara med egna ord.")
    other = _form(kind="choice", options=OPTIONS, other=True)
    assert list(invalid_value(report, other)) == []


ROWS: list[tuple[list[dict[str, str]], list[tuple[FindingCode, str]]]] = [
    ([{"ort": "A"}], []),
    ([{"ort": "A"}, {"ort": "B"}], []),
    ([{"ort": "A", "antal": "1"}, {"ort": "A", "antal": "2"}], []),
    ([{}, {"ort": "A"}], [(FindingCode.EMPTY_ROW, "Rad 1 i tabellen är tom.")]),
    (
        [{"ort": "A"}, {}, {}, {"ort": "B"}],
        [(FindingCode.EMPTY_ROW, "Rad 2 "), (FindingCode.EMPTY_ROW, "Rad 3 ")],
    ),
    (
        [{"ort": "A"}, {"ort": "B"}, {"ort": " a"}],
        [(FindingCode.SAME_ROWS, "Rad 3 i tabellen säger detsamma som rad 1.")],
    ),
    (
        [{"ort": "A", "antal": "1"}] * 3,
        [(FindingCode.SAME_ROWS, "Rad 2 "), (FindingCode.SAME_ROWS, "Rad 3 ")],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), ROWS)
def test_rows_that_are_empty_or_the_same(
    rows: list[dict[str, str]], expected: list[tuple[FindingCode, str]]
) -> None:
    form = _form(**TABLE)
    found = list(troubled_rows(_report(form, {"rows": rows}), form))
    assert [finding.code for finding in found] == [code for code, _ in expected]
    assert all(finding.severity is Severity.WARNING for finding in found)
    for finding, (_, says) in zip(found, expected, strict=True):
        assert finding.message.startswith(says)
    # Each can be accepted by itself.
    assert len({finding.context for finding in found}) == len(found)


def test_rows_that_are_given_may_be_empty() -> None:
    form = _form(**TABLE, fixed_rows=["A", "B"])
    report = _report(form, {"rows": [{"ort": "A", "antal": "1"}, {"ort": "B"}]})
    assert list(troubled_rows(report, form)) == []


# With the whole review.


def test_a_report_with_every_kind_answered_has_nothing_to_mend(catalog: Catalog) -> None:
    found = review(full_report(every_kind()), every_kind(), catalog.register)
    about_values = {*FindingCode} - {FindingCode.WRONG_FORM, FindingCode.UNKNOWN_COMMITTEE}
    assert [one for one in found if one.question_id and one.code in about_values] == []


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("foretag", "Fyll i ett tal, eller markera den som ej relevant och skriv varför."),
        ("plan", "Svara ja eller nej, eller"),
        ("beslutad", "Fyll i en dag, eller"),
        ("form", "Välj ett av alternativen, eller"),
        ("branscher", "Välj bland alternativen, eller"),
        ("insatser", "Fyll i tabellen, eller"),
    ],
)
def test_a_comment_is_no_answer_to_what_asks_for_a_value(question: str, says: str) -> None:
    form = every_kind()
    report = full_report(form)
    changes = {"value": None, "blocks": (paragraph("Vi återkommer."),)}
    report = report.with_answer(report.answer(question).model_copy(update=changes))
    (finding,) = missing_answers(as_asked(report), form, RESPONDENT)
    assert (finding.code, finding.question_id) == (FindingCode.MISSING_ANSWER, question)
    assert finding.message.startswith(says)


def test_what_is_not_asked_is_neither_missing_nor_wrong(catalog: Catalog) -> None:
    form = every_kind()
    report = full_report(form)
    late = {**dict(report.answer("beslutad")), "value": "2099-01-01"}
    report = report.with_answer(Answer.model_validate(late, context=IN_STOCKHOLM))
    assert _about(report, form, catalog, "beslutad") == {FindingCode.OUT_OF_RANGE}
    no = report.answer("plan").model_copy(update={"value": False})
    report = report.with_answer(no)
    assert _about(report, form, catalog, "beslutad") == set()
    assert _about(report, form, catalog, "varfor-inte") == {FindingCode.MISSING_ANSWER}


def _about(
    report: Report, form: FormDefinition, catalog: Catalog, question: str
) -> set[FindingCode]:
    found = review(report, form, catalog.register)
    return {one.code for one in found if one.question_id == question}


def test_the_days_of_a_term() -> None:
    days = {code: a_term(f"2024-{code}").days for code in ("T1", "T2", "VB")}
    assert {code: tuple(map(str, both)) for code, both in days.items()} == {
        "T1": ("2024-01-01", "2024-04-30"),
        "T2": ("2024-05-01", "2024-08-31"),
        "VB": ("2024-01-01", "2024-12-31"),
    }
