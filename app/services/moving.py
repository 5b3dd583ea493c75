"""Changing the questions that a draft answers, and changing back: what it was is a version."""

import datetime
from collections.abc import Callable
from uuid import UUID

from app.model.form import FormDefinition
from app.model.moving import moved, plan_move
from app.model.report import Report, as_it_was
from app.services.keeping import take_up
from app.services.library import Library
from app.services.making import Making
from app.storage.settings import Settings

_NAME = "kept_questions"
_MOST = 100


class Moves:
    """Moves drafts of the library; a draft that another window has open is left alone."""

    def __init__(self, library: Library, making: Making) -> None:
        self._library = library
        self._making = making

    def move(self, report: Report, form: FormDefinition) -> tuple[Report, Report]:
        """The draft as it was, and as it is from now on, on the questions of another set.

        Raises HeldElsewhereError, NoLongerThereError, StorageError, FormatError; the draft is then
        as it was.
        """
        return self._change(report, lambda now: moved(now, form, plan_move(now, form)))

    def go_back(self, report: Report, earlier: Report) -> tuple[Report, Report]:
        """The draft as it was, and as it is again: like an earlier version, its questions too.

        Raises like `move`.
        """
        return self._change(report, lambda now: as_it_was(now, earlier))

    def _change(self, report: Report, change: Callable[[Report], Report]) -> tuple[Report, Report]:
        now = self._making.now().astimezone(datetime.UTC)
        keeper = take_up(report, self._library, now, self._making.new_id)
        try:
            before = keeper.saved
            # Not without it: it is the way back.
            keeper.keep_version()
            changed = change(before).model_copy(update={"modified_at": now})
            return before, keeper.keep(changed)
        finally:
            keeper.put_away()


class KeptQuestions:
    """Remembers which drafts are to keep their questions, so that it is not asked at every turn."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def are_kept(self, report_id: UUID, instead: FormDefinition) -> bool:
        """Whether the officer has said so of this draft and this set."""
        return _line(report_id, instead) in self._lines()

    def keep(self, report_id: UUID, instead: FormDefinition) -> None:
        """Ask no more of itself. Raises StorageError; nothing is lost with it."""
        line = _line(report_id, instead)
        others = [one for one in self._lines() if one != line]
        self._settings.set(_NAME, "\n".join([*others[1 - _MOST :], line]))

    def _lines(self) -> list[str]:
        return self._settings.get(_NAME).splitlines()


def _line(report_id: UUID, form: FormDefinition) -> str:
    return f"{report_id} {form.id} {form.version}"
