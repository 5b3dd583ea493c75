"""How a finding is told: which question, how serious, what to do, the words in their context."""

from dataclasses import dataclass
from html import escape

from app.gui.widgets.finding_notes import IT_IS_RIGHT
from app.model.finding import Finding, Severity
from app.model.report import Report

_AROUND = 60
_SEVERITIES = {
    Severity.ERROR: "Måste åtgärdas",
    Severity.WARNING: "Kontrollera",
    Severity.INFO: "Upplysning",
}


_CLASSES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}


@dataclass(frozen=True)
class Context:
    """Some words with what stands around them."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def severity_of(finding: Finding) -> str:
    """How serious it is, in a word or two."""
    return IT_IS_RIGHT if finding.accepted is not None else _SEVERITIES[finding.severity]


def context_of(finding: Finding, report: Report) -> Context | None:
    """The words it is about, with some of their line around them."""
    if finding.position is None or finding.question_id is None:
        return Context("", finding.excerpt, "") if finding.excerpt else None
    blocks = report.answer(finding.question_id).blocks
    place = finding.position
    if place.block >= len(blocks) or place.start == place.end:
        return None
    text = blocks[place.block].text
    before, after = text[: place.start], text[place.end :]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Context(before, text[place.start : place.end], after)


def as_text(where: str, finding: Finding, report: Report) -> str:
    """All of it on a few lines, for the keyboard's search and for screen readers."""
    context = context_of(finding, report)
    lines = [f"{where} · {severity_of(finding)}", _message(finding)]
    if context is not None:
        # What is seen in bold is said first.
        part = str(context) != context.words
        lines.append(f"”{context.words}” i ”{context}”" if part else context.words)
    return "\n".join(lines)


def as_html(where: str, finding: Finding, report: Report) -> str:
    """The same for a row of HTML, with the words to look at in bold."""
    context = context_of(finding, report)
    grey = '<span class="muted">'
    rows = [
        f'<b>{escape(where)}</b> · <span class="{_class(finding)}">{severity_of(finding)}</span>',
        escape(_message(finding)),
    ]
    if context is not None:
        words = (
            f"{escape(context.before)}<u><b>{escape(context.words)}</b></u>{escape(context.after)}"
        )
        rows.append(f"{grey}”{words}”</span>")
    return "<br>".join(rows)


def _class(finding: Finding) -> str:
    if finding.accepted is not None:
        return "muted"
    return _CLASSES[finding.severity]


def _message(finding: Finding) -> str:
    if finding.accepted is None:
        return finding.message
    why = "" if finding.accepted == IT_IS_RIGHT else f": {finding.accepted}"
    return f"Du har sagt att det stämmer{why}"
