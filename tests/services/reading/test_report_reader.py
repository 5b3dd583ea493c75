"""Reports from any source: the three real ones in every dress, foreign files, our own."""

import json
import time
from pathlib import Path
from uuid import UUID

import pytest
from xlsxwriter import Workbook

from app.formats.errors import ReportFileError
from app.formats.html.html_reader import read_html
from app.formats.html.text_to_copy import report_to_copy
from app.model.report import Answer
from app.model.report_stages import as_submitted
from app.model.rich_text import plain_text
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tests.support.libreoffice import converted, run_office
from tests.support.report_documents import exported, form_named, rich_report
from tests.support.reports import FORM, unfinished_report, whole_report
from tests.support.shared_data import SHARED, needs_reports
from tests.support.terms import a_term
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import TODAY

_LEGACY = sorted((SHARED / "legacy").glob("*.docx"))
_TEXTS = sorted((SHARED / "reports").glob("*.txt"))
_WORD_FILES = sorted(path for path in (SHARED / "word-files").rglob("*") if path.is_file())
_FORMS = {"000": "kulturnamnden-tertial", "001": "kulturnamnden-vb", "004": "stadsdelsnamnd"}
_COMMITTEES = {"000": "kulturnamnden", "001": "kulturnamnden", "004": "hagersten-alvsjo"}
_SKIPPED = "needs ../shared, the real forms that lie beside the project"


@pytest.fixture
def reader(catalog: Catalog) -> ReportReader:
    return ReportReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0"))


