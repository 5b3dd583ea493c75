"""What the services refuse: one family, each error with Swedish sentences for the user."""

from app.model.finding import Finding


class ServiceError(Exception):
    """Something cannot be done. `str()` is a Swedish sentence that says what and what to do."""


class NoFormError(ServiceError):
    """No question set covers the committee and the term, or the one of a report is not here."""


class UnknownCommitteeError(ServiceError):
    """The committee is not in the register, or not in that term."""


class ExportRefusedError(ServiceError):
    """Errors among the findings stop the export; they come along."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(
            f"Rapporten är inte klar: {len(findings)} fel stoppar exporten. Rätta dem först."
        )
