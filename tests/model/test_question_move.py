"""A draft on other questions: everything that was written is still there."""

import re
from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.formats.report_json import read_report_json, write_report_json
from app.model.carry_over import Outcome
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.form_texts import asks_the_same
from app.model.invisible_characters import visible
from app.model.kinds.value import value_of
from app.model.question_move import moved, plan_move
from app.model.report import AS_PUT, Answer, AnswerStatus, Origin, Report, new_report
from app.model.rules.confirmation import carried_unconfirmed
from tests.support.example_report import paragraph, subheading
from tests.support.form_strategies import forms
from tests.support.small_form import form_content, small_form
from tests.support.strategies import reports
from tests.support.terms import CALENDAR, IN_STOCKHOLM, a_term
from tests.support.workplace import TODAY

T2 = a_term("2022-T2")
_ID = UUID(int=7)
FARSTA = Committee(
    id="farsta", name="Farsta stadsdelsnämnd", administration="Farsta", type="stadsdelsnamnd"
)
FORM = small_form()


def _draft(**answers: dict[str, object]) -> Report:
    made = new_report(FORM, FARSTA, T2, report_id=_ID, now=TODAY, application_version="0")
    for question_id, changes in answers.items():
        made = made.with_answer(made.answer(question_id).model_copy(update=changes))
    return made


def _text(text: str) -> dict[str, object]:
    return {"blocks": (paragraph(text),)}


def _edited(place: int, **changes: object) -> FormDefinition:
    content = form_content(version=2)
    content["sections"][0]["questions"][place].update(changes)
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def _moved(report: Report, form: FormDefinition) -> Report:
    return moved(report, form, plan_move(report, form))


def test_an_answer_to_the_same_question_is_as_it_was() -> None:
    origin = Origin(kind="carried", term=a_term("2022-T1"), committee="farsta", confirmed=True)
    report = _draft(ett={**_text("Svar."), "origin": origin})
    after = _moved(report, _edited(1, text="Vad mer gjordes?"))
    assert after.answer("ett") == report.answer("ett")
    assert after.form == _edited(1, text="Vad mer gjordes?").reference()


def test_an_answer_to_a_reworded_question_waits_to_be_confirmed() -> None:
    after = _moved(_draft(tva=_text("Mycket.")), _edited(1, text="Vad mer gjordes?"))
    answer = after.answer("tva")
    assert (answer.plain, answer.question) == ("Mycket.", "Vad mer gjordes?")
    assert answer.origin == Origin(kind="carried", term=T2, committee="farsta", confirmed=False)
    (finding,) = carried_unconfirmed(after)
    assert finding.message.startswith("Frågan har ändrats sedan du svarade.")


def test_what_already_waited_still_says_where_it_is_from() -> None:
    origin = Origin(kind="carried", term=a_term("2022-T1"), confirmed=False)
    report = _draft(tva={**_text("Mycket."), "origin": origin})
    assert _moved(report, _edited(1, text="Vad mer gjordes?")).answer("tva").origin == origin


def test_nobody_has_to_confirm_that_nothing_is_written() -> None:
    after = _moved(_draft(), _edited(1, text="Vad mer gjordes?"))
    assert list(carried_unconfirmed(after)) == []
    assert after.answer("tva").origin.confirmed


def test_what_was_asked_no_more_is_kept_beside() -> None:
    content = form_content()
    content["sections"][0]["questions"].pop(0)
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    set_aside = {**_text("Skrivet först."), "not_applicable": True, "reason": "Vi har ingen."}
    (beside,) = _moved(_draft(ett=set_aside), form).unplaced
    assert beside.question == "Vad gjordes 2022?"
    assert beside.blocks == (paragraph("Vi har ingen."), paragraph("Skrivet först."))


def test_a_question_that_is_set_aside_stays_so_with_what_was_written_there() -> None:
    set_aside = {**_text("Skrivet först."), "not_applicable": True, "reason": "Vi har ingen."}
    answer = _moved(_draft(tva=set_aside), _edited(1, text="Vad mer gjordes?")).answer("tva")
    assert (answer.not_applicable, answer.reason) == (True, "Vi har ingen.")
    assert answer.plain == "Skrivet först."
    assert not answer.origin.confirmed


def test_two_questions_that_became_one() -> None:
    content = form_content()
    content["sections"][0]["questions"] = [
        {"id": "ny", "text": "Vad gjordes, och vad mer?", "replaces": ["ett", "tva"]}
    ]
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    plan = plan_move(_draft(ett=_text("Ett."), tva=_text("Två.")), form)
    assert plan.planned[0].outcome is Outcome.JOINED
    assert plan.planned[0].answer.blocks == (
        *(subheading("Vad gjordes 2022?"), paragraph("Ett.")),
        *(subheading("Vad mer?"), paragraph("Två.")),
    )
    alone = plan_move(_draft(tva=_text("Två.")), form).planned[0]
    assert (alone.outcome, alone.answer.blocks) == (Outcome.REWORDED, (paragraph("Två."),))


def test_what_is_still_asked_is_replaced_by_nothing() -> None:
    form = _edited(1, replaces=("ett",))
    after = _moved(_draft(ett=_text("Ett.")), form)
    assert after.answer("ett").plain == "Ett."
    assert after.answer("tva").status is AnswerStatus.BLANK


