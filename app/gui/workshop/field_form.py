"""The fields of one part of a set that is being written: a section, a question, or the whole."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.kit.parts import column_in
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.workshop.draft_fields import DraftField
from app.model.base import Location

if TYPE_CHECKING:
    from app.services.question_sets.set_remarks import DraftRemark
    from app.services.workshop.set_draft import SetDraft


def is_within(location: Location, around: Location) -> bool:
    return location[: len(around)] == around


def owner_of(location: Location) -> Location:
    """The question that a location belongs to, or the section, or () for the whole."""
    if len(location) >= 4 and location[0] == "sections" and location[2] == "questions":
        return location[:4]
    return location[:2] if len(location) >= 2 and location[0] == "sections" else ()


def told_remarks(draft: "SetDraft") -> "list[DraftRemark]":
    """What is remarked on a draft, but that an id is missing: it comes with the wording."""
    return [
        one for one in draft.remarks if one.location[-1:] != ("id",) or draft.value(one.location)
    ]


class FieldForm(QWidget):
    """Shows what a draft says at one place, and puts into it what is written."""

    edited = Signal()
    """Something was typed that the draft does not know yet; `collect` tells it."""

    @signal
    def refused(self, text: str, /) -> None:
        """Why something could not be done, in Swedish."""

    def __init__(self) -> None:
        super().__init__()
        self.draft: SetDraft | None = None
        self.base: Location = ()
        self.fields: list[DraftField] = []
        self._collecting = False
        self._left: list[DraftField] = []
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._settle)
        self.column: QVBoxLayout = column_in(self, spacing=STEP * 2)

    def add(self, *fields: DraftField) -> None:
        for field in fields:
            self.column.addWidget(field)
            self.watch(field)

    def watch(self, field: DraftField) -> None:
        """Follow a field that stands anywhere in the form."""
        self.fields.append(field)
        field.edited.connect(self.edited)
        field.left.connect(lambda: self._leave(field))

    def show_at(self, draft: "SetDraft", base: Location) -> None:
        """Show another place, or the same anew."""
        self.draft, self.base = draft, base
        self._follow(anew=True)

    def follow(self) -> None:
        """Show what the draft says now."""
        if self.draft is not None:
            self._follow(anew=False)

    def collect(self) -> None:
        """Put into the draft what was typed since."""
        if self.draft is None or self._collecting:
            return
        self._collecting = True
        try:
            for field in [one for one in self.fields if one.is_typed_in]:
                field.is_typed_in = False
                self.put(field)
        finally:
            self._collecting = False
        self.follow()

    def put(self, field: DraftField) -> None:
        assert self.draft is not None
        field.put_into(self.draft, self.base + field.key)

    def settle_now(self) -> None:
        """Collect, and give names to what was left: another place is about to be shown."""
        self._waiting.stop()
        self._settle()

    def _leave(self, field: DraftField) -> None:
        self._left.append(field)
        # Not while its own event is under way: the form may be shown anew by it.
        self._waiting.start(0)

    def _settle(self) -> None:
        left, self._left = self._left, []
        if self.draft is not None:
            self.collect()
            for field in dict.fromkeys(left):
                field.settle(self.draft, self.base + field.key)

    def said(self, *key: str | int) -> Any:  # noqa: ANN401
        """What the draft says at a place below that of the form."""
        assert self.draft is not None
        return self.draft.value(self.base + key)

    def field_at(self, location: Location) -> DraftField | None:
        """The field that a place stands in, or the first where none does."""
        shown = [one for one in self.fields if one.isVisibleTo(self)]
        within = (one for one in shown if is_within(location, self.base + one.key))
        best = max(within, key=lambda one: len(one.key), default=None)
        return best or (shown[0] if shown else None)

    def focus_first(self) -> None:
        shown = (one for one in self.fields if one.isVisibleTo(self))
        first = next(shown, None)
        if first is not None:
            first.focus_first()

    def _follow(self, *, anew: bool) -> None:
        assert self.draft is not None
        self.prepare()
        for field in self.fields:
            field.stand_in(self.draft, self.base + field.key)
            field.show_value(self.said(*field.key), anew=anew)
        remarks = self._remarks()
        # What has no field of its own is said at the first.
        left_over = [one for one in remarks if not self._has_field_for(one.location)]
        for field in self.fields:
            there = self.base + field.key
            about = [one for one in remarks if is_within(one.location, there)]
            field.show_remarks(about + (left_over if field is self.fields[0] else []))

    def prepare(self) -> None:
        """Show the fields that what is said asks for."""

    def _remarks(self) -> "list[DraftRemark]":
        """Those at its place; of the set as a whole, those that are about no section."""
        assert self.draft is not None
        return [one for one in told_remarks(self.draft) if owner_of(one.location) == self.base]

    def _has_field_for(self, location: Location) -> bool:
        shown: Iterator[DraftField] = (one for one in self.fields if one.isVisibleTo(self))
        return any(is_within(location, self.base + one.key) for one in shown)
