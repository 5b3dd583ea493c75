"""What the office is told of what is no report: what it is, what to do, and whether to do it."""

import errno
from pathlib import Path

import pytest

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.file_kinds import why_no_report
from app.formats.report_json import read_report_json
from app.model.collation.notes import FileNote, Standing
from app.model.collation.submission import Source
from app.services.collating.refused_files import refused_note, result_note
from app.services.errors import RefusalCode, ServiceErrorCode
from app.services.reading.found_reports import RefusedPart
from app.storage.errors import StorageError
from tests.support.terms import CALENDAR, RESPONDENT

_ASK = "Be nämnden om en ny fil."


def _told(code: RefusalCode, *, place: str = "", is_document: bool = False) -> FileNote:
    part = RefusedPart(attachment="b.docx", code=code, place=place, is_document=is_document)
    note = refused_note(part, "mejl.eml", RESPONDENT)
    assert note.source == Source(path="mejl.eml", attachment="b.docx")
    return note


def _code(data: bytes) -> FormatErrorCode:
    code = why_no_report(data)
    assert code is not None
    return code


def _json_code(data: bytes) -> FormatErrorCode:
    with pytest.raises(ReportFileError) as error:
        read_report_json(data, "a.json", CALENDAR)
    return error.value.code


# What calls.


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (
            FormatErrorCode.PDF_DAMAGED,
            f"PDF-filen är skadad eller inte hel. {_ASK}",
        ),
        (
            FormatErrorCode.PDF_SCANNED,
            "PDF-filen har ingen text, bara bilder av sidorna. Be nämnden om Word-filen.",
        ),
        (_code(b""), f"Filen är tom. {_ASK}"),
        (_code(b"{\\rtf1"), f"Filen är i formatet RTF. {_ASK}"),
        (
            FormatErrorCode.PACKED,
            "Filen är packad (ZIP). Packa upp den i mappen och läs igen.",
        ),
        (
            _code(bytes.fromhex("789F3E22")),
            "Filen är en bilaga som bara Outlook kan öppna. Öppna mejlet i Outlook och spara "
            "bilagorna i mappen.",
        ),
        (
            FormatErrorCode.NO_ATTACHMENT,
            "Mejlet har ingen bifogad fil. Öppna det och se vad nämnden har skrivit.",
        ),
        (_json_code(b'{"schema": "naringsl'), f"Filen är skadad eller inte hel. {_ASK}"),
        (_json_code(b'{"schema": "annat"}'), f"Filen är ingen rapport. {_ASK}"),
        (ServiceErrorCode.READING_STOPPED, "Läsningen avbröts. Läs mappen igen."),
    ],
)
def test_what_may_have_been_meant_as_a_report_calls(code: RefusalCode, told: str) -> None:
    note = _told(code)
    assert (note.standing, note.text, note.calls) == (Standing.REFUSED, told, True)
    assert [one.code for one in note.notes] == ["unreadable"]


@pytest.mark.parametrize(
    "code", [_code(b"GIF89a"), _code(b"<!doctype html>"), FormatErrorCode.NO_QUESTION]
)
def test_what_decorates_mails_and_lies_about_calls_nobody(code: RefusalCode) -> None:
    note = _told(code)
    assert (note.standing, note.calls) == (Standing.REFUSED, False)
    assert [one.code for one in note.notes] == ["no-report"]
    # Nothing is to be done about it.
    assert note.text == note.text.partition(". ")[0].rstrip(".") + "."


def test_a_word_file_without_a_question_calls_all_the_same() -> None:
    note = _told(FormatErrorCode.NO_QUESTION, is_document=True)
    assert (note.calls, [one.code for one in note.notes]) == (True, ["unreadable"])
    assert note.text == "Det är ingen rapport, ingen av frågorna finns i den."


# How it is told.


def test_where_in_the_file_it_is_stands_before_the_advice() -> None:
    note = _told(FormatErrorCode.DOCTYPE, place="bilaga a.docx")
    assert note.text.endswith(f" (bilaga a.docx). {_ASK}")


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOENT, "Läs mappen igen."),
        (errno.EACCES, "Stäng filen och läs mappen igen."),
        (errno.EPERM, "Stäng filen och läs mappen igen."),
        (errno.EIO, "Läs mappen igen."),
    ],
)
def test_what_the_disk_refused_may_go_another_time(number: int, advice: str) -> None:
    error = StorageError.from_os(Path("a.docx"), OSError(number, "x"))
    assert _told(error.code).text.endswith(f". {advice}")


@pytest.mark.parametrize(
    "code",
    [
        *map(_code, (b"", b"{\\rtf1", b"GIF89a", b"<html>")),
        *(
            _json_code(b"{"),
            _json_code(b'{"schema": "annat"}'),
            FormatErrorCode.TOO_BIG,
            FormatErrorCode.PDF_DAMAGED,
            FormatErrorCode.PDF_SCANNED,
            FormatErrorCode.PDF_PASSWORD,
            FormatErrorCode.PDF_UNREADABLE,
            ServiceErrorCode.READING_STOPPED,
        ),
    ],
)
def test_the_office_is_not_told_to_choose_another_file(code: RefusalCode) -> None:
    told = _told(code).text
    for words in ("Välj", "Be avsändaren", "i stället", "Försök"):
        assert words not in told


@pytest.mark.parametrize(
    ("code", "data"),
    [
        (FormatErrorCode.IMAGE, b"\x89PNG\r\n\x1a\n"),
        (FormatErrorCode.WEB_PAGE, b"<?xml version='1.0'?>"),
        (FormatErrorCode.SEALED, bytes.fromhex("789F3E22")),
    ],
)
def test_a_kind_is_known_by_its_code_and_said_first(code: FormatErrorCode, data: bytes) -> None:
    assert _code(data) is code
    assert code.reason().startswith(f"{code.what}. ")


# What the program has put together.


def test_a_collation_is_told_of_as_what_it_is_and_calls_nobody() -> None:
    code = _json_code(b'{"schema": "naringslivsrapport/collation/1"}')
    assert code is FormatErrorCode.COLLATION
    note = _told(code)
    assert note == result_note(Source(path="mejl.eml", attachment="b.docx"))
    assert (note.standing, note.calls) == (Standing.SET_ASIDE, False)
    assert [one.code for one in note.notes] == ["collation"]
