"""What the services refuse: one family, each error with Swedish sentences for the user."""

from app.formats.errors import refusal
from app.model.finding import Finding


class ServiceError(Exception):
    """Something cannot be done. `str()` is a Swedish sentence that says what and what to do."""


class ImportRefused(ServiceError):  # noqa: N818
    """A file is not taken in. `str()` says what is wrong with it and what to do, in Swedish.

    `place` is where in the file, empty for all of it. `fault` is what its reader tripped over,
    logged for whoever mends the program; empty where the file was judged as it should be.
    """

    def __init__(self, file: str, reason: str, place: str = "", *, fault: str = "") -> None:
        self.file = file
        self.reason = reason
        self.place = place
        self.fault = fault
        super().__init__(refusal(file, reason, place))


class NoFormError(ServiceError):
    """No question set covers the committee and the term, or the one of a report is not here."""


class UnknownCommitteeError(ServiceError):
    """The committee is not in the register, or not in that term."""


class OneQuestionError(ServiceError):
    """A question that a colleague is to answer is no report, and is not to be sent as one."""

    def __init__(self) -> None:
        super().__init__(
            "Det här är en fråga ur en rapport, inte hela rapporten. Skicka tillbaka den till den "
            "som har rapporten."
        )


class NothingToCollateError(ServiceError):
    """There is nothing to put together in a folder, or nobody knows for which term."""

    def __init__(self, *, any_report: bool) -> None:
        self.any_report = any_report
        super().__init__(
            "Ingen av rapporterna säger vilken period den gäller. Ange perioden."
            if any_report
            else "Det finns ingen rapport i mappen. Välj mappen med det som har kommit in."
        )


class StoppedWaitingError(ServiceError):
    """The officer did not want to wait for it any more."""

    def __init__(self) -> None:
        super().__init__("Du avbröt innan det var klart. Försök igen, eller välj en annan mapp.")


class ExportRefusedError(ServiceError):
    """Errors among the findings stop the export; they come along."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(
            f"Rapporten är inte klar: {len(findings)} fel stoppar exporten. Rätta dem först."
        )
