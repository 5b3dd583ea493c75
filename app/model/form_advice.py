"""What the author of a question set may want to change in it, though it can be used as it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, takewhile

from app.model.base import Location
from app.model.calendar import Calendar
from app.model.form import FormDefinition, Question
from app.model.register import Register
from app.model.swedish import in_figures
from app.model.term import Term

# In signs. A line of the document's headings; what is read at one go; a row of the navigation.
LONGEST_TITLE = 80
LONGEST_QUESTION = 250
LONGEST_NAME = 40
_MOST_NAMED = 6
_DECEMBER = 12

# Not one of a span of years, such as a policy's.
_WRITTEN_YEAR = re.compile(r"(?<![\d–-])20\d\d(?![\d–-])")
_YEAR_OF_AN_ID = re.compile(r"(?:^|-)20\d\d(?:-|$)")
_SPACE_AT_AN_END = re.compile(r"^[ \t]|[ \t]$", re.MULTILINE)


@dataclass(frozen=True)
class Advice:
    """One thing to consider: a code, the location in the file, and Swedish sentences.

    `about` is the id of the question, option or column that it names besides the one there.
    """

    code: str
    location: Location
    message: str
    about: str = ""


def advice_on(form: FormDefinition, register: Register) -> Iterator[Advice]:
    """All advice on a question set by itself."""
    yield from _on_headings(form)
    yield from _on_questions(form)
    yield from _on_years(form)
    yield from _on_spaces(form)
    yield from _on_deadlines(form, register.calendar)
    yield from _on_committees(form, register)


def places_of_questions(form: FormDefinition) -> Iterator[tuple[Location, Question]]:
    """Every question with its location, in the order of the form."""
    for index, section in enumerate(form.sections):
        for place, question in enumerate(section.questions):
            yield ("sections", index, "questions", place), question


def _headings(form: FormDefinition) -> Iterator[tuple[Location, str]]:
    yield ("title",), form.title
    yield ("heading",), form.heading
    yield ("description_heading",), form.description_heading
    for index, section in enumerate(form.sections):
        yield ("sections", index, "title"), section.title or ""
    for location, question in places_of_questions(form):
        yield (*location, "text"), question.text


def _texts_with_the_year(form: FormDefinition) -> Iterator[tuple[Location, str]]:
    """The texts in which `{year}` becomes the term's year."""
    yield from _headings(form)
    yield ("preamble",), form.preamble
    yield ("description",), form.description
    yield ("instructions",), form.instructions
    for index, section in enumerate(form.sections):
        yield ("sections", index, "introduction"), section.introduction


def _texts_as_they_are(form: FormDefinition) -> Iterator[tuple[Location, str]]:
    yield ("short_title",), form.short_title
    yield ("office",), form.office
    for name, text in form.labels.model_dump().items():
        yield ("labels", name), text
    for location, question in places_of_questions(form):
        yield (*location, "short"), question.short
        yield (*location, "hint"), question.hint


def _on_headings(form: FormDefinition) -> Iterator[Advice]:
    for index, section in enumerate(form.sections):
        if len(section.title or "") > LONGEST_TITLE:
            yield Advice(
                "long-title",
                ("sections", index, "title"),
                f"Rubriken har {in_figures(len(section.title or ''))} tecken och får inte plats på "
                f"en rad. Korta den till högst {LONGEST_TITLE}, eller lägg resten i introduction.",
            )
    for location, text in _headings(form):
        if "\n" in text:
            yield Advice(
                "line-break",
                location,
                "Texten blir en rubrik men är delad på flera rader. Skriv den på en rad.",
            )


def _on_questions(form: FormDefinition) -> Iterator[Advice]:
    for location, question in places_of_questions(form):
        if len(question.text) > LONGEST_QUESTION:
            yield Advice(
                "long-question",
                (*location, "text"),
                f"Frågan har {in_figures(len(question.text))} tecken och är svår att läsa som "
                f"rubrik. Korta den till högst {LONGEST_QUESTION}, eller lägg förklaringen i hint.",
            )
        if not question.short and len(question.text) > LONGEST_NAME:
            yield Advice(
                "short-missing",
                location,
                "Frågan är för lång för listan över frågor. Ge den ett kort namn i short, högst "
                f"{LONGEST_NAME} tecken.",
            )
        if len(question.short) > LONGEST_NAME:
            yield Advice(
                "long-short",
                (*location, "short"),
                f"Det korta namnet har {in_figures(len(question.short))} tecken och får inte plats "
                f"i listan över frågor. Korta det till högst {LONGEST_NAME}.",
            )


