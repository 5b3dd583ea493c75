"""What comes along from earlier reports is shown first, and may be left behind."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from app.gui.carry_over.plan_list import CONTACT_ROW
from app.gui.kit.services import Services
from app.model.places import REVIEW
from app.model.report import AnswerStatus
from tests.support.dragging import drop_files, files_on
from tests.support.example_report import EXAMPLE
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_words
from tests.support.typing import CTRL
from tests.support.word_form import OLD_FORM, paragraph, word_file

VAXLA_UPP, PLATS, SVART = "vaxla-upp-stockholm", "platssamverkan-platsaktivering", "svart-ekonomi"


@pytest.fixture
def old_form(tmp_path: Path) -> Path:
    file = tmp_path / "gammal.docx"
    file.write_bytes(OLD_FORM)
    return file


@pytest.mark.usefixtures("exported")
def test_what_is_unticked_does_not_come_along(officer: Officer) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    rows = officer.plan.rows
    assert officer.plan.summary() == "8 svar följer med"
    assert not rows["ovriga-upplysningar"].tick.isEnabled()
    for key in (SVART, CONTACT_ROW):
        rows[key].tick.setFocus()
        click(rows[key].tick)
    assert officer.plan.summary() == "7 svar följer med"
    click(officer.plan.create)
    report = officer.report
    assert report.answer(SVART).status is AnswerStatus.BLANK
    assert report.answer(VAXLA_UPP).blocks == EXAMPLE.answers[VAXLA_UPP]
    assert report.contact.name == ""


@pytest.mark.usefixtures("exported")
def test_one_may_think_better_of_it(officer: Officer, services: Services) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    click(officer.plan.cancel)
    assert not officer.plan.is_shown()
    assert contents_of(services.library).drafts == ()


def test_an_old_form_that_is_dropped_becomes_the_next_report(
    officer: Officer, services: Services, old_form: Path
) -> None:
    before = old_form.read_bytes()
    officer.drop(old_form)
    handed = officer.new_report.handed_over
    assert (
        "Vi hittade svar från Farsta stadsdelsnämnd i ”gammal.docx”, men inte vilken period de "
        "gäller."
    ) in shown_words(handed)
    click(officer.new_report.begin_from_handed)
    assert "Perioden står inte i filen." in shown_words(officer.plan.sources)
    assert shown_words(officer.plan.plan).count("Frågan nu") == 2
    click(officer.plan.create)
    report = officer.report
    assert report.committee is not None
    assert (report.committee.id, str(report.term)) == ("farsta", "2022-T2")
    assert report.answer(VAXLA_UPP).plain == "Vi växlar upp."
    assert not report.answer(VAXLA_UPP).origin.confirmed
    assert report.contact.name == "Ylva Ek"
    # The form itself is read, never written, and no report of its own.
    assert old_form.read_bytes() == before
    assert len(contents_of(services.library).drafts) == 1


def test_an_old_form_can_be_opened_as_it_is(officer: Officer, old_form: Path) -> None:
    officer.drop(old_form)
    click(officer.new_report.open_handed)
    assert officer.report.answer(VAXLA_UPP).origin.kind == "typed"


def test_the_next_term_is_chosen_after_the_one_that_is_handed_over(
    officer: Officer, exported: list[Path]
) -> None:
    panel = officer.new_report
    panel.period.setCurrentIndex(panel.period.findText("Tertialrapport 1"))
    officer.drop(*exported)
    click(panel.begin_from_handed)
    # A pair is one report, not two.
    assert len(officer.plan.reads) == 1
    assert not officer.plan.has_problem()
    click(officer.plan.create)
    assert str(officer.report.term) == "2022-T2"


def test_files_are_added_to_the_plan_and_taken_away(
    officer: Officer, old_form: Path, tmp_path: Path
) -> None:
    officer.drop(old_form)
    click(officer.new_report.begin_from_handed)
    another = tmp_path / "till.docx"
    another.write_bytes(
        word_file(
            paragraph("Hur sker arbetet mot svart ekonomi?"),
            paragraph("Redogör för arbetet med platssamverkan och platsaktivering under 2022"),
            paragraph("Mer om torget."),
        )
    )
    plan = officer.plan
    plan.rows[VAXLA_UPP].tick.setChecked(False)
    drop_files(officer.window, [another])
    assert "från 2 svar" in shown_words(plan.plan)
    assert not plan.rows[VAXLA_UPP].tick.isChecked()
    drop_files(officer.window, [another])
    assert "Den rapporten är redan med." in plan.problem()
    QApplication.processEvents()
    remove = next(
        button
        for button in plan.sources.findChildren(QPushButton)
        if button.isVisible() and button.accessibleName().startswith("Ta bort Farsta")
    )
    click(remove)
    assert not plan.rows[VAXLA_UPP].tick.isEnabled()
    click(plan.create)
    assert officer.report.answer(PLATS).plain == "Mer om torget."


def test_a_file_that_cannot_be_a_source_changes_nothing(
    officer: Officer, exported: list[Path], old_form: Path, tmp_path: Path
) -> None:
    officer.drop(old_form)
    click(officer.new_report.begin_from_handed)
    click(officer.new_report.create)
    officer.drop(exported[0])
    assert ", inte Farsta" in officer.plan.problem()
    letter = tmp_path / "brev.txt"
    letter.write_text("Hej, här är ett brev.", "utf-8")
    officer.drop(letter)
    assert "innehåller ingen av rapportens frågor" in officer.plan.problem()
    assert len(officer.plan.reads) == 1


def test_a_wrong_file_on_an_open_report_loses_nothing(officer: Officer, tmp_path: Path) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.answer(SVART, EXAMPLE.answers[SVART])
    letter = tmp_path / "brev.txt"
    letter.write_text("Hej, här är ett brev.", "utf-8")
    officer.drop(letter)
    assert "innehåller ingen av rapportens frågor" in officer.notices.text()
    assert officer.question.blocks() == EXAMPLE.answers[SVART]


def test_only_files_of_this_machine_are_taken(officer: Officer) -> None:
    assert not files_on(officer.window, [QUrl("https://example.se/rapport.docx")])


def test_text_that_was_copied_is_a_report_to_begin_from(officer: Officer) -> None:
    copied = QMimeData()
    copied.setText(
        "Nämnd\nFarsta stadsdelsnämnd\nBeskriv nämndens arbete med ”Växla upp Stockholm”\n"
        "Vi växlar upp."
    )
    QGuiApplication.clipboard().setMimeData(copied)
    handed = officer.new_report.handed_over
    click(officer.new_report.paste_text)
    assert "Vi hittade svar från Farsta stadsdelsnämnd i den kopierade texten" in shown_words(
        handed
    )
    click(officer.new_report.begin_from_handed)
    click(officer.plan.create)
    assert officer.report.answer(VAXLA_UPP).plain == "Vi växlar upp."


def test_a_clipboard_without_a_report_is_refused(officer: Officer) -> None:
    QGuiApplication.clipboard().setText("Hej.")
    start = officer.start
    click(officer.new_report.paste_text)
    assert "innehåller ingen av rapportens frågor" in start.message()


def test_more_text_than_a_report_can_be_is_refused(officer: Officer) -> None:
    QGuiApplication.clipboard().setText("Hej.\n" * 2_000)
    start = officer.start
    click(officer.new_report.paste_text)
    assert "Den kopierade texten: den är för lång" in start.message()


def test_more_text_than_an_answer_can_be_is_refused(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.answer(SVART, EXAMPLE.answers[SVART])
    QGuiApplication.clipboard().setText("Hej.\n" * 2_000)
    officer.question.press(Qt.Key.Key_V, CTRL)
    assert "Den kopierade texten: den är för lång" in officer.notices.text()
    assert officer.question.blocks() == EXAMPLE.answers[SVART]


def test_what_no_question_takes_is_shown_and_kept(officer: Officer, tmp_path: Path) -> None:
    file = tmp_path / "gammal.docx"
    file.write_bytes(
        word_file(
            paragraph("Farsta stadsdelsnämnd"),
            paragraph("Nämndens egen inledning."),
            paragraph("Beskriv nämndens arbete med ”Växla upp Stockholm”"),
            paragraph("Vi växlar upp."),
        )
    )
    officer.drop(file)
    panel = officer.new_report
    click(panel.begin_from_handed)
    # The file has not said whose report it is.
    assert panel.problem() == "Skriv nämndens namn och välj den i listan."
    assert "Du börjar från ”gammal.docx”." in shown_words(panel.panel)
    officer.start_report("farsta", "2022-T2")
    assert "Nämndens egen inledning." in shown_words(officer.plan.plan)
    click(officer.plan.create)
    officer.go_to(REVIEW)
    assert "Nämndens egen inledning." in officer.review.unplaced()
