"""The report as JSON: nothing lost on the way there and back, and nothing half understood."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.errors import ReportFileError
from app.formats.report_json import MAX_BYTES, SCHEMA, read_report_json, write_report_json
from app.model.report import Report
from tests.support.form_strategies import forms
from tests.support.report_documents import form_named, rich_report
from tests.support.strategies import reports
from tests.support.terms import CALENDAR

SMALL_FORM = form_named("kulturnamnden-tertial")
REPORT = rich_report(form_named("stadsdelsnamnd"))
FILE = write_report_json(REPORT)

_BROKEN = "skadad eller inte hel"
# The path of a value, or the line of a file: nobody writes a report by hand.
_PLACE = re.compile(r"\[\d|[a-z]_[a-z]|\w\.\w|rad \d")

Content = dict[str, Any]


def _content() -> Content:
    content: Content = json.loads(FILE)
    return content


def _refusal(data: bytes) -> ReportFileError:
    with pytest.raises(ReportFileError) as refused:
        read_report_json(data, "rapport.json", CALENDAR)
    assert "\n" not in str(refused.value)
    return refused.value


def _assert_plain(refusal: ReportFileError) -> None:
    """What is told is the file, what is the matter with it, and what to do."""
    told = str(refusal).removeprefix(refusal.file)
    assert not _PLACE.search(told.replace(".docx", "").replace(".json", "")), told
    assert told.count(". ") >= 1, told


def _refusal_of(change: Callable[[Content], object]) -> ReportFileError:
    content = _content()
    change(content)
    return _refusal(json.dumps(content).encode())


@given(report=reports(SMALL_FORM))
def test_a_report_comes_back_whole(report: Report) -> None:
    data = write_report_json(report)
    assert read_report_json(data, "rapport.json", CALENDAR) == report


@settings(max_examples=300)
@given(report=forms().flatmap(reports))
def test_a_report_on_any_questions_comes_back_whole(report: Report) -> None:
    data = write_report_json(report)
    again = read_report_json(data, "rapport.json", CALENDAR)
    assert again == report
    assert write_report_json(again) == data
    assert write_report_json(read_report_json(data, "rapport.json", CALENDAR)) == data
    # As everybody's JSON is written.
    assert data == (json.dumps(json.loads(data), ensure_ascii=False, indent=1) + "\n").encode()


def test_the_file_has_the_keys_of_the_contract_in_their_order() -> None:
    content = _content()
    assert list(content) == [
        "schema",
        "report_id",
        "revision",
        "status",
        "form",
        "committee",
        "term",
        "contact",
        "answers",
        "unplaced",
        "created_at",
        "modified_at",
        "submitted_at",
        "application_version",
        "docx",
    ]
    answer = content["answers"][0]
    assert list(answer) == [
        "question_id",
        "section",
        "question",
        "status",
        "reason",
        "blocks",
        "plain",
        "origin",
    ]
    assert list(answer["blocks"][0]) == ["kind", "level", "spans"]
    assert list(answer["blocks"][0]["spans"][0]) == ["text", "bold", "italic", "href"]
    assert answer["origin"] == {"kind": "typed", "term": None, "committee": None, "confirmed": True}


def test_the_file_is_readable_text() -> None:
    assert FILE.endswith(b"}\n")
    assert "Hägersten-Älvsjö stadsdelsnämnd".encode() in FILE
    assert _content()["term"] == "2022-T2"
    assert _content()["created_at"] == "2022-09-14T09:30:00Z"


def test_plain_text_stands_beside_the_blocks() -> None:
    by_id = {answer["question_id"]: answer for answer in _content()["answers"]}
    assert by_id["vaxla-upp-stockholm"]["plain"].splitlines()[2:5] == [
        "1. Kartlägga lediga lokaler",
        "2. Samla frågorna på ett ställe:",
        "   a. tillstånd",
    ]
    assert by_id["verksamhetsomraden"]["status"] == "not_applicable"
    assert by_id["ovriga-upplysningar"]["status"] == "blank"


def test_a_byte_order_mark_and_other_white_space_change_nothing() -> None:
    dense = json.dumps(_content(), ensure_ascii=True).encode("utf-8-sig")
    assert read_report_json(dense, "rapport.json", CALENDAR) == REPORT


def test_keys_may_come_in_any_order() -> None:
    turned = dict(reversed(_content().items()))
    assert read_report_json(json.dumps(turned).encode(), "rapport.json", CALENDAR) == REPORT


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", _BROKEN),
        (FILE[: len(FILE) // 2], _BROKEN),
        (FILE + b"x", _BROKEN),
        (FILE.decode().encode("utf-16"), _BROKEN),
        (FILE.replace("ä".encode(), b"\xe4"), _BROKEN),
        (b"[" + FILE + b"]", "ingen rapport"),
        (b'"rapport"', "ingen rapport"),
        (b"null", "ingen rapport"),
        (b"{}", "ingen rapport"),
        (b'{"schema": ["naringslivsrapport/report/1"]}', "ingen rapport"),
        (FILE.replace(b"report/1", b"report/2", 1), "nyare version av programmet"),
        (FILE.replace(b'"revision": 1', b'"revision": 1, "revision": 2'), "”revision” står två"),
        (FILE.replace(b'"bold": false', b'"bold": false, "bold": true', 1), "”bold” står två"),
        (FILE.replace(b'"revision": 1', b'"revision": NaN'), "NaN är inget tillåtet värde"),
        (FILE.replace(b'"revision": 1', b'"revision": -Infinity'), "-Infinity är inget"),
        (FILE.replace(b'"revision": 1', b'"revision": 1e999'), "ska vara ett heltal"),
        (FILE.replace(b'"revision": 1', b'"revision": ' + b"1" * 5000), "för stora tal"),
        (FILE.replace("Åsa".encode(), b"\\ud800"), "halva tecken"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, _BROKEN),
        (b"[" * 90_000, _BROKEN),
        (b"[" * 500_000, "för stor"),
        (b" " * (MAX_BYTES + 1), "för stor"),
    ],
)
def test_what_is_no_report_is_refused(data: bytes, says: str) -> None:
    assert data != FILE
    refusal = _refusal(data)
    assert says in " ".join((refusal.reason, *refusal.details))
    _assert_plain(refusal)
    assert refusal.file == "rapport.json"


def _answers(key: str, value: object) -> Callable[[Content], object]:
    return lambda content: content["answers"][0].update({key: value})


def _span(**changes: object) -> Callable[[Content], object]:
    return lambda content: content["answers"][0]["blocks"][0]["spans"][0].update(changes)


@pytest.mark.parametrize(
    ("change", "place", "says"),
    [
        (lambda c: c.update(revision="1"), "revision", "heltal"),
        (lambda c: c.update(revision=True), "revision", "heltal"),
        (lambda c: c.update(revision=1.5), "revision", "heltal"),
        (lambda c: c.update(revision=0), "revision", "minst 1"),
        (lambda c: c.update(status="sent"), "status", "'draft' eller 'submitted'"),
        (lambda c: c.update(term="T2 2022"), "term", "”T2 2022” är ingen period"),
        (lambda c: c.update(report_id="7"), "report_id", "inte ett giltigt id"),
        (lambda c: c.update(created_at="i går"), "created_at", "inte en tidpunkt"),
        (lambda c: c.update(created_at=1663147800), "created_at", "inte en tidpunkt"),
        (lambda c: c.update(created_at="2022-09-14T09:30:00"), "created_at", "tidszon"),
        (lambda c: c.update(created_at="0001-01-01T00:00:00+14:00"), "created_at", "tidpunkt"),
        (lambda c: c.update(committee=["bromma"]), "committee", "grupp av värden"),
        (lambda c: c.update(committee="bromma"), "committee", "grupp av värden"),
        (lambda c: c["committee"].pop("type"), "committee.type", "saknas"),
        (lambda c: c["committee"].update(id="Bromma"), "committee.id", "små bokstäver"),
        (lambda c: c["contact"].update(phone=8), "contact.phone", "ska vara text"),
        (lambda c: c["contact"].update(mobile=""), "contact.mobile", "okänt"),
        (lambda c: c["form"].update(sha256="0" * 63), "form.sha256", "rätt form"),
        (lambda c: c.update(extra=1), "extra", "okänt för programmet"),
        (lambda c: c.pop("answers"), "answers", "saknas"),
        (lambda c: c.update(answers={}), "answers", "ska vara en lista"),
        (lambda c: c.update(answers=["svar"]), "answers[0]", "grupp av värden"),
        (lambda c: c["answers"].append(c["answers"][0]), "", "besvaras två gånger"),
        (_answers("status", "done"), "answers[0].status", "”blank”, ”answered”"),
        (_answers("status", None), "answers[0].status", "”blank”, ”answered”"),
        (_answers("status", []), "answers[0].status", "”blank”, ”answered”"),
        (_answers("status", "blank"), "answers[0].status", "men svaret har text"),
        (_answers("not_applicable", True), "answers[0].not_applicable", "okänt"),
        (_answers("plain", 1), "answers[0].plain", "ska vara text"),
        (_answers("section", "1"), "answers[0].section", "heltal"),
        (_answers("section", 0), "answers[0].section", "minst 1"),
        (_answers("blocks", {}), "answers[0].blocks", "ska vara en lista"),
        (_answers("blocks", []), "answers[0].plain", "inte finns i blocks"),
        (_answers("blocks", [{"spans": []}]), "answers[0].plain", "inte finns i blocks"),
        (_answers("origin", None), "answers[0].origin", "grupp av värden"),
        (_span(text=None), "answers[0].blocks[0].spans[0].text", "ska vara text"),
        (_span(bold=1), "answers[0].blocks[0].spans[0].bold", "sant eller falskt"),
        (_span(size=12), "answers[0].blocks[0].spans[0].size", "okänt"),
        (
            lambda c: c["answers"][0]["blocks"][0].update(kind="table"),
            "answers[0].blocks[0].kind",
            "'paragraph', 'subheading', 'bullet' eller 'number'",
        ),
        (lambda c: c["answers"][0]["blocks"][0].update(level=3), "blocks[0].level", "högst 2"),
        (lambda c: c["unplaced"].append({"blocks": []}), "unplaced[0].question", "saknas"),
    ],
)
def test_a_wrong_value_is_refused_and_its_place_is_for_support_alone(
    change: Callable[[Content], object], place: str, says: str
) -> None:
    refusal = _refusal_of(change)
    (fault,) = refusal.details
    assert f"{place}: " in fault or not place
    assert says in fault
    _assert_plain(refusal)


def test_plain_text_alone_is_never_dropped() -> None:
    def empty(content: Content) -> None:
        content["answers"][0].update(status="blank", blocks=[])

    assert _refusal_of(empty).details[0].startswith("answers[0].plain: ")


def test_plain_text_may_be_left_out_where_the_blocks_say_it() -> None:
    content = _content()
    for answer in content["answers"]:
        del answer["plain"]
    assert read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR) == REPORT


def test_what_may_not_be_carried_is_cleaned_on_the_way_in() -> None:
    content = _content()
    content["contact"]["name"] = "A\u030asa\r\nÖberg\x00"
    content["answers"][0]["blocks"][0]["spans"][0]["href"] = "javascript:alert(1)"
    report = read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR)
    assert report.contact.name == "Åsa Öberg\ufffd"
    assert report.answers[0].blocks[0].spans[0].href is None


def test_only_the_newest_schema_is_written() -> None:
    assert _content()["schema"] == SCHEMA


@given(at=st.floats(0, 1, exclude_max=True), junk=st.binary(min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused(at: float, junk: bytes) -> None:
    place = int(at * len(FILE))
    try:
        read_report_json(FILE[:place] + junk + FILE[place + len(junk) :], "rapport.json", CALENDAR)
    except ReportFileError as refused:
        _assert_plain(refused)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats(allow_nan=False)
    | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


@given(
    place=st.sampled_from(
        [(key,) for key in _content()]
        + [("answers", 0, key) for key in _content()["answers"][0]]
        + [("answers", 0, "blocks", 0), ("answers", 0, "blocks", 0, "spans"), ("committee", "id")]
    ),
    value=_JSON,
)
def test_any_value_in_any_place_is_read_or_refused(place: tuple[Any, ...], value: object) -> None:
    content = _content()
    inner: Any = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    try:
        read_report_json(json.dumps(content).encode(), "rapport.json", CALENDAR)
    except ReportFileError as refused:
        _assert_plain(refused)
