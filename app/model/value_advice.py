"""What the author of a question set may want to change in what is asked for besides text."""

from collections.abc import Iterator
from decimal import Decimal

from app.model.base import Location
from app.model.form import FormDefinition, Question
from app.model.form_advice import LONGEST_TITLE, Advice, places_of_questions
from app.model.kinds.asked import AskedValue, Column
from app.model.kinds.asked_text import gone, kind_text
from app.model.swedish import in_figures

# What a page that stands has room for, with a word or a number in each.
MOST_COLUMNS = 6


def advice_on_values(form: FormDefinition) -> Iterator[Advice]:
    """Advice on kinds and limits by themselves."""
    for location, question in places_of_questions(form):
        if len(question.columns) > MOST_COLUMNS:
            yield Advice(
                "many-columns",
                (*location, "columns"),
                f"Tabellen har {in_figures(len(question.columns))} kolumner och blir trång på en "
                f"sida. Ha högst {MOST_COLUMNS}, eller dela den på flera frågor.",
            )
        for place, asked in _asked(location, question):
            yield from _on_options(place, asked)


def _asked(location: Location, question: Question) -> Iterator[tuple[Location, AskedValue]]:
    yield location, question
    for number, column in enumerate(question.columns):
        yield (*location, "columns", number), column


def _on_options(location: Location, asked: AskedValue) -> Iterator[Advice]:
    if len(asked.options) + asked.other == 1:
        yield Advice(
            "one-option",
            (*location, "options"),
            "Det finns bara ett alternativ, så svaret blir alltid detsamma. Lägg till fler, eller "
            "fråga ja eller nej.",
        )
    for number, option in enumerate(asked.options):
        if len(option.text) > LONGEST_TITLE:
            yield Advice(
                "long-option",
                (*location, "options", number, "text"),
                f"Alternativet har {in_figures(len(option.text))} tecken och får inte plats på en "
                f"rad. Korta det till högst {LONGEST_TITLE}.",
            )


def advice_on_changed_values(form: FormDefinition, before: FormDefinition) -> Iterator[Advice]:
    """Advice on a set that asks for something else than the version before it did."""
    earlier = {question.id: question for question in before.questions()}
    for location, question in places_of_questions(form):
        was = earlier.get(question.id)
        if was is not None:
            yield from _on_change(location, question, was, f"version {before.version}")
            columns: dict[str, Column] = {column.id: column for column in was.columns}
            for number, column in enumerate(question.columns):
                if column.id in columns:
                    place = (*location, "columns", number)
                    yield from _on_change(
                        place, column, columns[column.id], f"version {before.version}"
                    )
            if question.kind is was.kind:
                yield from _on_gone(location, "columns", question, was)


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
            f"I {version} var enheten ”{was.unit}”, nu är den ”{asked.unit}”. Förra periodens tal "
            "följer bara med där det går att räkna om.",
        )
    for key, narrower in (("min", _is_higher), ("max", _is_lower)):
        now, then = getattr(asked, key), getattr(was, key)
        if narrower(now, then):
            yield Advice(
                "limit-narrowed",
                (*location, key),
                f"Gränsen {key} är snävare än i {version}. Förra periodens svar kan hamna utanför.",
            )
    yield from _on_gone(location, "options", asked, was)


def _is_higher(now: Decimal | None, then: Decimal | None) -> bool:
    return now is not None and (then is None or now > then)


def _is_lower(now: Decimal | None, then: Decimal | None) -> bool:
    return now is not None and (then is None or now < then)


def _on_gone(location: Location, key: str, asked: AskedValue, was: AskedValue) -> Iterator[Advice]:
    what = "Kolumnen" if key == "columns" else "Alternativet"
    follows = (
        "Det som står i den läggs bredvid som text"
        if key == "columns"
        else "Den som valde det får välja på nytt"
    )
    for one in gone(getattr(was, key), getattr(asked, key)):
        yield Advice(
            f"{key.removesuffix('s')}-dropped",
            (*location, key),
            f"{what} ”{one}” finns inte kvar och ersätts inte. {follows}; nämn id:t i replaces där "
            "något annat tar över.",
        )
