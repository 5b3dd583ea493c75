"""A question set in words: what it is called, for whom it is, and when it asks."""

from app.gui.moments import date_told
from app.model.committee import CommitteeRegister
from app.model.form import FormDefinition
from app.model.term import Period, Term


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


def facts(form: FormDefinition, register: CommitteeRegister) -> dict[str, str]:
    """What there is to know of a set besides its texts, by what it is called; perhaps empty."""
    return {
        "För": audience_in_words(form, register),
        "Gäller": terms_in_words(form),
        "Ska vara inne": due_in_words(form),
        "Skickas till": form.recipient,
    }


def _term(term: Term) -> str:
    return term.label.lower()
