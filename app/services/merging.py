"""A colleague's file of a report that the officer has too: whether and how the two become one."""

from dataclasses import dataclass

from app.model.merging import Choices, Difference, Side, differences, merged
from app.model.report import Report, ReportStatus
from app.services.editing import EditingSession
from app.services.history import same_work
from app.services.library import Library

_SENT = (
    "Din rapport är redan exporterad och låst, så filen går inte att slå ihop med den. Vill du ta "
    "med något ur filen väljer du först Rätta rapporten i din, och öppnar sedan filen igen."
)
_OTHER_QUESTIONS = (
    "Filen svarar på en annan version av frågorna än din rapport, så de går inte att slå ihop. Be "
    "kollegan om en fil med samma frågor, eller öppna filen som en egen rapport."
)


@dataclass(frozen=True)
class TwoVersions:
    """The officer's own report and a colleague's of it; `refusal` is why they cannot be merged."""

    mine: Report
    theirs: Report
    differing: tuple[Difference, ...] = ()
    refusal: str = ""

    @property
    def nothing_new(self) -> bool:
        """Whether the file has nothing that is not in the officer's own report."""
        if self.refusal or self.differing:
            return False
        sent = self.mine.status is ReportStatus.SUBMITTED
        return sent or same_work(merged(self.mine, self.theirs, {}), self.mine)


def own_version(theirs: Report, library: Library) -> Report | None:
    """The report in the library that a file is a version of: the draft, else what is exported."""
    versions = library.contents().versions(theirs.report_id)
    drafts = [one for one in versions if one.status is ReportStatus.DRAFT]
    sent = sorted(versions, key=lambda one: one.revision, reverse=True)
    return next(iter((*drafts, *sent)), None)


def two_versions(mine: Report, theirs: Report, library: Library) -> TwoVersions:
    """The two side by side. Raises StorageError."""
    if mine.form != theirs.form:
        return TwoVersions(mine, theirs, refusal=_OTHER_QUESTIONS)
    versions = library.history.versions(mine.report_id)
    earlier = [one.report for one in versions if one.report.form == mine.form]
    differing = differences(mine, theirs, earlier)
    if differing and mine.status is ReportStatus.SUBMITTED:
        return TwoVersions(mine, theirs, refusal=_SENT)
    return TwoVersions(mine, theirs, differing)


def merge(session: EditingSession, theirs: Report, choices: Choices) -> None:
    """Have the report of a session be made of itself and a colleague's, as was chosen.

    Both are versions to come back to. Raises StorageError, FormatError; then all is as before.
    """
    mine = session.report
    everywhere = {one.place: Side.THEIRS for one in differences(mine, theirs)}
    # A few questions alone would be no version to come back to.
    as_theirs = merged(mine, theirs, everywhere) if theirs.only else theirs
    made = merged(mine, theirs, choices)
    if not theirs.only:
        # From here on all of it is known to whoever goes on with this one.
        made = made.model_copy(update={"built_on": theirs.modified_at})
    session.become(made, as_theirs)
