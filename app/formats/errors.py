"""What the formats raise: one family, each error with a Swedish sentence for the user."""


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


class FormFileError(FormatError):
    """A question set or a committee register is broken."""


class ReportFileError(FormatError):
    """A file is not a report that this program can read."""


class NewerReportError(ReportFileError):
    """A report of a newer version of the program, which this one must leave alone."""


class NotOurReportError(ReportFileError):
    """A file is whole, but none that this program has exported."""


class CopiedTextError(FormatError):
    """What was copied in another program is more than can be taken."""
