"""What a new report gets from earlier ones."""

from uuid import UUID

from hypothesis import given

from app.model import lengths
from app.model.carry_over import Outcome, plan_carry_over, with_carried_answers
from app.model.committee import Committee
from app.model.finding import FieldName, FindingCode
from app.model.form import FormDefinition
from app.model.report import Accepted, AnswerStatus, Contact, Report, Unplaced, new_report
from app.model.term import Term
from tests.support.example_report import paragraph, subheading
from tests.support.report_documents import form_named
from tests.support.small_form import form_content, small_form
from tests.support.strategies import reports
from tests.support.terms import IN_STOCKHOLM, a_term
from tests.support.workplace import TODAY

T1, T2 = a_term("2022-T1"), a_term("2022-T2")
ID = UUID(int=5)
FORM = small_form()
COMMITTEE = Committee(id="nya", name="Nya nämnden", administration="Nya", type="stadsdelsnamnd")


def _old(
    form: FormDefinition = FORM, name: str = "nya", term: Term = T1, **answers: dict[str, object]
) -> Report:
    made = new_report(
        form,
        Committee(id=name, name=f"Nämnd {name}", administration="x", type="stadsdelsnamnd"),
        term,
        report_id=ID,
        now=TODAY,
        application_version="0",
    )
    for question_id, changes in answers.items():
        changed = made.answer(question_id).model_copy(update=changes)
        made = made.with_answer(changed)
    return made.model_copy(update={"contact": Contact(name=f"Kontakt {name}")})


def _text(text: str) -> dict[str, object]:
    return {"blocks": (paragraph(text),)}


def _begin(*olds: Report, form: FormDefinition = FORM, without: tuple[str, ...] = ()) -> Report:
    plan = plan_carry_over(olds, form, T2)
    empty = new_report(
        form,
        COMMITTEE,
        T2,
        report_id=ID,
        now=TODAY,
        application_version="0",
    )
    return with_carried_answers(empty, plan.without(without))


def _fates(*olds: Report, form: FormDefinition = FORM) -> dict[str, Outcome]:
    plan = plan_carry_over(olds, form, T2)
    return {planned.answer.question_id: planned.outcome for planned in plan.planned}


def test_an_answer_is_kept_and_waits_to_be_confirmed() -> None:
    old = _old(ett=_text("Svar."))
    answer = _begin(old).answer("ett")
    assert answer.blocks == (paragraph("Svar."),)
    assert answer.origin.model_dump(mode="json") == {
        "kind": "carried",
        "term": "2022-T1",
        "committee": "nya",
        "confirmed": False,
    }
    assert _fates(old) == {
        "ett": Outcome.KEPT,
        "tva": Outcome.NEW,
        "tre": Outcome.NEW,
        "ovrigt": Outcome.NEW,
    }


def test_what_was_blank_is_blank_and_nobody_has_to_confirm_it() -> None:
    answer = _begin(_old()).answer("ett")
    assert (answer.status, answer.origin.confirmed) == (AnswerStatus.BLANK, True)


def test_a_question_that_is_reworded_keeps_its_answer_and_says_so() -> None:
    old = _old(ett=_text("Svar."))
    content = form_content()
    content["sections"][0]["questions"][0]["text"] = "Berätta vad ni har gjort"
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    assert _fates(old, form=form)["ett"] is Outcome.REWORDED
    assert _begin(old, form=form).answer("ett").question == "Berätta vad ni har gjort"


def test_another_year_in_a_question_is_no_rewording() -> None:
    old = _old(term=a_term("2021-VB"), ett=_text("Svar."))
    assert _fates(old)["ett"] is Outcome.KEPT


def test_a_question_takes_over_from_those_it_replaces() -> None:
    content = form_content()
    content["sections"][0]["questions"][0].update(id="ny", replaces=("ett", "tva"))
    content["sections"][0]["questions"].pop()
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    old = _old(ett=_text("Ett."), tva=_text("Två."))
    assert _fates(old, form=form)["ny"] is Outcome.JOINED
    assert _begin(old, form=form).answer("ny").blocks == (
        subheading("Vad gjordes 2022?"),
        paragraph("Ett."),
        subheading("Vad mer?"),
        paragraph("Två."),
    )


def test_two_committees_that_became_one_have_a_heading_each() -> None:
    one = _old(name="norr", ett=_text("Norr."), tva=_text("Bara norr."))
    other = _old(
        name="syd",
        ett=_text("Syd."),
        tre={"not_applicable": True, "reason": "Vi har inget."},
    )
    begun = _begin(one, other)
    assert begun.answer("ett").blocks == (
        subheading("Nämnd norr"),
        paragraph("Norr."),
        subheading("Nämnd syd"),
        paragraph("Syd."),
    )
    assert begun.answer("tva").blocks == (paragraph("Bara norr."),)
    assert begun.answer("tre").reason == "Vi har inget."
    assert begun.contact.name == "Kontakt norr"


