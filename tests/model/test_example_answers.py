"""An example answers every question with a value that may be given."""

import datetime
from uuid import UUID

from hypothesis import given

from app.model.example_answers import with_example_answers
from app.model.form import FormDefinition
from app.model.report import new_report
from app.model.rules.values import invalid_value, out_of_range
from tests.support.form_strategies import forms
from tests.support.terms import CALENDAR

NOW = datetime.datetime(2022, 9, 14, tzinfo=datetime.UTC)


@given(form=forms())
def test_every_question_of_any_set_has_an_answer_within_its_limits(form: FormDefinition) -> None:
    term = next(form.terms(CALENDAR))
    empty = new_report(form, None, term, report_id=UUID(int=1), now=NOW, application_version="1")
    filled = with_example_answers(empty, form)
    assert [answer.question_id for answer in filled.answers] == [q.id for q in form.questions()]
    assert [answer.question_id for answer in filled.answers if not answer.has_content] == []
    assert [*invalid_value(filled, form), *out_of_range(filled, form)] == []


@given(form=forms())
def test_without_a_term_too(form: FormDefinition) -> None:
    empty = new_report(form, None, None, report_id=UUID(int=1), now=NOW, application_version="1")
    assert all(answer.has_content for answer in with_example_answers(empty, form).answers)
