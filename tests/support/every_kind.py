"""A question set that asks for every kind of value, and a report that answers it."""

import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from app.model.form import FormDefinition
from app.model.kinds.value import Chosen
from app.model.report import Answer, Contact, Report, new_report
from app.model.rich_text import Block, Span
from tests.support.small_form import form_content
from tests.support.terms import IN_STOCKHOLM, a_term

_BRANCHES = [
    {"id": "handel", "text": "Handel"},
    {"id": "besok", "text": "Besöksnäring"},
    {"id": "bygg", "text": "Bygg och anläggning"},
]
_QUESTIONS: list[dict[str, Any]] = [
    {
        "id": "foretag",
        "text": "Hur många företag har ni träffat?",
        "short": "Träffade företag",
        "kind": "number",
        "unit": "st",
        "min": 0,
        "comment": True,
    },
    {
        "id": "kostnad",
        "text": "Vad har arbetet kostat under {year}?",
        "kind": "number",
        "unit": "tkr",
        "decimals": 1,
        "hint": "Räkna med löner.",
    },
    {"id": "plan", "text": "Finns en plan för näringslivsarbetet?", "kind": "yes_no"},
    {
        "id": "beslutad",
        "text": "När beslutades planen?",
        "kind": "date",
        "latest": "term",
        "ask_if": {"question": "plan", "is": ["yes"]},
    },
    {
        "id": "varfor-inte",
        "text": "Varför finns ingen plan?",
        "ask_if": {"question": "plan", "is": ["no"]},
    },
]
_MORE: list[dict[str, Any]] = [
    {
        "id": "form",
        "text": "I vilken form har ni mest kontakt med företagen?",
        "short": "Kontaktform",
        "kind": "choice",
        "options": [
            {"id": "mote", "text": "Möten"},
            {"id": "natverk", "text": "Nätverk"},
            {"id": "besok", "text": "Företagsbesök"},
        ],
        "other": True,
        "comment": True,
    },
    {
        "id": "branscher",
        "text": "Vilka branscher har ni haft kontakt med?",
        "short": "Branscher",
        "kind": "choices",
        "options": _BRANCHES,
        "other": True,
        "min_chosen": 1,
        "comment": True,
    },
    {
        "id": "insatser",
        "text": "Vilka insatser har ni gjort?",
        "short": "Insatser",
        "kind": "table",
        "columns": [
            {"id": "insats", "text": "Insats", "kind": "text"},
            {"id": "dag", "text": "Dag", "kind": "date"},
            {"id": "antal", "text": "Deltagare", "kind": "number", "unit": "st"},
            {"id": "kostnad", "text": "Kostnad", "kind": "number", "unit": "tkr", "decimals": 1},
            {"id": "klar", "text": "Klar", "kind": "yes_no"},
        ],
        "min_rows": 1,
        "max_rows": 8,
        "totals": True,
        "comment": True,
    },
    {
        "id": "orter",
        "text": "Hur ser det ut i stadsdelens centrum?",
        "short": "Centrum",
        "kind": "table",
        "columns": [
            {"id": "ort", "text": "Centrum", "kind": "text"},
            {"id": "lokaler", "text": "Tomma lokaler", "kind": "number"},
            {
                "id": "lage",
                "text": "Läge",
                "kind": "choice",
                "options": [
                    {"id": "battre", "text": "Bättre"},
                    {"id": "samma", "text": "Oförändrat"},
                    {"id": "samre", "text": "Sämre"},
                ],
            },
            {"id": "branscher", "text": "Branscher", "kind": "choices", "options": _BRANCHES},
        ],
        "fixed_rows": ["Älvsjö", "Hägersten", "Liljeholmen"],
        "totals": True,
    },
]


def every_kind(**changes: object) -> FormDefinition:
    """The set; `changes` replace what its file says."""
    sections = [
        {"number": 1, "title": "Siffror", "questions": _QUESTIONS},
        {"number": 2, "title": "Val och tabeller", "questions": _MORE},
        {"questions": [{"id": "ovrigt", "text": "Övrigt", "required": False}]},
    ]
    content = form_content(sections=sections, title="Näringslivet i siffror", **changes)
    content |= {"short_title": "Näringslivet i siffror", "id": "siffror"}
    return FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def empty_report(form: FormDefinition) -> Report:
    """A draft for the second term of 2022, without answers."""
    return new_report(
        form,
        None,
        a_term("2022-T2"),
        report_id=UUID(int=11),
        now=datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC),
        application_version="1.0",
    )


def full_report(form: FormDefinition) -> Report:
    """Every question answered, but for the one that is not asked."""
    report = empty_report(form).model_copy(
        update={"contact": Contact(name="Åsa Öberg", phone="08-508 00 000", email="asa@example.se")}
    )
    for question_id, value in VALUES.items():
        given = {**dict(report.answer(question_id)), "value": value}
        report = report.with_answer(Answer.model_validate(given, context=IN_STOCKHOLM))
    for question_id, text in _TEXTS.items():
        answer = report.answer(question_id).model_copy(
            update={"blocks": tuple(Block(spans=(Span(text=line),)) for line in text.split("\n"))}
        )
        report = report.with_answer(answer)
    return report


VALUES: dict[str, object] = {
    "foretag": Decimal(1250),
    "kostnad": Decimal("1842.5"),
    "plan": True,
    "beslutad": datetime.date(2022, 5, 12),
    "form": Chosen(other="Frukostar på torget"),
    "branscher": Chosen(chosen=("handel", "bygg"), other="Kultur"),
    "insatser": {
        "rows": [
            {
                "insats": "Frukostmöten",
                "dag": "2022-05-12",
                "antal": "48",
                "kostnad": "12.5",
                "klar": True,
            },
            {
                "insats": "Rundvandring med polisen och fastighetsägarna",
                "dag": "2022-06-01",
                "antal": "1200",
            },
            {"insats": "Mässa", "kostnad": "140", "klar": False},
        ]
    },
    "orter": {
        "rows": [
            {
                "ort": "Älvsjö",
                "lokaler": "4",
                "lage": Chosen(chosen=("battre",)),
                "branscher": Chosen(chosen=("handel", "bygg")),
            },
            {"ort": "Hägersten", "lokaler": "0"},
            {"ort": "Liljeholmen", "lokaler": "11", "lage": Chosen(chosen=("samre",))},
        ]
    },
}
_TEXTS = {
    "foretag": "Fler än förra perioden, eftersom mässan hölls i maj.\nVi räknar varje en gång.",
    "branscher": "Handeln är störst.",
    "insatser": "Mässan kommer att redovisas i verksamhetsberättelsen.",
    "ovrigt": "Inget mer.",
}