def _on_years(form: FormDefinition) -> Iterator[Advice]:
    for location, text in _texts_as_they_are(form):
        if "{year}" in text:
            yield Advice(
                "year-not-filled-in",
                location,
                "{year} byts inte ut mot årtalet i den här texten. Skriv den utan årtal.",
            )
    if form.valid_until is not None and form.valid_until.year == form.valid_from.year:
        return
    for location, text in _texts_with_the_year(form):
        if found := _WRITTEN_YEAR.search(text):
            yield Advice(
                "written-year",
                location,
                f"Här står {found[0]} med siffror. Skriv {{year}} om periodens år menas, så gäller "
                "texten även nästa år.",
            )
    for location, question in places_of_questions(form):
        if _YEAR_OF_AN_ID.search(question.id):
            yield Advice(
                "year-in-id",
                (*location, "id"),
                f"”{question.id}” har ett årtal. Ett id behålls år efter år; skriv det utan årtal.",
            )


def _on_spaces(form: FormDefinition) -> Iterator[Advice]:
    for location, text in (*_texts_with_the_year(form), *_texts_as_they_are(form)):
        if _SPACE_AT_AN_END.search(text):
            yield Advice(
                "space-at-an-end",
                location,
                "Det står ett blanksteg först eller sist på en rad. Ta bort det.",
            )


def _on_deadlines(form: FormDefinition, calendar: Calendar) -> Iterator[Advice]:
    if not form.deadline:
        return
    terms = sorted(calendar.term(code) for code in form.deadline)
    for term in terms:
        yield from _on_a_deadline(form, term)
    for earlier, later in pairwise(terms):
        if form.deadline[later.code] <= form.deadline[earlier.code]:
            yield Advice(
                "deadline-order",
                ("deadline", later.code),
                f"Sista dagen för {later} kommer inte efter den för {earlier}. Rätta en av dem.",
            )
    last = form.valid_until or terms[-1]
    asked = takewhile(lambda term: term <= last, form.terms(calendar))
    without = [term.code for term in asked if form.due(term) is None]
    if without:
        yield Advice(
            "deadline-missing",
            ("deadline",),
            f"{_some_of(without)} saknar sista dag. Lägg till den, eller ändra valid_until.",
        )
    if form.valid_until is None:
        yield Advice(
            "deadline-without-end",
            ("deadline",),
            f"Efter {terms[-1]} finns ingen sista dag men uppsättningen gäller tills vidare. Ange "
            "valid_until, eller gör en ny version med fler dagar när det är dags.",
        )
    if not form.recipient:
        yield Advice(
            "no-recipient",
            ("deadline",),
            "Det finns en sista dag men ingen adress att skicka rapporten till. Ange recipient.",
        )


def _some_of(codes: list[str]) -> str:
    more = len(codes) - _MOST_NAMED
    return ", ".join(codes) if more < 1 else f"{', '.join(codes[:_MOST_NAMED])} och {more} till"


def _on_a_deadline(form: FormDefinition, term: Term) -> Iterator[Advice]:
    if not form.asks_in(term):
        yield Advice(
            "deadline-outside",
            ("deadline", term.code),
            f"Frågorna ställs inte i {term}. Ta bort dagen, eller ändra periods eller valid_until.",
        )
        return
    years = {term.year, term.year + 1} if term.period.last_month == _DECEMBER else {term.year}
    if form.deadline[term.code].year not in years:
        yield Advice(
            "deadline-year",
            ("deadline", term.code),
            f"{form.deadline[term.code]} ligger inte i det år då {term} lämnas. Rätta dagen.",
        )


def _on_committees(form: FormDefinition, register: Register) -> Iterator[Advice]:
    for index, committee_id in enumerate(form.audience.committees):
        committee = register.get(committee_id)
        if committee is None:
            continue
        gone = committee.valid_until is not None and committee.valid_until < form.valid_from
        later = (
            committee.valid_from is not None
            and form.valid_until is not None
            and committee.valid_from > form.valid_until
        )
        if gone or later:
            yield Advice(
                "committee-not-there",
                ("audience", "committees", index),
                f"{committee.name} finns inte i någon period som uppsättningen gäller. Ta bort "
                "den, eller nämn den som har kommit i dess ställe.",
            )
