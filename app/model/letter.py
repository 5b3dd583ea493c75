"""The letters that a report or a question is sent with: to whom, about what, and a few words."""

from app import PRODUCT_NAME
from app.model.base import CleanLine, CleanText, Model
from app.model.form import FormDefinition
from app.model.form_texts import with_any_year, worded
from app.model.invisible_characters import clean_name
from app.model.report import Report
from app.model.swedish import long_date
from app.model.term import Term


class Letter(Model):
    """A recipient, who may be nobody yet, a subject in one line, and a text.

    Those who are `hidden` get it too, and do not see each other.
    """

    recipient: CleanLine = ""
    hidden: tuple[CleanLine, ...] = ()
    subject: CleanLine
    text: CleanText


def covering_letter(report: Report, title: str, recipient: str) -> Letter:
    """The letter that goes with a report; the title is that of its set.

    A report that is not the first is called what the document and the window call it, its version:
    it need not correct anything, for the first name may have been taken by another file.
    """
    revision = f"version {report.revision}" if report.revision > 1 else ""
    subject = _title(report, title, revision)
    return Letter(recipient=recipient, subject=subject, text=_text(report, subject))


def question_letter(alone: Report, form: FormDefinition, title: str, sender: str) -> Letter:
    """The letter in which a colleague is asked for the answer to a question that is sent alone."""
    return _letter_with_questions(
        *("Fråga", alone, form, title, sender),
        "jag behöver din hjälp med det här i vår rapport: {what}.\n\n"
        "Spara den bifogade filen och öppna den i programmet {program}. Skriv svaret där "
        "och välj Skicka tillbaka.",
    )


def answer_letter(alone: Report, form: FormDefinition, title: str) -> Letter:
    """The letter in which the colleague gives it back."""
    return _letter_with_questions(
        *("Svar", alone, form, title, ""),
        "här kommer mitt svar: {what}.\n\n"
        "Spara den bifogade filen och öppna den i programmet {program}, så kan du ta in "
        "svaret i rapporten.",
    )


def set_letter(form: FormDefinition, hidden: tuple[str, ...], *, with_form: bool) -> Letter:
    """The letter that the office sends a question set out with."""
    title = clean_name(with_any_year(form.short_title))
    printed = (
        "Den tomma blanketten finns också bifogad som Word-dokument, att läsa eller fylla i.\n\n"
    )
    return Letter(
        hidden=hidden,
        subject=f"Frågor: {title}, från {form.valid_from.in_a_sentence}",
        text=(
            f"Hej,\n\nhär kommer frågorna till {title}. De gäller från "
            f"{form.valid_from.in_a_sentence}.\n\n"
            f"{_due(form)}"
            f"Spara den bifogade filen som slutar på .toml, öppna den i programmet {PRODUCT_NAME} "
            "och välj Installera.\n\n"
            f"{printed if with_form else ''}Vänliga hälsningar\n{form.office}\n"
        ),
    )


def _due(form: FormDefinition) -> str:
    """When and where the reports are to be in; empty where the set does not say."""
    to = f"Skicka rapporten till {form.recipient}.\n\n" if form.recipient else ""
    days = sorted(
        (Term(year=int(year), period=period), day)
        for code, day in form.deadline.items()
        for year, _, named in [code.partition("-")]
        for period in form.periods
        if period.code == named
    )
    listed = "".join(f"- {term.in_a_sentence}: {long_date(day)}\n" for term, day in days)
    return f"Rapporten ska vara inne:\n{listed}\n{to}" if listed else to


def draft_letter(report: Report, title: str) -> Letter:
    """The letter in which somebody is asked to read a draft, and to edit its document."""
    what = _title(report, title)
    return Letter(
        subject=f"Utkast: {what}",
        text=(
            f"Hej,\n\nhär är ett utkast till vår rapport: {what}.\n\n"
            "Ändra och kommentera gärna direkt i det bifogade Word-dokumentet, med eller utan "
            "spårade ändringar, och skicka tillbaka det till mig.\n\n"
            f"Vänliga hälsningar\n{report.contact.name}".rstrip()
            + "\n"
        ),
    )


def _letter_with_questions(
    kind: str, alone: Report, form: FormDefinition, title: str, sender: str, text: str
) -> Letter:
    asked = (form.question(question_id) for question_id in alone.only)
    names = ", ".join(one.short or worded(one.text, alone.term) for one in asked)
    what = clean_name(f"{names} ({_title(alone, title)})")
    written = text.format(what=what, program=PRODUCT_NAME)
    return Letter(
        subject=f"{kind}: {what}",
        text=f"Hej,\n\n{written}\n\nVänliga hälsningar\n{sender}".rstrip() + "\n",
    )


def _title(report: Report, title: str, revision: str = "") -> str:
    committee = report.committee.name if report.committee else ""
    term = report.term.in_a_sentence if report.term else ""
    parts = (worded(title, report.term), committee, term, revision)
    return clean_name(", ".join(filter(None, parts)))


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
