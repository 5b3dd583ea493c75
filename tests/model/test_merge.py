"""Two versions of a report: where they differ, and what becomes of them together."""

import datetime
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.merge import Difference, Reason, Side, differences, merged
from app.model.places import is_blank_at, places_of, text_at, value_at
from app.model.report import Accepted, Contact, Origin, Report, ReportStatus, Unplaced
from app.model.report_stages import question_alone
from app.model.rich_text import Block, BlockKind, plain_text
from tests.support.example_report import bullet, paragraph
from tests.support.reports import whole_report
from tests.support.small_form import small_form
from tests.support.strategies import reports
from tests.support.terms import IN_STOCKHOLM
from tests.support.workplace import TODAY

MINE = whole_report()
QUESTION = "svart-ekonomi"
PAIRS = reports(small_form())


def _saying(report: Report, question_id: str, *blocks: Block, **changes: object) -> Report:
    answer = report.answer(question_id)
    return report.with_answer(answer.model_copy(update={"blocks": blocks, **changes}))


THEIRS = _saying(MINE, QUESTION, paragraph("Kollegans."))


def _all(side: Side, found: Iterable[Difference]) -> dict[str, Side]:
    return {one.place: side for one in found}


def _words(report: Report) -> set[str]:
    places = places_of(report.model_copy(update={"only": ()}))
    texts = (_text(report, place) for place in places)
    return {word for text in texts for word in text.split()}


# Any two reports.


@settings(max_examples=40)
@given(mine=PAIRS)
def test_a_report_does_not_differ_from_itself(mine: Report) -> None:
    assert differences(mine, mine) == ()
    assert said(merged(mine, mine, {})) == said(mine)


@settings(max_examples=40)
@given(mine=PAIRS, theirs=PAIRS)
def test_all_mine_is_mine(mine: Report, theirs: Report) -> None:
    found = differences(mine, theirs)
    assert said(merged(mine, theirs, _all(Side.MINE, found))) == said(mine)
    assert said(merged(mine, theirs, {})) == said(mine)


@settings(max_examples=40)
@given(mine=PAIRS, theirs=PAIRS)
def test_all_theirs_is_what_they_say(mine: Report, theirs: Report) -> None:
    result = merged(mine, theirs, _all(Side.THEIRS, differences(mine, theirs)))
    assert said(result) == said(theirs)
    assert (result.report_id, result.revision) == (mine.report_id, mine.revision)


@settings(max_examples=40)
@given(mine=PAIRS, theirs=PAIRS, data=st.data())
def test_every_place_says_what_was_chosen(
    mine: Report, theirs: Report, data: st.DataObject
) -> None:
    found = differences(mine, theirs)
    choices = {
        one.place: data.draw(st.sampled_from([*Side] if one.both else [Side.MINE, Side.THEIRS]))
        for one in found
    }
    result = merged(mine, theirs, choices)
    assert [one.question_id for one in result.answers] == [one.question_id for one in mine.answers]
    for place, side in choices.items():
        if side is Side.BOTH:
            assert _text(result, place).split() == [
                *_text(mine, place).split(),
                *(_only_new(mine, theirs) if place == "unplaced" else _text(theirs, place)).split(),
            ]
        else:
            assert value_at(result, place) == value_at(
                {"mine": mine, "theirs": theirs}[side], place
            )


@settings(max_examples=40)
@given(mine=PAIRS, theirs=PAIRS)
def test_with_both_wherever_it_can_be_no_word_is_left_out(mine: Report, theirs: Report) -> None:
    found = differences(mine, theirs)
    choices = {one.place: Side.BOTH if one.both else Side.MINE for one in found}
    left = {one.place for one in found if not one.both}
    result = _words(merged(mine, theirs, choices))
    for place in set(places_of(theirs)) - left:
        texts = (_text(one, place) for one in (mine, theirs))
        assert {word for text in texts for word in text.split()} <= result


def _text(report: Report, place: str) -> str:
    return "\n".join(block.text for block in text_at(report, place))


def _only_new(mine: Report, theirs: Report) -> str:
    new = tuple(one for one in theirs.unplaced if one not in mine.unplaced)
    return _text(theirs.model_copy(update={"unplaced": new}), "unplaced")


def said(report: Report) -> list[object]:
    return [value_at(report, place) for place in places_of(report)]


# What is chosen beforehand.


def test_only_what_differs_is_a_difference() -> None:
    assert differences(MINE, THEIRS) == (Difference(place=QUESTION, both=True),)


def test_what_is_blank_gives_way() -> None:
    blank = _saying(MINE, QUESTION)
    (one,) = differences(MINE, blank)
    (other,) = differences(blank, MINE)
    assert (one.preset, one.both) == (Side.MINE, False)
    assert (other.preset, other.both) == (Side.THEIRS, False)


