"""What the services refuse: one family, each error with a code and Swedish sentences."""

from typing import TypeAlias

from app.formats.errors import FormatErrorCode, refusal
from app.model.error_code import ErrorCode, sentence
from app.model.finding import Finding
from app.storage.errors import StorageErrorCode

_COPY = "Öppna den i Word, spara en kopia och försök med kopian"


class ServiceErrorCode(ErrorCode):
    # Reading files.
    UNREADABLE = "unreadable", "filen gick inte att läsa", _COPY
    READING_TOO_SLOW = "reading-too-slow", "filen tog för lång tid att läsa", _COPY
    READING_NOT_STARTED = (
        "reading-not-started",
        "läsningen kom inte i gång",
        "Försök igen, eller starta om datorn",
    )
    READING_STOPPED = (
        "reading-stopped",
        "läsningen avbröts",
        "Välj filen igen om du vill läsa in den",
    )
    NOTHING_THERE = (
        "nothing-there",
        "det är ingen fil, eller en länk till något som inte finns",
        "Be om filen på nytt",
    )

    LINK_OUTSIDE = (
        "link-outside",
        "det är en länk till något utanför mappen, och den följs inte",
        "Lägg filerna själva i mappen",
    )

    # Question sets and committees.
    NO_SET_ON_OFFER = (
        "no-set-on-offer",
        "Det finns inga frågor för {} i {}",
        "Be den som skickar ut dem om en fil, och öppna den här för att installera dem",
    )
    NO_SET_IN_SURVEY = (
        "no-set-in-survey",
        "Uppföljningen ”{}” har inga frågor för {} i {}",
        "Be den som skickar ut dem om en fil, och öppna den här för att installera dem",
    )
    UNKNOWN_SURVEY = (
        "unknown-survey",
        "Uppföljningen ”{}” finns inte här",
        "Se vilka som finns med naringslivsrapport forms --json",
    )
    SEVERAL_SURVEYS = (
        "several-surveys",
        "Det finns frågor i flera uppföljningar för {} i {}: {}",
        "Ange vilken med --survey",
    )
    SET_NOT_INSTALLED = (
        "set-not-installed",
        "Frågorna som rapporten svarar på{} finns inte här",
        "Be om filen med frågorna (.toml) och installera den först",
    )
    ANSWERS_DIFFER_FROM_SET = (
        "answers-differ-from-set",
        "Rapportens svar hör inte ihop med dess frågor",
        "Be om filen på nytt",
    )
    NO_SET_IN_FILE = "no-set-in-file", "{}: filen är ett register, ingen frågeuppsättning"
    UNKNOWN_SET = (
        "unknown-set",
        "Frågeuppsättningen ”{}” finns inte här",
        "Se vilka som finns med naringslivsrapport forms, eller skriv sökvägen till en fil som "
        "slutar på .toml",
    )
    COMMITTEE_NOT_REGISTERED = ("committee-not-registered", "{} ”{}” finns inte i registret")
    COMMITTEE_NOT_THEN = "committee-not-then", "{}"

    # Reports.
    ONE_QUESTION = (
        "one-question",
        "Det här är en fråga ur en rapport, inte hela rapporten",
        "Skicka tillbaka den till den som har rapporten",
    )
    NOT_READY = ("not-ready", "Rapporten är inte klar: {} fel stoppar exporten", "Rätta dem först")
    NEWER_REVISION = (
        "newer-revision",
        "Version {} är den senaste",
        "Öppna den bland dina exporterade rapporter och rätta den i stället",
    )
    SOURCE_IS_ONE_QUESTION = (
        "source-is-one-question",
        "Filen är en fråga ur en rapport, inte hela rapporten",
        "Börja från den hela",
    )
    SOURCE_OF_ANOTHER = ("source-of-another", "Filen gäller {}, inte {}")
    SOURCE_NOT_BEFORE = ("source-not-before", "Rapporten gäller {}, som inte ligger före {}")
    NO_LONGER_THERE = (
        "no-longer-there",
        "Den finns inte längre",
        "Den kan ha exporterats i ett annat fönster, eller ligga under Borttagna",
    )
    CHANGED_ELSEWHERE = (
        "changed-elsewhere",
        "Rapporten har ändrats någon annanstans sedan den öppnades",
    )
    REPORT_OPEN_ELSEWHERE = (
        "report-open-elsewhere",
        "Rapporten är öppen i ett annat fönster",
        "Exportera den där, eller arbeta i en kopia",
    )
    NOT_AS_EXPORTED = (
        "not-as-exported",
        "{} har ändrats sedan exporten",
        "Lägg tillbaka originalet, eller välj Rätta rapporten och exportera igen",
    )
    NO_ADDRESS = ("no-address", "Adressen går inte att använda", "Skriv den som namn@exempel.se")

    NOTHING_TO_BACK_UP = (
        "nothing-to-back-up",
        "Det finns inget att säkerhetskopiera",
        "Kontrollera att det är rätt mapp: {}",
    )
    TOO_MUCH_TO_BACK_UP = (
        "too-much-to-back-up",
        "Det finns mer än vad en säkerhetskopia rymmer",
        "Be it-avdelningen kopiera mappen med dina rapporter",
    )

    # Collating.
    NO_TERM_TO_COLLATE = (
        "no-term-to-collate",
        "Ingen av rapporterna säger vilken period den gäller",
        "Ange perioden",
    )
    NOTHING_TO_COLLATE = (
        "nothing-to-collate",
        "Det finns ingen rapport i mappen",
        "Välj mappen med det som har kommit in",
    )
    STOPPED_WAITING = (
        "stopped-waiting",
        "Du avbröt innan det var klart",
        "Försök igen, eller välj en annan mapp",
    )


