"""What changes in what is asked for, from one version of a set to the next, that answers feel."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.model.base import Location
from app.model.form import FormDefinition, Question
from app.model.form_advice import Advice, places_of_questions
from app.model.kinds.asked import AskedValue, Column, Option
from app.model.kinds.asked_text import kind_text
from app.model.value_advice import places_of_values


def advice_on_changed_values(form: FormDefinition, before: FormDefinition) -> Iterator[Advice]:
    """Advice on a set that asks for something else than the version before it did."""
    version = f"version {before.version}"
    earlier = {question.id: question for question in before.questions()}
    for location, question in places_of_questions(form):
        was = earlier.get(question.id)
        if was is None:
            continue
        asked_then = {
            column.id: column for column in (was.columns if question.kind is was.kind else ())
        }
        for place, asked in places_of_values(location, question):
            then = asked_then.get(asked.id) if isinstance(asked, Column) else was
            if then is not None:
                yield from _on_change(place, asked, then, version)
        if question.kind is was.kind:
            yield from _on_gone(location, "columns", question.columns, was.columns)
            yield from _on_gone_rows(location, question, was, version)


def _on_change(
    location: Location, asked: AskedValue, was: AskedValue, version: str
) -> Iterator[Advice]:
    if asked.kind is not was.kind:
        yield Advice(
            "kind-changed",
            (*location, "kind"),
            f"I {version} var svaret {kind_text(was.kind)}, nu är det {kind_text(asked.kind)}. Det "
            "som går att läsa av förra periodens svar följer med, resten läggs bredvid som text.",
        )
        return
    if asked.unit != was.unit:
        yield Advice(
            "unit-changed",
            (*location, "unit"),
            f"I {version} var enheten {_named(was.unit)}, nu är den {_named(asked.unit)}. Förra "
            "periodens tal följer bara med där det går att räkna om.",
        )
    for key, narrower in _LIMITS.items():
        now, then = getattr(asked, key, None), getattr(was, key, None)
        if now != then and narrower(now, then):
            yield Advice(
                "limit-narrowed",
                (*location, key),
                f"Gränsen {key} är snävare än i {version}. Förra periodens svar kan hamna utanför.",
            )
    yield from _on_gone(location, "options", asked.options, was.options)


def _named(unit: str) -> str:
    return f"”{unit}”" if unit else "inte angiven"


def _is_higher(now: Any, then: Any) -> bool:  # noqa: ANN401
    if now is None or then is None:
        return now is not None
    # Which days a term has is not known here.
    return _are_days(now, then) is not False and now > then


def _is_lower(now: Any, then: Any) -> bool:  # noqa: ANN401
    if now is None or then is None:
        return now is not None
    return _are_days(now, then) is not False and now < then


def _are_days(now: object, then: object) -> bool | None:
    """False for a day and a term's; None where neither is a day."""
    days = isinstance(now, datetime.date), isinstance(then, datetime.date)
    return all(days) if any(days) else None


_LIMITS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "decimals": _is_lower,
        "min": _is_higher,
        "max": _is_lower,
        "min_chosen": _is_higher,
        "max_chosen": _is_lower,
        "earliest": _is_higher,
        "latest": _is_lower,
        "min_rows": _is_higher,
        "max_rows": _is_lower,
    }
)


def _on_gone(
    location: Location,
    key: str,
    now: Sequence[Option | Column],
    then: Sequence[Option | Column],
) -> Iterator[Advice]:
    """Options or columns that a version neither has nor replaces."""
    kept = {one for item in now for one in (item.id, *item.replaces)}
    what, it = ("Kolumnen", "den") if key == "columns" else ("Alternativet", "det")
    follows = (
        "Det som står i den läggs bredvid som text"
        if key == "columns"
        else "Den som valde det får välja på nytt"
    )
    for one in then:
        if one.id in kept:
            continue
        place: Location = (*location, key)
        same = [number for number, item in enumerate(now) if _says(item, one)]
        if same:
            place = (*place, same[0], "id")
        yield Advice(
            f"{key.removesuffix('s')}-dropped",
            place,
            f"{what} ”{one.id}” finns inte kvar och ersätts inte. {follows}. Behåll id:t om {it} "
            "bara är omskrivet, eller nämn det i replaces där något annat tar över.",
            one.id,
        )


def _says(one: Option | Column, other: Option | Column) -> bool:
    return one.text.casefold() == other.text.casefold()


def _on_gone_rows(
    location: Location, question: Question, was: Question, version: str
) -> Iterator[Advice]:
    there = {row.casefold() for row in question.fixed_rows}
    gone = [row for row in was.fixed_rows if row.casefold() not in there]
    if question.fixed_rows and gone:
        rows = " och ".join(f"”{row}”" for row in gone)
        yield Advice(
            "row-dropped",
            (*location, "fixed_rows"),
            f"{rows} i {version} finns inte kvar bland raderna. Det som stod där läggs bredvid som "
            "text.",
        )
