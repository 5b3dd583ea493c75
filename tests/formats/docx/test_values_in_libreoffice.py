"""Values in documents that LibreOffice has saved, which drops tags and moves controls."""

import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from app.formats.docx.edited_report import EditedReport, read_report_docx
from app.formats.docx.markup import W14, named, w
from app.formats.docx.report_docx import write_form_docx, write_report_docx
from app.formats.errors import FormatErrorCode, ReportFileError
from app.model.kinds.value import Chosen, Table, Unfinished
from app.model.report import Report
from tests.support.every_kind import empty_report, every_kind, full_report
from tests.support.libreoffice import Edit, EditKind, converted, edited_in_writer
from tests.support.report_documents import edited, run_program, template
from tests.support.terms import CALENDAR
from tests.support.word_values import fill_in_form, with_answer

FORM = every_kind()
REPORT = full_report(FORM)
EMPTY = empty_report(FORM)
DOCUMENT = write_report_docx(REPORT, FORM, template())
BLANK = write_form_docx(EMPTY, FORM, template())


def _read(saved: bytes) -> EditedReport:
    return read_report_docx(saved, "rapport.docx", CALENDAR, [FORM])


@pytest.mark.parametrize(
    ("document", "report"),
    [(DOCUMENT, REPORT), (BLANK, EMPTY)],
    ids=["report", "form"],
)
def test_what_is_saved_is_read_as_it_was(document: bytes, report: Report, tmp_path: Path) -> None:
    reading = _read(converted(document, "docx", tmp_path).read_bytes())
    assert (reading.report, reading.edited) == (report, ())
    assert (reading.form_text, reading.not_taken) == ((), ())


def test_what_is_printed_has_every_value(tmp_path: Path) -> None:
    printed = converted(DOCUMENT, "pdf", tmp_path)
    text = " ".join(run_program("pdftotext", "-layout", str(printed), "-").split())
    for value in ("1 250 st", "1 842,5 tkr", "12 maj 2022", "Annat: Kultur", "Summa 1 248 152,5"):
        assert value in text.replace("\u00a0", " ")


def test_values_that_are_edited_are_read(tmp_path: Path) -> None:
    edits = [
        Edit(EditKind.INSERT, "12 maj", " 2021"),
        Edit(EditKind.INSERT, "1\u00a0842", "9"),
        Edit(EditKind.INSERT, "Frukostar på torget", " och möten"),
        Edit(EditKind.INSERT, "Kultur", " och idrott"),
        Edit(EditKind.INSERT, "Fler än förra perioden", " NYTT"),
        Edit(EditKind.INSERT, "Frukostmöten", " 2"),
    ]
    reading = _read(edited_in_writer(DOCUMENT, edits, tmp_path))
    answer = reading.report.answer
    assert answer("form").value == Chosen(other="Frukostar på torget och möten")
    assert answer("branscher").value == Chosen(chosen=("handel", "bygg"), other="Kultur och idrott")
    assert answer("kostnad").unfinished == (Unfinished(text="1\u00a08429,5"),)
    assert answer("beslutad").unfinished == (Unfinished(text="12 maj 2021 2022"),)
    assert answer("foretag").value == Decimal(1250)
    assert answer("foretag").blocks[0].text.startswith("Fler än förra perioden NYTT")
    table = answer("insatser").value
    assert isinstance(table, Table)
    assert table.rows[0].at("insats") == "Frukostmöten 2"
    assert reading.not_taken == ()


def test_a_form_that_is_filled_in_is_read(tmp_path: Path) -> None:
    edits = [
        Edit(EditKind.REPLACE, "Klicka här för att ange ett tal.", "1 250"),
        Edit(EditKind.REPLACE, "Klicka här för att ange ett tal.", "12,5"),
        Edit(EditKind.REPLACE, "Välj ett alternativ.", "Ja"),
        Edit(EditKind.REPLACE, "Klicka här för att ange ett datum.", "12 maj 2022"),
        Edit(EditKind.REPLACE, "Välj ett alternativ.", "Frukostar"),
    ]
    reading = _read(edited_in_writer(BLANK, edits, tmp_path))
    values = {answer.question_id: answer.value for answer in reading.report.answers}
    assert values["foretag"] == Decimal(1250)
    assert values["kostnad"] == Decimal("12.5")
    assert values["plan"] is True
    assert values["beslutad"] == datetime.date(2022, 5, 12)
    assert values["form"] == Chosen(other="Frukostar")
    assert set(reading.edited) == {"foretag", "kostnad", "plan", "beslutad", "form"}
    assert reading.not_taken == ()


def test_a_table_and_boxes_are_filled_in(tmp_path: Path) -> None:
    def fill(root: etree._Element) -> None:
        insatser, orter = list(root.iter(w("tbl")))[1:]
        cells = list(list(insatser.iter(w("tr")))[1].iter(w("tc")))
        for cell, text in zip(cells, ("Mässa", "2022-05-12", "48", "12,5", "Ja"), strict=True):
            first, *others = cell.iter(w("t"))
            first.text = text
            assert not others
        boxes = list(list(orter.iter(w("tr")))[2].iter(named(W14, "checked")))
        boxes[1].set(named(W14, "val"), "1")
        # The boxes of the question before stand before those of the tables.
        next(root.iter(named(W14, "checked"))).set(named(W14, "val"), "1")

    saved = converted(BLANK, "docx", tmp_path).read_bytes()
    reading = _read(edited(saved, fill))
    insatser, orter = (reading.report.answer(name).value for name in ("insatser", "orter"))
    assert isinstance(insatser, Table)
    assert isinstance(orter, Table)
    assert [[cell.value for cell in row.cells] for row in insatser.rows] == [
        ["Mässa", datetime.date(2022, 5, 12), Decimal(48), Decimal("12.5"), True]
    ]
    assert orter.rows[1].at("branscher") == Chosen(chosen=("besok",))
    assert reading.report.answer("branscher").value == Chosen(chosen=("handel",))
    assert set(reading.edited) == {"insatser", "orter", "branscher"}


def test_tracked_changes_are_read_where_libreoffice_can_save_them(tmp_path: Path) -> None:
    edits = [
        Edit(EditKind.INSERT, "Kultur", " och idrott"),
        Edit(EditKind.INSERT, "Frukostmöten", " 2"),
        Edit(EditKind.INSERT, "Fler än förra perioden", " NYTT"),
    ]
    reading = _read(edited_in_writer(DOCUMENT, edits, tmp_path, tracked=True))
    assert set(reading.edited) == {"branscher", "insatser", "foretag"}
    assert reading.report.answer("branscher").value == Chosen(
        chosen=("handel", "bygg"), other="Kultur och idrott"
    )
    assert reading.has_tracked_changes


def test_a_number_that_libreoffice_breaks_with_a_tracked_change_is_told(tmp_path: Path) -> None:
    saved = edited_in_writer(
        DOCUMENT, [Edit(EditKind.INSERT, "1\u00a0842", "9")], tmp_path, tracked=True
    )
    with pytest.raises(ReportFileError, match="LibreOffice") as refused:
        _read(saved)
    assert refused.value.code is FormatErrorCode.CUT_BY_TRACKING


def test_a_filled_form_that_libreoffice_has_saved_is_the_report(tmp_path: Path) -> None:
    report = with_answer(REPORT, "foretag", blocks=REPORT.answer("foretag").blocks[:1])
    document = edited(BLANK, lambda root: fill_in_form(root, report))
    reading = _read(converted(document, "docx", tmp_path).read_bytes())
    assert reading.report.answers == report.answers
    assert reading.not_taken == ()
