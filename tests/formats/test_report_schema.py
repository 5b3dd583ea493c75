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
from tests.support.every_kind import every_kind, full_report
from tests.support.form_strategies import forms
from tests.support.report_documents import form_named, rich_report
from tests.support.strategies import reports
from tests.support.terms import CALENDAR

DESCRIPTION: dict[str, Any] = json.loads(
    (bundled_data().resources / "report.schema.json").read_text("utf-8")
)
VALIDATOR = Draft202012Validator(DESCRIPTION, format_checker=FormatChecker())
SMALL_FORM = form_named("kulturnamnden-tertial")
FILE = write_report_json(rich_report(form_named("stadsdelsnamnd")))

# What stands in a file only where there is something to say.
OPTIONAL = (
    *("accepted", "built_on", "contact_confirmed", "only", "start"),
    *("kind", "value", "unit", "options", "columns", "ask_if", "unfinished", "gone"),
)

Content = dict[str, Any]


def test_the_description_is_one() -> None:
    Draft202012Validator.check_schema(DESCRIPTION)
    assert DESCRIPTION["$id"] == SCHEMA


def _properties(schema: object) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") in ("object", ["object", "null"]):
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


@given(data=st.data())
def test_every_report_on_any_set_fits(data: st.DataObject) -> None:
    report = data.draw(reports(data.draw(forms())))
    VALIDATOR.validate(json.loads(write_report_json(report)))


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
    assert read_report_json(data, "rapport.json", CALENDAR) == report


@settings(max_examples=50)
@given(report=reports(SMALL_FORM), data=st.data())
def test_a_question_alone_fits_and_is_read_back(report: Report, data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from([one.question_id for one in report.answers]))
    alone = question_alone(report, asked)
    written = write_report_json(alone)
    VALIDATOR.validate(json.loads(written))
    assert json.loads(written)["only"] == [asked]
    assert read_report_json(written, "fråga.nrapport", CALENDAR) == alone


def test_a_whole_report_says_nothing_of_questions_alone() -> None:
    assert "only" not in json.loads(FILE)


def test_a_question_with_more_than_itself_is_refused() -> None:
    content = json.loads(FILE)
    content["only"] = [content["answers"][0]["question_id"]]
    with pytest.raises(ReportFileError) as caught:
        read_report_json(json.dumps(content).encode(), "fråga.nrapport", CALENDAR)
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
        lambda c: c.update(term="2022-t3"),
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


KINDS = write_report_json(full_report(every_kind()))


def _kinds() -> Content:
    content: Content = json.loads(KINDS)
    return content


def _of(question_id: str, **changes: object) -> Content:
    """The report with another answer to this question."""
    content = _kinds()
    answer = next(one for one in content["answers"] if one["question_id"] == question_id)
    answer.update(changes)
    return content


def _without(question_id: str, key: str) -> Content:
    content = _kinds()
    answer = next(one for one in content["answers"] if one["question_id"] == question_id)
    del answer[key]
    return content


def _is_read(content: Content) -> bool:
    try:
        read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR)
    except ReportFileError:
        return False
    return True


OPTIONS = [{"id": "a", "text": "A"}, {"id": "b", "text": "B", "gone": True}]
COLUMN = {"id": "a", "text": "A", "kind": "text", "unit": "", "options": []}


@pytest.mark.parametrize(
    "content",
    [
        _kinds(),
        _of("foretag", value="-12"),
        _of("foretag", value="999999999999999.9999"),
        _of("foretag", value=None, unfinished=[{"text": "12,", "row": None, "column": None}]),
        _of("plan", value=False),
        _of("form", value={"chosen": ["mote"], "other": ""}),
        _of("form", options=OPTIONS, value={"chosen": ["b"], "other": ""}),
        _of("insatser", value={"rows": [{}, {"antal": "3"}]}),
        _of("insatser", unfinished=[{"text": "ca 3", "row": 2, "column": "antal"}]),
        _of("ovrigt", ask_if={"question": "plan", "is": ["no"]}),
    ],
)
def test_values_fit_and_are_read(content: Content) -> None:
    VALIDATOR.validate(content)
    assert _is_read(content)


