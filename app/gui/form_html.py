"""A question set as HTML to read: its facts, its questions, and what a newer one changes."""

from collections.abc import Iterable, Iterator
from html import escape

from app.gui.form_words import facts
from app.gui.widgets.reading_text import compared
from app.gui.widgets.report_navigation import CLOSING
from app.model.committee import CommitteeRegister
from app.model.comparison import compare
from app.model.form import FormDefinition
from app.model.form_changes import FormChange, FormChangeKind, form_changes
from app.model.wording import worded_for_any_year

_K = FormChangeKind
_GROUPS = (
    ("Nya frågor", {_K.ADDED}),
    ("Frågor som inte ställs längre", {_K.DROPPED}),
    ("Omformulerade frågor", {_K.REWORDED}),
    ("Frågor som ersätter andra", {_K.REPLACED}),
    ("Frågor som har flyttats", {_K.MOVED, _K.REORDERED}),
    ("Annat om frågorna", {_K.NOTES}),
    ("Avsnitt och texter", {_K.SECTION, _K.TEXT}),
)
_FIELDS = {
    "title": "Titel",
    "short_title": "Titel i programmet",
    "office": "Vem som frågar",
    "preamble": "Inledning",
    "heading": "Rubrik",
    "description_heading": "Rubrik över beskrivningen",
    "description": "Beskrivning",
    "introduction": "Avsnittets inledning",
}


def facts_html(form: FormDefinition, register: CommitteeRegister) -> str:
    """What there is to know of a set, line by line."""
    lines = facts(form, register).items()
    told = (f"<b>{name}:</b> {escape(text)}" for name, text in lines if text)
    return f"<p>{'<br>'.join(told)}</p>"


def questions_html(form: FormDefinition) -> str:
    """Every question under its section."""
    parts = []
    for section in form.sections:
        parts.append(f"<h4 class='part'>{escape(section.heading or CLOSING)}</h4>")
        parts.append(_list(f"{_text(q.text)} {_muted(q.notes)}" for q in section.questions))
    return "".join(parts)


def changes_html(before: FormDefinition, after: FormDefinition, register: CommitteeRegister) -> str:
    """What a newer set changes, group by group; empty where nothing does that concerns officers."""
    found = [_without_placeholders(change) for change in form_changes(before, after)]
    groups = [
        (title, [_told(change, before, after) for change in found if change.kind in kinds])
        for title, kinds in _GROUPS
    ]
    groups.append(("Annat", [*_fact_changes(before, after, register)]))
    return "".join(f"<h4>{title}</h4>{_list(told)}" for title, told in groups if told)


def _without_placeholders(change: FormChange) -> FormChange:
    update = {name: worded_for_any_year(getattr(change, name)) for name in ("before", "after")}
    return change.model_copy(update=update)


def _told(change: FormChange, before: FormDefinition, after: FormDefinition) -> str:
    if change.question_id is None:
        name = "Avsnitt" if change.kind is _K.SECTION else _FIELDS[change.field]
        return _labelled(name, compared(change.runs))
    asked_by = before if change.kind is _K.DROPPED else after
    question = asked_by.question(change.question_id)
    return _labelled(question.short, _of_question(change, _text(question.text)))


def _of_question(change: FormChange, asked: str) -> str:
    match change.kind:
        case _K.REWORDED:
            return compared(change.runs)
        case _K.REPLACED:
            instead = escape(change.before).replace("\n", "<br>")
            return f"{asked}<br>{_muted('I stället för:')} {instead}"
        case _K.MOVED:
            one, other = change.before or CLOSING, change.after or CLOSING
            return f"{asked} {_muted(f'från ”{one}” till ”{other}”')}"
        case _K.REORDERED:
            return f"{asked} {_muted('annan plats i ordningen')}"
        case _K.NOTES:
            return f"{asked}<br>{compared(change.runs)}"
        case _:
            return asked


def _fact_changes(
    before: FormDefinition, after: FormDefinition, register: CommitteeRegister
) -> Iterator[str]:
    now = facts(after, register)
    for name, was in facts(before, register).items():
        if was != now[name]:
            yield _labelled(name, compared(compare(was, now[name])))


def _text(wording: str) -> str:
    return escape(worded_for_any_year(wording))


def _muted(text: str) -> str:
    return f"<span class='muted'>{escape(text)}</span>" if text else ""


def _labelled(label: str, html: str) -> str:
    return f"<b>{escape(label)}</b><br>{html}" if label else html


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
