"""Registers: taken whole, or refused with every fault in its place."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.formats.validation import all_faults
from app.model.base import Location
from app.model.register import Register
from tests.support.terms import STOCKHOLM, a_register

_T1 = {"code": "T1", "name": "Rapport ett", "short": "ett", "first_month": 1, "last_month": 6}
_T2 = {"code": "T2", "name": "Rapport två", "short": "två", "first_month": 7, "last_month": 12}
_TYPE = {"id": "namnd", "name": "Nämnd"}


def _committee(committee_id: str, **changes: object) -> dict[str, Any]:
    named = {"name": committee_id.upper(), "administration": "Förvaltningen", "type": "namnd"}
    return {"id": committee_id, **named, **changes}


def _faults(**changes: object) -> dict[Location, str]:
    content = {"periods": [_T1, _T2], "types": [_TYPE], "committees": [], **changes}
    with pytest.raises(ValidationError) as refused:
        a_register(**content)
    return dict(all_faults(refused.value))


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        (
            {"periods": [_T1, {**_T2, "code": "T1", "name": "rapport ETT"}]},
            {
                ("periods", 1, "code"): "perioden ”T1” står två gånger",
                ("periods", 1, "name"): "två perioder heter ”rapport ETT”",
            },
        ),
        (
            {"periods": [_T2, _T1]},
            {
                ("periods", 1, "last_month"): (
                    "ligger före slutet av T2; perioderna ska stå i årets ordning"
                )
            },
        ),
        (
            {"periods": [{**_T1, "first_month": 7}, _T2]},
            {("periods", 0, "last_month"): "ligger före first_month"},
        ),
        ({"periods": []}, {("periods",): "är tomt"}),
        (
            {"periods": [{**_T1, "code": "t1", "first_month": 0, "last_month": 13}]},
            {
                ("periods", 0, "code"): "har inte rätt form",
                ("periods", 0, "first_month"): "ska vara minst 1",
                ("periods", 0, "last_month"): "ska vara högst 12",
            },
        ),
        ({"types": [_TYPE, _TYPE]}, {("types", 1, "id"): "typen ”namnd” står två gånger"}),
        (
            {"committees": [_committee("a"), _committee("a", type="bolag", email="a.se")]},
            {("committees", 1, "email"): "är ingen e-postadress"},
        ),
        (
            {"committees": [_committee("a"), _committee("a", type="bolag")]},
            {
                ("committees", 1, "id"): "nämnden ”a” står två gånger",
                ("committees", 1, "type"): "a: typen ”bolag” finns inte",
            },
        ),
        (
            {"committees": [_committee("a", valid_from="2022-T2", valid_until="2022-T1")]},
            {("committees", 0, "valid_until"): "a: ligger före valid_from"},
        ),
        (
            {"committees": [_committee("a", valid_from="2022-VB")]},
            {("committees", 0, "valid_from"): "a: perioden ”VB” finns inte i registret"},
        ),
        (
            {
                "committees": [
                    _committee("a", valid_until="2022-T2", successor="b"),
                    _committee("b", valid_from="2023-T2"),
                    _committee("c", successor="b"),
                    _committee("d", valid_until="2022-T2", successor="d"),
                    _committee("e", valid_until="2022-T2", successor="f"),
                ]
            },
            {
                ("committees", 0, "successor"): (
                    "a: b finns inte i 2023-T1, perioden efter valid_until"
                ),
                ("committees", 2, "successor"): "c: har en efterträdare men inget valid_until",
                ("committees", 3, "successor"): "d: är sin egen efterträdare",
                ("committees", 4, "successor"): "e: efterträdaren finns inte i registret",
            },
        ),
        (
            {"id": "Stockholm", "office": "", "respondent": {"one": "nämnd"}},
            {
                ("id",): "ska bestå av små bokstäver a till z, siffror och bindestreck",
                ("office",): "är tomt",
                ("respondent", "the"): "saknas",
                ("respondent", "many"): "saknas",
                ("respondent", "all"): "saknas",
            },
        ),
    ],
)
def test_every_fault_is_told_in_its_place(
    changes: dict[str, Any], faults: dict[Location, str]
) -> None:
    assert _faults(**changes) == faults


def test_committees_have_the_periods_of_their_register() -> None:
    committees = [
        _committee("a", valid_until="2022-T2", successor="b"),
        _committee("b", valid_from="2023-T1", email="b@example.se"),
    ]
    register = a_register(periods=[_T1, _T2], types=[_TYPE], committees=committees)
    last = register.committees[0].valid_until
    assert last is not None
    assert last.label == "Rapport två 2022"
    assert register.calendar.following(last) == register.committees[1].valid_from
    assert register.committees[1].email == "b@example.se"


def test_a_register_is_the_same_after_it_is_written_and_read() -> None:
    again = Register.model_validate(STOCKHOLM.model_dump())
    assert again == STOCKHOLM
    terms = [one.valid_until for one in again.committees if one.valid_until]
    assert {term.label for term in terms} == {"Tertialrapport 1 2023"}
