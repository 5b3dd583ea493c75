"""The workbook, cell by cell, as another program reads it."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfoNotFoundError, available_timezones

import pytest
from openpyxl.workbook import Workbook

from app.formats.collation import collation_texts as moments
from app.model.collation.collation import Participant
from app.model.collation.notes import Note, NoteCode
from app.model.finding import FieldName, Finding, FindingCode, Severity
from app.model.report import AnswerStatus
from tests.support.collations import StillCollation, example_collation
from tests.support.workbooks import KNOWN, SHEETS, WORDS, book_in, rows_of, written_book

EXAMPLE = example_collation()
HINTS = "trasig.docx kan vara från nämnden. =Fråga Moa."


@pytest.fixture(scope="module")
def book() -> Workbook:
    return book_in(written_book(EXAMPLE), calculated=True)


def test_it_has_seven_sheets_that_say_what_they_are(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book.properties.title == "Uppföljningsrapport näringsliv, Tertialrapport 2 2022"
    assert book.properties.created == datetime.datetime(2022, 9, 30, 14, 5)
    assert {one.name: one.value for one in book.custom_doc_props.props} == {"Language": "sv-SE"}


@pytest.mark.parametrize(
    ("name", "heading", "frozen"),
    [
        ("Nämnder", 1, "B2"),
        ("Mejllista", 4, "A5"),
        ("Frågor", 5, "B6"),
        ("Svar", 1, "A2"),
        ("Saknas", 1, "A2"),
        ("Anmärkningar", 1, "A2"),
        ("Filer", 1, "A2"),
    ],
)
def test_headings_stay_filter_and_are_printed_on_each_page(
    book: Workbook, name: str, heading: int, frozen: str
) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == frozen
    assert sheet.auto_filter.ref.startswith(f"A{heading}:")
    assert sheet.print_title_rows.endswith(f"${heading}")
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet[heading][0].font.b


def test_every_committee_stands_with_what_is_known_of_it(book: Workbook) -> None:
    heading, *rows = rows_of(book["Nämnder"])
    assert heading == (
        *("Nämnd", "Typ", "Läge", "Exporterad", "Version", "Kontaktperson", "Telefon", "E-post"),
        *("Svar", "Ej relevant", "Inget svar", "Saknade svar", "Ord", "Anmärkningar"),
        *("Fil", "Att veta"),
    )
    assert rows[:-1] == [
        (
            *(one.name, one.type_name or None, "Har skickat in"),
            moments.by_the_clock(one.sent_at) if one.sent_at else None,
            *(one.revision, one.contact.name, one.contact.phone, one.contact.email),
            *(one.states[status] for status in WORDS),
            *(one.unanswered, one.words, len(EXAMPLE.found.get(one.key, ()))),
            *(one.source.name, KNOWN.get(one.key)),
        )
        for one in EXAMPLE.participants()
    ]
    assert [row[11] for row in rows[:-1]] == [0, 1, 0, 2, 0]
    missing = ("Skarpnäcks stadsdelsnämnd", "Stadsdelsnämnd", "Saknas", *[None] * 4)
    assert rows[-1] == (*missing, "moa.ek@stockholm.se", *[None] * 7, HINTS)


class _Told(StillCollation):
    """Where one is a draft, sent so long ago that Excel has no day for it, with notes."""

    def participants(self) -> Iterator[Participant]:
        notes = (
            Note(code=NoteCode.DRAFT, message="Inte klar."),
            Note(code=NoteCode.REMARK, message="Se."),
        )
        long_ago = datetime.datetime(1891, 5, 1, tzinfo=datetime.UTC)
        for one in super().participants():
            told = {"notes": notes, "sent_at": long_ago, "mark": "utkast"}
            yield one.model_copy(update=told)


def test_a_draft_and_what_is_to_be_known_of_it_are_told() -> None:
    drafts = [one.model_copy(update={"status": "draft"}) for one in EXAMPLE.reports[:1]]
    _, row = rows_of(book_in(written_book(_Told(tuple(drafts), EXAMPLE.areas)))["Nämnder"])
    assert row[2] == "Utkast"
    assert str(row[3]).startswith("1891-05-01 ")
    assert row[-1] == "Utkast. Inte klar. Se."


@pytest.mark.skipif(
    not available_timezones(), reason="Windows knows time zones by name with tzdata alone"
)
@pytest.mark.parametrize(("month", "hour"), [(7, 16), (12, 15)])
def test_the_clock_is_the_swedish_one(month: int, hour: int) -> None:
    moment = datetime.datetime(2022, month, 27, 14, 5, 59, tzinfo=datetime.UTC)
    assert moments.by_the_clock(moment) == datetime.datetime(2022, month, 27, hour, 5)


def test_the_clock_is_the_computers_own_where_no_zone_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(moments, "ZoneInfo", unknown)
    moment = datetime.datetime(2022, 7, 1, 12, 0, 30, tzinfo=datetime.UTC)
    assert moments.by_the_clock(moment) == moment.astimezone().replace(second=0, tzinfo=None)


def test_what_became_of_each_question_stands_under_its_name(book: Workbook) -> None:
    legend, _, areas, names, heading, *rest = rows_of(book["Frågor"])
    rows, totals = rest[: len(EXAMPLE.reports)], rest[len(EXAMPLE.reports) + 1 :]
    assert "Tom ruta: frågan ställdes inte till nämnden." in str(legend[0])
    asked = [one for area in EXAMPLE.areas for one in area.questions]
    assert [name for name in areas if name] == [area.heading for area in EXAMPLE.areas]
    assert list(names[1::2]) == [one.short for one in asked]
    assert heading == ("Nämnd", *("Läge", "Ord") * len(asked))
    for one, row in zip(EXAMPLE.participants(), rows, strict=True):
        states = EXAMPLE.states_of(one.key)
        assert row[0] == one.name
        for question, shown, words in zip(asked, row[1::2], row[2::2], strict=True):
            state = states.get(question.id)
            assert shown == (WORDS[state.status] if state else None)
            answered = state is not None and state.status is AnswerStatus.ANSWERED
            assert words == (state.words if state and answered else None)
    assert [row[0] for row in totals] == [
        "Besvarade",
        "Ej relevanta",
        "Inget svar",
        "Ord i alla svar",
    ]
    for column, question in enumerate(asked):
        given_ = [given.answer for given in EXAMPLE.answers_to(question.id)]
        statuses = [answer.status for answer in given_]
        counted = [row[1 + 2 * column] for row in totals[:3]]
        assert counted == [statuses.count(status) for status in WORDS]
        assert totals[3][2 + 2 * column] == sum(answer.words for answer in given_)


def test_each_area_stands_over_its_own_questions(book: Workbook) -> None:
    sheet = book["Frågor"]
    starts = {cell.column: cell.value for cell in sheet[3] if cell.value}
    column = 2
    for area in EXAMPLE.areas:
        assert starts[column] == area.heading
        column += 2 * len(area.questions)


def test_a_question_that_need_not_be_answered_is_not_marked(book: Workbook) -> None:
    row = book["Frågor"][7]
    marked = [cell.fill.fgColor.rgb for cell in row if cell.value == "Inget svar"]
    assert [colour == "FFFFF4D6" for colour in marked] == [True, False]


def test_what_is_missing_is_told_with_whom_to_ask(book: Workbook) -> None:
    heading, missing, *rows = rows_of(book["Saknas"])
    assert heading == ("Nämnd", "Vad saknas", "E-post", "Att veta")
    assert missing == ("Skarpnäcks stadsdelsnämnd", "Rapporten", "moa.ek@stockholm.se", HINTS)
    assert rows == [
        (one.name, question.short, one.contact.email, KNOWN.get(one.key))
        for one in EXAMPLE.participants()
        for area in EXAMPLE.areas
        for question in area.questions
        if question.required
        and (state := EXAMPLE.states_of(one.key).get(question.id)) is not None
        and state.status is AnswerStatus.BLANK
    ]
    assert rows


def test_every_finding_is_a_row(book: Workbook) -> None:
    heading, *rows = rows_of(book["Anmärkningar"])
    assert heading[:3] == ("Nämnd", "Grad", "Fråga eller fält")
    assert heading[3:] == ("Anmärkning (som nämnden ser den)", "Utdrag")
    first, second = EXAMPLE.found[1]
    assert rows == [
        ("Farsta stadsdelsnämnd", "Fel", "Svart ekonomi", first.message, None),
        ("Farsta stadsdelsnämnd", "Varning", "Dialog med företag", second.message, "under 2019"),
    ]


def test_a_finding_on_a_field_and_one_that_is_accepted_say_so() -> None:
    of_field = Finding(
        code=FindingCode.SPELLING, severity=Severity.INFO, message="A.", field=FieldName.EMAIL
    )
    accepted = Finding(
        code=FindingCode.STALE_YEAR,
        severity=Severity.WARNING,
        message="B.",
        question_id="borta",
        accepted="Så är det",
    )
    collation = replace(EXAMPLE, found={0: (of_field, accepted)})
    _, *rows = rows_of(book_in(written_book(collation))["Anmärkningar"])
    assert [row[1:4] for row in rows] == [
        ("Upplysning", "E-post", "A."),
        ("Varning", "borta", "B. (Nämnden har godtagit detta: Så är det)"),
    ]


def test_every_file_is_a_row(book: Workbook) -> None:
    heading, *rows = rows_of(book["Filer"])
    assert heading == ("Fil", "Vad det blev", "Nämnd", "Period", "Version", "Att veta")
    assert rows == [
        (
            *(file.source.name, file.standing.label, file.committee or None),
            *(file.term.label if file.term else None, file.revision, file.text or None),
        )
        for file in EXAMPLE.files()
    ]
