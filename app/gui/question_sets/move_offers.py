"""Why a draft may be moved to other questions, in the words of the page that shows it."""

from dataclasses import dataclass

from app.model.form import FormDefinition
from app.model.report import Report
from app.model.respondent import Respondent
from app.services.reports.identity import Identity

_KEPT = "Inget av det du har skrivit försvinner, och du kan ångra bytet."


@dataclass(frozen=True)
class MoveOffer:
    """What a move is called, why it is offered, and what its buttons say.

    `keep` is empty where the draft cannot be opened as it is.
    """

    heading: str
    lead: str
    change: str
    done: str
    keep: str
    from_report: bool = False
    """Whether it is shown from within the report, and the way back leads there."""
    gone: str = "frågor som inte ställs längre"
    """What the questions are called that the other set does not ask."""


def newer_questions(which: str) -> MoveOffer:
    return MoveOffer(
        heading="Frågorna har ändrats",
        lead="Det har kommit nya sedan du började på rapporten. Så här blir det om du byter. "
        f"{_KEPT}",
        change=f"Byt till {which}",
        done=f"Du har bytt till {which}.",
        keep="Behåll de gamla frågorna",
    )


def missing_questions(which: str) -> MoveOffer:
    return MoveOffer(
        heading="Frågorna saknas",
        lead="Frågorna som rapporten bygger på finns inte i programmet, så den går inte att öppna "
        "som den är. Så här blir det om du byter till de frågor som finns. Inget av det du har "
        "skrivit försvinner. Du kan också avbryta, och installera rapportens egna frågor igen.",
        change=f"Byt till {which}",
        done=f"Du har bytt till {which}.",
        keep="",
    )


_NOT_THEIRS = (
    "Frågorna i den är inte de som ställs till {} i {}. Så här blir det om du byter. {} Är det "
    "{the} eller perioden som är fel går du tillbaka och ändrar under Kontaktuppgifter."
)


def right_questions(now: Identity, respondent: Respondent) -> MoveOffer:
    return MoveOffer(
        heading=respondent.fill("Rapporten har inte {the}s frågor"),
        lead=respondent.fill(_NOT_THEIRS, now.committee.name, now.term.in_a_sentence, _KEPT),
        change="Byt till rätt frågor",
        done="Du har bytt till rätt frågor.",
        keep="Gå tillbaka",
        from_report=True,
        gone=respondent.fill("frågor som inte ställs till {the}"),
    )


def questions_of_others(
    now: Identity | None, wanted: Identity, another: str, respondent: Respondent
) -> MoveOffer:
    """For somebody who is asked something else; `another` tells of a second report."""
    change = respondent.fill("{one} och period")
    if now is not None and now.term == wanted.term:
        change = f"till {wanted.committee.name}"
    elif now is not None and now.committee == wanted.committee:
        change = f"till {wanted.term.in_a_sentence}"
    lead = (
        f"{wanted.committee.name} får andra frågor i {wanted.term.in_a_sentence} än de som "
        f"rapporten har nu. Så här blir det om du byter. {_KEPT}"
    )
    return MoveOffer(
        heading="Andra frågor",
        lead=f"{lead} {another}".strip(),
        change=f"Byt {change}",
        done=f"Rapporten gäller nu {wanted}.",
        keep="Avbryt",
        from_report=True,
        gone=respondent.fill("frågor som inte ställs till {the} då"),
    )


def questions_name(form: FormDefinition, report: Report, *, here: bool) -> str:
    """What to call questions beside those of a report, which are installed (`here`) or not."""
    same = form.id == report.form.id
    if here and not (same and form.version < report.form.version):
        return "de nya frågorna"
    return f"version {form.version}" if same else "de andra frågorna"
