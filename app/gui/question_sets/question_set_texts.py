"""A question set in words: what it is called, for whom it is, and when it asks."""

from collections.abc import Iterable, Iterator
from html import escape

from app.gui.kit.reading_text import compared
from app.gui.report.report_navigation import CLOSING
from app.model.committee import CommitteeRegister
from app.model.comparison import compare
from app.model.form import FormDefinition
from app.model.form_changes import FormChange, FormChangeKind, form_changes
from app.model.form_texts import worded_for_any_year
from app.model.swedish import date_told, with_capital
from app.model.term import Period, Term


def name_of(form: FormDefinition) -> str:
    """Title and version."""
    return f"{form.short_title}, version {form.version}"


def audience_in_words(form: FormDefinition, register: CommitteeRegister) -> str:
    """The committees by name, or the types."""
    if form.audience.committees:
        found = (register.get(one) for one in form.audience.committees)
        return ", ".join(one.name for one in found if one is not None)
    return ", ".join(_all_of(one, register) for one in form.audience.types)


def terms_in_words(form: FormDefinition) -> str:
    """Which terms it asks in, from when, and perhaps until when."""
    until = f" till och med {form.valid_until.in_a_sentence}" if form.valid_until else ""
    which = [period.label.lower() for period in Period if period in form.periods]
    only = f", bara {' och '.join(which)}" if len(which) < len(Period) else ""
    return f"från {form.valid_from.in_a_sentence}{until}{only}"


def due_in_words(form: FormDefinition) -> str:
    """The days on which reports are to be there; empty where none is set."""
    days = ((Term.parse(code), day) for code, day in form.deadline.items())
    return ", ".join(f"{term.in_a_sentence}: {date_told(day)}" for term, day in sorted(days))


def facts(form: FormDefinition, register: CommitteeRegister) -> dict[str, str]:
    """What there is to know of a set besides its texts, by what it is called; perhaps empty."""
    return {
        "För": audience_in_words(form, register),
        "Gäller": terms_in_words(form),
        "Ska vara inne": due_in_words(form),
        "Skickas till": form.recipient,
    }


def _all_of(type_id: str, register: CommitteeRegister) -> str:
    plural = register.type_plural(type_id)
    return f"alla {(plural or f'nämnder av typen {register.type_name(type_id)}').lower()}"


def removal_told(drafts: int, submitted: int, movable: int) -> str:
    """What becomes of the reports on a set that is taken away; so many drafts have another."""
    if not drafts + submitted:
        return "Ingen av dina rapporter använder frågorna."
    counts = ((drafts, "påbörjad"), (submitted, "exporterad"))
    who = " och ".join(_so_many(count, kind) for count, kind in counts if count)
    they = "Den" if drafts + submitted == 1 else "De"
    text = (
        f"{with_capital(who)} använder frågorna. {they} finns kvar, men kan inte öppnas "
        "förrän frågorna är installerade igen."
    )
    if not movable:
        return text
    if movable < drafts:
        which = f"{'En' if movable == 1 else movable} av de påbörjade"
    elif drafts == 1:
        which = "Den påbörjade" if submitted else "Den"
    else:
        which = "De påbörjade"
    return f"{text} {which} kan i stället byta till de frågor som blir kvar."


def _so_many(count: int, kind: str) -> str:
    return f"en {kind} rapport" if count == 1 else f"{count} {kind}e rapporter"


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
