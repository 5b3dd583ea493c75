"""What reports are called where there are several: two of one committee and term are told apart."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from app.model.form import FormRef
from app.model.report import ListedReport, Report, ReportHead, title_of
from app.model.respondent import Respondent
from app.model.swedish import MONTHS, clock, local_time

Known = Report | ListedReport
_WITH_SECONDS = (False, True)


class Titles:
    """The titles of these reports; what is added to one is the same wherever it is named.

    It is what `survey` says of its question set, where there are several surveys, and then when the
    report was created, or else when it was changed.
    """

    def __init__(
        self,
        reports: Iterable[Known],
        respondent: Respondent,
        survey: Callable[[FormRef], str] = lambda _form: "",
    ) -> None:
        self._respondent = respondent
        self._survey = survey
        alike: dict[tuple[str, str, str], dict[UUID, Known]] = defaultdict(dict)
        for report in reports:
            same = alike[(*_called(report), survey(report.form))]
            known = same.get(report.report_id)
            if known is None or report.modified_at > known.modified_at:
                same[report.report_id] = report
        self._additions: dict[UUID, str] = {}
        for same in alike.values():
            if len(same) > 1:
                self._additions |= _told_apart(list(same.values()))

    def addition(self, report: ReportHead) -> str:
        """For example "skapad 12 maj kl. 21.05"; empty where committee and term say which it is."""
        added = self._survey(report.form), self._additions.get(report.report_id, "")
        return " · ".join(filter(None, added))

    def of(self, report: ReportHead) -> str:
        """For example "Farsta stadsdelsnämnd · Tertialrapport 2 2022"."""
        return " · ".join(filter(None, (title_of(report, self._respondent), self.addition(report))))

    def in_brackets(self, report: ReportHead) -> str:
        """What is added to a sentence that names committee and term already."""
        return f" ({addition})" if (addition := self.addition(report)) else ""


def _called(report: Known) -> tuple[str, str]:
    committee = report.committee.name if report.committee else ""
    return committee, report.term.code if report.term else ""


def _told_apart(reports: Sequence[Known]) -> Mapping[UUID, str]:
    moments: tuple[tuple[str, Callable[[Known], datetime.datetime]], ...] = (
        ("skapad", lambda report: report.created_at),
        ("ändrad", lambda report: report.modified_at),
    )
    for seconds in _WITH_SECONDS:
        for word, moment in moments:
            times = _times([moment(report) for report in reports], seconds=seconds)
            if len(set(times)) == len(reports):
                said = (f"{word} {time}" for time in times)
                return dict(zip((report.report_id for report in reports), said, strict=True))
    in_order = sorted(reports, key=lambda one: (one.created_at, one.modified_at, one.report_id))
    return {one.report_id: f"nummer {number}" for number, one in enumerate(in_order, 1)}


def _times(moments: Sequence[datetime.datetime], *, seconds: bool) -> list[str]:
    """With the year where they are not all of the same."""
    local = [local_time(moment) for moment in moments]
    years = {moment.year for moment in local}
    return [
        f"{one.day} {MONTHS[one.month - 1]}{f' {one.year}' if len(years) > 1 else ''} {clock(one)}"
        f"{f'.{one:%S}' if seconds else ''}"
        for one in local
    ]
