"""Questions that are asked only because of an answer before them."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.report_json import read_report_json, write_report_json
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked, not_asked, with_all_questions
from app.model.report import Answer, AnswerStatus, Report
from app.model.report_stages import question_alone, without_set_aside
from tests.support.every_kind import empty_report
from tests.support.example_report import paragraph
from tests.support.form_strategies import forms
from tests.support.small_form import form_content
from tests.support.strategies import reports
from tests.support.terms import CALENDAR, IN_STOCKHOLM

QUESTIONS: list[dict[str, Any]] = [
    {"id": "dialog", "text": "Dialog?", "kind": "yes_no"},
    {
        "id": "form",
        "text": "Hur?",
        "kind": "choices",
        "options": [{"id": "mote", "text": "Möten"}, {"id": "besok", "text": "Besök"}],
        "other": True,
        "ask_if": {"question": "dialog", "is": ["yes"]},
    },
    {
        "id": "antal",
        "text": "Hur många?",
        "kind": "number",
        "ask_if": {"question": "form", "is": ["besok", "mote"]},
    },
    {"id": "varfor", "text": "Varför inte?", "ask_if": {"question": "dialog", "is": ["no"]}},
    {"id": "mer", "text": "Mer?"},
]
FORM = FormDefinition.model_validate(
    form_content(sections=[{"number": 1, "title": "Allt", "questions": QUESTIONS}]),
    context=IN_STOCKHOLM,
)


def _report(**values: object) -> Report:
    report = empty_report(FORM)
    for question, value in values.items():
        content = {**dict(report.answer(question)), "value": value}
        report = report.with_answer(Answer.model_validate(content, context=IN_STOCKHOLM))
    return report


MEETINGS = {"chosen": ["mote"], "other": ""}


@pytest.mark.parametrize(
    ("values", "skipped"),
    [
        ({}, {"form", "antal", "varfor"}),
        ({"dialog": True}, {"antal", "varfor"}),
        ({"dialog": False}, {"form", "antal"}),
        ({"dialog": True, "form": MEETINGS}, {"varfor"}),
        ({"dialog": True, "form": {"chosen": [], "other": "Brev"}}, {"antal", "varfor"}),
        # What is asked because of a question that is not asked is not asked either.
        ({"dialog": False, "form": MEETINGS}, {"form", "antal"}),
    ],
)
def test_a_question_is_asked_where_one_before_it_has_the_answer(
    values: dict[str, object], skipped: set[str]
) -> None:
    assert not_asked(_report(**values)) == skipped


def test_what_hangs_on_a_question_that_is_set_aside_is_not_asked() -> None:
    report = _report(dialog=True, form=MEETINGS)
    aside = report.answer("form").model_copy(update={"not_applicable": True})
    assert not_asked(report.with_answer(aside)) == {"antal", "varfor"}


def test_what_is_not_asked_is_kept_in_the_draft_and_not_sent() -> None:
    report = _report(dialog=False, form=MEETINGS, antal="12")
    kept = read_report_json(write_report_json(report), "utkast.json", CALENDAR)
    assert kept == report
    sent = without_set_aside(report)
    assert [answer.question_id for answer in sent.answers] == ["dialog", "varfor", "mer"]
    assert as_asked(sent) is sent
    # It is asked again, with what was written there.
    again = report.with_answer(report.answer("dialog").model_copy(update={"value": True}))
    assert without_set_aside(again).answer("antal").value == Decimal(12)


def test_what_is_sent_is_opened_with_every_question() -> None:
    report = _report(dialog=False)
    sent = without_set_aside(report)
    assert with_all_questions(sent, [FORM]) == report
    assert with_all_questions(report, [FORM]) is report


def test_what_lacks_a_question_that_is_asked_is_left_as_it_is() -> None:
    sent = without_set_aside(_report(dialog=True))
    lacking = sent.model_copy(update={"answers": sent.answers[:-1]})
    assert with_all_questions(lacking, [FORM]) is lacking
    assert with_all_questions(sent, []) is sent
    other = FormDefinition.model_validate(
        {**FORM.model_dump(by_alias=True), "title": "ANNAT"}, context=IN_STOCKHOLM
    )
    assert with_all_questions(sent, [other]) is sent


def test_a_question_alone_is_asked_whatever_it_hangs_on() -> None:
    report = _report(dialog=True, form=MEETINGS, antal="12")
    alone = question_alone(report, "antal")
    assert not_asked(alone) == frozenset()
    assert without_set_aside(alone).answer("antal").value == Decimal(12)
    # Also where it is not asked as things stand.
    assert question_alone(_report(antal="12"), "antal").answer("antal").value == Decimal(12)


def test_a_value_that_is_set_aside_is_not_sent() -> None:
    report = _report(dialog=True)
    changes = {"not_applicable": True, "reason": "Vi har ingen.", "blocks": (paragraph("x"),)}
    aside = report.with_answer(report.answer("dialog").model_copy(update=changes))
    answer = without_set_aside(aside).answer("dialog")
    assert (answer.value, answer.blocks, answer.reason) == (None, (), "Vi har ingen.")
    assert answer.status is AnswerStatus.NOT_APPLICABLE


@settings(max_examples=300)
@given(data=st.data())
def test_what_is_sent_of_any_report_comes_back_as_it_was_seen(data: st.DataObject) -> None:
    form = data.draw(forms())
    report = data.draw(reports(form))
    sent = without_set_aside(report)
    read = read_report_json(write_report_json(sent), "rapport.json", CALENDAR)
    assert read == sent
    whole = with_all_questions(read, [form])
    assert [answer.question_id for answer in whole.answers] == [q.id for q in form.questions()]
    assert without_set_aside(whole) == sent
    assert not_asked(whole) == not_asked(report)
