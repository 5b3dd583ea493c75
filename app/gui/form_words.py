"""Question sets in words: for whom, from when, and what a newer one changes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from app.gui.moments import date_told
from app.gui.widgets.reading_text import compared
from app.gui.widgets.report_navigation import CLOSING
from app.model.committee import CommitteeRegister
from app.model.comparison import compare
from app.model.form import FormDefinition
from app.model.form_changes import FormChange, FormChangeKind, form_changes
from app.model.term import Period, Term

_K = FormChangeKind
_GROUPS = (
    ("Nya frågor", (_K.ADDED,)),
    ("Frågor som inte ställs längre", (_K.DROPPED,)),
    ("Omformulerade frågor", (_K.REWORDED,)),
    ("Frågor som ersätter andra", (_K.REPLACED,)),
    ("Frågor som har flyttats", (_K.MOVED, _K.REORDERED)),
    (
        "Annat om frågorna",
        (_K.REQUIRED, _K.WORD_LIMIT, _K.HINT, _K.SHORT, _K.TAKES_OVER),
    ),
    ("Avsnitt och texter", (_K.SECTION, _K.TEXT)),
    ("Annat", (_K.FRAME,)),
)
_FIELDS = {
    "title": "Titel",
    "short_title": "Titel i programmet",
    "preamble": "Inledning",
    "heading": "Rubrik",
    "description_heading": "Rubrik över beskrivningen",
    "description": "Beskrivning",
    "introduction": "Avsnittets inledning",
    "office": "Vem som frågar",
    "language": "Språk",
}


def name_of(form: FormDefinition) -> str:
    """Title and version."""
    return f"{form.short_title}, version {form.version}"


def audience_in_words(form: FormDefinition, register: CommitteeRegister) -> str:
    """The committees by name, or the types."""
    if form.audience.committees:
        found = (register.get(one) for one in form.audience.committees)
        return ", ".join(one.name for one in found if one is not None)
    types = (register.type_name(one).lower() for one in form.audience.types)
    return ", ".join(f"alla av typen {name}" for name in types)


def terms_in_words(form: FormDefinition) -> str:
    """Which terms it asks in, from when, and perhaps until when."""
    until = f" till och med {_term(form.valid_until)}" if form.valid_until else ""
    which = [period.label.lower() for period in Period if period in form.periods]
    only = f", bara {' och '.join(which)}" if len(which) < len(Period) else ""
    return f"från {_term(form.valid_from)}{until}{only}"


def due_in_words(form: FormDefinition) -> str:
    """The days on which reports are to be there; empty where none is set."""
    days = ((Term.parse(code), day) for code, day in form.deadline.items())
    return ", ".join(f"{_term(term)}: {date_told(day)}" for term, day in sorted(days))


def facts(form: FormDefinition, register: CommitteeRegister) -> str:
    """What there is to know of a set, as HTML."""
    lines = {
        "För": audience_in_words(form, register),
        "Gäller": terms_in_words(form),
        "Ska vara inne": due_in_words(form),
        "Skickas till": form.recipient,
        "Beteckning i filen": form.id,
    }
    told = (f"<b>{name}:</b> {escape(text)}" for name, text in lines.items() if text)
    return f"<p>{'<br>'.join(told)}</p>"


def questions(form: FormDefinition) -> str:
    """Every question under its section, as HTML."""
    parts = []
    for section in form.sections:
        parts.append(f"<h4 class='part'>{escape(section.heading or CLOSING)}</h4>")
        asked = (
            escape(_for_people(one.text)) + _notes(one.required, one.word_limit)
            for one in section.questions
        )
        parts.append(_list(asked))
    return "".join(parts)


def changes(before: FormDefinition, after: FormDefinition, register: CommitteeRegister) -> str:
    """What a newer set changes, group by group, as HTML; empty where nothing differs."""
    found = [_without_placeholders(change) for change in form_changes(before, after)]
    parts = []
    for title, kinds in _GROUPS:
        told = [*_told(found, kinds, before, after, register)]
        if told:
            parts.append(f"<h4>{title}</h4>{_list(dict.fromkeys(told))}")
    return "".join(parts)


def _without_placeholders(change: FormChange) -> FormChange:
    update = {"before": _for_people(change.before), "after": _for_people(change.after)}
    return change.model_copy(update=update)


def _for_people(wording: str) -> str:
    return wording.replace("{year}", "[årtal]")


def _told(
    found: Sequence[FormChange],
    kinds: tuple[FormChangeKind, ...],
    before: FormDefinition,
    after: FormDefinition,
    register: CommitteeRegister,
) -> Iterator[str]:
    for change in found:
        if change.kind not in kinds:
            continue
        if change.kind is _K.FRAME:
            yield _frame(change, before, after, register)
        elif change.question_id is None:
            yield _labelled(_field(change, after), compared(change.runs))
        else:
            asked_by = before if change.kind is _K.DROPPED else after
            short = asked_by.question(change.question_id).short
            yield _labelled(short, _of_question(change, after))


def _of_question(change: FormChange, after: FormDefinition) -> str:
    whole = change.question_id is None or change.kind in _WHOLE
    asked = "" if whole else escape(_for_people(after.question(change.question_id or "").text))
    return {
        _K.ADDED: lambda: escape(change.after),
        _K.DROPPED: lambda: escape(change.before),
        _K.REWORDED: lambda: compared(change.runs),
        _K.REPLACED: lambda: (
            f"{escape(change.after)}<br><span class='muted'>I stället för:</span> "
            + escape(change.before).replace("\n", "<br>")
        ),
        _K.MOVED: lambda: f"{asked} {_arrow(change.before, change.after)}",
        _K.REORDERED: lambda: f"{asked} {_muted('annan plats i ordningen')}",
        _K.REQUIRED: lambda: f"{asked} {_muted(_REQUIRED[change.after])}",
        _K.WORD_LIMIT: lambda: f"{asked} {_muted(_limit(change.after))}",
        _K.HINT: lambda: f"{asked}<br>{_muted('Råd:')} {compared(change.runs)}",
        _K.SHORT: lambda: f"{_muted('Namn i programmet:')} {compared(change.runs)}",
        _K.TAKES_OVER: lambda: f"{asked} {_muted('tar över svar från andra frågor än förut')}",
    }[change.kind]()


_WHOLE = {_K.ADDED, _K.DROPPED, _K.REWORDED, _K.REPLACED, _K.SHORT}
_REQUIRED = {"ja": "ska besvaras", "nej": "behöver inte besvaras längre"}


def _limit(words: str) -> str:
    return f"högst {words} ord" if words else "ingen gräns för antalet ord längre"


def _field(change: FormChange, after: FormDefinition) -> str:
    if change.kind is _K.SECTION:
        return "Avsnitt"
    if change.field.startswith("labels."):
        return "Fältnamn"
    return _FIELDS.get(change.field, change.field)


def _frame(
    change: FormChange, before: FormDefinition, after: FormDefinition, register: CommitteeRegister
) -> str:
    """In words where it is written in a code."""
    who: tuple[str, Callable[[FormDefinition], str]] = (
        "För",
        lambda form: audience_in_words(form, register),
    )
    when = ("Gäller", terms_in_words)
    name, words = {
        "audience.types": who,
        "audience.committees": who,
        "periods": when,
        "valid_from": when,
        "valid_until": when,
        "deadline": ("Ska vara inne", due_in_words),
        "recipient": ("Skickas till", lambda form: form.recipient),
    }.get(change.field, (_FIELDS.get(change.field, change.field), lambda _form: ""))
    one, other = words(before) or change.before, words(after) or change.after
    return _labelled(name, compared(compare(one, other)))


def _term(term: Term) -> str:
    return term.label.lower()


def _notes(required: bool, limit: int | None) -> str:
    notes = [] if required else ["behöver inte besvaras"]
    notes += [f"högst {limit} ord"] if limit else []
    return f" {_muted(', '.join(notes))}" if notes else ""


def _arrow(before: str, after: str) -> str:
    return _muted(f"från ”{before or CLOSING}” till ”{after or CLOSING}”")


def _muted(text: str) -> str:
    return f"<span class='muted'>{escape(text)}</span>"


def _labelled(label: str, html: str) -> str:
    return f"<b>{escape(label)}</b><br>{html}" if label else html


def _list(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
