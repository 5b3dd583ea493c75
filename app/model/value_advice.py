"""What the author of a question set may want to change in what is asked for besides text."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.model.base import Location
from app.model.form import FormDefinition, Question
from app.model.form_advice import LONGEST_TITLE, Advice, places_of_questions
from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from app.model.swedish import in_figures

# What a page that stands has room for, with a word or a number in each.
MOST_COLUMNS = 6
_UNITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "st": ("st.", "styck", "stycken", "antal"),
        "%": ("procent", "proc"),
        "kr": ("kr.", "krona", "kronor", "sek", ":-"),
        "tkr": ("tkr.", "tusen kr", "tusen kronor", "kkr", "ksek", "tsek"),
        "mnkr": ("mnkr.", "mkr", "mn kr", "miljoner kr", "miljoner kronor", "msek"),
    }
)
_USUAL = {name: unit for unit, names in _UNITS.items() for name in names}
_OWN_WORDS = re.compile(
    r"(?:annat|annan|annan \w+|övrigt|övriga|annat, .+|annan, .+)", re.IGNORECASE
)
_YES_AND_NO = {"ja", "nej"}
_SPACE_AT_AN_END = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)


def advice_on_values(form: FormDefinition) -> Iterator[Advice]:
    """Advice on kinds and limits by themselves."""
    for location, question in places_of_questions(form):
        yield from _on_table(location, question)
        yield from _on_condition(location, question, form)
        for place, asked in places_of_values(location, question):
            yield from _on_unit(place, asked)
            yield from _on_options(place, asked)
        for place, text in _headings(location, question):
            yield from _on_heading(place, text)


def places_of_values(
    location: Location, question: Question
) -> Iterator[tuple[Location, AskedValue]]:
    """What a question asks for, and each column of its table, with its location."""
    yield location, question
    for number, column in enumerate(question.columns):
        yield (*location, "columns", number), column


def _headings(location: Location, question: Question) -> Iterator[tuple[Location, str]]:
    for number, column in enumerate(question.columns):
        yield (*location, "columns", number, "text"), column.text
    for number, row in enumerate(question.fixed_rows):
        yield (*location, "fixed_rows", number), row
    for place, asked in places_of_values(location, question):
        for number, option in enumerate(asked.options):
            yield (*place, "options", number, "text"), option.text


def _on_table(location: Location, question: Question) -> Iterator[Advice]:
    if len(question.columns) > MOST_COLUMNS:
        yield Advice(
            "many-columns",
            (*location, "columns"),
            f"Tabellen har {in_figures(len(question.columns))} kolumner och blir trång på en "
            f"sida. Ha högst {MOST_COLUMNS}, eller dela den på flera frågor.",
        )


def _on_condition(location: Location, question: Question, form: FormDefinition) -> Iterator[Advice]:
    condition = question.ask_if
    if condition is None:
        return
    asked = form.question(condition.question)
    if not asked.other and {*asked.condition_answers} <= {*condition.answers}:
        yield Advice(
            "always-asked",
            (*location, "ask_if"),
            f"Frågan ställs vad än svaret på ”{asked.id}” är. Ta bort ask_if, eller ta bort något "
            "av svaren.",
        )


def _on_unit(location: Location, asked: AskedValue) -> Iterator[Advice]:
    usual = _USUAL.get(asked.unit.casefold())
    if usual is not None:
        yield Advice(
            "unusual-unit",
            (*location, "unit"),
            f"Skriv enheten ”{usual}”. Då förstår programmet också andra sätt att skriva den, och "
            "kan räkna om kronor.",
        )


def _on_options(location: Location, asked: AskedValue) -> Iterator[Advice]:
    texts = {option.text.casefold() for option in asked.options}
    if len(asked.options) + asked.other == 1:
        yield Advice(
            "one-option",
            (*location, "options"),
            "Det finns bara ett alternativ, så svaret blir alltid detsamma. Lägg till fler, eller "
            "fråga ja eller nej.",
        )
    if asked.kind is Kind.CHOICE and texts == _YES_AND_NO and not asked.other:
        yield Advice(
            "yes-no-as-choice",
            (*location, "options"),
            "Det enda som går att välja är ja och nej. Skriv kind = ”yes_no” i stället för choice.",
        )
    for number, option in enumerate(asked.options):
        if _OWN_WORDS.fullmatch(option.text):
            yield Advice(
                "own-words-as-option",
                (*location, "options", number, "text"),
                f"Den som väljer ”{option.text}” kan inte säga vad. Ta bort alternativet och skriv "
                "other = true, så kan svaret ges med egna ord.",
            )


def _on_heading(location: Location, text: str) -> Iterator[Advice]:
    if len(text) > LONGEST_TITLE:
        yield Advice(
            "long-option" if "options" in location else "long-heading",
            location,
            f"Texten har {in_figures(len(text))} tecken och får inte plats på en rad. Korta den "
            f"till högst {LONGEST_TITLE}.",
        )
    if "\n" in text:
        yield Advice("line-break", location, "Texten är delad på flera rader. Skriv den på en rad.")
    if _SPACE_AT_AN_END.search(text):
        yield Advice(
            "space-at-an-end",
            location,
            "Det står ett blanksteg först eller sist på en rad. Ta bort det.",
        )
