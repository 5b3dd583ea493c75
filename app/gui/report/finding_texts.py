"""How a finding of the review is told, for the eye and for a screen reader."""

from dataclasses import dataclass

from app.formats.html.elements import LINE_BREAK, Html, element, html
from app.gui.report.finding_notes import IT_IS_RIGHT
from app.model.finding import Finding, Left, Severity
from app.model.report import Report
from app.model.swedish import in_figures

_AROUND, _NEAR = 60, 30
PUT_ASIDE = "Lagt åt sidan"
"""Why a note is not shown among the others any more."""
SETTLED = "Avklarat"
GRADES = {
    Severity.ERROR: "Måste åtgärdas",
    Severity.WARNING: "Kontrollera",
    Severity.INFO: "Upplysning",
}


@dataclass(frozen=True)
class Context:
    """Some words with the text around them."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def context_of(finding: Finding, report: Report, *, brief: bool = False) -> Context | None:
    """The words it is about, with some of the text around them."""
    around = _NEAR if brief else _AROUND
    if finding.position is None or finding.question_id is None:
        return Context("", finding.excerpt, "") if finding.excerpt else None
    blocks = report.answer(finding.question_id).blocks
    place = finding.position
    if place.block >= len(blocks) or place.start == place.end:
        return None
    text = blocks[place.block].text
    before, after = text[: place.start], text[place.end :]
    if len(before) > around:
        before = "… " + before[-around:].partition(" ")[2]
    if len(after) > around:
        after = after[:around].rpartition(" ")[0] + " …"
    return Context(before, text[place.start : place.end], after)


def as_text(where: str, finding: Finding, context: Context | None) -> str:
    """For the keyboard's search and for screen readers."""
    grade = SETTLED if finding.accepted is not None else GRADES[finding.severity]
    lines = [f"{where} · {grade}", _message(finding)]
    if context is not None:
        lines.append(context_as_text(context))
    return "\n".join(lines)


def context_as_text(context: Context) -> str:
    """What is bold on screen is read first."""
    part = str(context) != context.words
    return f"”{context.words}” i ”{context}”" if part else context.words


def as_html(where: str, finding: Finding, context: Context | None) -> Html:
    """With the words it is about in bold."""
    settled = finding.accepted is not None
    rows = [element("span", element("b", where), css="muted" if settled else "div")]
    rows.append(element("span", _message(finding), css="muted" if settled else "div"))
    if context is not None:
        rows.append(context_as_html(context))
    return html(*rows, between=LINE_BREAK)


def context_as_html(context: Context) -> Html:
    words = element("u", element("b", context.words))
    return element("span", "”", context.before, words, context.after, "”", css="muted")


def _message(finding: Finding) -> str:
    if finding.accepted is None:
        return finding.message
    if finding.severity is Severity.INFO:
        return f"Du har lagt det åt sidan. {finding.message}"
    why = "" if finding.accepted == IT_IS_RIGHT else f": {finding.accepted}"
    return f"Du har sagt att det stämmer{why}"


def summary_of(left: Left) -> str:
    """How much is left to do, in a sentence."""
    errors, others = left.stopping, left.worth_a_look
    worth = "en sak är värd" if others == 1 else f"{in_figures(others)} saker är värda"
    if not errors:
        if not others:
            return "Inget saknas. Rapporten är klar att exportera."
        return f"Rapporten kan exporteras, men {worth} att kontrollera först."
    things = "En sak" if errors == 1 else f"{in_figures(errors)} saker"
    is_worth = "är en sak värd" if others == 1 else f"är {in_figures(others)} saker värda"
    beside = f" Dessutom {is_worth} att kontrollera." if others else ""
    return f"{things} återstår innan rapporten kan exporteras.{beside}"
