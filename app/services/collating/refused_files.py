"""Notes for the office on files without a report: what they are, and what to do."""

from app.formats.errors import FormatErrorCode
from app.model.collation.notes import FileNote, Note, NoteCode, Standing
from app.model.collation.submission import Source
from app.model.respondent import Respondent
from app.model.swedish import with_capital
from app.services.errors import RefusalCode, ServiceErrorCode
from app.services.reading.found_reports import RefusedPart
from app.storage.errors import StorageErrorCode

_READ_AGAIN = "Läs mappen igen"
# The sentences of the errors advise choosing another file; here somebody else has sent it.
_ADVICE: dict[RefusalCode, str] = {
    FormatErrorCode.NO_ATTACHMENT: "Öppna det och se vad {the} har skrivit",
    FormatErrorCode.PACKED: "Packa upp den i mappen och läs igen",
    FormatErrorCode.PACKED_PASSWORD: "Packa upp den i mappen med lösenordet och läs igen",
    FormatErrorCode.SEALED: "Öppna mejlet i Outlook och spara bilagorna i mappen",
    FormatErrorCode.PDF_SCANNED: "Be {the} om Word-filen",
    FormatErrorCode.PDF_UNREADABLE: "Be {the} om Word-filen",
    FormatErrorCode.PDF_PASSWORD: "Be {the} om en fil utan lösenord",
    FormatErrorCode.NO_QUESTION: "",
    FormatErrorCode.IMAGE: "",
    FormatErrorCode.WEB_PAGE: "",
    StorageErrorCode.NOT_THERE: _READ_AGAIN,
    StorageErrorCode.NOT_ALLOWED: "Stäng filen och läs mappen igen",
    StorageErrorCode.OTHER: _READ_AGAIN,
    StorageErrorCode.DISK_ERROR: _READ_AGAIN,
    ServiceErrorCode.READING_STOPPED: _READ_AGAIN,
    ServiceErrorCode.LINK_OUTSIDE: "Lägg filerna själva i mappen och läs den igen",
}
_ASK = "Be {the} om en ny fil"
# Decorations of mails, and other files in folders; reports are not sent in these forms.
_NO_REPORTS = {FormatErrorCode.NO_QUESTION, FormatErrorCode.IMAGE, FormatErrorCode.WEB_PAGE}
_NO_QUESTION = "det är ingen rapport, ingen av frågorna finns i den"


def refused_note(part: RefusedPart, path: str, respondent: Respondent) -> FileNote:
    """The note on a file, by its path from the folder, or on an attachment of it."""
    source = Source(path=path, attachment=part.attachment)
    if part.code is FormatErrorCode.COLLATION:
        return result_note(source)
    no_question = part.code is FormatErrorCode.NO_QUESTION
    what = _NO_QUESTION if no_question else part.code.what.format(*part.details)
    place = f" ({part.place})" if part.place else ""
    advice = respondent.fill(_ADVICE.get(part.code, _ASK))
    sentences = [f"{with_capital(what)}{place}.", f"{advice}." if advice else ""]
    calls = part.code not in _NO_REPORTS or part.is_document
    message = " ".join(filter(None, sentences))
    note = Note(
        code=NoteCode.UNREADABLE if calls else NoteCode.NO_REPORT, message=message, calls=calls
    )
    return FileNote(source=source, standing=Standing.REFUSED, notes=(note,))


def result_note(source: Source) -> FileNote:
    """The note on a collation that this program has written."""
    note = Note(code=NoteCode.COLLATION, message="En tidigare sammanställning, ingen rapport.")
    return FileNote(source=source, standing=Standing.SET_ASIDE, notes=(note,))
