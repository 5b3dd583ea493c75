"""What a register changes against another one, in plain Swedish."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.model.committee import Committee
from app.model.register import Register, RegisteredPeriod
from app.model.swedish import MONTHS, in_figures, listed, some, with_capital


@dataclass(frozen=True)
class RegisterChanges:
    """What belongs under one heading; each line is a sentence without its full stop."""

    heading: str
    lines: tuple[str, ...]


_MOST_LINES = 6
_KEPT = {
    **{"city": "Staden", "office": "Den som frågar", "survey": "Den vanliga uppföljningen"},
    **{"email_domains": "E-postdomänerna", "respondent": "Den som svarar", "words": "Orden"},
}


def register_changes(before: Register, after: Register) -> tuple[RegisterChanges, ...]:
    """By heading; () where nothing but the version differs."""
    all_of = after.respondent.all
    groups = (
        ("Staden och kontoret", tuple(_of_the_city(before, after))),
        ("Perioder", tuple(_of_periods(before, after))),
        (with_capital(all_of), tuple(_of_committees(before, after))),
    )
    return tuple(RegisterChanges(heading, lines) for heading, lines in groups if lines)


def _of_the_city(before: Register, after: Register) -> Iterator[str]:
    for name, called in _KEPT.items():
        was, now = getattr(before, name), getattr(after, name)
        if was == now:
            continue
        if name == "words":
            yield f"{called} till stavningen ändras"
        elif name == "respondent":
            yield f"{called} heter {after.respondent.one}, förut {before.respondent.one}"
        else:
            yield f"{called}: {_shown(was)} blir {_shown(now)}"
    names = {kind.id: kind.name for kind in before.types}
    for kind in after.types:
        if kind.id not in names:
            yield f"Ny typ: {kind.name}"
        elif names[kind.id] != kind.name:
            yield f"Typen {names[kind.id]} heter nu {kind.name}"
    left = {kind.id for kind in after.types}
    for type_id, name in names.items():
        if type_id not in left:
            yield f"Typen {name} tas bort"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "inga"
    return f"”{value}”"


def _of_periods(before: Register, after: Register) -> Iterator[str]:
    were = {period.code: period for period in before.periods}
    are = {period.code: period for period in after.periods}
    for code, period in are.items():
        if code not in were:
            yield f"Ny period: {period.name} ({_months(period)})"
            continue
        if were[code].name != period.name:
            yield f"{were[code].name} heter nu {period.name}"
        if _months(were[code]) != _months(period):
            yield f"{period.name} gäller {_months(period)}, förut {_months(were[code])}"
    for code, period in were.items():
        if code not in are:
            yield f"{period.name} tas bort"


def _months(period: RegisteredPeriod) -> str:
    return f"{MONTHS[period.first_month - 1]} till {MONTHS[period.last_month - 1]}"


def _of_committees(before: Register, after: Register) -> Iterator[str]:
    were = {one.id: one for one in before.committees}
    are = {one.id: one for one in after.committees}
    merged = _new_successors(were, after)
    for successor, gone in merged.items():
        names = listed(one.name for one in gone)
        last = gone[0].valid_until
        from_term = after.calendar.following(last) if last is not None else None
        when = f" från {from_term.in_a_sentence}" if from_term is not None else ""
        yield f"{names} blir {are[successor].name}{when}"
    told = {one.id for gone in merged.values() for one in gone} | set(merged)
    for committee_id, committee in are.items():
        if committee_id in were:
            yield from _of_one(were[committee_id], committee, ended=committee_id in told)
    new = [one.name for one in after.committees if one.id not in were and one.id not in told]
    yield from _each_or_all(new, "Ny: {}", "{} nya: {}")
    left = [one.name for one in before.committees if one.id not in are]
    yield from _each_or_all(left, "{} tas bort", "{} tas bort: {}")


def _each_or_all(names: Sequence[str], each: str, together: str) -> Iterator[str]:
    if len(names) > _MOST_LINES:
        yield together.format(in_figures(len(names)), some(names))
    else:
        yield from map(each.format, names)


def _new_successors(
    were: Mapping[str, Committee], after: Register
) -> Mapping[str, Sequence[Committee]]:
    """Those that are taken over now and were not before, by what takes over."""
    merged: dict[str, list[Committee]] = {}
    for one in after.committees:
        known = were.get(one.id)
        if one.successor is not None and known is not None and known.successor != one.successor:
            merged.setdefault(one.successor, []).append(one)
    return merged


def _of_one(was: Committee, now: Committee, *, ended: bool) -> Iterator[str]:
    if was.name != now.name:
        yield f"{was.name} heter nu {now.name}"
    if was.administration != now.administration:
        yield f"{now.name} hör till {now.administration}, förut {was.administration}"
    if was.type != now.type:
        yield f"{now.name} är av en annan typ än förut"
    if was.email != now.email:
        before = f", förut {was.email}" if was.email else ""
        yield (
            f"{now.name} har adressen {now.email}{before}"
            if now.email
            else (f"{now.name} har ingen adress längre{before}")
        )
    if was.valid_from != now.valid_from and now.valid_from is not None:
        yield f"{now.name} finns från {now.valid_from.in_a_sentence}"
    if was.valid_until != now.valid_until and not ended:
        last = now.valid_until
        until = f"till och med {last.in_a_sentence}" if last is not None else "tills vidare"
        yield f"{now.name} finns {until}"
