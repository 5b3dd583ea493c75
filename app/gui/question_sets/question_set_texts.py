"""A question set in words: facts, questions and changes."""

from collections.abc import Iterable, Iterator

from app.formats.html.elements import LINE_BREAK, Html, element, html, lines
from app.gui.kit.reading_text import comparison_html
from app.model.calendar import Calendar
from app.model.comparison import compare
from app.model.form import CLOSING, FormDefinition
from app.model.form_changes import FormChange, FormChangeKind, form_changes
from app.model.form_texts import with_any_year
from app.model.register import Register
from app.model.swedish import in_figures, long_date, with_capital


def name_of(form: FormDefinition) -> str:
    return f"{form.short_title}, version {form.version}"


def audience_in_words(form: FormDefinition, register: Register) -> str:
    """The committees by name, or the types."""
    if form.audience.committees:
        found = (register.get(id_) for id_ in form.audience.committees)
        return ", ".join(committee.name for committee in found if committee is not None)
    return ", ".join(_all_of(type_id, register) for type_id in form.audience.types)


def terms_in_words(form: FormDefinition, calendar: Calendar) -> str:
    until = f" till och med {form.valid_until.in_a_sentence}" if form.valid_until else ""
    which = [one.name.lower() for one in calendar.periods if one in form.periods]
    only = f", bara {' och '.join(which)}" if len(which) < len(calendar.periods) else ""
    return f"från {form.valid_from.in_a_sentence}{until}{only}"


def due_in_words(form: FormDefinition, calendar: Calendar) -> str:
    days = ((calendar.term(code), day) for code, day in form.deadline.items())
    return ", ".join(f"{term.in_a_sentence}: {long_date(day)}" for term, day in sorted(days))


def facts(form: FormDefinition, register: Register) -> dict[str, str]:
    """By what they are called; some may be empty."""
    return {
        "Uppföljning": (form.survey or "") if form.survey != register.survey else "",
        "För": audience_in_words(form, register),
        "Gäller": terms_in_words(form, register.calendar),
        "Ska vara inne": due_in_words(form, register.calendar),
        "Skickas till": form.recipient,
    }


def _all_of(type_id: str, register: Register) -> str:
    called = register.type_plural(type_id) or register.respondent.fill(
        "{many} av typen {}", register.type_name(type_id)
    )
    return f"alla {called.lower()}"


def removal_text(drafts: int, submitted: int, movable: int) -> str:
    """What becomes of the reports when a set is removed; `movable` drafts have another one."""
    if not drafts + submitted:
        return "Ingen av dina rapporter använder frågorna."
    counts = (
        (drafts, "pågående rapport", "pågående rapporter"),
        (submitted, "exporterad rapport", "exporterade rapporter"),
    )
    who = " och ".join(_so_many(*count) for count in counts if count[0])
    they = "Den" if drafts + submitted == 1 else "De"
    text = (
        f"{with_capital(who)} använder frågorna. {they} finns kvar, men kan inte öppnas "
        "förrän frågorna är installerade igen."
    )
    if not movable:
        return text
    if movable < drafts:
        which = f"{'En' if movable == 1 else in_figures(movable)} av de pågående"
    elif drafts == 1:
        which = "Den pågående" if submitted else "Den"
    else:
        which = "De pågående"
    return f"{text} {which} kan i stället byta till de frågor som blir kvar."


def _so_many(count: int, one: str, several: str) -> str:
    return f"en {one}" if count == 1 else f"{in_figures(count)} {several}"


_K = FormChangeKind
_GROUPS = (
    ("Nya frågor", {_K.ADDED}),
    ("Frågor som inte ställs längre", {_K.DROPPED}),
    ("Omformulerade frågor", {_K.REWORDED}),
    ("Frågor som ska besvaras på annat sätt", {_K.ASKED}),
    ("Frågor som ersätter andra", {_K.REPLACED}),
    ("Frågor som har flyttats", {_K.MOVED, _K.REORDERED}),
    ("Annat om frågorna", {_K.NOTES}),
    ("Avsnitt och texter", {_K.SECTION, _K.TEXT}),
)
_FIELDS = {
    "title": "Titel",
    "short_title": "Titel i programmet",
    "survey": "Uppföljning",
    "office": "Vem som frågar",
    "preamble": "Inledning",
    "heading": "Rubrik",
    "description_heading": "Rubrik över beskrivningen",
    "description": "Beskrivning",
    "instructions": "Anvisning",
    "introduction": "Avsnittets inledning",
}


def facts_html(form: FormDefinition, register: Register) -> Html:
    known = facts(form, register).items()
    told = (html(element("b", f"{name}:"), " ", text) for name, text in known if text)
    return element("p", html(*told, between=LINE_BREAK))


def questions_html(form: FormDefinition) -> Html:
    parts = []
    for section in form.sections:
        parts.append(element("h4", section.heading or CLOSING, css="part"))
        asked = (
            html(with_any_year(question.text), " ", _muted(with_any_year(form.notes_of(question))))
            for question in section.questions
        )
        parts.append(_list(asked))
    return html(*parts)


def changes_html(before: FormDefinition, after: FormDefinition, register: Register) -> Html:
    """What a newer set changes, group by group; empty where nothing concerns officers."""
    found = [_without_placeholders(change) for change in form_changes(before, after)]
    groups = [
        (title, [_change_html(change, before, after) for change in found if change.kind in kinds])
        for title, kinds in _GROUPS
    ]
    groups.append(("Annat", [*_fact_changes(before, after, register)]))
    return html(*(html(element("h4", title), _list(told)) for title, told in groups if told))


def _without_placeholders(change: FormChange) -> FormChange:
    update = {name: with_any_year(getattr(change, name)) for name in ("before", "after")}
    return change.model_copy(update=update)


def _change_html(change: FormChange, before: FormDefinition, after: FormDefinition) -> Html:
    if change.question_id is None:
        name = "Avsnitt" if change.kind is _K.SECTION else _FIELDS[change.field]
        return _labelled(name, comparison_html(change.runs))
    asked_by = before if change.kind is _K.DROPPED else after
    question = asked_by.question(change.question_id)
    return _labelled(question.short, _of_question(change, with_any_year(question.text)))


def _of_question(change: FormChange, asked: str) -> Html:
    match change.kind:
        case _K.REWORDED:
            return comparison_html(change.runs)
        case _K.REPLACED:
            return html(asked, LINE_BREAK, _muted("I stället för:"), " ", lines(change.before))
        case _K.MOVED:
            old, new = change.before or CLOSING, change.after or CLOSING
            return html(asked, " ", _muted(f"från ”{old}” till ”{new}”"))
        case _K.REORDERED:
            return html(asked, " ", _muted("annan plats i ordningen"))
        case _K.NOTES | _K.ASKED:
            return html(asked, LINE_BREAK, comparison_html(change.runs))
        case _:
            return html(asked)


def _fact_changes(
    before: FormDefinition, after: FormDefinition, register: Register
) -> Iterator[Html]:
    now = facts(after, register)
    for name, was in facts(before, register).items():
        if was != now[name]:
            yield _labelled(name, comparison_html(compare(was, now[name])))


def _muted(text: str) -> Html:
    return element("span", text, css="muted") if text else html()


def _labelled(label: str, content: Html) -> Html:
    return html(element("b", label), LINE_BREAK, content) if label else content


def _list(items: Iterable[Html]) -> Html:
    return element("ul", *(element("li", item) for item in items))
