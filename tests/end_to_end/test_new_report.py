"""A new report: the committee in a few letters, and one clear thing to do at a time."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.gui.kit.services import Services
from tests.support.example_report import EXAMPLE
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.typing import press, type_text
from tests.support.window import window_with
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import services_in

_USE = "Använd svaren i en ny rapport"


def _form(folder: Path, name: str) -> Path:
    file = folder / name
    file.write_bytes(
        word_file(
            paragraph("Beskriv nämndens arbete med ”Växla upp Stockholm”"),
            paragraph(f"Vi växlar upp enligt {name}."),
        )
    )
    return file


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form that was filled in by hand, for nobody and no term in particular."""
    return _form(tmp_path, "gammal.docx")


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("skär", "Skärholmens stadsdelsnämnd"),
        ("skar", "Skarpnäcks stadsdelsnämnd"),
        ("häger", "Hägersten-Älvsjö stadsdelsnämnd"),
    ],
)
def test_enter_takes_the_first_that_is_suggested(officer: Officer, typed: str, taken: str) -> None:
    committee = officer.new_report.committee
    committee.setFocus()
    type_text(committee, typed)
    # The list of suggestions has the keys while it is open.
    press(officer.new_report.suggestions(), Qt.Key.Key_Return)
    assert committee.text() == taken
    assert not officer.new_report.suggestions().isVisible()
    assert not officer.has_report(), "nothing is begun before it is seen"
    press(committee, Qt.Key.Key_Return)
    assert officer.report.committee is not None
    assert officer.report.committee.name == taken


def test_dots_say_which_without_the_list_too(officer: Officer) -> None:
    officer.start_report("skär", "2022-T2")
    assert officer.report.committee is not None
    assert officer.report.committee.id == "skarholmen"


def test_the_committee_used_last_is_there_already(officer: Officer, tmp_path: Path) -> None:
    assert officer.new_report.committee.text() == ""
    officer.start_report("bromma", "2022-T1")
    officer.leave()
    committee = officer.new_report.committee
    assert committee.text() == "Bromma stadsdelsnämnd"
    committee.setFocus()
    QApplication.processEvents()
    assert committee.selectedText() == "Bromma stadsdelsnämnd"
    type_text(committee, "farsta")
    assert committee.text() == "farsta", "typing replaces it"
    officer.window.close()
    with window_with(services_in(tmp_path)) as window:
        assert Officer(window).new_report.committee.text() == "Bromma stadsdelsnämnd"


def test_a_file_says_whose_it_is_before_the_committee_used_last(
    officer: Officer, exported: list[Path]
) -> None:
    officer.start_report("bromma", "2022-T2")
    officer.leave()
    assert officer.new_report.committee.text() == "Bromma stadsdelsnämnd"
    officer.drop(exported[0])
    click(officer.new_report.begin_from_handed)
    # It is said before anything is made: the officer had not chosen this committee.
    assert officer.new_report.committee.text() == "Hägersten-Älvsjö stadsdelsnämnd"
    assert "nämnden är ändrad till den" in officer.new_report.given()
    click(officer.new_report.create)
    click(officer.plan.create)
    assert officer.report.committee is not None
    assert officer.report.committee.id == "hagersten-alvsjo"


def test_one_thing_is_to_be_done_whatever_was_dropped(
    officer: Officer, exported: list[Path], form: Path, tmp_path: Path
) -> None:
    new = officer.new_report
    assert new.primary() == ["Skapa rapport"]
    officer.start_report("Hägersten-Älvsjö", "2022-T2")
    assert new.primary() == ["Börja från den"]
    officer.drop(form)
    assert new.primary() == [_USE]
    officer.drop(_form(tmp_path, "en till.docx"))
    assert new.primary() == [_USE]
    assert "en till.docx" in new.handed()
    new.choose_term("2022-VB")
    assert new.primary() == [_USE], "the file is asked about for another term"
    click(new.leave_handed)
    assert new.primary() == ["Skapa rapport"]
    officer.drop(exported[0])
    assert new.primary() == [_USE]
    officer.drop(tmp_path / "finns inte.docx")
    assert new.primary() == [_USE]
    new.choose_term("2022-T1")
    click(new.begin_from_handed)
    # The term after the file's.
    assert new.period.currentText() == "Tertialrapport 2"
    click(officer.plan.cancel)
    assert new.given().startswith("Du börjar från ")
    assert new.primary() == ["Fortsätt"]
    new.choose_term("2022-T1")
    click(new.create)
    assert new.says_already()
    assert new.primary() == ["Öppna den"]
    officer.drop(form)
    assert new.primary() == [_USE]
    assert not new.says_already()


def test_enter_does_the_one_thing(officer: Officer, form: Path) -> None:
    officer.new_report.committee.setText("Bromma stadsdelsnämnd")
    officer.drop(form)
    press(officer.new_report.committee, Qt.Key.Key_Return)
    assert officer.plan.is_shown()


def test_a_file_that_cannot_be_opened_leaves_something_to_do(
    officer: Officer, services: Services, form: Path
) -> None:
    officer.drop(form)
    click(officer.new_report.open_handed)
    assert officer.has_report()
    officer.leave()
    assert officer.new_report.primary() == ["Skapa rapport"]
    assert len(contents_of(services.library).drafts) == 1


# The next term, from the row of the one that was exported.


def test_the_next_term_is_begun_from_the_row(officer: Officer, exported: list[Path]) -> None:
    assert exported
    button = officer.start.action(officer.start.submitted)
    assert button.text() == "Börja Tertialrapport 2 2022"
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    (source,) = officer.plan.reads
    assert source.opened.report.term is not None
    assert source.opened.report.term.code == "2022-T1"
    assert officer.plan.summary() == "8 svar följer med"
    click(officer.plan.create)
    assert officer.report.term is not None
    assert officer.report.term.code == "2022-T2"
    officer.leave()
    # It is there now, and opened instead.
    assert officer.start.action(officer.start.submitted).text() == "Öppna"
    officer.start.choose(officer.start.submitted, "Börja Tertialrapport 2 2022")
    assert officer.new_report.says_already()
    assert officer.new_report.primary() == ["Öppna den"]
    click(officer.new_report.open_existing)
    assert officer.report.term.code == "2022-T2"


def test_the_row_of_a_replaced_version_leads_to_the_latest(
    officer: Officer, exported: list[Path], tmp_path: Path
) -> None:
    assert exported
    officer.start.open_exported()
    click(officer.notices.correct)
    officer.export_to(tmp_path / "r2")
    officer.leave()
    replaced = [
        row for row, text in enumerate(officer.start.submitted_listed()) if "Ersatt" in text
    ]
    submitted = officer.start.submitted
    assert officer.start.action(submitted, replaced[0]).text() == "Öppna"
    officer.start.choose(submitted, "Börja Tertialrapport 2 2022", replaced[0])
    (source,) = officer.plan.reads
    assert source.opened.report.revision == 2


def test_a_committee_that_has_become_another_begins_with_it(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    officer.start_report("norrmalm", "2023-T1")
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "ut")
    officer.leave()
    assert len(contents_of(services.library).submitted) == 1
    button = officer.start.action(officer.start.submitted)
    assert button.text() == "Börja Tertialrapport 2 2023"
    click(button)
    click(officer.plan.create)
    assert officer.report.committee is not None
    assert officer.report.committee.id == "norra-innerstaden"
