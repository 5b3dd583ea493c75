"""What the formats raise: one family, each error with a Swedish sentence for the user."""

from dataclasses import dataclass


def refusal(file: str, reason: str, place: str = "") -> str:
    """What the user is told of a file that is refused."""
    return f"{file}: {f'{place}: ' if place else ''}{reason}."


class FormatError(Exception):
    """A file is refused. `str()` is one Swedish sentence, or a few, for the user.

    `place` says where in the file: a line, or the path of a value such as
    `sections[2].questions[0].text`; empty where the whole file is meant.
    """

    def __init__(self, file: str, reason: str, place: str = "") -> None:
        self.file = file
        self.reason = reason
        self.place = place
        super().__init__(refusal(file, reason, place))


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file. `line` counts from 1; None where the whole file is meant.

    `place` is the path of the value, or a sign in the line; `reason` is Swedish.
    """

    line: int | None
    place: str
    reason: str

    @property
    def where(self) -> str:
        """Line and place as they are told: `rad 41, sections[1].questions[0].id`."""
        line = f"rad {self.line}" if self.line is not None else ""
        return ", ".join(part for part in (line, self.place) if part)


class FormFileError(FormatError):
    """A question set or a committee register is broken. `faults` has all that is wrong with it.

    What is told is the first of them, and how many more there are.
    """

    def __init__(self, file: str, *faults: Fault) -> None:
        self.faults = faults
        first, *others = faults
        more = f" ({len(others)} fel till)" if others else ""
        super().__init__(file, f"{first.reason}{more}", first.where)


class ReportFileError(FormatError):
    """A file is not a report that this program can read."""


class NewerReportError(ReportFileError):
    """A report of a newer version of the program, which this one must leave alone."""


class NotOurReportError(ReportFileError):
    """A file is whole, but none that this program has exported."""


class NoQuestionError(ReportFileError):
    """A file can be read, but no question that the program knows stands in it."""


class CopiedTextError(FormatError):
    """What was copied in another program is more than can be taken."""
