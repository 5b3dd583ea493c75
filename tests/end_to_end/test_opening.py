"""Files opened in the window: the right ones, the wrong ones, and the same one twice."""

from pathlib import Path
from uuid import UUID

import pytest

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.model.places import REVIEW
from tests.support.example_report import EXAMPLE
from tests.support.library_contents import contents_of
from tests.support.mails import mail_file
from tests.support.officer import Officer, click
from tests.support.open_document import open_document
from tests.support.open_document import paragraph as open_paragraph
from tests.support.pdf_files import Page, pdf_file
from tests.support.printed_form import ANSWER, printed_form
from tests.support.typing import type_text
from tests.support.word_form import paragraph, word_file
from tests.support.zip_files import packed


@pytest.fixture
def exported(officer: Officer, tmp_path: Path) -> list[Path]:
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    files = officer.export_to(tmp_path / "ut")
    officer.leave()
    return files


def test_an_exported_file_opens_as_the_report_it_is(
    officer: Officer, services: Services, exported: list[Path]
) -> None:
    document, mail, data = exported
    together = document.with_name("par.zip")
    together.write_bytes(packed({file.name: file.read_bytes() for file in (document, data)}))
    for file in (document, data, mail, together):
        officer.open_file(file)
        assert officer.read_only
        officer.leave()
    assert len(contents_of(services.library).submitted) == 1
    assert contents_of(services.library).drafts == ()