def test_what_i_had_before_gives_way_to_what_i_have() -> None:
    (one,) = differences(MINE, THEIRS, [MINE, THEIRS])
    assert (one.preset, one.reason) == (Side.MINE, Reason.HAD_BEFORE)
    (other,) = differences(MINE, THEIRS, [MINE])
    assert (other.preset, other.reason) == (None, None)


def _at(minutes: int, report: Report = MINE) -> Report:
    moment = TODAY + datetime.timedelta(minutes=minutes)
    return report.model_copy(update={"modified_at": moment})


BUILT = THEIRS.model_copy(update={"built_on": _at(5).modified_at})
OTHER = _saying(MINE, QUESTION, paragraph("Något annat."))


@pytest.mark.parametrize(
    ("earlier", "preset"),
    [
        ([_at(5)], Side.THEIRS),
        ([_at(3, OTHER), _at(5), _at(8)], Side.THEIRS),
        # Changed since, and changed back.
        ([_at(5), _at(8, OTHER)], None),
        # What it is built on was something else.
        ([_at(5, OTHER), _at(8)], None),
        # What it is built on is not known here any more.
        ([_at(3), _at(8)], None),
        ([_at(5, question_alone(MINE, MINE.answers[0].question_id))], None),
        ([], None),
    ],
)
def test_what_i_have_not_touched_since_they_got_it_gives_way(
    earlier: list[Report], preset: Side | None
) -> None:
    (one,) = differences(MINE, BUILT, earlier)
    assert one.preset is preset


def test_a_colleague_who_takes_a_change_of_mine_back_has_changed_it() -> None:
    # Mine said one thing, then another, which the colleague got and turned back.
    earlier = [_at(1, THEIRS), _at(5)]
    (one,) = differences(MINE, BUILT, earlier)
    assert (one.preset, one.reason) == (Side.THEIRS, Reason.UNCHANGED)
    # Where both have changed it, only people can know.
    (other,) = differences(OTHER, BUILT, [*earlier, _at(8, OTHER)])
    assert other.preset is None


def test_what_was_emptied_on_purpose_stays_empty() -> None:
    emptied = _saying(MINE, QUESTION)
    untouched = MINE.model_copy(update={"built_on": _at(5).modified_at})
    (one,) = differences(emptied, untouched, [_at(5), _at(8, emptied)])
    assert (one.preset, one.reason) == (Side.MINE, Reason.HAD_BEFORE)
    # And where the colleague has emptied it, it is empty.
    theirs = emptied.model_copy(update={"built_on": _at(5).modified_at})
    (other,) = differences(MINE, theirs, [_at(5)])
    assert (other.preset, other.reason) == (Side.THEIRS, Reason.UNCHANGED)


@pytest.mark.parametrize("field", ["name", "phone", "email"])
def test_contact_details_are_one_of_the_two(field: str) -> None:
    contact = MINE.contact.model_copy(update={field: "annat"})
    theirs = MINE.model_copy(update={"contact": contact})
    (one,) = differences(MINE, theirs)
    assert (one.place, one.both, one.preset) == (f"contact.{field}", False, None)
    assert merged(MINE, theirs, {one.place: Side.THEIRS}).contact == contact


def test_the_reason_of_what_is_not_relevant_is_compared() -> None:
    one = _saying(MINE, QUESTION, not_applicable=True, reason="Vi har inget.")
    other = _saying(MINE, QUESTION, not_applicable=True, reason="Finns inte här.")
    (found,) = differences(one, other)
    assert not found.both
    assert plain_text(text_at(other, QUESTION)) == "Ej relevant. Finns inte här."
    assert differences(one, MINE)[0].preset is None


def test_what_is_set_aside_is_no_difference_and_stays() -> None:
    one = _saying(MINE, QUESTION, paragraph("Undan."), not_applicable=True, reason="Nej.")
    other = _saying(MINE, QUESTION, not_applicable=True, reason="Nej.")
    assert differences(one, other) == ()
    assert merged(one, other, {}).answer(QUESTION).plain == "Undan."


# Both.


def test_two_lists_that_meet_stay_two() -> None:
    mine = _saying(MINE, QUESTION, paragraph("Mitt:"), bullet("ett"))
    theirs = _saying(MINE, QUESTION, bullet("två"))
    answer = merged(mine, theirs, {QUESTION: Side.BOTH}).answer(QUESTION)
    kinds = [block.kind for block in answer.blocks]
    assert kinds == [
        *(BlockKind.PARAGRAPH, BlockKind.BULLET),
        *(BlockKind.PARAGRAPH, BlockKind.BULLET),
    ]


def test_text_beside_the_answers_is_not_said_twice() -> None:
    one, two = (Unplaced(question=text, blocks=(paragraph(text),)) for text in ("a", "b"))
    mine = MINE.model_copy(update={"unplaced": (one,)})
    theirs = MINE.model_copy(update={"unplaced": (two, one)})
    assert merged(mine, theirs, {"unplaced": Side.BOTH}).unplaced == (one, two)