REFUSED = [
    _of("foretag", kind="siffra"),
    _of("foretag", kind=None),
    _without("foretag", "kind"),
    _of("foretag", value=1250),
    _of("foretag", value="1 250"),
    _of("foretag", value="1250,5"),
    _of("foretag", value="1e3"),
    _of("foretag", value="1.23456"),
    _of("foretag", value="1234567890123456"),
    _of("foretag", value=True),
    _of("foretag", value="2022-05-12T00:00"),
    _of("foretag", value=[]),
    _of("foretag", unit=1),
    _of("foretag", unit="k" * 41),
    _of("foretag", options=OPTIONS),
    _of("foretag", columns=[COLUMN]),
    _of("foretag", unfinished=[{"text": "", "row": None, "column": None}]),
    _of("foretag", unfinished=[{"text": "a" * 4001, "row": None, "column": None}]),
    _of("foretag", unfinished=[{"text": "12,", "row": 0, "column": "a"}]),
    _of("foretag", unfinished=["12,"]),
    _of("plan", value="ja"),
    _of("plan", value="true"),
    _of("plan", unit="kr"),
    _of("beslutad", value="2022-02-30"),
    _of("beslutad", value="20220212"),
    _of("beslutad", value="12 maj"),
    _of("beslutad", ask_if={"question": "plan", "is": []}),
    _of("beslutad", ask_if={"question": "plan"}),
    _of("beslutad", ask_if="plan"),
    _of("form", value="mote"),
    _of("form", value={"chosen": "mote", "other": ""}),
    _of("form", value={"chosen": ["mote"]}),
    _of("form", value={"chosen": ["mote"], "other": "", "rank": 1}),
    _of("form", value={"chosen": ["mote", "natverk"], "other": ""}),
    _of("form", value={"chosen": ["mote"], "other": "Egna ord"}),
    _of("form", value={"chosen": [1], "other": ""}),
    _of("form", value={"chosen": [], "other": "a" * 4001}),
    _of("form", value={"rows": []}),
    _of("form", options=[]),
    _of("form", options=[{"id": "a"}]),
    _of("form", options=[{"id": "a", "text": "a" * 501}]),
    _without("form", "options"),
    _of("branscher", value={"chosen": ["handel", "handel"], "other": ""}),
    _of("insatser", value=[{"antal": "3"}]),
    _of("insatser", value={"rows": {"antal": "3"}}),
    _of("insatser", value={"rows": ["3"]}),
    _of("insatser", value={"rows": [{"antal": 3}]}),
    _of("insatser", value={"rows": [{"insats": ["a"]}]}),
    _of("insatser", value={"rows": [{"insats": "a" * 4001}]}),
    _of("insatser", value={"rows": [{"antal": "3"}] * 501}),
    _of("insatser", value={"rows": [], "totals": []}),
    _of("insatser", columns=[]),
    _of("insatser", columns=[{**COLUMN, "kind": "table"}]),
    _of("insatser", columns=[{**COLUMN, "unit": "kr"}], value=None),
    _of("insatser", columns=[{**COLUMN, "options": OPTIONS}], value=None),
    _of("insatser", columns=[{**COLUMN, "kind": "choice"}], value=None),
    _of("insatser", columns=[{**COLUMN, "extra": 1}], value=None),
    _of("insatser", unfinished=[{"text": "12,", "row": None, "column": None}]),
    _of("insatser", unfinished=[{"text": "12,", "row": 500, "column": "antal"}]),
    _of("ovrigt", kind="yes_no", value=None, unit="kr"),
    _of("ovrigt", unfinished=[{"text": "12,", "row": None, "column": None}]),
    _of("ovrigt", options=OPTIONS),
    _of("ovrigt", value="text"),
    _of("foretag", status="blank"),
    _of("foretag", status="blank", blocks=[]),
    _of("beslutad", status="blank"),
]


@pytest.mark.parametrize("content", REFUSED)
def test_values_that_the_program_refuses_do_not_fit(content: Content) -> None:
    assert not _is_read(content)
    assert list(VALIDATOR.iter_errors(content))


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        (_of("foretag", value="1,5"), "answers[0].value", "ska vara ett tal med högst"),
        (_of("foretag", value=12), "answers[0].value", "ska vara ett tal"),
        (_of("plan", value=1), "answers[2].value", "ska vara sant eller falskt"),
        (_of("beslutad", value="i maj"), "answers[3].value", "är inte en dag"),
        (
            _of("form", value={"chosen": ["borta"], "other": ""}),
            "answers[5].value.chosen[0]",
            "”borta” är inget av alternativen",
        ),
        (
            _of("insatser", value={"rows": [{}, {"pris": "3"}]}),
            "answers[7].value.rows[1].pris",
            "är ingen av tabellens kolumner",
        ),
        (
            _of("insatser", value={"rows": [{"antal": "tre"}]}),
            "answers[7].value.rows[0].antal",
            "ska vara ett tal",
        ),
        (
            _of("form", options=[*OPTIONS, OPTIONS[0]], value=None),
            "answers[5].options[2].id",
            "”a” står två gånger",
        ),
        (
            _of("foretag", unfinished=[{"text": "12,", "row": None, "column": None}] * 2),
            "answers[0].unfinished[1]",
            "står två gånger",
        ),
    ],
)
def test_a_value_is_refused_with_its_place(content: Content, place: str, says: str) -> None:
    with pytest.raises(ReportFileError) as refused:
        read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR)
    assert refused.value.details[0].startswith(f"{place}: ")
    assert says in refused.value.details[0]


# Values with anything in them that a file can say.

_ANYTHING: st.SearchStrategy[object] = st.sampled_from(
    [
        *(None, True, 0, 12, 1.5, "", " ", "12", "-0.5", "1,5", "2022-05-12", "2022-02-30", "mote"),
        *([], {}, {"chosen": [], "other": ""}, {"chosen": ["handel"], "other": "Ö"}, {"rows": []}),
        *({"rows": [{"antal": "1", "insats": "A"}]}, {"rows": [{"lage": {"chosen": ["samma"]}}]}),
        *(OPTIONS, [COLUMN], [{"text": "12,", "row": None, "column": None}], "yes_no", "number"),
        *([{"text": "12,", "row": 1, "column": "antal"}], {"question": "plan", "is": ["yes"]}),
    ]
)
_KEYS = ("kind", "value", "unit", "options", "columns", "ask_if", "unfinished", "status")
# What hangs on other values, which no description can say.
_BETWEEN_VALUES = (
    *("inget av alternativen", "ingen av tabellens kolumner", "står två gånger"),
    *("inte finns i blocks", "ska ha row, och column"),
)


@given(
    question=st.sampled_from([answer["question_id"] for answer in _kinds()["answers"]]),
    changes=st.dictionaries(st.sampled_from(_KEYS), _ANYTHING, max_size=2),
)
def test_the_description_and_the_program_agree(question: str, changes: Content) -> None:
    content = _of(question, **changes)
    try:
        report = read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR)
    except ReportFileError as error:
        fault = str(error.details[0])
        in_a_row = ".rows[" in fault
        of_the_set = any(said in fault for said in _BETWEEN_VALUES)
        assert not VALIDATOR.is_valid(content) or in_a_row or of_the_set
    else:
        # What says nothing may be read, and is not written.
        VALIDATOR.validate(json.loads(write_report_json(report)))