def test_reasons_are_joined_where_both_set_the_question_aside() -> None:
    one = _old(name="norr", ett={"not_applicable": True, "reason": "A."})
    other = _old(name="syd", ett={"not_applicable": True, "reason": "B."})
    answer = _begin(one, other).answer("ett")
    assert (answer.not_applicable, answer.reason) == (True, "Nämnd norr: A.\nNämnd syd: B.")


def test_reasons_that_are_too_long_together_are_text() -> None:
    long = "a" * (lengths.REASON // 2)
    one = _old(name="norr", ett={"not_applicable": True, "reason": long})
    other = _old(name="syd", ett={"not_applicable": True, "reason": f"{long}b"})
    answer = _begin(one, other).answer("ett")
    assert (answer.not_applicable, answer.reason) == (False, "")
    assert [block.text for block in answer.blocks] == ["Nämnd norr", long, "Nämnd syd", f"{long}b"]


def test_what_no_question_takes_is_kept_beside() -> None:
    content = form_content()
    content["sections"][0]["questions"].pop(0)
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    begun = _begin(_old(ett=_text("Kvar.")), form=form)
    (beside,) = begun.unplaced
    assert (beside.question, beside.blocks) == ("Vad gjordes 2022?", (paragraph("Kvar."),))


def test_what_the_officer_leaves_out_is_empty() -> None:
    old = _old(ett=_text("Svar."), tva=_text("Mer."))
    begun = _begin(old, without=("ett",))
    assert begun.answer("ett").status is AnswerStatus.BLANK
    assert begun.answer("ett").origin.confirmed
    assert begun.answer("tva").plain == "Mer."


def test_a_reason_that_no_question_takes_is_kept_beside() -> None:
    content = form_content()
    content["sections"][0]["questions"].pop(0)
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    old = _old(ett={"not_applicable": True, "reason": "Vi har ingen."})
    (beside,) = _begin(old, form=form).unplaced
    assert beside.blocks == (paragraph("Vi har ingen."),)


def test_contact_details_come_along_to_be_confirmed() -> None:
    begun = _begin(_old(ett=_text("Svar.")))
    assert (begun.contact.name, begun.contact_confirmed) == ("Kontakt nya", False)


def test_what_was_right_in_the_contact_details_is_so_in_the_next_term() -> None:
    code, email = FindingCode.CONTACT_MISMATCH, FieldName.EMAIL
    right = Accepted(code=code, field=email, excerpt="a@b.se", context="Åsa", reason="Ja.")
    of_an_answer = Accepted(code=FindingCode.STALE_YEAR, question_id="ett", reason="Ja.")
    old = _old(ett=_text("Svar.")).model_copy(update={"accepted": (right, of_an_answer)})
    assert _begin(old).accepted == (right,)
    without_contact = plan_carry_over([old], FORM, T2).without(contact=True)
    assert with_carried_answers(_old(), without_contact).accepted == ()


def test_contact_details_are_of_the_first_report_that_has_any() -> None:
    without_any = _old(name="norr").model_copy(update={"contact": Contact()})
    assert _begin(without_any, _old(name="syd")).contact.name == "Kontakt syd"
    assert _begin(without_any).contact_confirmed


def test_contact_details_and_what_no_question_takes_can_be_left_behind() -> None:
    old = _old(ett=_text("Svar.")).model_copy(
        update={
            "unplaced": (
                Unplaced(question="Ena", blocks=(paragraph("1"),)),
                Unplaced(question="Andra", blocks=(paragraph("2"),)),
            )
        }
    )
    plan = plan_carry_over([old], FORM, T2).without(left_over=(0,), contact=True)
    assert plan.contact_from is None
    assert [beside.question for beside in plan.left_over] == ["Andra"]


STADSDEL = form_named("stadsdelsnamnd")


@given(old=reports(STADSDEL))
def test_no_answer_is_lost_on_the_way_to_the_same_questions(old: Report) -> None:
    plan = plan_carry_over([old], STADSDEL, a_term("2099-VB"))
    for planned, answer in zip(plan.planned, old.answers, strict=True):
        assert planned.answer.status is answer.status
        if answer.status is not AnswerStatus.BLANK:
            assert (planned.answer.blocks, planned.answer.reason) == (answer.blocks, answer.reason)
    assert plan.left_over == tuple(dict.fromkeys(old.unplaced))
