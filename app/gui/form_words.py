"""A question set in words: what it is called, for whom it is, and when it asks."""

from app.model.committee import CommitteeRegister
from app.model.dates import date_told
from app.model.form import FormDefinition
from app.model.sentence import with_capital
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
