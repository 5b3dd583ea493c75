"""The letter that a report is sent with: to whom, about what, and a few words."""

from app.model.base import CleanLine, CleanText, Model
from app.model.form import FormDefinition
from app.model.form_texts import worded
from app.model.invisible_characters import clean_name
from app.model.report import Report


class Letter(Model):
    """A recipient, who may be nobody yet, a subject in one line, and a text.

    Those who are `hidden` get it too, and do not see each other.
    """

    recipient: CleanLine = ""
    hidden: tuple[CleanLine, ...] = ()
    subject: CleanLine
    text: CleanText


def covering_letter(report: Report, form: FormDefinition, recipient: str) -> Letter:
    """The letter that goes with a report, in the words of its set.

    A report that is not the first is called what the document and the window call it, its version:
    it need not correct anything, for the first name may have been taken by another file.
    """
    committee = report.committee.name if report.committee else ""
    title = worded(form.short_title, report.term)
    term = report.term.in_a_sentence if report.term else ""
    revision = f"version {report.revision}" if report.revision > 1 else ""
    subject = clean_name(", ".join(part for part in (title, committee, term, revision) if part))
    return Letter(recipient=recipient, subject=subject, text=_text(report, subject))


def _text(report: Report, subject: str) -> str:
    contact = report.contact
    replaces = " Den ersätter tidigare versioner av rapporten." if report.revision > 1 else ""
    signature = (
        *(contact.name, report.committee.name if report.committee else ""),
        *(contact.phone, contact.email),
    )
    return (
        "Hej,\n\n"
        f"här kommer vår rapport: {subject}.{replaces}\n\n"
        "Två filer med samma innehåll är bifogade: ett Word-dokument att läsa och en JSON-fil att "
        "läsa in. Hör gärna av er om något är oklart.\n\n"
        "Vänliga hälsningar\n" + "".join(f"{line.strip()}\n" for line in signature if line.strip())
    )
