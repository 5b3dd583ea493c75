"""Any set is written on in any order: it says what it should, and every step can be taken back."""

import tomllib
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from hypothesis.strategies import DataObject

from app.formats.question_set.toml_content import says_the_same
from app.model.base import Location
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.services.workshop.preview import preview_id
from app.services.workshop.set_draft import SetDraft
from tests.support.kind_strategies import asked_answers
from tests.support.toml_texts import said_lines, written_sets
from tests.support.workplace import bundled_catalog

_KEYS = st.sampled_from(
    ["text", "short", "hint", "kind", "unit", "required", "options", "columns", "word_limit"]
)
_VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, "", "Nytt {year}", "Två\nrader", "number", "choice", "table", False, 3, [], ["a"]]
) | st.just([{"text": "Ja"}, {"id": "nej", "text": "Nej"}])


class AnyOrder(RuleBasedStateMachine):
    """A draft, and what can be done with it; whatever it says, it can be looked at."""

    draft: SetDraft
    first: str

    @initialize(written=written_sets())
    def begin(self, written: tuple[FormDefinition, str]) -> None:
        self.first = written[1]
        self.draft = SetDraft("a", self.first, bundled_catalog())

    @rule(data=st.data(), key=_KEYS, value=_VALUES)
    def write(self, data: DataObject, key: str, value: object) -> None:
        question = self._question(data)
        self.draft.set((*question, key), value)
        kept = self.draft.value((*question, key))
        assert kept == value or (key == "columns" and value == [])

    @rule(data=st.data(), kind=st.sampled_from(Kind))
    def ask_for_another_kind(self, data: DataObject, kind: Kind) -> None:
        question = self._question(data)
        for key, value in data.draw(asked_answers(kind)).items():
            self.draft.set((*question, key), value)

    @rule(data=st.data(), key=st.sampled_from(["number", "title"]), value=_VALUES)
    def head(self, data: DataObject, key: str, value: object) -> None:
        self.draft.set((*self._section(data), key), value)

    @rule(data=st.data())
    def add(self, data: DataObject) -> None:
        section = self._section(data)
        index = data.draw(st.integers(0, len(self._questions_of(section))))
        at = self.draft.add_question(int(section[1]), index)
        self.draft.name_question(at)
        assert self.draft.value(at) == {"text": ""}
        self.draft.set((*at, "text"), "Vad är nytt?")
        self.draft.name_question(at)
        assert self.draft.value((*at, "id"))

    @rule(index=st.integers(0, 9))
    def add_section(self, index: int) -> None:
        self.draft.value(self.draft.add_section(index))["title"]

    @rule(data=st.data())
    def copy(self, data: DataObject) -> None:
        question = self._question(data)
        to = self.draft.copy(question)
        said = {**self.draft.value(question), "id": None}
        assert {**self.draft.value(to), "id": None} == said

    @rule(data=st.data())
    def copy_section(self, data: DataObject) -> None:
        if len(self.draft.content["sections"]) < 5:
            self.draft.copy(self._section(data))

    @rule(data=st.data())
    def move(self, data: DataObject) -> None:
        question, section = self._question(data), self._section(data)
        said = self.draft.value(question)
        index = data.draw(st.integers(0, 5))
        assert self.draft.value(self.draft.move(question, (*section, "questions", index))) == said

    @rule(data=st.data(), to=st.integers(0, 5))
    def move_section(self, data: DataObject, to: int) -> None:
        section = self._section(data)
        said = self.draft.value((*section, "questions"))
        assert self.draft.value((*self.draft.move(section, ("sections", to)), "questions")) == said

    @precondition(lambda self: len(self._all_questions()) > 1)
    @rule(data=st.data())
    def remove(self, data: DataObject) -> None:
        count = len(self._all_questions())
        self.draft.remove(self._question(data))
        assert len(self._all_questions()) == count - 1

    @precondition(lambda self: self.draft.can_undo)
    @rule()
    def undo(self) -> None:
        text = self.draft.text
        self.draft.undo()
        self.draft.redo()
        assert self.draft.text == text
        self.draft.undo()

    @precondition(lambda self: self.draft.can_redo)
    @rule()
    def redo(self) -> None:
        self.draft.redo()

    @invariant()
    def can_be_looked_at(self) -> None:
        if not hasattr(self, "draft"):
            return
        assert says_the_same(tomllib.loads(self.draft.text), self.draft.content)
        wrong = [one for one in self.draft.remarks if one.kind == "error"]
        assert (self.draft.form is None) == bool(wrong)
        preview = self.draft.preview_form()
        assert preview is not None
        shown = [question.id for question in preview.questions()]
        assert shown == [preview_id(self.draft.content, at) for at in self._all_questions()]

    def teardown(self) -> None:
        if not hasattr(self, "draft"):
            return
        self._redo_all()
        last = self.draft.text
        while self.draft.undo() is not None:
            pass
        assert self.draft.text == self.first
        self._redo_all()
        assert self.draft.text == last

    def _redo_all(self) -> None:
        while self.draft.redo() is not None:
            pass

    def _section(self, data: DataObject) -> Location:
        return "sections", data.draw(st.integers(0, len(self.draft.content["sections"]) - 1))

    def _questions_of(self, section: Location) -> list[Any]:
        return self.draft.value((*section, "questions")) or []

    def _all_questions(self) -> list[Location]:
        return [
            ("sections", index, "questions", place)
            for index in range(len(self.draft.content["sections"]))
            for place in range(len(self._questions_of(("sections", index))))
        ]

    def _question(self, data: DataObject) -> Location:
        return data.draw(st.sampled_from(self._all_questions()))


def test_a_set_is_written_on_in_any_order() -> None:
    run_state_machine_as_test(AnyOrder, settings=settings(max_examples=25, stateful_step_count=20))


@settings(max_examples=300)
@given(written=written_sets(), wording=st.text(min_size=1).filter(str.strip))
def test_of_any_file_only_what_was_changed_is_changed(
    written: tuple[FormDefinition, str], wording: str
) -> None:
    form, before = written
    draft = SetDraft("a", before, bundled_catalog())
    at: Location = ("sections", 0, "questions", 0)
    draft.set((*at, "text"), wording)
    # The rest of the file is what it is without the wording, to the byte.
    changed = SetDraft("b", draft.text, bundled_catalog())
    for one in (changed, original := SetDraft("c", before, bundled_catalog())):
        one.remove((*at, "text"))
    assert said_lines(changed.text) == said_lines(original.text)
    draft.set((*at, "text"), form.sections[0].questions[0].text)
    assert says_the_same(draft.content, tomllib.loads(before))
