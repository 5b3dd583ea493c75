"""The published description of a report's JSON: what the program writes, and nothing else."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from app.formats.errors import ReportFileError
from app.formats.report_json import SCHEMA, read_report_json, write_report_json
from app.model.report import Report
from app.model.report_stages import question_alone
from app.paths import bundled_data
from tests.support.report_documents import form_named, rich_report
from tests.support.strategies import reports

DESCRIPTION: dict[str, Any] = json.loads(
    (bundled_data().resources / "report.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(DESCRIPTION, format_checker=FormatChecker())
SMALL_FORM = form_named("kulturnamnden-tertial")
FILE = write_report_json(rich_report(form_named("stadsdelsnamnd")))

# What stands in a file only where there is something to say.
OPTIONAL = ("accepted", "built_on", "contact_confirmed", "only", "start")

Content = dict[str, Any]


def test_the_description_is_one() -> None:
    Draft202012Validator.check_schema(DESCRIPTION)
    assert DESCRIPTION["$id"] == SCHEMA


def _properties(schema: object) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        if schema.get("type") in ("object", ["object", "null"]):
            assert schema["additionalProperties"] is False
            assert sorted({*schema["required"], *OPTIONAL} & {*schema["properties"]}) == sorted(
                schema["properties"]
            )
            yield from schema["properties"].items()
        for inner in schema.values():
            yield from _properties(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _properties(inner)


def test_every_property_is_described_and_required_but_for_a_few() -> None:
    found = list(_properties(DESCRIPTION))
    assert len(found) > 40
    assert all(schema["description"].endswith(".") for _, schema in found)


@given(report=reports(SMALL_FORM))
def test_every_report_that_is_written_fits(report: Report) -> None:
    VALIDATOR.validate(json.loads(write_report_json(report)))


def test_a_rich_report_fits() -> None:
    VALIDATOR.validate(json.loads(FILE))


def test_contact_details_that_wait_to_be_confirmed_fit_and_are_read_back() -> None:
    whole = rich_report(form_named("stadsdelsnamnd"))
    report = whole.model_copy(update={"contact_confirmed": False})
    data = write_report_json(report)
    VALIDATOR.validate(json.loads(data))
    assert read_report_json(data, "rapport.json") == report


@settings(max_examples=50)
@given(report=reports(SMALL_FORM), data=st.data())
def test_a_question_alone_fits_and_is_read_back(report: Report, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from([one.question_id for one in report.answers]))
    alone = question_alone(report, asked)
    written = write_report_json(alone)
    VALIDATOR.validate(json.loads(written))
    assert json.loads(written)["only"] == [asked]
    assert read_report_json(written, "fråga.nrapport") == alone


def test_a_whole_report_says_nothing_of_questions_alone() -> None:
    assert "only" not in json.loads(FILE)


def test_a_question_with_more_than_itself_is_refused() -> None:
    content = json.loads(FILE)
    content["only"] = [content["answers"][0]["question_id"]]
    with pytest.raises(ReportFileError) as caught:
        read_report_json(json.dumps(content).encode(), "fråga.nrapport")
    assert "gäller bara en del av frågorna" in caught.value.details[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(only=[]),
        lambda c: c.update(only="svart-ekonomi"),
        lambda c: c.update(only=["svart-ekonomi", "svart-ekonomi"]),
        lambda c: c.update(schema="naringslivsrapport/report/2"),
        lambda c: c.pop("docx"),
        lambda c: c.update(extra=None),
        lambda c: c.update(report_id="7"),
        lambda c: c.update(revision=0),
        lambda c: c.update(revision="1"),
        lambda c: c.update(status="sent"),
        lambda c: c.update(term="2022-T3"),
        lambda c: c.update(term={"year": 2022, "period": "T2"}),
        lambda c: c.update(created_at="2022-09-14 09:30"),
        lambda c: c.update(committee="bromma"),
        lambda c: c["committee"].update(id="Bromma"),
        lambda c: c["contact"].pop("phone"),
        lambda c: c["contact"].update(phone=None),
        lambda c: c["contact"].update(name="Åsa\nÖberg"),
        lambda c: c["form"].update(sha256="0"),
        lambda c: c["answers"][0].update(status="blank"),
        lambda c: c["answers"][0].update(blocks=[]),
        lambda c: c["answers"][0].update(not_applicable=False),
        lambda c: c["answers"][0].update(section=0),
        lambda c: c["answers"][0]["origin"].update(kind="copied"),
        lambda c: c["answers"][0]["blocks"][0].update(kind="table"),
        lambda c: c["answers"][0]["blocks"][0].update(level=1),
        lambda c: c["answers"][0]["blocks"][0]["spans"][0].update(text=""),
        lambda c: c["answers"][0]["blocks"][0]["spans"][0].update(bold=None),
        lambda c: c["answers"][0]["blocks"][0]["spans"][0].update(href="file:///c:/a"),
        lambda c: c["unplaced"].append({"question": "Fråga"}),
        lambda c: c.update(docx={"file": "rapport.docx"}),
    ],
)
def test_a_file_that_is_not_to_be_written_does_not_fit(change: Callable[[Content], object]) -> None:
    content: Content = json.loads(FILE)
    change(content)
    assert list(VALIDATOR.iter_errors(content))
