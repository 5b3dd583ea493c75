"""Reports of committees that became one: of their values the one that they agree on."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from app.model.carry_over import Outcome, PlannedAnswer, plan_carry_over
from app.model.kinds.value import Chosen, Unfinished
from app.model.question_move import plan_move
from app.model.report import Answer, CommitteeRef, Report
from tests.support.every_kind import empty_report, every_kind
from tests.support.example_report import paragraph, subheading
from tests.support.terms import IN_STOCKHOLM, a_term

FORM = every_kind()
NEXT = a_term("2023-T1")
NORTH, SOUTH = "Norra nämnden", "Södra nämnden"
A_NUMBER: Mapping[str, object] = {"value": "12"}


def _of(name: str, question: str, **changes: object) -> Report:
    report = empty_report(FORM)
    answer = {**dict(report.answer(question)), **changes}
    committee = CommitteeRef(id="n", name=name, type="stadsdelsnamnd")
    update = {"committee": committee}
    return report.with_answer(Answer.model_validate(answer, context=IN_STOCKHOLM)).model_copy(
        update=update
    )


def _joined(
    one: Mapping[str, object], other: Mapping[str, object], question: str = "foretag"
) -> PlannedAnswer:
    reports = [_of(NORTH, question, **one), _of(SOUTH, question, **other)]
    return _planned(reports, question)


def _planned(reports: list[Report], question: str) -> PlannedAnswer:
    planned = plan_carry_over(reports, FORM, NEXT).planned
    return next(one for one in planned if one.answer.question_id == question)


def test_the_one_value_is_the_value() -> None:
    comment = {"blocks": (paragraph("Vi räknar inte."),)}
    planned = _joined(A_NUMBER, comment)
    assert planned.answer.value == Decimal(12)
    assert planned.answer.blocks == (subheading(SOUTH), paragraph("Vi räknar inte."))
    assert not planned.answer.origin.confirmed
    assert not planned.differs


def test_comments_on_it_stand_under_their_names() -> None:
    one = {**A_NUMBER, "blocks": (paragraph("Fler än förut."),)}
    planned = _joined(one, {"blocks": (paragraph("Inget."),)})
    assert planned.answer.value == Decimal(12)
    assert planned.answer.blocks == (
        *(subheading(NORTH), paragraph("Fler än förut.")),
        *(subheading(SOUTH), paragraph("Inget.")),
    )


def test_the_same_value_twice_is_the_value() -> None:
    planned = _joined(A_NUMBER, A_NUMBER)
    assert (planned.answer.value, planned.answer.blocks) == (Decimal(12), ())


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("foretag", "12", "13"),
        ("plan", True, False),
        ("beslutad", "2022-05-12", "2022-05-13"),
        ("form", {"chosen": ["mote"], "other": ""}, {"chosen": [], "other": "Kaffe"}),
        ("branscher", {"chosen": ["handel"], "other": ""}, {"chosen": ["bygg"], "other": ""}),
        ("insatser", {"rows": [{"insats": "Mässa"}]}, {"rows": [{"insats": "Frukost"}]}),
    ],
)
def test_values_that_differ_are_told_by_their_names_and_none_is_taken(
    question: str, one: object, other: object
) -> None:
    planned = _joined({"value": one}, {"value": other}, question)
    assert planned.answer.value is None
    assert planned.differs
    said = [source.answer.told for source in planned.sources]
    told = [block.text for block in planned.answer.blocks]
    assert told == [NORTH, said[0], SOUTH, said[1]]
    assert len(set(said)) == len(said)


def test_a_value_goes_before_what_is_none_yet() -> None:
    planned = _joined(A_NUMBER, {"unfinished": (Unfinished(text="12,"),)})
    assert planned.answer.value == Decimal(12)
    assert [block.text for block in planned.answer.blocks] == [SOUTH, "12,"]
    typed = {"unfinished": (Unfinished(text="12,"),)}
    alone = _joined(typed, {"blocks": (paragraph("Inget."),)})
    assert (alone.answer.value, alone.answer.unfinished) == (None, typed["unfinished"])


def test_what_is_set_aside_says_no_value() -> None:
    aside = {**A_NUMBER, "not_applicable": True, "reason": "Vi har inga."}
    planned = _joined(aside, {"value": "13"})
    assert planned.answer.value == Decimal(13)
    assert [block.text for block in planned.answer.blocks] == [
        *(NORTH, "Vi har inga.", "12\u00a0st")
    ]


def test_an_option_that_is_gone_is_still_shown() -> None:
    gone = {"id": "kaffe", "text": "Kaffe", "gone": True}
    options = [*(dict(one) for one in empty_report(FORM).answer("form").options), gone]
    chosen = {"options": options, "value": {"chosen": ["kaffe"], "other": ""}}
    planned = _joined(chosen, {"blocks": (paragraph("Inget."),)}, "form")
    assert planned.answer.value == Chosen(chosen=("kaffe",))
    assert planned.answer.options[-1].gone


def test_two_questions_of_a_draft_that_became_one() -> None:
    content = FORM.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    numbers = content["sections"][0]["questions"]
    assert [question["id"] for question in numbers[:2]] == ["foretag", "kostnad"]
    numbers[1] |= {"unit": "st", "decimals": 0, "replaces": ["foretag"]}
    del numbers[0]
    later = type(FORM).model_validate(content, context=IN_STOCKHOLM)
    draft = _of(NORTH, "foretag", value="12")
    comment = draft.answer("kostnad").model_copy(update={"blocks": (paragraph("Ungefär."),)})
    plan = plan_move(draft.with_answer(comment), later).planned
    (planned,) = (one for one in plan if one.answer.question_id == "kostnad")
    assert planned.outcome is Outcome.JOINED
    assert planned.answer.value == Decimal(12)
    assert planned.answer.blocks[-1] == paragraph("Ungefär.")
