"""The draft of a question set: the one place where it changes while somebody writes it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import read_form_file
from app.formats.question_set.toml_content import MISSING, Content, value_at
from app.formats.question_set.toml_edit import (
    content_of,
    with_item,
    with_item_moved,
    with_value,
    without_item,
)
from app.model.base import Location, sanitise
from app.model.form import FormDefinition, Question, latest_before
from app.services.catalog import Catalog
from app.services.question_sets.set_remarks import (
    DraftRemark,
    remarks_on_faults,
    remarks_on_set,
)
from app.services.workshop.naming import id_for
from app.services.workshop.plain_remarks import plainly
from app.services.workshop.preview import form_to_preview
from app.services.workshop.remark_order import in_order
from app.services.workshop.section_numbers import numbers_for_one_more, with_numbers

_MOST_STEPS = 500
_OF_THE_WORDING = {"id", "text", "short", "hint", "replaces"}


@dataclass(frozen=True)
class _Step:
    """What the text was before a change, and where that was."""

    text: str
    location: Location


@dataclass(frozen=True)
class _Judged:
    form: FormDefinition | None
    remarks: tuple[DraftRemark, ...]
    preview: FormDefinition | None


class SetDraft:
    """A question set that is being written; watchers are called after every change.

    Its text is always TOML, though perhaps no valid set. What there is to say of it is found out
    when it is asked for, so that typing does not wait for it.
    """

    def __init__(self, key: str, text: str, catalog: Catalog) -> None:
        self.key = key
        """Its name in the store."""
        self._text = text
        self._content = content_of(text)
        self._catalog = catalog
        self._undone: list[_Step] = []
        self._done: list[_Step] = []
        self._typed_in: Location | None = None
        self._judged: _Judged | None = None
        self._watchers: list[Callable[[], None]] = []

    @property
    def text(self) -> str:
        """The TOML."""
        return self._text

    @property
    def content(self) -> Mapping[str, Any]:
        """What it says, also where it is not a valid set yet."""
        return self._content

    @property
    def form(self) -> FormDefinition | None:
        """The set; None while there are errors."""
        return self._judgement().form

    @property
    def before(self) -> FormDefinition | None:
        """The version before, which changes are told against."""
        set_id, version = self._content.get("id"), self._content.get("version")
        if not isinstance(set_id, str) or not isinstance(version, int):
            return None
        return latest_before(set_id, version, self._catalog.forms)

    @property
    def remarks(self) -> tuple[DraftRemark, ...]:
        """All there is to say of it, in the order of the set; at one place errors first."""
        return self._judgement().remarks

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def watch(self, watcher: Callable[[], None]) -> None:
        """Have the watcher called after every change."""
        self._watchers.append(watcher)

    def value(self, location: Location) -> Any:  # noqa: ANN401
        """What stands at a location; None where nothing does."""
        found = value_at(self._content, location)
        return None if found is MISSING else found

    def remarks_at(self, location: Location) -> tuple[DraftRemark, ...]:
        """What there is to say at a location or within it."""
        depth = len(location)
        return tuple(one for one in self.remarks if one.location[:depth] == location)

    def set(self, location: Location, value: object) -> None:
        """Set a value, or take it away with None; typing in one field is one step to undo."""
        joins = location == self._typed_in
        self._change(with_value(self._text, location, _clean(value)), location, joins=joins)
        self._typed_in = location

    def set_together(self, location: Location, values: Mapping[str, object]) -> None:
        """Set several values below a location, by their keys, as one step to undo."""
        text = self._text
        for key, value in values.items():
            text = with_value(text, (*location, key), _clean(value))
        self._change(text, (*location, *list(values)[:1]))

    def add_section(self, index: int) -> Location:
        """Add an empty section, before the closing one at the latest; its number is made free."""
        sections = self._items(("sections",))
        index = max(0, min(index, self._last_place(sections)))
        numbers = numbers_for_one_more(sections, index)
        section = {"number": numbers[index], "title": ""}
        text = with_item(self._text, ("sections", index), section)
        self._change(with_numbers(text, numbers), ("sections", index))
        return "sections", index

    def add_question(self, section: int, index: int) -> Location:
        """Add a question with no wording; it has an id when it has been named."""
        return self.add_item(("sections", section, "questions", index), {"text": ""})

    def add_item(self, location: Location, item: Mapping[str, object]) -> Location:
        """Add an item to a list, such as an option, at the index that ends the location."""
        index = min(_index(location), len(self._items(location[:-1])))
        location = (*location[:-1], index)
        self._change(with_item(self._text, location, _clean(item)), location)
        return location

    def move(self, location: Location, to: Location) -> Location:
        """Move an item to where `to` says that it is afterwards, perhaps into another section.

        Sections keep their order of numbers, and the closing section stays last.
        """
        if location[:-1] == ("sections",):
            return self._move_section(_index(location), _index(to))
        most = len(self._items(to[:-1])) - (location[:-1] == to[:-1])
        to = (*to[:-1], max(0, min(_index(to), most)))
        self._change(with_item_moved(self._text, location, to), to)
        return to

    def remove(self, location: Location) -> None:
        """Remove an item of a list, or a key."""
        if isinstance(location[-1], int):
            self._change(without_item(self._text, location), location)
        else:
            self._change(with_value(self._text, location, None), location)

    def copy(self, location: Location) -> Location:
        """Add the same item once more after it, with ids of its own; returns where."""
        item = dict(self.value(location))
        to: Location = (*location[:-1], _index(location) + 1)
        if location[:-1] == ("sections",):
            return self._copy_section(item, _index(location))
        text = with_item(self._text, to, {k: v for k, v in item.items() if k != "id"})
        self._change(self._named(text, to), to)
        return to

    def split(self, location: Location) -> Location:
        """Put two questions in the place of one, which take over its answer; one step to undo.

        Neither has a wording yet, nor what comes of it; how they are answered is as it was.
        """
        question = dict(self.value(location))
        new = self._taking_over([question])
        text = without_item(self._text, location)
        for _ in range(2):
            text = with_item(text, location, new)
        self._change(text, location)
        return location

    def join(self, location: Location) -> Location | None:
        """Put one question in the place of this and the next in its section, likewise.

        None where there is no next one, and nothing is done.
        """
        after: Location = (*location[:-1], _index(location) + 1)
        if self.value(after) is None:
            return None
        new = self._taking_over([dict(self.value(location)), dict(self.value(after))])
        text = without_item(without_item(self._text, after), location)
        self._change(with_item(text, location, new), location)
        return location

    def name_question(self, location: Location) -> None:
        """Give a question its id from its wording; nothing where it has one or has no wording.

        Likewise an option or a column; () is the set itself, by its title. It is one step with what
        was typed before.
        """
        joins = bool(self._done) and self._done[-1].location[: len(location)] == location
        self._change(self._named(self._text, location), location, joins=joins)

    def candidates(self, location: Location) -> tuple[Question, ...]:
        """The questions of the version before that a question may replace: no more asked by id."""
        before, own = self.before, self.value((*location, "replaces")) or []
        if before is None:
            return ()
        asked = {question.get("id") for question in self._questions()}
        return tuple(one for one in before.questions() if one.id not in asked or one.id in own)

    def restore(self, text: str) -> None:
        """Say what an earlier version said; one step to undo. Raises tomllib.TOMLDecodeError."""
        content_of(text)
        self._change(text, ())

    def undo(self) -> Location | None:
        """Take the last step back; returns where it was, None where there was none."""
        return self._step(self._done, self._undone)

    def redo(self) -> Location | None:
        """Take the step again that was undone last, likewise."""
        return self._step(self._undone, self._done)

    def preview_form(self) -> FormDefinition | None:
        """A set to look at also while there are errors; None where there is no section at all.

        It has every question, in its section; what is faulty in one is left out or stood in for.
        """
        return self._judgement().preview

    def _judgement(self) -> _Judged:
        if self._judged is None:
            self._judged = self._judge()
        return self._judged

    def _judge(self) -> _Judged:
        try:
            form = read_form_file(self._text.encode(), "", self._catalog.calendar)
        except FormFileError as error:
            faults = tuple(remarks_on_faults(error))
            preview = form_to_preview(self._content, self._catalog.register)
            told = self._told((*faults, *self._advice_beside(faults, preview)))
            return _Judged(None, told, preview)
        if not isinstance(form, FormDefinition):
            return _Judged(None, (), form_to_preview(self._content, self._catalog.register))
        remarks = self._told(remarks_on_set(form, self._catalog.forms, self._catalog))
        wrong = any(one.kind == "error" for one in remarks)
        return _Judged(None if wrong else form, remarks, form)

    def _advice_beside(
        self, faults: Iterable[DraftRemark], preview: FormDefinition | None
    ) -> Iterator[DraftRemark]:
        """The advice on all but what has faults, so that it does not come and go with them.

        None while what is said of the set as a whole is faulty: then it is only begun.
        """
        faulty = {_part(one.location) for one in faults}
        if preview is None or any(part[:1] != ("sections",) for part in faulty):
            return
        for one in remarks_on_set(preview, self._catalog.forms, self._catalog):
            if one.kind == "advice" and _part(one.location) not in faulty:
                yield one

    def _told(self, remarks: Iterable[DraftRemark]) -> tuple[DraftRemark, ...]:
        return in_order(plainly(remarks, self._content, self.before))

    def _move_section(self, index: int, to: int) -> Location:
        sections = self._items(("sections",))
        last = self._last_place(sections)
        if index >= last:
            # The closing section.
            return "sections", index
        to = max(0, min(to, last - 1))
        numbers = [section.get("number") for section in sections]
        text = with_item_moved(self._text, ("sections", index), ("sections", to))
        self._change(with_numbers(text, numbers), ("sections", to))
        return "sections", to

    def _copy_section(self, section: Content, index: int) -> Location:
        sections = self._items(("sections",))
        to = min(index + 1, self._last_place(sections))
        numbers = numbers_for_one_more(sections, to)
        questions = [
            {key: value for key, value in one.items() if key != "id"}
            for one in section.get("questions", [])
        ]
        made = {"title": "", **section, "number": numbers[to], "questions": questions}
        text = with_numbers(with_item(self._text, ("sections", to), made), numbers)
        for place in range(len(questions)):
            text = self._named(text, ("sections", to, "questions", place))
        self._change(text, ("sections", to))
        return "sections", to

    def _taking_over(self, questions: list[Content]) -> Content:
        """A question that asks for the same as the first, and replaces what officers were asked."""
        before = {one.id for one in self.before.questions()} if self.before else set()
        replaced = [
            one
            for question in questions
            for one in (question.get("id"), *question.get("replaces", []))
            if one in before
        ]
        kept = {key: one for key, one in questions[0].items() if key not in _OF_THE_WORDING}
        new = {"text": "", **kept}
        return {**new, "replaces": list(dict.fromkeys(replaced))} if replaced else new

    def _named(self, text: str, location: Location) -> str:
        made = id_for(content_of(text), location, self.before, self._catalog.forms)
        return with_value(text, (*location, "id"), made) if made else text

    def _items(self, location: Location) -> list[Any]:
        found = value_at(self._content, location)
        return found if isinstance(found, list) else []

    def _questions(self) -> list[Content]:
        sections = self._items(("sections",))
        return [question for section in sections for question in section.get("questions", [])]

    @staticmethod
    def _last_place(sections: list[Any]) -> int:
        """How many sections there are before the closing one."""
        closing = bool(sections) and "number" not in sections[-1] and "title" not in sections[-1]
        return len(sections) - closing

    def _change(self, text: str, location: Location, *, joins: bool = False) -> None:
        self._typed_in = None
        if text == self._text:
            return
        if not (joins and self._done):
            self._done = [*self._done[1 - _MOST_STEPS :], _Step(self._text, location)]
        self._undone = []
        self._take(text)

    def _step(self, source: list[_Step], target: list[_Step]) -> Location | None:
        if not source:
            return None
        step = source.pop()
        target.append(_Step(self._text, step.location))
        self._typed_in = None
        self._take(step.text)
        return step.location

    def _take(self, text: str) -> None:
        self._text, self._content, self._judged = text, content_of(text), None
        for watcher in self._watchers:
            watcher()


def _part(location: Location) -> Location:
    """The question that a location is in, or the section, or what it begins with."""
    return location[: 4 if "questions" in location else 2 if location[:1] == ("sections",) else 1]


def _index(location: Location) -> int:
    index = location[-1]
    if not isinstance(index, int):
        raise TypeError(location)
    return index


def _clean(value: object) -> object:
    """Text that every format can carry."""
    if isinstance(value, Mapping):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return sanitise(value)
