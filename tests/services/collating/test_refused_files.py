"""What the office is told of what is no report: what it is, what to do, and whether to do it."""

import errno
from pathlib import Path

import pytest

from app.formats.errors import ReportFileError
from app.formats.file_kinds import IMAGE, PACKED, SEALED, WEB_PAGE, why_no_report
from app.formats.limits import TOO_BIG
from app.formats.report_json import A_COLLATION, read_report_json
from app.model.collation.found_reports import RefusedPart
from app.model.collation.notes import FileNote, Standing
from app.model.collation.submission import Source
from app.services.collating.refused_files import NO_QUESTION, refused, set_aside_result
from app.services.collating.unpack_mail import NO_ATTACHMENT
from app.services.helper_process.guarded_reading import _STOPPED
from app.storage.errors import StorageError

_ASK = "Be nämnden om en ny fil."


def _told(reason: str, *, place: str = "", is_document: bool = False) -> FileNote:
    part = RefusedPart(attachment="b.docx", reason=reason, place=place, is_document=is_document)
    note = refused(part, "mejl.eml")
    assert note.source == Source(path="mejl.eml", attachment="b.docx")
    return note


def _reason(data: bytes) -> str:
    reason = why_no_report(data)
    assert reason is not None
    return reason


def _json_reason(data: bytes) -> str:
    with pytest.raises(ReportFileError) as error:
        read_report_json(data, "a.json")
    return error.value.reason


# What calls.


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (
            _reason(b"%PDF-1.7"),
            f"Filen är en PDF, och svaren går inte att läsa ur den. {_ASK}",
        ),
        (_reason(b""), f"Filen är tom. {_ASK}"),
        (_reason(b"{\\rtf1"), f"Filen är i formatet RTF. {_ASK}"),
        (
            PACKED,
            "Filen är packad (ZIP). Packa upp den i mappen och läs igen.",
        ),
        (
            _reason(bytes.fromhex("789F3E22")),
            "Filen är en bilaga som bara Outlook kan öppna. Öppna mejlet i Outlook och spara "
            "bilagorna i mappen.",
        ),
        (
            NO_ATTACHMENT,
            "Mejlet har ingen bifogad fil. Öppna det och se vad nämnden har skrivit.",
        ),
        (_json_reason(b'{"schema": "naringsl'), f"Filen är ingen hel JSON-fil. {_ASK}"),
        (_json_reason(b'{"schema": "annat"}'), f"Filen är ingen rapport. {_ASK}"),
        (_STOPPED, "Läsningen avbröts. Läs mappen igen."),
    ],
)
def test_what_may_have_been_meant_as_a_report_calls(reason: str, told: str) -> None:
    note = _told(reason)
    assert (note.standing, note.told, note.calls) == (Standing.REFUSED, told, True)
    assert [one.code for one in note.notes] == ["unreadable"]


@pytest.mark.parametrize("reason", [_reason(b"GIF89a"), _reason(b"<!doctype html>"), NO_QUESTION])
def test_what_decorates_mails_and_lies_about_calls_nobody(reason: str) -> None:
    note = _told(reason)
    assert (note.standing, note.calls) == (Standing.REFUSED, False)
    assert [one.code for one in note.notes] == ["no-report"]
    # Nothing is to be done about it.
    assert note.told == note.told.partition(". ")[0].rstrip(".") + "."


def test_a_word_file_without_a_question_calls_all_the_same() -> None:
    note = _told(NO_QUESTION, is_document=True)
    assert (note.calls, [one.code for one in note.notes]) == (True, ["unreadable"])
    assert note.told == "Det är ingen rapport, ingen av frågorna finns i den."


# How it is told.


def test_where_in_the_file_it_is_stands_before_the_advice() -> None:
    note = _told(_json_reason(b'{"schema": "naringsl'), place="rad 20")
    assert note.told == f"Filen är ingen hel JSON-fil (rad 20). {_ASK}"


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
    assert _told(error.reason).told.endswith(f". {advice}")


@pytest.mark.parametrize(
    "reason",
    [
        *map(_reason, (b"%PDF-", b"", b"{\\rtf1", b"GIF89a", b"<html>")),
        *(_json_reason(b"{"), _json_reason(b'{"schema": "annat"}'), TOO_BIG, _STOPPED),
    ],
)
def test_the_office_is_not_told_to_choose_another_file(reason: str) -> None:
    told = _told(reason).told
    for words in ("Välj", "Be avsändaren", "i stället", "Försök"):
        assert words not in told


@pytest.mark.parametrize(
    ("words", "data"),
    [
        (IMAGE, b"\x89PNG\r\n\x1a\n"),
        (WEB_PAGE, b"<?xml version='1.0'?>"),
        (SEALED, bytes.fromhex("789F3E22")),
    ],
)
def test_the_words_by_which_a_kind_is_known_are_the_first_of_what_is_said(
    words: str, data: bytes
) -> None:
    assert _reason(data).partition(". ")[0] == words


# What the program has put together.


def test_a_collation_is_told_of_as_what_it_is_and_calls_nobody() -> None:
    reason = _json_reason(b'{"schema": "naringslivsrapport/collation/1"}')
    assert reason == A_COLLATION
    note = _told(reason)
    assert note == set_aside_result(Source(path="mejl.eml", attachment="b.docx"))
    assert (note.standing, note.calls) == (Standing.SET_ASIDE, False)
    assert [one.code for one in note.notes] == ["collation"]
