"""What to tell the office of a file in which there is no report: what it is, and what to do."""

from app.formats.file_kinds import IMAGE, PACKED, SEALED, WEB_PAGE
from app.formats.report_json import A_COLLATION
from app.model.collation.found_reports import RefusedPart
from app.model.collation.notes import FileNote, Note, Standing
from app.model.collation.submission import Source
from app.model.swedish import with_capital
from app.services.collating.unpack_mail import NO_ATTACHMENT

NO_QUESTION = "det är ingen rapport, ingen av frågorna finns i den"

# Whoever opens a file is told to choose another; here somebody else has sent it.
_ADVICE = {
    NO_ATTACHMENT: "Öppna det och se vad nämnden har skrivit",
    PACKED: "Packa upp den i mappen och läs igen",
    SEALED: "Öppna mejlet i Outlook och spara bilagorna i mappen",
    NO_QUESTION: "",
    IMAGE: "",
    WEB_PAGE: "",
    "den finns inte": "Läs mappen igen",
    "du får inte skriva eller läsa där, eller filen är öppen i ett annat program": (
        "Stäng filen och läs mappen igen"
    ),
    "det gick inte att läsa eller skriva där": "Läs mappen igen",
    "läsningen avbröts": "Läs mappen igen",
}
_ASK = "Be nämnden om en ny fil"
# Decorations of mails and what lies in folders; nobody sends a report so.
_NO_REPORTS = {NO_QUESTION, IMAGE, WEB_PAGE}


def refused(part: RefusedPart, path: str) -> FileNote:
    """What is told of a file, or of what is attached to it, by its path from the folder."""
    source = Source(path=path, attachment=part.attachment)
    if part.reason == A_COLLATION:
        return set_aside_result(source)
    what = part.reason.partition(". ")[0]
    place = f" ({part.place})" if part.place else ""
    advice = _ADVICE.get(what, _ASK)
    sentences = [f"{with_capital(what)}{place}.", f"{advice}." if advice else ""]
    calls = what not in _NO_REPORTS or part.is_document
    note = Note(code="unreadable" if calls else "no-report", message="", calls=calls)
    told = note.model_copy(update={"message": " ".join(filter(None, sentences))})
    return FileNote(source=source, standing=Standing.REFUSED, notes=(told,))


def set_aside_result(source: Source) -> FileNote:
    """What is told of a file that this program has put together of others."""
    note = Note(code="collation", message="En tidigare sammanställning, ingen rapport.")
    return FileNote(source=source, standing=Standing.SET_ASIDE, notes=(note,))