def test_a_packed_file_with_several_reports_or_none_says_what_to_do(
    officer: Officer, services: Services, exported: list[Path], tmp_path: Path
) -> None:
    document, _, data = exported
    other = word_file(paragraph("Redogör för arbetet med platssamverkan och platsaktivering 2022"))
    for files, says in (
        (
            {"a.docx": document.read_bytes(), "a.json": data.read_bytes(), "b.docx": other},
            "alla.zip innehåller 2 rapporter. Spara den du vill ha som en egen fil",
        ),
        (
            {"bild.png": b"\x89PNG\r\n\x1a\n", "brev.txt": b"Hej"},
            "alla.zip: det finns ingen rapport i filen, bara bild.png, brev.txt. Kontrollera",
        ),
    ):
        (tmp_path / "alla.zip").write_bytes(packed(files))
        officer.open_file(tmp_path / "alla.zip")
        assert officer.start.message().startswith(f"Filen kan inte öppnas. {says}")
    assert contents_of(services.library).drafts == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tom.json", b""),
        ("fel.json", b'{"schema": "something/else"}'),
        ("bild.docx", b"\x89PNG\r\n\x1a\n" + b"0" * 100),
        ("inskannad.pdf", pdf_file(Page().picture(0, 0, 595, 842))),
        ("gammal.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(
    officer: Officer, services: Services, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    officer.open_file(tmp_path / name)
    start = officer.start
    assert not officer.has_report()
    assert start.has_message()
    assert start.message().startswith("Filen kan inte öppnas. ")
    assert "Traceback" not in start.message()
    assert contents_of(services.library).drafts == ()


def test_a_file_that_is_not_there_is_told(officer: Officer, tmp_path: Path) -> None:
    officer.open_file(tmp_path / "borta.json")
    assert "finns inte" in officer.start.message()


def test_a_second_report_for_the_same_term_is_asked_about(
    officer: Officer, services: Services
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.leave()
    officer.start_report("älvsjö", "2022-T2")
    panel = officer.new_report
    assert not officer.has_report()
    assert panel.says_already()
    click(panel.open_existing)
    assert len(contents_of(services.library).drafts) == 1
    officer.leave()
    officer.start_report("älvsjö", "2022-T2")
    click(panel.create_another)
    assert len(contents_of(services.library).drafts) == 2


@pytest.mark.parametrize(
    ("typed", "term", "said"),
    [
        ("", "2022-T2", "Skriv nämndens namn"),
        ("stad", "2022-T2", "Välj en av nämnderna"),
        ("norrmalm", "2023-T2", "Välj Norra innerstadens stadsdelsnämnd i stället"),
        ("järva", "2022-T2", "Järva stadsdelsnämnd finns inte i tertialrapport 2 2022."),
        ("qqq", "2022-T2", "Ingen nämnd heter så"),
    ],
)
def test_why_no_report_was_made_is_said_in_place(
    officer: Officer, typed: str, term: str, said: str
) -> None:
    officer.start_report(typed, term)
    assert not officer.has_report()
    assert said in officer.new_report.problem()


def test_a_broken_file_among_the_reports_hides_no_other(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.leave()
    folder = tmp_path / "data" / "reports" / "drafts"
    (folder / "trasig.json").write_text("{", "utf-8")
    officer.start.refresh()
    start = officer.start
    assert start.drafts.count() == 1
    assert "trasig.json" in start.unreadable()


def test_a_file_opened_beside_a_report_takes_its_place_and_loses_nothing(
    officer: Officer, services: Services, exported: list[Path]
) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.type("Halvfärdigt sva")
    officer.open_file(exported[0])
    assert officer.page_count() == 2
    assert officer.read_only
    (draft,) = contents_of(services.library).drafts
    assert draft.answer("vaxla-upp-stockholm").plain == "Halvfärdigt sva"


def test_a_report_without_committee_and_term_is_given_them(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report("farsta", "2022-T2")
    report = officer.report.model_copy(
        update={"report_id": UUID(int=77), "committee": None, "term": None}
    )
    officer.leave()
    file = tmp_path / "utan.json"
    file.write_bytes(write_report_json(report))
    officer.open_file(file)
    officer.go_to(REVIEW)
    officer.review.go_to(1)
    assert officer.contact.committee.hasFocus()
    officer.contact.committee.clear()
    type_text(officer.contact.committee, "Farsta stadsdelsnämnd")
    officer.contact.choose_term("Tertialrapport 1 2022")
    suggestions = officer.contact.committee.completer().popup()
    assert suggestions is not None
    suggestions.hide()
    click(officer.contact.choose)
    said = officer.report
    assert said.committee is not None
    assert (said.committee.id, str(said.term)) == ("farsta", "2022-T1")
    assert not officer.contact.asks_identity()
    assert not [line for line in officer.findings() if "registret" in line or "period" in line]


_OLD_FORM = (
    "Nämnd",
    "Farsta stadsdelsnämnd",
    "Kontaktperson",
    "Ylva Ek",
    "Beskriv nämndens arbete med ”Växla upp Stockholm”",
    "Vi växlar upp.",
)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gammal.docx", word_file(*map(paragraph, _OLD_FORM))),
        ("gammal.odt", open_document(*map(open_paragraph, _OLD_FORM))),
        ("mejl.eml", mail_file({"svar.odt": open_document(*map(open_paragraph, _OLD_FORM))})),
    ],
)
def test_an_old_form_becomes_a_draft_to_go_on_with(
    officer: Officer, services: Services, tmp_path: Path, name: str, content: bytes
) -> None:
    form = tmp_path / name
    form.write_bytes(content)
    officer.open_file(form)
    assert "Perioden står inte i filen." in officer.notices.text()
    officer.contact.choose_term("Tertialrapport 2 2022")
    click(officer.contact.choose)
    (draft,) = contents_of(services.library).drafts
    assert draft.committee is not None
    assert (draft.committee.id, str(draft.term)) == ("farsta", "2022-T2")
    assert draft.contact.name == "Ylva Ek"
    assert draft.answer("vaxla-upp-stockholm").plain == "Vi växlar upp."


def test_a_printed_form_is_opened_and_told_as_one(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    form = tmp_path / "rapport.pdf"
    form.write_bytes(printed_form())
    officer.open_file(form)
    assert "Svaren är lästa ur en PDF" in officer.notices.text()
    (draft,) = contents_of(services.library).drafts
    assert draft.committee is not None
    assert (draft.committee.id, str(draft.term)) == ("farsta", "2022-T1")
    assert {answer.plain for answer in draft.answers} == {ANSWER}