# What was confirmed and accepted.


def _carried(report: Report, *, confirmed: bool) -> Report:
    origin = Origin(kind="carried", confirmed=confirmed)
    answer = report.answer(QUESTION).model_copy(update={"origin": origin})
    return report.with_answer(answer)


@pytest.mark.parametrize(
    ("mine", "theirs", "result"),
    [(True, False, True), (False, True, True), (False, False, False)],
)
def test_who_confirms_words_confirms_them_for_both(mine: bool, theirs: bool, result: bool) -> None:
    made = merged(_carried(MINE, confirmed=mine), _carried(MINE, confirmed=theirs), {})
    assert made.answer(QUESTION).origin.confirmed is result


@pytest.mark.parametrize(
    ("side", "result"), [(Side.MINE, False), (Side.THEIRS, True), (Side.BOTH, False)]
)
def test_what_is_chosen_is_confirmed_as_it_was(side: Side, result: bool) -> None:
    made = merged(_carried(MINE, confirmed=False), THEIRS, {QUESTION: side})
    assert made.answer(QUESTION).origin.confirmed is result


@pytest.mark.parametrize(
    ("taken", "result"),
    [({}, True), ({"contact.name": Side.THEIRS}, False), ({"contact.name": Side.MINE}, True)],
)
def test_contact_details_are_confirmed_by_whose_they_are(
    taken: dict[str, Side], result: bool
) -> None:
    other = MINE.contact if not taken else MINE.contact.model_copy(update={"name": "Annan"})
    theirs = MINE.model_copy(update={"contact": other, "contact_confirmed": False})
    assert merged(MINE, theirs, taken).contact_confirmed is result


def _accepting(report: Report, reason: str) -> Report:
    one = Accepted(code="stale-year", question_id=QUESTION, excerpt="2019", reason=reason)
    return report.model_copy(update={"accepted": (one,)})


@pytest.mark.parametrize(
    ("side", "reasons"), [(Side.MINE, ["mitt"]), (Side.THEIRS, ["deras"]), (Side.BOTH, ["mitt"])]
)
def test_what_is_accepted_is_so_for_the_words_that_are_chosen(
    side: Side, reasons: list[str]
) -> None:
    made = merged(_accepting(MINE, "mitt"), _accepting(THEIRS, "deras"), {QUESTION: side})
    assert [one.reason for one in made.accepted] == reasons


def test_of_the_same_words_what_either_has_accepted_is() -> None:
    made = merged(MINE, _accepting(MINE, "deras"), {})
    assert [one.reason for one in made.accepted] == ["deras"]


# A few questions alone.


def test_only_the_question_can_differ() -> None:
    alone = question_alone(THEIRS, QUESTION)
    (one,) = differences(MINE, alone)
    assert one.place == QUESTION
    made = merged(MINE, alone, {QUESTION: Side.THEIRS})
    assert said(made) == said(THEIRS)
    assert made.only == ()


def test_a_whole_report_fills_what_a_question_lacks() -> None:
    alone = question_alone(THEIRS, QUESTION)
    (one,) = differences(alone, MINE)
    made = merged(alone, MINE, {one.place: Side.MINE})
    assert said(made) == said(THEIRS)


def test_two_questions_are_both() -> None:
    first = MINE.answers[0].question_id
    made = merged(question_alone(MINE, QUESTION), question_alone(MINE, first), {})
    assert made.only == (first, QUESTION)
    assert [is_blank_at(made, one.question_id) for one in made.answers] == [
        one.question_id not in made.only for one in made.answers
    ]
    assert made.contact == Contact()


def test_a_question_alone_has_nothing_of_the_rest() -> None:
    alone = question_alone(_accepting(MINE, "a"), QUESTION)
    Report.model_validate(alone.model_dump(), context=IN_STOCKHOLM)
    others = [one for one in alone.answers if one.question_id != QUESTION]
    assert all(one.blocks == () and not one.reason for one in others)
    assert alone.answer(QUESTION) == MINE.answer(QUESTION)
    assert len(alone.accepted) == 1
    with pytest.raises(KeyError):
        question_alone(MINE, "ingen")


@pytest.mark.parametrize(
    "change",
    [
        {"only": ("ingen-fraga",)},
        {"only": (QUESTION, QUESTION)},
        {"contact": Contact(name="Anna")},
        {"answers": MINE.answers},
        {"unplaced": (Unplaced(question="a"),)},
        {"status": ReportStatus.SUBMITTED},
    ],
)
def test_what_has_more_than_its_questions_is_refused(change: dict[str, object]) -> None:
    alone = question_alone(MINE, QUESTION)
    with pytest.raises(ValueError):
        Report.model_validate(alone.model_copy(update=change).model_dump(), context=IN_STOCKHOLM)
