"""What the formats raise: one family, each error with a code and a Swedish sentence."""

from dataclasses import dataclass, field

from app.model.base import Location
from app.model.error_code import ErrorCode, named_by_user, sentence
from app.model.shown_characters import shown

_ANOTHER_COPY = "Öppna den i Word, spara en kopia och försök med kopian"
_NEVER_IN_WORD = "något som inte förekommer i riktiga Word-filer"
_SAVE_AS_WORD = "Öppna den i Word och spara den som .docx"
_SAVE_AS_WORD_DOCUMENT = "Öppna den i Word och spara den som Word-dokument (.docx)"
_BROKEN = "filen är skadad eller inte hel"
_AGAIN = "Försök med en annan kopia av filen, eller be avsändaren om en ny"


class FormatErrorCode(ErrorCode):
    """Why a file is refused."""

    EMPTY = "empty", "filen är tom", "Välj en annan fil"
    TOO_BIG = (
        "too-big",
        "filen är för stor eller innehåller för mycket för att vara en rapport",
        "Kontrollera att du har valt rätt fil",
    )
    TOO_LONG = "too-long", "den är för lång", "Korta svaren, högst 5 miljoner tecken får plats"
    TOO_MUCH_COPIED = (
        "too-much-copied",
        "den är för lång att läsa in på en gång",
        "Kopiera en del i taget",
    )

    # Files of Word.
    DAMAGED = (
        "damaged",
        _BROKEN,
        f"{_ANOTHER_COPY}, eller be avsändaren skicka den igen",
    )
    CUT_BY_TRACKING = (
        "cut-by-tracking",
        "LibreOffice har förstört filen när den sparades med spårade ändringar",
        "Exportera rapporten på nytt och gör om ändringarna i det nya dokumentet",
    )
    DOCTYPE = "doctype", f"filen innehåller en DOCTYPE, {_NEVER_IN_WORD}", _ANOTHER_COPY
    OTHER_ENCODING = (
        "other-encoding",
        f"filen är skriven i en annan teckenkod än UTF-8, {_NEVER_IN_WORD}",
        _ANOTHER_COPY,
    )
    SAME_PART_TWICE = (
        "same-part-twice",
        f"samma del finns två gånger i filen, {_NEVER_IN_WORD}",
        _ANOTHER_COPY,
    )
    PARTS_OVERLAP = (
        "parts-overlap",
        f"filen har delar som ligger på varandra, {_NEVER_IN_WORD}",
        _ANOTHER_COPY,
    )
    PASSWORD = (
        "password",
        "filen är lösenordsskyddad",
        "Spara den utan lösenord i Word (Arkiv > Info > Skydda dokument) och försök igen",
    )
    OLD_WORD = (
        "old-word",
        "filen är sparad i ett äldre format (.doc)",
        _SAVE_AS_WORD_DOCUMENT,
    )
    NO_WORD = "no-word", "filen är inget Word-dokument", _SAVE_AS_WORD
    WORKBOOK = "workbook", "filen är en Excel-fil", "Välj Word-filen i stället"
    PRESENTATION = "presentation", "filen är en PowerPoint-fil", "Välj Word-filen i stället"
    MACROS = (
        "macros",
        "filen innehåller makron",
        f"{_SAVE_AS_WORD_DOCUMENT}, utan makron",
    )
    TEMPLATE = "template", "filen är en mall, inget dokument", _SAVE_AS_WORD_DOCUMENT
    NOT_EXPORTED = (
        "not-exported",
        "dokumentet är inte en rapport som är exporterad från det här programmet, eller så har det "
        "sparats om så att rapporten i det har försvunnit",
        "Öppna JSON-filen som hör till",
    )

    # Files of other kinds.
    PDF_SCANNED = (
        "pdf-scanned",
        "PDF-filen har ingen text, bara bilder av sidorna",
        "Välj Word-filen i stället, eller skriv av svaren",
    )
    PDF_PASSWORD = (
        "pdf-password",
        "PDF-filen är låst med ett lösenord",
        "Öppna den med lösenordet, skriv ut den till en ny PDF och välj den, eller välj Word-filen",
    )
    PDF_UNREADABLE = (
        "pdf-unreadable",
        "texten i PDF-filen går att se, men inte att läsa ut",
        "Välj Word-filen i stället, eller skriv av svaren",
    )
    PDF_DAMAGED = (
        "pdf-damaged",
        "PDF-filen är skadad eller inte hel",
        _AGAIN,
    )
    RTF = "rtf", "filen är i formatet RTF", _SAVE_AS_WORD
    OPEN_DOCUMENT = (
        "open-document",
        "filen är i OpenDocument-format, men inget textdokument (.odt)",
        _SAVE_AS_WORD,
    )
    SEALED = (
        "sealed",
        "filen är en bilaga som bara Outlook kan öppna",
        "Öppna mejlet i Outlook och spara bilagorna",
    )
    WEB_PAGE = "web-page", "filen är en webbsida eller XML", _SAVE_AS_WORD
    MAIL = "mail", "filen är ett mejl", "Välj Word-filen eller JSON-filen som är bifogad"
    OUTLOOK_MAIL = (
        "outlook-mail",
        "filen är ett mejl i Outlooks eget format (.msg)",
        "Spara bilagorna ur det i stället",
    )
    MAIL_DAMAGED = "mail-damaged", "mejlet är skadat", "Spara bilagorna ur det i stället"
    NO_ATTACHMENT = "no-attachment", "mejlet har ingen bifogad fil"
    IMAGE = (
        "image",
        "filen är en bild",
        "Välj Word-filen i stället",
    )
    PACKED = "packed", "filen är packad (ZIP)", "Spara filerna i den för sig och välj en av dem"
    PACKED_PASSWORD = (
        "packed-password",
        "filen är packad (ZIP) med lösenord",
        "Öppna den med lösenordet, spara rapporten för sig och välj den",
    )
    SEVERAL_REPORTS = (
        "several-reports",
        "filen innehåller {} rapporter",
        "Spara den du vill ha som en egen fil, och öppna den",
    )
    NO_REPORT_INSIDE = (
        "no-report-inside",
        "det finns ingen rapport i filen, bara {}",
        "Kontrollera att du har valt rätt fil",
    )
    NO_TEXT = "no-text", "filen är inte text", "Välj en Word-fil eller en textfil"
    NO_QUESTION = (
        "no-question",
        "filen innehåller ingen av rapportens frågor",
        "Har du valt rätt fil?",
    )

    # Reports as JSON.
    NO_REPORT = (
        "no-report",
        "filen är ingen rapport",
        "Välj en .docx- eller .json-fil som programmet har exporterat",
    )
    COLLATION = (
        "collation",
        "filen är en sammanställning av flera rapporter",
        "Välj en av rapporterna i stället",
    )
    NEWER = (
        "newer",
        "rapporten är gjord med en nyare version av programmet",
        "Uppdatera programmet",
    )
    NEWER_VALUES = (
        "newer-values",
        "rapporten är gjord med en nyare version av programmet",
        "Uppdatera programmet",
    )
    NO_JSON = "no-json", _BROKEN, _AGAIN
    NO_UTF8 = "no-utf-8", _BROKEN, _AGAIN
    TOO_DEEP = "too-deep", _BROKEN, _AGAIN
    INVALID = "invalid", "filen är skadad eller har ändrats utanför programmet", _AGAIN

    # Backups.
    BACKUP = (
        "backup",
        "filen är en säkerhetskopia, ingen rapport",
        "Läs in den med Läs in säkerhetskopia i menyn Arkiv",
    )
    NO_BACKUP = (
        "no-backup",
        "filen är ingen säkerhetskopia från det här programmet",
        "Välj en ZIP-fil som programmet har gjort",
    )
    BACKUP_DAMAGED = (
        "backup-damaged",
        "säkerhetskopian är skadad eller inte hel, så inget är läst ur den",
        "Försök med en annan kopia av filen",
    )
    BACKUP_TOO_BIG = (
        "backup-too-big",
        "filen innehåller för mycket för att vara en säkerhetskopia",
        "Kontrollera att du har valt rätt fil",
    )
    BACKUP_NEWER = (
        "backup-newer",
        "säkerhetskopian är gjord med en nyare version av programmet",
        "Uppdatera programmet",
    )

    # Question sets and the register of committees.
    BROKEN_SET = "broken-set", "{}"


