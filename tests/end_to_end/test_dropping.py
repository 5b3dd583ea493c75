"""Files dropped on the window: they are for the window, whatever field they are dropped on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.formats.report_json import write_report_json
from app.gui.kit.services import Services
from app.model.places import CONTACT
from app.model.report import Report
from tests.support.dragging import drop, drop_files, files_on, taken_by
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_words
from tests.support.terms import a_term
from tests.support.word_form import paragraph as form_paragraph
from tests.support.word_form import word_file

SVART, VAXLA_UPP, NOT_RELEVANT = "svart-ekonomi", "vaxla-upp-stockholm", "verksamhetsomraden"
Field = Callable[[Officer], QWidget]


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form that was filled in by hand, for nobody and no term in particular."""
    file = tmp_path / "gammal.docx"
    file.write_bytes(
        word_file(
            form_paragraph("Beskriv nämndens arbete med ”Växla upp Stockholm”"),
            form_paragraph("Vi växlar upp."),
        )
    )
    return file


def question(officer: Officer) -> str:
    """What is asked of what was dropped; nothing where it is not asked."""
    return officer.new_report.handed() if officer.new_report.asks_of_handed() else ""


# On a field.


def _editor(officer: Officer) -> QWidget:
    officer.go_to(SVART)
    return officer.question.viewport()


def _reason(officer: Officer) -> QWidget:
    officer.set_aside(NOT_RELEVANT, "Därför.")
    return officer.question.reason.viewport()


def _contact_field(officer: Officer) -> QWidget:
    officer.go_to(CONTACT)
    return officer.contact.fields["name"]


def _earlier_answer(officer: Officer) -> QWidget:
    officer.window.resize(1366, 768)
    officer.go_to(VAXLA_UPP)
    return officer.earlier.editor.viewport()


def _committee(officer: Officer) -> QWidget:
    officer.leave()
    return officer.new_report.committee


@pytest.fixture
def writing(officer: Officer, form: Path) -> Officer:
    """A report is open that was begun from an earlier one."""
    officer.drop(form)
    click(officer.new_report.begin_from_handed)
    officer.start_report("farsta", "2022-T2")
    click(officer.plan.create)
    return officer


FIELDS = pytest.mark.parametrize(
    "field", [_editor, _reason, _contact_field, _earlier_answer, _committee]
)


@FIELDS
@pytest.mark.parametrize("text", ["", "file:///home/gammal.docx"], ids=["files", "files and text"])
def test_no_field_takes_a_file_for_itself(
    writing: Officer, field: Field, form: Path, text: str
) -> None:
    target = field(writing)
    assert target.isVisible()
    assert files_on(target, [form], text)
    # What the window does not take either is what nobody takes.
    writing.window.setAcceptDrops(False)
    assert not files_on(target, [form], text)


@FIELDS
def test_a_file_that_is_dropped_on_a_field_comes_to_the_window(
    writing: Officer, services: Services, field: Field, form: Path
) -> None:
    drop_files(field(writing), [form], form.as_uri())
    assert question(writing).startswith("Vi hittade svar")
    assert writing.new_report.committee.text() == "Farsta stadsdelsnämnd"
    (draft,) = contents_of(services.library).drafts
    assert "gammal.docx" not in draft.model_dump_json()


def test_dragged_text_is_taken_by_the_editor_itself(writing: Officer) -> None:
    dragged = QMimeData()
    dragged.setText("Tre ord hit.")
    target = _editor(writing)
    writing.window.setAcceptDrops(False)
    assert taken_by(target, dragged)


def _out_of_outlook() -> QMimeData:
    """A mail as Outlook hands it over: a promise of files, and its heading as text."""
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"\1")
    mime.setText("Från\tÄmne\nKarin\tRapport")
    return mime


@FIELDS
def test_a_mail_out_of_outlook_is_told_to_be_no_file_yet(writing: Officer, field: Field) -> None:
    target = field(writing)
    before = writing.window.pages.current
    drop(target, _out_of_outlook())
    QTest.qWait(1)
    assert writing.window.pages.current is before
    assert "Spara mejlet eller bilagan i en mapp först" in shown_words(writing.window)


# On the window.


def test_what_was_written_last_is_kept_when_a_file_takes_its_place(
    writing: Officer, services: Services, form: Path
) -> None:
    writing.answer(SVART, (paragraph("Sist skrivet."),))
    writing.drop(form)
    assert question(writing)
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(SVART).plain == "Sist skrivet."


def test_a_pair_is_asked_about_as_one_report(officer: Officer, exported: list[Path]) -> None:
    for files in (exported, exported[::-1]):
        officer.drop(*files)
        assert question(officer).count("är en rapport från Hägersten-Älvsjö") == 1
        assert officer.new_report.open_handed.isVisible()


def _written(report: Report, folder: Path, **changes: object) -> Path:
    file = folder / "rapport.json"
    file.write_bytes(write_report_json(report.model_copy(update=changes)))
    return file


def test_a_draft_of_this_program_opens_at_once(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.answer(SVART, (paragraph("Påbörjat."),))
    officer.leave()
    (draft,) = contents_of(services.library).drafts
    services.bin.remove(draft)
    officer.drop(_written(draft, tmp_path))
    assert officer.report.answer(SVART).plain == "Påbörjat."
    assert not officer.read_only
    assert len(contents_of(services.library).drafts) == 1


def test_the_chosen_committee_stays_when_a_file_is_dropped(officer: Officer, form: Path) -> None:
    panel = officer.new_report
    panel.committee.setText("Bromma stadsdelsnämnd")
    officer.drop(form)
    assert panel.committee.text() == "Bromma stadsdelsnämnd"
    click(panel.begin_from_handed)
    click(officer.plan.create)
    committee = officer.report.committee
    assert committee is not None
    assert committee.id == "bromma"


def test_a_year_that_is_not_on_offer_is_offered_for_a_report_of_that_year(
    officer: Officer, services: Services, exported: list[Path], tmp_path: Path
) -> None:
    panel = officer.new_report
    assert panel.year.findData(2026) < 0
    (sent,) = contents_of(services.library).submitted
    officer.drop(_written(sent, tmp_path, term=a_term("2025-VB")))
    click(panel.begin_from_handed)
    click(officer.plan.create)
    assert str(officer.report.term) == "2026-T1"
