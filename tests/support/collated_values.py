"""Twenty-eight committees that answer a set with every kind of value, and what they said before.

What they say follows from their places, so that each test can reckon it anew.
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from app.formats.question_set.form_toml import read_form_file
from app.model.form import FormDefinition
from app.model.kinds.value import Chosen
from app.model.report import Answer, Report, ReportStatus
from app.model.term import Term
from app.paths import bundled_data
from tests.support.answered_values import BEFORE, NOT_APPLICABLE, NOW, TERM, answered
from tests.support.collations import StillCollation, collation_of
from tests.support.terms import CALENDAR
from tests.support.workplace import bundled_catalog

COMMITTEES = 28
_EXAMPLE = "form.kinds.example.toml"
_BRANCHES = ("handel", "restaurang", "bygg", "kreativa")
_WHY = ("planeras", "resurser", "efterfragan")


@cache
def value_form() -> FormDefinition:
    """The example of a set with every kind, for all committees."""
    data = (bundled_data().resources / _EXAMPLE).read_bytes()
    audience = b'audience = { types = ["stadsdelsnamnd", "fackforvaltning"] }'
    data = data.replace(b'audience = { types = ["stadsdelsnamnd"] }', audience)
    form = read_form_file(data, _EXAMPLE, CALENDAR)
    assert isinstance(form, FormDefinition)
    return form


def visits(at: int) -> Decimal:
    """The number of visits that the committee in this place has made."""
    return Decimal(at * at * 37 % 1250)


def share(at: int) -> Decimal:
    return Decimal(at * 7 % 100) + Decimal(at % 10) / 10


def rows(at: int) -> list[dict[str, Any]]:
    """From none to three rows; of some, cells are empty."""
    return [
        {
            "insats": f"Insats {number} av {at}",
            "borjade": f"2022-0{5 + number % 3}-1{number}",
            "foretag": str(at * 3 + number),
            "kostnad": f"{at * 11 + number}.{at % 9 + 1}",
            "drivs-av": {"chosen": ["namnden"], "other": ""},
            "fortsatter": number % 2 == 0,
        }
        if (at + number) % 4
        else {"insats": f"Insats {number} av {at}", "drivs-av": {"chosen": [], "other": "Båda"}}
        for number in range(at % 4)
    ]


def _values(at: int, term: Term) -> dict[str, object]:
    has_dialog = at % 5 != 4
    values: dict[str, object] = {"har-dialog": has_dialog}
    if has_dialog:
        own = "Fiske; och jakt" if at % 6 == 1 else ""
        values["antal-besok"] = visits(at if term == TERM else at + 1)
        values["branscher"] = Chosen(chosen=_BRANCHES[at % 3 : at % 3 + 2], other=own)
    else:
        values["varfor-ingen-dialog"] = Chosen(chosen=(_WHY[at % 3],))
        if _WHY[at % 3] == "planeras":
            values["forsta-motet"] = datetime.date(2022, 9, at + 1)
    forms = ("moten", "besok", "enkater")
    values["viktigaste-form"] = Chosen(chosen=(forms[(at if term == TERM else at % 2) % 3],))
    values["budget-beslutad"] = datetime.date(2021, 11, at + 1)
    values["andel-av-budget"] = NOT_APPLICABLE if at % 9 == 8 else share(at)
    if rows(at):
        values["insatser"] = {"rows": rows(at)}
    values["lokaler"] = {
        "rows": [
            {"slag": "Butiker", "antal": str(at), "for": {"chosen": ["nya"], "other": ""}},
            {"slag": "Kontor"},
            {"slag": "Verkstäder", "antal": "1"},
        ]
    }
    return values


def _reports(term: Term) -> Iterator[Report]:
    committees = bundled_catalog().register.existing_in(TERM)[:COMMITTEES]
    assert len(committees) == COMMITTEES
    form = value_form()
    for at, committee in enumerate(committees):
        if term == BEFORE and at % 7 == 6:
            continue
        report = answered(form, committee.id, _values(at, term), term, committee.name)
        sent = {"status": ReportStatus.SUBMITTED, "submitted_at": NOW}
        yield report.model_copy(update=sent)


@cache
def value_reports(term: Term = TERM) -> tuple[Report, ...]:
    """Those of the term, or of the one before, which some have not sent."""
    return tuple(_reports(term))


@cache
def value_collation(*, compared: bool = True) -> StillCollation:
    """Of the 28, compared with the term before."""
    before = value_reports(BEFORE) if compared else ()
    return collation_of(value_reports(), [value_form()], before)


def answers_to(collation: StillCollation, question_id: str) -> dict[str, Answer]:
    """By the name of the committee; of those who were asked."""
    return {one.name: one.answer for one in collation.answers_to(question_id)}
