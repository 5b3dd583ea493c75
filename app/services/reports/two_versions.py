"""A colleague's file of a report that the officer has too: whether and how the two become one."""

from collections.abc import Callable
from dataclasses import dataclass

from app.model.form import FormDefinition
from app.model.merge import Choices, Difference, Side, differences, merged
from app.model.question_move import moved, plan_move
from app.model.report import Report, ReportStatus
from app.model.version_history import VersionCause, VersionEntry
from app.services.catalog import Catalog
from app.services.errors import StoppedWaitingError
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.services.reports.versions import same_work

_SENT = (
    "Din rapport är redan exporterad och låst, så filen går inte att slå ihop med den. Vill du ta "
    "med något ur filen väljer du först Rätta rapporten i din, och öppnar sedan filen igen."
)
_OTHER_QUESTIONS = (
    "Filen svarar på andra frågor än din rapport, så de går inte att slå ihop. Be kollegan om en "
    "fil med samma frågor."
)
_NEWER_QUESTIONS = (
    "Filen svarar på nyare frågor än din rapport. Byt till de nya frågorna i din rapport först, "
    "och öppna sedan filen igen."
)
_NOT_ASKED = (
    "Filen svarar på en fråga som inte ställs i din rapport, så svaret går inte att ta in. Be "
    "kollegan skicka texten som den är."
)


@dataclass(frozen=True)
class TwoVersions:
    """The officer's own report and a colleague's of it; `refusal` is why they cannot be merged."""

    mine: Report
    theirs: Report
    differing: tuple[Difference, ...] = ()
    refusal: str = ""
    had_before: bool = False
    """Whether theirs is what mine was earlier."""

    @property
    def nothing_new(self) -> bool:
        """Whether the file has nothing that is not in the officer's own report."""
        if self.had_before:
            return True
        if self.refusal or self.differing:
            return False
        sent = self.mine.status is ReportStatus.SUBMITTED
        return sent or same_work(merged(self.mine, self.theirs, {}), self.mine)


def own_version(theirs: Report, library: Library) -> Report | None:
    """The report in the library that a file is a version of: the draft, else what is exported."""
    versions = library.versions(theirs.report_id)
    drafts = [one for one in versions if one.status is ReportStatus.DRAFT]
    sent = sorted(versions, key=lambda one: one.revision, reverse=True)
    return next(iter((*drafts, *sent)), None)


def two_versions(
    mine: Report,
    theirs: Report,
    library: Library,
    catalog: Catalog,
    go_on: Callable[[], bool] = lambda: True,
    exported: Report | None = None,
) -> TwoVersions:
    """Compare the two, theirs on the questions of mine, with all that mine was earlier.

    Theirs may be a document that somebody has edited: then it was made of mine as that was when it
    was `exported`. Raises StorageError; StoppedWaitingError where it is not to `go_on`.
    """

    def stood_in_mine(entry: VersionEntry) -> bool:
        if not go_on():
            raise StoppedWaitingError
        # Other words are no reason to turn the same ones away.
        return not entry.never_stood

    refusal = _why_not_on_one_set(mine, theirs, catalog)
    if refusal:
        return TwoVersions(mine, theirs, refusal=refusal)
    versions = library.history.versions(mine.report_id, stood_in_mine)
    earlier = [one.report for one in versions]
    if catalog.has_form_of(mine):
        form = catalog.form_of(mine)
        theirs, earlier = _on_set(theirs, form), [_on_set(one, form) for one in earlier]
        exported = _on_set(exported, form) if exported else None
    earlier = [one for one in earlier if one.form == mine.form]
    if any(_had_before(one, theirs) for one in filter(None, (exported, *earlier))):
        return TwoVersions(mine, theirs, had_before=True)
    differing = differences(mine, theirs, earlier, exported)
    if differing and mine.status is ReportStatus.SUBMITTED:
        return TwoVersions(mine, theirs, refusal=_SENT)
    return TwoVersions(mine, theirs, differing)


def _why_not_on_one_set(mine: Report, theirs: Report, catalog: Catalog) -> str:
    """Why the two cannot answer the same questions, in Swedish; empty where they can."""
    if mine.form == theirs.form:
        return ""
    if mine.form.id != theirs.form.id:
        return _OTHER_QUESTIONS
    # Without their questions the words can still be had, on those that are here.
    if theirs.form.version > mine.form.version and catalog.has_form_of(theirs):
        return _NEWER_QUESTIONS
    if not catalog.has_form_of(mine):
        return _OTHER_QUESTIONS
    if theirs.only and not _on_set(theirs, catalog.form_of(mine)).only:
        return _NOT_ASKED
    return ""


def _on_set(report: Report, form: FormDefinition) -> Report:
    """The report on these questions, if it answers another version of them."""
    if report.form == form.reference() or report.form.id != form.id:
        return report
    return moved(report, form, plan_move(report, form))


def _had_before(one: Report, theirs: Report) -> bool:
    """Whether an earlier version of mine has all of theirs.

    Not where they had mine as it was later: then it was put back on purpose.
    """
    if theirs.built_on is not None and one.modified_at < theirs.built_on:
        return False
    return TwoVersions(one, theirs, differences(one, theirs)).nothing_new


def merge(
    session: EditingSession, theirs: Report, choices: Choices, *, is_document: bool = False
) -> None:
    """Merge a colleague's report, or an edited document, into that of a session, as was chosen.

    Both are versions to come back to. Raises StorageError, FormatError; then all is as before.
    """
    mine = session.report
    everywhere = {one.place: Side.THEIRS for one in differences(mine, theirs)}
    # A few questions alone would be no version to come back to.
    as_theirs = merged(mine, theirs, everywhere) if theirs.only else theirs
    result = merged(mine, theirs, choices)
    if not theirs.only and not is_document:
        # From here on all of it is known to whoever goes on with this one.
        result = result.model_copy(update={"built_on": theirs.modified_at})
    session.replace_with(result, VersionCause.MERGED, as_theirs)
