"""The shipped example of a set with every kind, as the office mails it, and how it is answered."""

import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from app.formats.question_set.form_toml import read_form_file
from app.model.form import FormDefinition
from app.model.kinds.value import Chosen, Value, value_of
from app.model.report import Answer, Report
from app.paths import bundled_data
from tests.support.question_sets import set_file
from tests.support.terms import CALENDAR

FILE = bundled_data().resources / "form.kinds.example.toml"
TERM = "2022-T2"

VALUES: dict[str, object] = {
    "har-dialog": True,
    "antal-besok": Decimal(1250),
    "branscher": Chosen(chosen=("handel", "bygg"), other="Odling på tak"),
    "viktigaste-form": Chosen(chosen=("besok",)),
    "andel-av-budget": Decimal("12.5"),
    "budget-beslutad": datetime.date(2022, 5, 12),
    "insatser": {
        "rows": [
            {
                "insats": "Frukostmöten",
                "borjade": "2022-05-12",
                "foretag": "48",
                "kostnad": "12.5",
                "drivs-av": {"chosen": ["namnden"], "other": ""},
                "fortsatter": True,
            },
            {
                "insats": "Mässa i Älvsjö",
                "borjade": "2022-06-01",
                "foretag": "1200",
                "kostnad": "1140",
                "drivs-av": {"chosen": [], "other": "Fastighetsägarna"},
                "fortsatter": False,
            },
        ]
    },
    "lokaler": {
        "rows": [
            {
                "slag": "Butiker",
                "antal": "4",
                "for": {"chosen": ["nya", "andra"], "other": ""},
            },
            {"slag": "Kontor", "antal": "0"},
            {"slag": "Verkstäder", "antal": "11", "for": {"chosen": ["nya"], "other": ""}},
        ]
    },
}
"""The value of every answer that is asked for; the dialogue makes two questions superfluous."""
COMMENTS = {
    "har-dialog": "Den började i våras.",
    "insatser": "Mässan redovisas i verksamhetsberättelsen.",
    "ovriga-upplysningar": "Inget mer.",
}


def example_file(folder: Path) -> Path:
    return set_file(folder, _text(), "Frågor med siffror.toml")


def _text() -> str:
    """From a term on in which it goes before the set that is shipped."""
    text = FILE.read_text("utf-8")
    return text.replace('valid_from = "2022-T1"', f'valid_from = "{TERM}"')


@cache
def example_set() -> FormDefinition:
    form = read_form_file(_text().encode(), "fragor.toml", CALENDAR)
    assert isinstance(form, FormDefinition)
    return form


def value_for(answer: Answer) -> Value | None:
    """The value that it is answered with, as its question is put."""
    return value_of(answer.kind, VALUES.get(answer.question_id), answer.options, answer.columns)


def assert_answered(report: Report) -> None:
    """Every value and every comment is there, and nothing else."""
    for answer in report.answers:
        text = COMMENTS.get(answer.question_id, "")
        said = (answer.value, [block.text for block in answer.blocks], answer.unfinished)
        wanted = (value_for(answer), [text] if text else [], ())
        assert said == wanted, answer.question_id
