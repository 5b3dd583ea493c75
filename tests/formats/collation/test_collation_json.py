"""Everything as one JSON: it follows its description, and each report is read back as it was."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from app.formats.collation.collation_json import SCHEMA, write_collation_json
from app.formats.report_json import read_report_json
from app.model.collation.collation import Collation
from app.model.finding import Finding, FindingCode, Position, Severity
from app.model.report import Report
from app.paths import bundled_data
from tests.support.collations import StillCollation, collation_of, example_collation
from tests.support.report_documents import form_named
from tests.support.strategies import reports
from tests.support.terms import CALENDAR

SMALL_FORM = form_named("kulturnamnden-tertial")
EXAMPLE = example_collation()


def _description(name: str) -> dict[str, Any]:
    description: dict[str, Any] = json.loads((bundled_data().resources / name).read_text("utf-8"))
    return description


def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(_description(name), format_checker=FormatChecker())


COLLATION = _validator("collation.schema.json")
REPORT = _validator("report.schema.json")


def _written(collation: Collation) -> bytes:
    target = BytesIO()
    write_collation_json(collation, target)
    return target.getvalue()


def _content(collation: Collation) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_written(collation))
    COLLATION.validate(content)
    return content


def _reports(content: dict[str, Any]) -> list[Report]:
    found = []
    for participant in content["participants"]:
        REPORT.validate(participant["report"])
        found.append(
            read_report_json(json.dumps(participant["report"]).encode(), "rapport.json", CALENDAR)
        )
    return found


def test_the_description_is_one() -> None:
    description = _description("collation.schema.json")
    Draft202012Validator.check_schema(description)
    assert description["$id"] == SCHEMA


def _objects(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") in ("object", ["object", "null"]):
            yield schema
        for inner in schema.values():
            yield from _objects(inner)


def test_every_property_is_described_and_required() -> None:
    found = list(_objects(_description("collation.schema.json")))
    assert len(found) > 10
    # A report by itself has a description of its own.
    closed = [schema for schema in found if schema.get("additionalProperties") is False]
    assert len(closed) == len(found) - 1
    for schema in found:
        optional = {"kinds", "figures"} & schema["properties"].keys()
        assert sorted({*schema["required"], *optional}) == sorted(schema["properties"])
        assert all(one["description"].endswith(".") for one in schema["properties"].values())


def test_it_says_what_the_collation_says() -> None:
    content = _content(EXAMPLE)
    assert content["schema"] == SCHEMA
    assert content["title"] == EXAMPLE.title
    assert content["term"] == "2022-T2"
    assert content["made_at"] == "2022-09-30T14:05:00Z"
    assert content["application_version"] == "1.0"
    assert content["areas"] == [area.model_dump(mode="json") for area in EXAMPLE.areas]
    assert content["files"] == [file.model_dump(mode="json") for file in EXAMPLE.files()]
    assert content["missing"] == [
        {
            "committee_id": "skarpnack",
            "name": "Skarpnäcks stadsdelsnämnd",
            "administration": "Skarpnäcks stadsdelsförvaltning",
            "type": "stadsdelsnamnd",
            "type_name": "Stadsdelsnämnd",
            "emails": ["moa.ek@stockholm.se"],
            "hints": ["trasig.docx kan vara från nämnden.", "=Fråga Moa."],
        }
    ]
    assert _reports(content) == list(EXAMPLE.reports)


def test_each_participant_has_its_key_data_and_findings() -> None:
    content = _content(EXAMPLE)
    assert len(content["participants"]) == len(EXAMPLE.reports)
    for participant, written in zip(EXAMPLE.participants(), content["participants"], strict=True):
        assert written["committee_id"] == (participant.committee_id or None)
        same = {"name", "mark", "type_name", "source", "kind", "revision", "status", "contact"}
        same |= {"words", "unanswered"}
        dumped = participant.model_dump(mode="json")
        assert {key: written[key] for key in same} == {key: dumped[key] for key in same}
        assert written["states"] == {s.value: n for s, n in participant.states.items()}
        found = EXAMPLE.found.get(participant.key, ())
        assert [Finding.model_validate_json(json.dumps(f)) for f in written["findings"]] == [*found]
    marks = [written["mark"] for written in content["participants"]]
    assert marks == ["", "ändrat efter exporten", "", "", "ifylld blankett"]
    assert [written["unanswered"] for written in content["participants"]] == [0, 1, 0, 2, 0]
    assert content["participants"][0]["sent_at"] == "2022-09-27T14:05:00Z"
    assert content["participants"][-1]["sent_at"] is None


def test_each_participant_stands_on_a_line_of_its_own() -> None:
    lines = _written(EXAMPLE).decode().split("\n")
    start = lines.index('"participants": [') + 1
    for line, report in zip(lines[start : start + 5], EXAMPLE.reports, strict=True):
        written = json.loads(line.strip().rstrip(","))["report"]
        assert read_report_json(json.dumps(written).encode(), "rapport.json", CALENDAR) == report


def test_an_empty_collation_is_a_whole_file() -> None:
    content = _content(collation_of([], []))
    assert [content[key] for key in ("areas", "participants", "missing", "files")] == [[]] * 4


def test_a_place_and_a_reason_are_kept() -> None:
    finding = Finding(
        code=FindingCode.SPELLING,
        severity=Severity.INFO,
        message="Stavfel?",
        question_id="svart-ekonomi",
        excerpt="Samvärkan",
        position=Position(block=0, start=3, end=12),
        accepted="Ett namn.",
    )
    content = _content(replace(EXAMPLE, found={4: (finding,)}))
    assert content["participants"][4]["findings"] == [finding.model_dump(mode="json")]


def test_moments_elsewhere_are_told_in_utc() -> None:
    there = datetime.timezone(datetime.timedelta(hours=2))
    moment = datetime.datetime(2022, 9, 30, 16, 5, 0, 250_000, tzinfo=there)
    assert _content(replace(EXAMPLE, made_at=moment))["made_at"] == "2022-09-30T14:05:00.250000Z"


class _Mixed(StillCollation):
    def findings(self) -> Iterator[Any]:
        return reversed(list(super().findings()))


def test_findings_in_another_order_are_not_left_out_silently() -> None:
    finding = next(iter(EXAMPLE.found.values()))
    mixed = _Mixed(EXAMPLE.reports, EXAMPLE.areas, found={0: finding, 2: finding})
    with pytest.raises(ValueError, match="order"):
        _written(mixed)


@settings(max_examples=60)
@given(sent=st.lists(reports(SMALL_FORM), max_size=3))
def test_any_reports_are_read_back_as_they_were(sent: list[Report]) -> None:
    assert _reports(_content(collation_of(sent, [SMALL_FORM]))) == sent