def refusal(file: str, reason: str, place: str = "") -> str:
    """What the user is told of a file that is refused."""
    return sentence(shown(named_by_user(file)), reason, place)


class FormatError(Exception):
    """A file is refused. `str()` is one Swedish sentence, or a few, for the user.

    `place` says where in the file: a line, or the path of a value such as
    `sections[2].questions[0].text`; empty where the whole file is meant. The `details` are those
    that the words of the code have room for. Of a report they say what is wrong in it and
    where, and are not told: nobody writes one by hand.
    """

    def __init__(self, file: str, code: FormatErrorCode, *details: str, place: str = "") -> None:
        self.file = file
        self.code = code
        self.details = details
        self.place = place
        self.reason = code.reason(*details)
        super().__init__(refusal(file, self.reason, place))


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in a file. `line` counts from 1; None where the whole file is meant.

    `place` is the path of the value, or a sign in the line; `reason` is Swedish. `location` is
    what the path is of; () where it is of none.
    """

    line: int | None
    place: str
    reason: str
    location: Location = field(default=(), compare=False)

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
        super().__init__(
            file, FormatErrorCode.BROKEN_SET, f"{first.reason}{more}", place=first.where
        )

    @property
    def plainly(self) -> str:
        """For whoever has not written the file: they are not told where in it something is."""
        if not self.place:
            return str(self)
        return refusal(self.file, "filen är felaktig. Be den som skickade den om en ny")


class FormNotTakenError(FormFileError):
    """A question set is whole, and is not taken all the same: its one fault says why."""

    @property
    def plainly(self) -> str:
        return refusal(self.file, self.reason)


class ReportFileError(FormatError):
    """A file is not a report that this program can read."""


class NewerReportError(ReportFileError):
    """A report of a newer version of the program, which this one must leave alone."""


class NotOurReportError(ReportFileError):
    """A file is whole, but none that this program has exported."""


class NoQuestionError(ReportFileError):
    """A file can be read, but no question that the program knows stands in it."""


class BackupFileError(FormatError):
    """A file is not a backup that this program can take in."""


class CopiedTextError(FormatError):
    """What was copied in another program is more than can be taken."""
