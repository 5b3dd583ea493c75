"""Two versions of one report with values: of two values one is right."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.kinds.value import Chosen, Unfinished
from app.model.kinds.worded import WordedOption
from app.model.merge import Side, differences, merged
from app.model.places import places_of, text_at, value_at
from app.model.report import Answer, Report
from app.model.report_changes import differs_in_form, report_changes
from tests.support.every_kind import every_kind, full_report
from tests.support.example_report import paragraph
from tests.support.form_strategies import forms
from tests.support.strategies import reports
from tests.support.terms import IN_STOCKHOLM

MINE = full_report(every_kind())


def _with(question: str, **changes: object) -> Report:
    content = {**dict(MINE.answer(question)), **changes}
    return MINE.with_answer(Answer.model_validate(content, context=IN_STOCKHOLM))


def _merge(theirs: Report, side: Side, question: str = "foretag") -> Answer:
    return merged(MINE, theirs, {question: side}).answer(question)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("foretag", "1251"),
        ("plan", False),
        ("beslutad", "2022-05-13"),
        ("form", {"chosen": ["mote"], "other": ""}),
        ("branscher", {"chosen": ["handel"], "other": ""}),
        ("insatser", {"rows": [{"antal": "1"}]}),
        ("foretag", None),
    ],
)
def test_another_value_is_a_difference_of_which_one_is_chosen(question: str, value: object) -> None:
    theirs = _with(question, value=value)
    (difference,) = differences(MINE, theirs)
    assert (difference.place, difference.both) == (question, False)
    assert _merge(theirs, Side.THEIRS, question).value == theirs.answer(question).value
    assert _merge(theirs, Side.MINE, question) == MINE.answer(question)


def test_of_one_value_both_comments_can_be_had() -> None:
    theirs = _with("foretag", blocks=(paragraph("Deras."),))
    (difference,) = differences(MINE, theirs)
    assert difference.both
    both = _merge(theirs, Side.BOTH)
    assert both.value == Decimal(1250)
    assert [block.text for block in both.blocks][-1] == "Deras."


def test_what_is_no_value_yet_is_merged_too() -> None:
    theirs = _with("foretag", unfinished=(Unfinished(text="12,"),), value=None)
    assert _merge(theirs, Side.THEIRS).unfinished == (Unfinished(text="12,"),)
    (change,) = report_changes(MINE, theirs)
    assert change.place == "foretag"


def test_the_order_in_which_options_were_chosen_is_no_difference() -> None:
    theirs = _with("branscher", value={"chosen": ["bygg", "handel"], "other": "Kultur"})
    assert differences(MINE, theirs) == ()
    assert not differs_in_form(MINE, theirs)


def test_an_option_that_is_gone_comes_along_with_its_wording() -> None:
    options = (*MINE.answer("form").options, WordedOption(id="kaffe", text="Kaffe", gone=True))
    theirs = _with("form", options=options, value={"chosen": ["kaffe"], "other": ""})
    taken = _merge(theirs, Side.THEIRS, "form")
    assert (taken.value, taken.told) == (Chosen(chosen=("kaffe",)), "Kaffe")
    assert _merge(theirs, Side.MINE, "form").options == MINE.answer("form").options


@settings(max_examples=300)
@given(data=st.data())
def test_every_place_says_what_was_chosen(data: st.DataObject) -> None:
    on_one_set = reports(data.draw(forms()))
    mine, theirs = data.draw(on_one_set), data.draw(on_one_set)
    assert differences(mine, mine) == ()
    found = differences(mine, theirs)
    choices = {
        one.place: data.draw(st.sampled_from([*Side] if one.both else [Side.MINE, Side.THEIRS]))
        for one in found
    }
    result = merged(mine, theirs, choices)
    for answer in result.answers:
        assert Answer.model_validate(dict(answer), context=IN_STOCKHOLM) == answer
    for place, side in choices.items():
        chosen = theirs if side is Side.THEIRS else mine
        if side is Side.BOTH:
            texts = (block.text for one in (mine, theirs) for block in text_at(one, place))
            said = "\n".join(block.text for block in text_at(result, place))
            assert all(text in said for text in texts)
        else:
            assert value_at(result, place) == value_at(chosen, place)
    for place in {*places_of(mine)} - {*choices}:
        assert value_at(result, place) == value_at(mine, place)
