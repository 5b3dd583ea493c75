"""How many have chosen what, by the id of the option."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.collation.figures.choice_figures import ChoiceFigures
from app.model.collation.figures.given_values import FigureState
from app.model.collation.figures.question_figures import CollationFigures
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen
from app.model.report import Report
from tests.support.answered_values import BEFORE, NOT_APPLICABLE, answered, asking
from tests.support.collations import collation_of

OPTIONS = [{"id": "norr", "text": "Norr"}, {"id": "soder", "text": "Söder"}]
SEVERAL = {"id": "del", "kind": "choices", "options": OPTIONS, "other": True}
PLAN = {"id": "plan", "kind": "yes_no"}


def _choices(
    question_id: str,
    reports: list[Report],
    form: FormDefinition,
    before: list[Report] | None = None,
) -> tuple[ChoiceFigures, ...]:
    collation = collation_of(reports, [form], before or [])
    counted = CollationFigures(collation)
    asked = (one for area in collation.areas for one in area.questions)
    return next(counted.of(one) for one in asked if one.id == question_id).choices


def test_yes_and_no_are_counted_and_what_is_neither_apart() -> None:
    form = asking(PLAN)
    given_ = {"a": True, "b": False, "c": True, "d": NOT_APPLICABLE, "e": None}
    reports = [answered(form, name, {"plan": value}) for name, value in given_.items()]
    (found,) = _choices("plan", reports, form)
    assert [(one.id, one.text, one.count) for one in found.options] == [
        *(("yes", "Ja", 2), ("no", "Nej", 1)),
    ]
    assert found.other is None
    assert found.answered == 3
    assert [one.state for one in found.committees][3:] == [
        *(FigureState.NOT_APPLICABLE, FigureState.BLANK)
    ]
    assert [one.name for one in found.who_chose("no")] == ["B"]


def test_options_are_counted_by_id_and_own_words_too() -> None:
    form = asking(SEVERAL)
    reports = [
        answered(form, "a", {"del": Chosen(chosen=("norr", "soder"), other="Öster")}),
        answered(form, "b", {"del": Chosen(chosen=("soder",))}),
    ]
    (found,) = _choices("del", reports, form)
    assert {one.id: one.count for one in found.options} == {"norr": 1, "soder": 2}
    assert found.other is not None
    assert found.other.count == 1
    assert [one.chosen[0].other for one in found.who_chose("")] == ["Öster"]
    assert found.answered == 2


def test_an_option_stands_in_its_usual_wording_and_one_that_is_gone_last() -> None:
    form = asking(SEVERAL)
    older = asking(
        {**SEVERAL, "options": [{"id": "soder", "text": "I söder"}, OPTIONS[0]]}, version=2
    )
    gone = {
        "options": [*OPTIONS, {"id": "borta", "text": "Borta", "gone": True}],
        "value": {"chosen": ["borta"], "other": ""},
    }
    reports = [
        answered(form, "a", {"del": gone}),
        answered(form, "b", {"del": Chosen(chosen=("norr",))}),
        answered(older, "c", {"del": Chosen(chosen=("soder",))}),
    ]
    (found,) = _choices("del", reports, form)
    assert [(one.id, one.text, one.count, one.gone) for one in found.options] == [
        *(("norr", "Norr", 1, False), ("soder", "Söder", 1, False), ("borta", "Borta", 1, True)),
    ]


def test_one_and_several_are_counted_by_themselves() -> None:
    form, older = asking(SEVERAL), asking({**SEVERAL, "kind": "choice"}, version=2)
    reports = [
        answered(form, "a", {"del": Chosen(chosen=("norr", "soder"))}),
        answered(older, "b", {"del": Chosen(chosen=("soder",))}),
    ]
    kinds = {one.way.kind: one for one in _choices("del", reports, form)}
    assert {kind: one.answered for kind, one in kinds.items()} == {Kind.CHOICES: 1, Kind.CHOICE: 1}
    assert kinds[Kind.CHOICE].committees[0].state is FigureState.OTHERWISE


def test_what_was_chosen_before_is_of_the_same_committees() -> None:
    form = asking(PLAN)
    reports = [answered(form, name, {"plan": True}) for name in "abc"]
    before = [
        answered(form, "a", {"plan": False}, BEFORE),
        answered(form, "b", {"plan": True}, BEFORE),
        answered(form, "d", {"plan": True}, BEFORE),
    ]
    (found,) = _choices("plan", reports, form, before)
    yes, no = found.options
    assert (yes.count, yes.of_same, yes.earlier, yes.change) == (3, 2, 1, 1)
    assert (no.count, no.of_same, no.earlier, no.change) == (0, 0, 1, -1)


def test_a_column_is_counted_row_by_row() -> None:
    form = asking({"id": "t", "kind": "table", "columns": [{**PLAN, "text": "Plan"}]})
    rows = {"rows": [{"plan": True}, {"plan": True}, {"plan": False}]}
    (found,) = _choices("t", [answered(form, "a", {"t": rows})], form)
    assert (found.text, found.answered) == ("Plan", 3)
    assert [one.count for one in found.options] == [2, 1]


_CHOSEN = st.builds(
    Chosen,
    chosen=st.lists(st.sampled_from(["norr", "soder"]), unique=True).map(tuple),
    other=st.sampled_from(["", " ", "Öster"]),
)


@settings(max_examples=50)
@given(chosen=st.lists(st.none() | _CHOSEN, min_size=1, max_size=6))
def test_every_choice_is_counted_once(chosen: list[Chosen | None]) -> None:
    form = asking(SEVERAL)
    reports = [answered(form, f"n{number}", {"del": one}) for number, one in enumerate(chosen)]
    (found,) = _choices("del", reports, form)
    counts = Counter(one for value in chosen if value for one in value.chosen)
    assert {one.id: one.count for one in found.options} == {
        option["id"]: counts[option["id"]] for option in OPTIONS
    }
    own = sum(bool(value and value.other.strip()) for value in chosen)
    assert (found.other.count if found.other else 0) == own
    assert found.answered == sum(bool(value) for value in chosen)
