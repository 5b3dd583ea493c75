"""Whatever has a length has a limit, which real texts are far from; the schemas say the same."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.formats.errors import FormFileError, ReportFileError
from app.formats.question_set.form_toml import read_form_file
from app.formats.report_json import read_report_json, write_report_json
from app.model import lengths
from app.model.base import fits
from app.model.form import FormDefinition
from app.model.report import Report
from app.paths import bundled_data
from app.services.sending.export import file_stem
from tests.support.example_report import paragraph
from tests.support.question_sets import edited
from tests.support.reports import whole_report
from tests.support.small_form import form_content, small_form
from tests.support.terms import CALENDAR, IN_STOCKHOLM

_FILE_NAME_WITH_TEMPORARY = 255 - 14
Content = dict[str, Any]
Change = Callable[[Content, str], object]


def _described(name: str) -> Draft202012Validator:
    path = bundled_data().resources / f"{name}.schema.json"
    return Draft202012Validator(json.loads(path.read_text("utf-8")))


# Reports.

_REPORT: dict[str, tuple[int, Change]] = {
    "committee.name": (lengths.NAME, lambda r, t: r["committee"].update(name=t)),
    "contact.name": (lengths.NAME, lambda r, t: r["contact"].update(name=t)),
    "contact.phone": (lengths.DETAIL, lambda r, t: r["contact"].update(phone=t)),
    "contact.email": (lengths.DETAIL, lambda r, t: r["contact"].update(email=t)),
    "application_version": (lengths.VERSION, lambda r, t: r.update(application_version=t)),
    "answers[0].question": (lengths.WORDING, lambda r, t: r["answers"][0].update(question=t)),
    "answers[0].reason": (lengths.REASON, lambda r, t: r["answers"][0].update(reason=t)),
    "unplaced[0].question": (
        lengths.WORDING,
        lambda r, t: r.update(unplaced=[{"question": t, "blocks": []}]),
    ),
    "docx.file": (
        lengths.FILE_NAME,
        lambda r, t: r.update(docx={"file": t, "sha256": "0" * 64}),
    ),
}


def _report(place: str, length: int) -> bytes:
    content = json.loads(write_report_json(whole_report()))
    _REPORT[place][1](content, "a" * length)
    return json.dumps(content).encode()


@pytest.mark.parametrize("place", _REPORT)
def test_a_report_with_a_longer_text_is_refused_with_its_place(place: str) -> None:
    longest = _REPORT[place][0]
    described = _described("report")
    fits, too_long = _report(place, longest), _report(place, longest + 1)
    read_report_json(fits, "a.json", CALENDAR)
    assert described.is_valid(json.loads(fits))
    with pytest.raises(ReportFileError) as caught:
        read_report_json(too_long, "a.json", CALENDAR)
    assert caught.value.details == (f"{place}: är längre än {longest} tecken",)
    assert not described.is_valid(json.loads(too_long))


@pytest.mark.parametrize("place", ["revision", "form.version"])
def test_a_number_that_nobody_counts_to_is_refused(place: str) -> None:
    content = json.loads(write_report_json(whole_report()))
    within = content["form"] if place == "form.version" else content
    within[place.rpartition(".")[2]] = lengths.HIGHEST + 1
    with pytest.raises(ReportFileError) as caught:
        read_report_json(json.dumps(content).encode(), "a.json", CALENDAR)
    assert caught.value.details == (f"{place}: ska vara högst 1000000",)
    assert not _described("report").is_valid(content)


def test_an_answer_of_ten_thousand_words_is_taken() -> None:
    report = whole_report()
    long = report.answers[0].model_copy(update={"blocks": (paragraph("Ett ord " * 5_000),)})
    written: Report = report.with_answer(long)
    assert read_report_json(write_report_json(written), "a.json", CALENDAR) == written


# Question sets.

_SET: dict[str, tuple[int, Change]] = {
    "title": (lengths.HEADING, lambda f, t: f.update(title=t)),
    "short_title": (lengths.SHORT_TITLE, lambda f, t: f.update(short_title=t)),
    "office": (lengths.HEADING, lambda f, t: f.update(office=t)),
    "heading": (lengths.HEADING, lambda f, t: f.update(heading=t)),
    "description_heading": (lengths.HEADING, lambda f, t: f.update(description_heading=t)),
    "preamble": (lengths.TEXT, lambda f, t: f.update(preamble=t)),
    "description": (lengths.TEXT, lambda f, t: f.update(description=t)),
    "labels.phone": (lengths.HEADING, lambda f, t: f["labels"].update(phone=t)),
    "sections.0.title": (lengths.HEADING, lambda f, t: f["sections"][0].update(title=t)),
    "sections.0.introduction": (
        lengths.TEXT,
        lambda f, t: f["sections"][0].update(introduction=t),
    ),
    "sections.0.questions.0.text": (lengths.WORDING, lambda f, t: _question(f).update(text=t)),
    "sections.0.questions.0.short": (lengths.HEADING, lambda f, t: _question(f).update(short=t)),
    "sections.0.questions.0.hint": (lengths.TEXT, lambda f, t: _question(f).update(hint=t)),
    "sections.0.questions.0.id": (80, lambda f, t: _question(f).update(id=t)),
}
_LISTS: dict[str, tuple[int, Callable[[Content, int], object]]] = {
    "audience.committees": (
        lengths.NAMED,
        lambda f, n: f["audience"].update(committees=[f"a{i}" for i in range(n)]),
    ),
    "audience.types": (
        lengths.NAMED,
        lambda f, n: f["audience"].update(types=[f"a{i}" for i in range(n)]),
    ),
    "replaces": (
        lengths.NAMED,
        lambda f, n: _question(f).update(replaces=[f"a{i}" for i in range(n)]),
    ),
    "questions": (
        lengths.QUESTIONS,
        lambda f, n: f["sections"][0].update(
            questions=[{"id": f"q{i}", "text": "Vad?"} for i in range(n)]
        ),
    ),
    "sections": (
        lengths.SECTIONS,
        lambda f, n: f.update(
            sections=[
                {"number": i + 1, "title": "A", "questions": [{"id": f"q{i}", "text": "Vad?"}]}
                for i in range(n)
            ]
        ),
    ),
}


def _question(content: Content) -> Content:
    question: Content = content["sections"][0]["questions"][0]
    return question


def _is_read(content: object) -> bool:
    try:
        FormDefinition.model_validate_json(json.dumps(content), strict=True, context=IN_STOCKHOLM)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("place", _SET)
def test_a_set_with_a_longer_text_is_refused(place: str) -> None:
    longest, change = _SET[place]
    for length, is_taken in ((longest, True), (longest + 1, False)):
        content = form_content()
        change(content, "a" * length)
        assert _is_read(content) == is_taken
        assert _described("form").is_valid(content) == is_taken


@pytest.mark.parametrize("place", _LISTS)
def test_a_set_with_a_longer_list_is_refused(place: str) -> None:
    most, change = _LISTS[place]
    for count, is_taken in ((most, True), (most + 1, False)):
        content = form_content()
        change(content, count)
        assert _is_read(content) == is_taken
        assert _described("form").is_valid(content) == is_taken


def test_it_is_told_with_its_line() -> None:
    title = "Uppföljningsrapport näringsliv"
    text = edited((f'short_title = "{title}"', f'short_title = "{"a" * 360}"'))
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith("short_title"))
    with pytest.raises(FormFileError, match="är längre än 120 tecken") as caught:
        read_form_file(text.encode(), "fragor.toml", CALENDAR)
    assert caught.value.faults[0].line == line


def test_a_register_with_a_longer_name_is_refused() -> None:
    data = (bundled_data().forms / "register.toml").read_bytes()
    name = "Norrmalms stadsdelsnämnd".encode()
    assert name in data
    with pytest.raises(FormFileError, match="är längre än 300 tecken"):
        read_form_file(data.replace(name, b"a" * 100_000, 1), "register.toml", CALENDAR)


# What becomes of them.


def test_the_longest_title_gives_a_name_that_a_disk_takes() -> None:
    form = small_form(short_title="\ufb03" * lengths.SHORT_TITLE)
    committee = "a" * 80
    report = whole_report()
    assert report.committee is not None
    named = report.committee.model_copy(update={"id": committee})
    stem = file_stem(report.model_copy(update={"committee": named}), form.short_title)
    assert len(f"{stem}_r{lengths.HIGHEST}.docx") <= _FILE_NAME_WITH_TEMPORARY
    assert stem.isascii()


def test_a_long_title_alone_gives_a_short_one() -> None:
    content = form_content(title="LÅNG TITEL " * 20)
    del content["short_title"]
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    assert len(form.short_title) <= lengths.SHORT_TITLE
    assert form.short_title.startswith("Lång titel lång")


@pytest.mark.parametrize(
    ("text", "most", "taken"),
    [("a" * 300, 300, True), ("a" * 301, 300, False), ("\u0958" * 500, 500, False), ("", 0, True)],
)
def test_a_text_fits_as_it_is_written_down(text: str, most: int, taken: bool) -> None:
    assert fits(text, most) is taken
