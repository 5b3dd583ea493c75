"""Moving a draft to another question set; what it was before stays as a version of it."""

import contextlib
from uuid import UUID

from app.formats.errors import FormatError
from app.model.carry_over import CarryOverPlan
from app.model.form import FormDefinition
from app.model.form_texts import asks_the_same
from app.model.question_move import moved, plan_move
from app.model.report import Report
from app.model.report_stages import with_identity
from app.model.rules.confirmation import has_new_wording
from app.model.version_history import VersionCause, VersionEntry
from app.services.report_context import ReportContext
from app.services.reports.editing_session import begin_editing
from app.services.reports.identity import Identity
from app.services.reports.library import Library
from app.storage.errors import StorageError
from app.storage.settings import Settings

NAME = "kept_questions"
_MOST = 100


def move(
    report: Report,
    form: FormDefinition,
    library: Library,
    context: ReportContext,
    identity: Identity | None = None,
) -> tuple[Report, Report]:
    """Move a draft to another set, perhaps for another committee or term.

    Returns the draft before and after.
    Raises LockedElsewhereError, NoLongerThereError, StorageError, FormatError; the draft is then
    as it was.
    """
    session = begin_editing(report, form, library, context)
    try:
        before = session.report
        wanted = moved_for(before, form, identity)[0]
        return before, session.replace_with(wanted, VersionCause.MOVED)
    finally:
        # No later save would mend what the disk refused after the move.
        with contextlib.suppress(StorageError, FormatError):
            session.save()
        session.close()


def moved_for(
    report: Report, form: FormDefinition, identity: Identity | None = None
) -> tuple[Report, CarryOverPlan]:
    """What a draft would be on another set, and what becomes of each answer."""
    if identity is not None:
        report = with_identity(report, identity.reference, identity.term)
    plan = plan_move(report, form)
    return moved(report, form, plan), plan


def asked_before(report: Report, form: FormDefinition, library: Library) -> dict[str, str]:
    """The former wording, by id, of the questions whose answers await confirmation after a move.

    Wordings that are no longer known are left out.
    """
    waiting = [answer for answer in report.answers if has_new_wording(report, answer)]
    if not waiting:
        return {}
    try:
        versions = library.history.versions(report.report_id, _is_before_move)
    except StorageError:
        return {}
    earlier = [version.report for version in versions if version.report.form != report.form]
    found: dict[str, str] = {}
    for answer in waiting:
        ids = form.ids_answering(form.question(answer.question_id))
        for was in earlier:
            wordings = [one.question for one in was.answers if one.question_id in ids]
            # Where several questions have become one, none of them is the former wording.
            if len(wordings) == 1 and not asks_the_same(wordings[0], answer.question):
                found.setdefault(answer.question_id, wordings[0])
    return found


def _is_before_move(entry: VersionEntry) -> bool:
    return entry.cause is VersionCause.MOVED


class DeclinedSets:
    """Remembers for which drafts the officer has declined which question set."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def is_declined(self, report_id: UUID, offered: FormDefinition) -> bool:
        return _line(report_id, offered) in self._lines()

    def decline(self, report_id: UUID, offered: FormDefinition) -> None:
        """Do not offer this set for the draft again. Raises StorageError, which loses nothing."""
        line = _line(report_id, offered)
        others = [one for one in self._lines() if one != line]
        self._settings.set(NAME, [*others[1 - _MOST :], line])

    def _lines(self) -> list[str]:
        kept = self._settings.value(NAME)
        if isinstance(kept, str):
            # As it was written before.
            return kept.splitlines()
        return [line for line in kept if isinstance(line, str)] if isinstance(kept, list) else []


def _line(report_id: UUID, form: FormDefinition) -> str:
    return f"{report_id} {form.id} {form.version}"
