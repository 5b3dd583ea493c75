"""What the author of a register may want to change in it, though it can be used as it is."""

from collections.abc import Iterable, Iterator

from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.form_advice import Advice
from app.model.register import Register
from app.model.swedish import MONTHS, listed


def advice_on_register(register: Register, forms: Iterable[FormDefinition]) -> Iterator[Advice]:
    """All advice on a register by itself, and beside the question sets that there are."""
    yield from _on_types(register)
    yield from _on_names(register)
    yield from _on_addresses(register)
    yield from _on_months(register)
    yield from _on_sets(register, forms)


def _on_types(register: Register) -> Iterator[Advice]:
    for place, kind in enumerate(register.types):
        if not kind.plural:
            yield Advice(
                "plural-missing",
                ("types", place),
                f"Skriv i plural vad flera av typen ”{kind.name}” kallas.",
            )


def _on_names(register: Register) -> Iterator[Advice]:
    committees = register.committees
    for place, one in enumerate(committees):
        alike = (
            other for other in committees[:place] if other.name.casefold() == one.name.casefold()
        )
        if any(_exist_together(one, other) for other in alike):
            yield Advice(
                "same-name",
                ("committees", place, "name"),
                f"Två i registret heter ”{one.name}” samtidigt. Ge dem namn som skiljer dem åt.",
            )


def _exist_together(one: Committee, other: Committee) -> bool:
    def ends_before(a: Committee, b: Committee) -> bool:
        last, first = a.valid_until, b.valid_from
        return last is not None and first is not None and last < first

    return not ends_before(one, other) and not ends_before(other, one)


def _on_addresses(register: Register) -> Iterator[Advice]:
    ends = tuple(f"{sign}{domain}".casefold() for domain in register.email_domains for sign in "@.")
    for place, one in enumerate(register.committees):
        if one.email and ends and not one.email.casefold().endswith(ends):
            yield Advice(
                "other-domain",
                ("committees", place, "email"),
                f"Adressen {one.email} slutar inte på {' eller '.join(register.email_domains)}. "
                "Se efter hur den stavas, eller lägg till domänen i email_domains.",
            )


def _on_months(register: Register) -> Iterator[Advice]:
    told = {
        month
        for period in register.periods
        for month in range(period.first_month, period.last_month + 1)
    }
    if missing := [MONTHS[month - 1] for month in range(1, 13) if month not in told]:
        yield Advice("months-left-out", ("periods",), f"Ingen period gäller {listed(missing)}.")


def _on_sets(register: Register, forms: Iterable[FormDefinition]) -> Iterator[Advice]:
    for form in forms:
        if reasons := what_does_not_fit(form, register):
            yield Advice(
                "set-not-used",
                (),
                f"Frågorna ”{form.short_title}” ({form.id} version {form.version}) används inte "
                f"med det här registret: {', '.join(reasons)} finns inte där.",
            )


def what_does_not_fit(form: FormDefinition, register: Register) -> list[str]:
    """The types, committees and periods of a set that are not in the register."""
    known = {
        *(kind.id for kind in register.types),
        *(committee.id for committee in register.committees),
        *(period.code for period in register.periods),
    }
    asked = *form.audience.types, *form.audience.committees, *map(str, form.periods)
    return [f"”{one}”" for one in asked if one not in known]
