"""What a report goes through: it is shown to others, sent, corrected, and as it once was again."""

import datetime

from app.model.report import Report, ReportStatus

# What an officer has written and decided, and the questions it answers; the rest is which report
# it is, and when.
_WORK = (
    *("form", "committee", "term", "contact", "contact_confirmed"),
    *("only", "answers", "unplaced", "accepted", "built_on"),
)


def as_it_was(report: Report, earlier: Report) -> Report:
    """The report with everything in it as it was in an earlier version of it."""
    return report.model_copy(update={name: getattr(earlier, name) for name in _WORK})


def content_of(report: Report) -> tuple[object, ...]:
    """What a report says, whatever its id, its revision and its dates."""
    said = report.committee, report.term, report.contact, report.answers, report.unplaced
    return *said, report.only


def without_what_is_set_aside(report: Report) -> Report:
    """The report as others see it.

    Left out is what the officer has set aside and sees as set aside: text in a question that is
    not applicable, and the reason of one that is applicable after all.
    """
    answers = tuple(
        answer.model_copy(update={"blocks": ()})
        if answer.not_applicable
        else answer.model_copy(update={"reason": ""})
        for answer in report.answers
    )
    return report.model_copy(update={"answers": answers})


def as_submitted(report: Report, revision: int, now: datetime.datetime) -> Report:
    """The report as it is kept once it is sent; what is set aside in it is kept with it."""
    return report.model_copy(
        update={
            "status": ReportStatus.SUBMITTED,
            "revision": revision,
            "submitted_at": now.astimezone(datetime.UTC),
            "modified_at": now.astimezone(datetime.UTC),
            "built_on": None,
            "docx": None,
        }
    )


def as_correction(report: Report, now: datetime.datetime) -> Report:
    """A draft of the next revision of a report that has been exported."""
    return report.model_copy(
        update={
            "status": ReportStatus.DRAFT,
            "revision": report.revision + 1,
            "submitted_at": None,
            "modified_at": now.astimezone(datetime.UTC),
            "docx": None,
        }
    )
