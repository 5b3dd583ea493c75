"""A PDF of a filled form is read like the form itself: by the window, a command, a collation."""

from pathlib import Path
from uuid import uuid4

import pytest

from app.formats.errors import ReportFileError
from app.model.collation.submission import SourceKind
from app.services.catalog import Catalog
from app.services.collating.report_finder import ReportFinder
from app.services.reading.report_reader import ReadReport
from app.services.report_context import ReportContext
from tests.support.hostile_documents import QUESTIONS
from tests.support.mails import mail_file
from tests.support.pdf_files import LEFT, Page, pdf_file, text_field
from tests.support.printed_form import ANSWER, printed_form
from tests.support.workplace import TODAY

_GUESSED = "Svaren är lästa ur en PDF som inte säger vad som är stycken"


@pytest.fixture
def reader(catalog: Catalog) -> ReportFinder:
    return ReportFinder(ReportContext(catalog, lambda: TODAY, uuid4, "1.0"))


def _read(reader: ReportFinder, tmp_path: Path, data: bytes) -> ReadReport:
    path = tmp_path / "rapport.pdf"
    path.write_bytes(data)
    return reader.read(path)


@pytest.mark.parametrize("tagged", [True, False])
def test_answers_and_contact_are_read(reader: ReportFinder, tmp_path: Path, tagged: bool) -> None:
    read = _read(reader, tmp_path, printed_form(tagged=tagged))
    report = read.opened.report
    assert report.committee is not None
    assert report.committee.id == "farsta"
    assert report.contact.phone == "08-508 24 478"
    assert report.contact.email == "anna.ek@stockholm.se"
    assert [[block.text for block in answer.blocks] for answer in report.answers] == [
        [ANSWER] for _ in QUESTIONS
    ]
    assert any(remark.startswith(_GUESSED) for remark in read.remarks) is not tagged


def test_the_committee_may_stand_in_the_header_alone(reader: ReportFinder, tmp_path: Path) -> None:
    report = _read(reader, tmp_path, printed_form(in_header=True)).opened.report
    assert report.committee is not None
    assert report.committee.id == "farsta"
    assert report.term is not None
    assert report.term.code == "2022-T1"


def test_fields_of_a_form_are_its_answers(reader: ReportFinder, tmp_path: Path) -> None:
    pages = []
    for asked in (QUESTIONS[:5], QUESTIONS[5:]):
        page = Page()
        for question in asked:
            page.text(question)
            box = (LEFT, page.y - 60, 500, page.y + 8)
            page.note(text_field(f"{ANSWER}\n{question[:8].strip()} två"), box).gap(90)
        pages.append(page)
    report = _read(reader, tmp_path, pdf_file(*pages)).opened.report
    assert [[block.text for block in answer.blocks] for answer in report.answers] == [
        [ANSWER, f"{question[:8].strip()} två"] for question in QUESTIONS
    ]


def test_it_counts_as_a_form_in_a_collation_also_from_a_mail(
    reader: ReportFinder, tmp_path: Path
) -> None:
    for name, data in (
        ("rapport.pdf", printed_form()),
        ("mejl.eml", mail_file({"rapport.pdf": printed_form(tagged=True)})),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        found = reader.find_reports(path)
        (one,) = found.reports
        assert one.submission.kind is SourceKind.FORM
        assert one.submission.committee is not None
        assert one.submission.committee.id == "farsta"
        assert (_GUESSED in " ".join(one.submission.remarks)) is (name == "rapport.pdf")


def test_one_without_text_says_what_to_do(reader: ReportFinder, tmp_path: Path) -> None:
    with pytest.raises(ReportFileError, match=r"bara bilder av sidorna\. Välj Word-filen"):
        _read(reader, tmp_path, pdf_file(Page().picture(0, 0, 595, 842)))
