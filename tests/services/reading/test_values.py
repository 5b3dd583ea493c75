"""Values from files of any origin, through the reader of all of them."""

import datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.docx.embedded import EMBEDDED_PART
from app.formats.docx.report_docx import write_report_docx
from app.model.committee import Committee
from app.model.kinds.value import Chosen
from app.model.report import CommitteeRef, Report
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext
from tests.support.every_kind import every_kind, full_report
from tests.support.libreoffice import converted
from tests.support.report_documents import parts_of, template, zipped
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import TODAY

FORM = every_kind()


@pytest.fixture
def committee(catalog: Catalog) -> Committee:
    found = catalog.register.named("Farsta stadsdelsnämnd")
    assert found is not None
    return found


@pytest.fixture
def report(committee: Committee) -> Report:
    return full_report(FORM).model_copy(update={"committee": CommitteeRef.to(committee)})


@pytest.fixture
def reader(catalog: Catalog) -> ReportReader:
    own = Catalog(catalog.register, [*catalog.forms, FORM])
    return ReportReader(ReportContext(own, lambda: TODAY, lambda: UUID(int=1), "0"))


def _read(reader: ReportReader, folder: Path, name: str, data: bytes) -> ReadReport:
    path = folder / name
    path.write_bytes(data)
    return reader.read(path)


def _without_report(document: bytes) -> bytes:
    return zipped({**parts_of(document), EMBEDDED_PART: b"<nothing/>"})


def _document(report: Report) -> bytes:
    return write_report_docx(report, FORM, template())


def test_an_exported_document_comes_back_with_what_was_not_asked(
    reader: ReportReader, report: Report, tmp_path: Path
) -> None:
    asked = tuple(one for one in report.answers if one.question_id != "varfor-inte")
    sent = report.model_copy(update={"answers": asked})
    read = _read(reader, tmp_path, "rapport.docx", _document(sent))
    assert (read.opened.report, read.remarks) == (report, ())


def test_a_document_without_its_report_is_read_by_its_controls(
    reader: ReportReader, report: Report, tmp_path: Path
) -> None:
    read = _read(reader, tmp_path, "rapport.docx", _without_report(_document(report)))
    said = read.opened.report
    assert (said.committee, said.term, said.contact) == (
        report.committee,
        report.term,
        report.contact,
    )
    assert said.answers == report.answers
    assert said.unplaced == ()
    assert read.filled_in_elsewhere
    assert read.remarks == ()


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_what_libreoffice_has_made_of_it_is_read_by_its_wording(
    reader: ReportReader, report: Report, tmp_path: Path, kind: str
) -> None:
    saved = converted(_document(report), kind, tmp_path).read_bytes()
    document = _without_report(saved) if kind == "docx" else saved
    read = _read(reader, tmp_path, f"rapport.{kind}", document)
    values = {answer.question_id: answer.value for answer in read.opened.report.answers}
    assert values["foretag"] == Decimal(1250)
    assert values["kostnad"] == Decimal("1842.5")
    assert values["plan"] is True
    assert values["beslutad"] == datetime.date(2022, 5, 12)
    assert values["branscher"] == Chosen(chosen=("handel", "bygg"), other="Kultur")
    comments = read.opened.report.answer("foretag").blocks
    assert comments[0].text == "Fler än förra perioden, eftersom mässan hölls i maj."
    table = read.opened.report.answer("insatser")
    if kind == "docx":
        assert table == report.answer("insatser")
        assert values["orter"] == report.answer("orter").value
    else:
        # The words are kept.
        words = " ".join(block.text for block in table.blocks)
        assert "Rundvandring med" in words
        assert "Mässa" in words


def test_an_old_form_in_prose_is_read(reader: ReportReader, tmp_path: Path) -> None:
    lines = [
        *("Nämnd", "Farsta stadsdelsnämnd", "Period", "Tertialrapport 2 2022"),
        *("Hur många företag har ni träffat?", "Vi har träffat ca 12 st."),
        *("Finns en plan för näringslivsarbetet?", "Ja, den beslutades i maj."),
        *("Vilka insatser har ni gjort?", "En mässa."),
    ]
    read = _read(reader, tmp_path, "gammal.docx", word_file(*map(paragraph, lines)))
    answer = read.opened.report.answer
    assert (answer("foretag").value, answer("foretag").plain) == (
        Decimal(12),
        "12\u00a0st\n\nVi har träffat ca 12 st.",
    )
    assert answer("plan").value is True
    assert answer("insatser").plain == "En mässa."
    (missing,) = (one for one in read.remarks if "finns inte i filen" in one)
    assert "När beslutades planen?" not in missing


def test_a_table_with_other_columns_is_text(reader: ReportReader, tmp_path: Path) -> None:
    rows = [["Insats", "Dag"], ["Mässa", "12 maj"]]
    written = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    lines = ["Hur många företag har ni träffat?", "12", "Vilka insatser har ni gjort?"]
    data = word_file(*map(paragraph, lines), f"<w:tbl>{written}</w:tbl>")
    answer = _read(reader, tmp_path, "gammal.docx", data).opened.report.answer("insatser")
    assert answer.value is None
    assert [block.text for block in answer.blocks] == ["Insats", "Dag", "Mässa", "12 maj"]