RefusalCode: TypeAlias = StorageErrorCode | FormatErrorCode | ServiceErrorCode
"""Whatever a file may be refused for."""


class ServiceError(Exception):
    """Something cannot be done. `str()` is a Swedish sentence that says what and what to do.

    The `details` are those that the words of the code have room for.
    """

    def __init__(self, code: RefusalCode, *details: str) -> None:
        self.code = code
        self.details = details
        self.reason = code.reason(*details)
        super().__init__(sentence("", self.reason))


class ImportRefused(ServiceError):  # noqa: N818
    """A file is not taken in.

    `place` is where in the file, empty for all of it. `fault` is what its reader tripped over,
    logged for whoever mends the program; empty where the file was judged as it should be.
    """

    def __init__(
        self, file: str, code: RefusalCode, *details: str, place: str = "", fault: str = ""
    ) -> None:
        super().__init__(code, *details)
        self.file = file
        self.place = place
        self.fault = fault

    def __str__(self) -> str:
        return refusal(self.file, self.reason, self.place)


class NoFormError(ServiceError):
    """No question set covers the committee and the term, or the one of a report is not here."""


class UnknownCommitteeError(ServiceError):
    """The committee is not in the register, or not in that term."""


class OneQuestionError(ServiceError):
    """A question that a colleague is to answer is no report, and is not to be sent as one."""

    def __init__(self) -> None:
        super().__init__(ServiceErrorCode.ONE_QUESTION)


class NothingToCollateError(ServiceError):
    """There is nothing to put together in a folder, or nobody knows for which term."""

    def __init__(self, *, any_report: bool) -> None:
        super().__init__(
            ServiceErrorCode.NO_TERM_TO_COLLATE
            if any_report
            else ServiceErrorCode.NOTHING_TO_COLLATE
        )


class StoppedWaitingError(ServiceError):
    """The officer did not want to wait for it any more."""

    def __init__(self) -> None:
        super().__init__(ServiceErrorCode.STOPPED_WAITING)


class ExportRefusedError(ServiceError):
    """Errors among the findings stop the export; they come along."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(ServiceErrorCode.NOT_READY, str(len(findings)))
