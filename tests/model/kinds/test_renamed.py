"""Earlier values under the ids of now: nothing but ids is another."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.kinds.renamed import under_new_ids
from app.model.kinds.value import Chosen, Table
from app.model.report import Answer
from tests.support.answered_values import answered, asking
from tests.support.form_strategies import forms
from tests.support.strategies import reports
from tests.support.terms import IN_STOCKHOLM

OLD = {"id": "hotell", "text": "Hotell"}
BEFORE = {"id": "a", "kind": "choices", "options": [OLD, {"id": "bygg", "text": "Bygg"}]}
NOW = {
    "id": "a",
    "kind": "choices",
    "options": [
        {"id": "turism", "text": "Turism", "replaces": ["hotell", "resor"]},
        {"id": "bygg", "text": "Bygg"},
    ],
}


def test_an_option_has_the_id_of_the_one_that_replaces_it() -> None:
    given_ = answered(asking(BEFORE), "x", {"a": Chosen(chosen=("hotell", "bygg"))}).answer("a")
    (question,) = asking(NOW).questions()
    found = under_new_ids(given_, question)
    assert found.value == Chosen(chosen=("turism", "bygg"))
    assert [(one.id, one.text) for one in found.options] == [("turism", "Hotell"), ("bygg", "Bygg")]
    assert found.plain == given_.plain
    same = question.model_copy(update={"options": ()})
    assert under_new_ids(given_, same) is given_


def test_two_that_became_one_are_one() -> None:
    before = {**BEFORE, "options": [OLD, {"id": "resor", "text": "Resor"}]}
    given_ = answered(asking(before), "x", {"a": Chosen(chosen=("hotell", "resor"))}).answer("a")
    (question,) = asking(NOW).questions()
    found = under_new_ids(given_, question)
    assert found.value == Chosen(chosen=("turism",))
    assert [one.id for one in found.options] == ["turism"]


def test_a_column_has_the_id_of_the_one_that_replaces_it() -> None:
    def asked(column_id: str, *replaces: str) -> FormDefinition:
        column = {"id": column_id, "text": "N", "kind": "number", "replaces": replaces}
        own = {**BEFORE, "id": "del", "text": "Del"} if not replaces else {**NOW, "id": "del"}
        return asking({"id": "t", "kind": "table", "columns": [column, {"text": "Del", **own}]})

    rows = {"rows": [{"pris": "2", "del": {"chosen": ["hotell"], "other": ""}}]}
    typed = {"value": rows, "unfinished": [{"text": "ca 5", "row": 1, "column": "pris"}]}
    given_ = answered(asked("pris"), "x", {"t": typed}).answer("t")
    (question,) = asked("kostnad", "pris").questions()
    found = under_new_ids(given_, question)
    assert isinstance(found.value, Table)
    (row,) = found.value.rows
    assert (row.at("kostnad"), row.at("del")) == (Decimal(2), Chosen(chosen=("turism",)))
    assert [one.column for one in found.unfinished] == ["kostnad"]
    assert [one.id for one in found.columns] == ["kostnad", "del"]


@settings(max_examples=100)
@given(data=st.data(), before=forms(kinds=tuple(Kind)), now=forms(kinds=tuple(Kind)))
def test_any_answer_is_still_one_and_reads_as_it_did(
    data: st.DataObject, before: FormDefinition, now: FormDefinition
) -> None:
    given_ = data.draw(reports(before))
    for question in now.questions():
        for answer in given_.answers:
            found = under_new_ids(answer, question)
            assert Answer.model_validate(dict(found), context=IN_STOCKHOLM) == found
            merged = len(found.options) < len(answer.options) or any(
                len(one.options) < len(other.options)
                for one, other in zip(found.columns, answer.columns, strict=True)
            )
            # Where two options became one, the words are those of the first.
            assert merged or found.plain == answer.plain