def _expected(path: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads(
        (SHARED / "legacy" / f"{path.name[:3]}-expected.json").read_text("utf-8")
    )
    return content


@pytest.mark.skipif(not _LEGACY, reason=_SKIPPED)
@pytest.mark.parametrize("path", _LEGACY, ids=lambda path: path.stem)
def test_a_real_form_is_read_whole(reader: ReportReader, path: Path) -> None:
    report, expected = reader.read(path).opened.report, _expected(path)
    assert report.form.id == _FORMS[path.name[:3]]
    assert report.committee is not None
    assert report.committee.id == _COMMITTEES[path.name[:3]]
    assert report.contact.model_dump() == expected["contact"]
    answers = {
        answer.question_id: [
            {"kind": _SHORT[block.kind.value], "text": block.text} for block in answer.blocks
        ]
        for answer in report.answers
    }
    assert answers == expected["answers"]
    assert report.unplaced == ()


@pytest.mark.skipif(not _LEGACY, reason=_SKIPPED)
def test_a_real_form_that_is_saved_as_open_document_is_read_whole(
    reader: ReportReader, tmp_path: Path
) -> None:
    run_office("--convert-to", "odt", "--outdir", str(tmp_path), *map(str, _LEGACY))
    for path in _LEGACY:
        saved = tmp_path / f"{path.stem}.odt"
        report, expected = reader.read(saved).opened.report, _expected(path)
        assert report.contact.model_dump() == expected["contact"]
        answers = {
            answer.question_id: [
                {"kind": _SHORT[block.kind.value], "text": block.text.replace(_LOST_MARK, "")}
                for block in answer.blocks
            ]
            for answer in report.answers
        }
        assert answers == expected["answers"]
        assert report.unplaced == ()


# LibreOffice itself forgets that a sentence in a control was struck, and shows it.
_LOST_MARK = "Struken mening. "


def test_an_exported_report_that_is_saved_as_open_document_is_a_filled_form(
    reader: ReportReader, tmp_path: Path
) -> None:
    form = form_named("stadsdelsnamnd")
    report = rich_report(form)
    read = reader.read(converted(exported(report, form), "odt", tmp_path))
    got = read.opened.report
    assert read.remarks == ()
    assert (got.committee, got.term, got.contact) == (report.committee, report.term, report.contact)
    assert [_said(answer) for answer in got.answers] == [_said(answer) for answer in report.answers]


def _said(answer: Answer) -> tuple[object, ...]:
    """An answer without the empty lines between its paragraphs."""
    blocks = tuple(block for block in answer.blocks if block.spans)
    return answer.question_id, answer.not_applicable, answer.reason, blocks


_SHORT = {"paragraph": "p", "subheading": "h", "bullet": "b", "number": "n"}


@needs_reports
@pytest.mark.parametrize("path", _TEXTS, ids=lambda path: path.name[:3])
def test_a_real_text_keeps_every_word_in_its_answer(reader: ReportReader, path: Path) -> None:
    report, expected = reader.read(path).opened.report, _expected(path)
    assert report.contact.model_dump() == expected["contact"]
    wanted = {
        question_id: " ".join(block["text"] for block in blocks).split()
        for question_id, blocks in expected["answers"].items()  # type: ignore[attr-defined]
    }
    read = {
        answer.question_id: " ".join(block.text for block in answer.blocks).split()
        for answer in report.answers
    }
    assert read == wanted
    assert report.unplaced == ()


@pytest.mark.skipif(not _WORD_FILES, reason=_SKIPPED)
def test_every_foreign_word_file_is_read_or_refused_and_soon(reader: ReportReader) -> None:
    slowest = 0.0
    for path in _WORD_FILES:
        begun = time.process_time()
        try:
            reader.read(path)
        except ReportFileError as refused:
            assert str(refused).startswith(path.name)
            assert str(refused).endswith((".", "?"))
        slowest = max(slowest, time.process_time() - begun)
    print(f"{len(_WORD_FILES)} files, the slowest {slowest:.2f} s")  # noqa: T201
    assert slowest < 5


_QUESTION = (
    "Beskriv samverkan med det lokala näringslivet inom stadsdelsnämndens geografiska område."
)


def _form(tmp_path: Path, committee: str, *more: str) -> Path:
    path = tmp_path / "ifylld.docx"
    fields = (paragraph("Nämnd"), paragraph(committee), paragraph("Telefon"), paragraph("E-post"))
    elements = (*fields, *more, paragraph(_QUESTION), paragraph("Vi har möten."))
    path.write_bytes(word_file(*elements))
    return path


def test_a_filled_form_becomes_a_draft(reader: ReportReader, tmp_path: Path) -> None:
    read = reader.read(_form(tmp_path, "Farsta stadsdelsnämnd"))
    report = read.opened.report
    assert report.status == "draft"
    assert report.committee is not None
    assert (report.committee.id, report.term) == ("farsta", None)
    assert report.answer("samverkan-lokalt-naringsliv").plain == "Vi har möten."
    assert [answer.status.value for answer in report.answers].count("blank") == 8
    assert read.remarks[0] == "Perioden står inte i filen."
    assert read.remarks[1].startswith("De här frågorna finns inte i filen: Växla upp Stockholm, ")


def test_a_period_that_is_written_is_taken(reader: ReportReader, tmp_path: Path) -> None:
    more = (paragraph("Period"), paragraph("Tertialrapport 2 2022"))
    report = reader.read(_form(tmp_path, "Farsta stadsdelsnämnd", *more)).opened.report
    assert report.term == a_term("2022-T2")


@pytest.mark.parametrize(
    ("written", "committee_id"),
    [
        ("Farsta stadsdelsnämnd", "farsta"),
        ("FARSTA STADSDELSNÄMND", "farsta"),
        ("Hägersten – Älvsjö stadsdelsnämnd", None),
        ("Farsta stadsdelsförvaltning", "farsta"),
        ("Kulturnämnden: kulturförvaltningen", "kulturnamnden"),
        ("Kulturförvaltningen, kulturnämnden", "kulturnamnden"),
        ("Stadsdelsnämnderna", None),
        ("", None),
    ],
)
def test_a_committee_is_recognised_and_never_guessed(
    reader: ReportReader, tmp_path: Path, written: str, committee_id: str | None
) -> None:
    read = reader.read(_form(tmp_path, written))
    committee = read.opened.report.committee
    assert (committee.id if committee else None) == committee_id
    said = [remark for remark in read.remarks if remark.startswith("Nämnden")]
    assert bool(said) == (committee_id is None)
    if written and committee_id is None:
        assert said == [f"Nämnden ”{written}” finns inte i registret."]


def test_our_own_files_are_read_as_what_they_are(reader: ReportReader, tmp_path: Path) -> None:
    sent = as_submitted(whole_report(), 1, TODAY)
    path = tmp_path / "egen.docx"
    path.write_bytes(exported(sent, FORM))
    read = reader.read(path)
    assert (read.opened.report, read.remarks) == (sent, ())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "är tom"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "är en bild"),
        (b"Hej!", "innehåller ingen av rapportens frågor"),
        (b"PK\x03\x04", "skadad"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "Word"),
    ],
)
def test_what_is_no_report_is_refused(
    reader: ReportReader, tmp_path: Path, data: bytes, says: str
) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(data)
    with pytest.raises(ReportFileError, match=says):
        reader.read(path)


def test_answers_that_were_copied_are_read_as_they_were(reader: ReportReader) -> None:
    report = unfinished_report()
    copied = report_to_copy(report, FORM)
    for blocks in (copied.blocks, read_html(copied.html).blocks):
        read = reader.read_copied(blocks, copied.plain).opened.report
        assert read.answers == report.answers
        assert read.unplaced == ()


def test_a_detail_that_is_too_long_is_told(reader: ReportReader, tmp_path: Path) -> None:
    question = next(FORM.questions()).text
    head = ("Kontaktperson", "Ylva " * 61, "Telefon", "08-508 18 000")
    file = tmp_path / "gammal.txt"
    file.write_text("\n".join((*head, FORM.heading, question, "Vi har möten.")), "utf-8")
    read = reader.read(file)
    assert read.opened.report.contact.name == ""
    assert any("är längre än 300 tecken i filen, och står kvar för sig" in r for r in read.remarks)
    (beside,) = read.opened.report.unplaced
    assert ("Ylva " * 61).strip() in plain_text(beside.blocks)


def test_a_workbook_is_called_what_it_is(reader: ReportReader, tmp_path: Path) -> None:
    path = tmp_path / "svar.xlsx"
    with Workbook(path) as workbook:
        workbook.add_worksheet().write(0, 0, "Svar")
    with pytest.raises(ReportFileError, match=r"är en Excel-fil\. Välj Word-filen"):
        reader.read(path)