def test_what_had_no_question_in_between_finds_its_own_again() -> None:
    content = form_content()
    content["sections"][0]["questions"].pop(0)
    between = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    away = _moved(_draft(ett=_text("Ett."), tva=_text("Två.")), between)
    assert [one.question for one in away.unplaced] == ["Vad gjordes 2022?"]
    plan = plan_move(away, FORM)
    assert plan.planned[0].outcome is Outcome.RETURNED
    back = moved(away, FORM, plan)
    assert back.answer("ett").blocks == (paragraph("Ett."),)
    assert back.answer("tva").blocks == (paragraph("Två."),)
    assert back.unplaced == ()
    (waiting,) = carried_unconfirmed(back)
    assert waiting.question_id == "ett"


@st.composite
def _a_draft_and_other_questions(draw: DrawFn) -> tuple[Report, FormDefinition]:
    return draw(reports(draw(forms()))), draw(forms())


_LETTERS = re.compile(r"\S+")


def _written(report: Report) -> Counter[str]:
    """Every word that an officer has written, wherever it stands, but for values."""
    blocks = [block for answer in report.answers for block in answer.blocks]
    blocks += [block for one in report.unplaced for block in one.blocks]
    texts = [span.text for block in blocks for span in block.spans]
    texts += [answer.reason for answer in report.answers]
    texts += [one.text for answer in report.answers for one in answer.unfinished]
    return _words_of(texts)


def _words(report: Report) -> Counter[str]:
    """What is written, and what values say."""
    return _written(report) + _words_of(answer.told for answer in report.answers)


def _words_of(texts: Iterable[str]) -> Counter[str]:
    # "ja." as text is what "Ja" says as a value.
    shown = (visible(text).casefold() for text in texts)
    return Counter(word.rstrip(".") for text in shown for word in _LETTERS.findall(text))


@settings(max_examples=300)
@given(both=_a_draft_and_other_questions())
def test_not_a_word_is_lost_on_the_way_to_any_questions(
    both: tuple[Report, FormDefinition],
) -> None:
    before, form = both
    after = _moved(before, form)
    assert _written(before) <= _words(after)
    assert [answer.question_id for answer in after.answers] == [q.id for q in form.questions()]
    returned = [p.answer for p in plan_move(before, form).planned if p.outcome is Outcome.RETURNED]
    stays = [
        one
        for one in before.unplaced
        if not any(asks_the_same(one.question, answer.question) for answer in returned)
    ]
    assert list(after.unplaced[: len(stays)]) == stays
    kept = ("report_id", "committee", "term", "contact", "contact_confirmed", "accepted")
    for name in (*kept, "created_at", "revision", "status"):
        assert getattr(after, name) == getattr(before, name), name
    assert len(_words(read_report_json(write_report_json(after), "a", CALENDAR))) == len(
        _words(after)
    )


def _says_the_same(was: Answer, now: Answer) -> bool:
    """Its value, what is typed and its words: none of them has become another."""
    said = [(one.told, [typed.text for typed in one.unfinished], one.blocks) for one in (was, now)]
    return said[0] == said[1] and not any(option.gone for option in now.options)


@settings(max_examples=300)
@given(both=_a_draft_and_other_questions())
def test_only_what_is_asked_otherwise_waits(both: tuple[Report, FormDefinition]) -> None:
    before, form = both
    old = {answer.question_id: answer for answer in before.answers}
    for planned in plan_move(before, form).planned:
        answer = planned.answer
        was = old.get(answer.question_id)
        if planned.outcome is Outcome.KEPT:
            (source,) = planned.sources
            assert asks_the_same(source.answer.question, answer.question)
            place = {name: getattr(answer, name) for name in (*AS_PUT, "value", "unfinished")}
            if _says_the_same(source.answer, answer):
                assert source.answer.model_copy(update=place) == answer
            else:
                assert not answer.origin.confirmed
        elif planned.outcome is Outcome.NEW:
            assert was is None
            assert answer == answer.emptied()
        elif answer.status is not AnswerStatus.BLANK:
            assert not answer.origin.confirmed


def test_a_value_whose_column_is_gone_is_text_and_waits() -> None:
    columns = [{"id": "ort", "text": "Ort"}, {"id": "antal", "text": "Antal", "kind": "number"}]
    before = _with_table(1, columns)
    report = new_report(before, FARSTA, T2, report_id=_ID, now=TODAY, application_version="0")
    (first, *_) = report.answers
    rows = value_of(first.kind, {"rows": [{"antal": "12"}]}, (), first.columns)
    answered = report.with_answer(first.model_copy(update={"value": rows}))
    answer = _moved(answered, _with_table(2, columns[:1])).answers[0]
    # Read aloud it says what it said; it is no number any more.
    assert (answer.value, answer.plain) == (None, "Antal: 12")
    assert not answer.origin.confirmed


def _with_table(version: int, columns: list[dict[str, str]]) -> FormDefinition:
    content = form_content(version=version)
    content["sections"][0]["questions"][0] |= {"kind": "table", "columns": columns}
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)
