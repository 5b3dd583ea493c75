"""The report, from the first empty draft to what is sent and corrected."""

import datetime
from uuid import UUID

import pytest

from app.model.committee import Committee
from app.model.report import (
    Answer,
    AnswerStatus,
    CommitteeRef,
    DocxRef,
    Origin,
    Report,
    ReportStatus,
    new_report,
)
from tests.support.example_report import bullet, paragraph
from tests.support.small_form import small_form
from tests.support.terms import IN_STOCKHOLM, a_term

FORM = small_form()
BROMMA = Committee(
    id="bromma",
    name="Bromma stadsdelsnämnd",
    administration="Bromma stadsdelsförvaltning",
    type="stadsdelsnamnd",
)
BEGUN = datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC)
LATER = datetime.datetime(2022, 9, 20, 11, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
REPORT = new_report(
    FORM,
    BROMMA,
    a_term("2022-T2"),
    report_id=UUID(int=7),
    now=BEGUN,
    application_version="1.0",
)


def _report(**changes: object) -> Report:
    content = {name: getattr(REPORT, name) for name in Report.model_fields}
    return Report.model_validate({**content, **changes}, context=IN_STOCKHOLM)


def _answer(question_id: str, **changes: object) -> Answer:
    content = {"question_id": question_id, "question": "Fråga?", **changes}
    return Answer.model_validate(content, context=IN_STOCKHOLM)


def test_a_new_report_has_every_question_worded_for_its_term() -> None:
    assert [(a.question_id, a.section, a.question) for a in REPORT.answers] == [
        ("ett", 1, "Vad gjordes 2022?"),
        ("tva", 1, "Vad mer?"),
        ("tre", 3, "Hur gick det?"),
        ("ovrigt", None, "Övrigt"),
    ]
    assert {a.status for a in REPORT.answers} == {AnswerStatus.BLANK}


def test_a_new_report_is_a_draft_of_its_first_revision() -> None:
    assert (REPORT.status, REPORT.revision) == (ReportStatus.DRAFT, 1)
    assert REPORT.committee == CommitteeRef(
        id="bromma", name="Bromma stadsdelsnämnd", type="stadsdelsnamnd"
    )
    assert REPORT.form == FORM.reference()
    assert REPORT.created_at == REPORT.modified_at == BEGUN
    assert (REPORT.submitted_at, REPORT.docx) == (None, None)


def test_the_status_of_an_answer_follows_from_its_content() -> None:
    text = (paragraph("Text."),)
    assert _answer("a").status is AnswerStatus.BLANK
    assert _answer("a", blocks=(paragraph(" "),)).status is AnswerStatus.BLANK
    assert _answer("a", blocks=text).status is AnswerStatus.ANSWERED
    assert _answer("a", not_applicable=True).status is AnswerStatus.NOT_APPLICABLE
    assert _answer("a", blocks=text, not_applicable=True).status is AnswerStatus.NOT_APPLICABLE


def test_an_answer_knows_its_plain_text_and_its_words() -> None:
    answer = _answer("a", blocks=(paragraph("Två ord"), bullet("ett")))
    assert (answer.plain, answer.words) == ("Två ord\n\n• ett", 3)


def test_an_answer_is_put_in_its_place() -> None:
    changed = REPORT.answer("tva").model_copy(update={"blocks": (paragraph("Svar."),)})
    after = REPORT.with_answer(changed)
    assert after.answer("tva") == changed
    assert [a.question_id for a in after.answers] == [a.question_id for a in REPORT.answers]
    assert [a for a in after.answers if a != changed] == [
        a for a in REPORT.answers if a.question_id != "tva"
    ]
    assert REPORT.answer("tva").blocks == ()


def test_a_question_that_is_not_in_the_report_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="fyra"):
        REPORT.answer("fyra")
    with pytest.raises(KeyError, match="fyra"):
        REPORT.with_answer(_answer("fyra"))


def test_a_question_is_answered_once() -> None:
    with pytest.raises(ValueError, match="samma fråga besvaras två gånger"):
        _report(answers=(_answer("a"), _answer("a")))


def test_moments_are_kept_in_utc() -> None:
    moment = _report(created_at=LATER).created_at
    assert moment == LATER
    assert moment.tzinfo is datetime.UTC


def test_a_moment_needs_a_time_zone() -> None:
    with pytest.raises(ValueError, match="created_at"):
        _report(created_at=datetime.datetime(2022, 1, 1))


def test_a_moment_that_utc_cannot_say_is_refused() -> None:
    first = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=14)))
    with pytest.raises(ValueError, match="är inte en tidpunkt"):
        _report(created_at=first)


def test_names_and_versions_are_lines_of_clean_text() -> None:
    report = _report(
        contact={"name": "Åsa\nÖberg"},
        application_version="1.0\x00\n",
        docx={"file": "a\tb.docx", "sha256": "0" * 64},
    )
    assert report.contact.name == "Åsa Öberg"
    assert report.application_version == "1.0\ufffd "
    assert report.docx == DocxRef(file="a b.docx", sha256="0" * 64)


def test_an_answer_is_typed_and_confirmed_unless_something_else_is_said() -> None:
    assert REPORT.answers[0].origin == Origin(kind="typed", confirmed=True)


@pytest.mark.parametrize(
    "moment", ["9999-12-31T12:00:00+00:00", "0001-01-01T12:00:00+00:00", "9999-12-30T23:00-02:00"]
)
def test_a_moment_that_other_places_cannot_say_is_refused(moment: str) -> None:
    with pytest.raises(ValueError, match="är inte en tidpunkt"):
        Report.model_validate(
            {**_report().model_dump(), "created_at": moment}, context=IN_STOCKHOLM
        )


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "/",
        "a/b.docx",
        "..\\b.docx",
        "\\\\evil\\s\\x.docx",
        "C:x.docx",
        "/etc/passwd",
    ],
)
def test_a_document_is_named_and_lies_nowhere_else(name: str) -> None:
    with pytest.raises(ValueError, match="är inte namnet på en fil"):
        DocxRef(file=name, sha256="0" * 64)


@pytest.mark.parametrize("name", ["a.docx", "rapport å.docx", "...docx", "a..b"])
def test_a_document_may_be_called_what_files_are(name: str) -> None:
    assert DocxRef(file=name, sha256="0" * 64).file == name
