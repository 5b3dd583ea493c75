"""The office puts together what has come in: sees who has sent, and what came in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.gui.kit.services import Services
from tests.support.collating import choose_folders, go_to_collating, until, wait_for_collation
from tests.support.example_report import EXAMPLE
from tests.support.library_contents import contents_of
from tests.support.officer import Officer, click
from tests.support.pages.collate import Collating
from tests.support.pages.page import rows
from tests.support.sent_in import BEFORE, TERM, report_from, send_in
from tests.support.terms import a_term
from tests.support.typing import press
from tests.support.word_form import paragraph, word_file

QUESTION = "Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."
ALL = 28
"""As many committees are asked in a term of 2022."""


# Who has sent, and what came in.


def test_a_folder_that_is_dropped_shows_who_has_sent_and_who_has_not(page: Collating) -> None:
    assert page.summary() == f"3 av {ALL} nämnder har skickat in"
    assert page.about() == "8 filer lästa · 1 att titta på"
    shown = rows(page.committees)
    assert len(shown) == ALL
    assert sum("Har inte skickat in" in row for row in shown) == ALL - 3
    (farsta,) = (row for row in shown if row.startswith("Farsta"))
    assert "Exporterad i dag" in farsta
    assert "8 svar" in farsta
    assert "1 ej relevant" in farsta
    assert "Anna Ek" in farsta


def test_the_folder_is_chosen_in_the_menu_by_keys_alone(
    officer: Officer, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_folders(monkeypatch, incoming)
    page = go_to_collating(officer)
    assert page.choose.hasFocus()
    press(page.choose, Qt.Key.Key_Return)
    wait_for_collation(page)
    assert until(page.committees.hasFocus)


def test_every_file_is_there_with_what_became_of_it(page: Collating) -> None:
    shown = rows(page.files)
    assert len(shown) == 8
    # What somebody has to do something about comes first, then what counts.
    assert shown[0] == (
        "inskannad.pdf\nGick inte att läsa · PDF-filen är skadad eller inte hel. "
        "Be nämnden om en ny fil."
    )
    assert all("Med · " in row for row in shown[1:4])
    assert shown[4] == (
        "anteckning.txt\nGick inte att läsa · Det är ingen rapport, ingen av frågorna finns i den."
    )
    assert all("Hör till · " in row for row in shown[5:])
    assert sum("Med · " in row for row in shown) == 3
    assert sum("Hör till · " in row for row in shown) == 3
    assert any(row.startswith("kultur/") for row in shown)
    assert page.tabs.tabText(1) == "Filer (1 att titta på)"


def test_what_came_in_meanwhile_is_there_when_itis_read_again(
    page: Collating, incoming: Path
) -> None:
    send_in(incoming, report_from("norrmalm"))
    click(page.again)
    wait_for_collation(page)
    assert page.summary() == f"4 av {ALL} nämnder har skickat in"


def test_another_term_is_another_collation(page: Collating, incoming: Path) -> None:
    send_in(incoming, report_from("norrmalm", BEFORE))
    click(page.again)
    wait_for_collation(page)
    assert page.term.currentData() == TERM.code
    page.choose_term(BEFORE.code)
    assert page.summary() == f"1 av {ALL} nämnder har skickat in"
    assert sum("Inte med · " in row for row in rows(page.files)) == 6


def test_whose_report_it_is_can_be_told_where_the_file_does_not_say(
    page: Collating, incoming: Path
) -> None:
    (incoming / "ifylld.docx").write_bytes(
        word_file(
            *(paragraph("Nämnd"), paragraph("Stadsdelsnämnderna")),
            *(paragraph(QUESTION), paragraph("Vi växlar upp.")),
        )
    )
    click(page.again)
    wait_for_collation(page)
    assert "1 från okänd nämnd" in page.about()
    assert not page.asks_whose()
    page.committees.setCurrentRow(page.committees.count() - 1)
    assert rows(page.committees)[-1].startswith("Okänd nämnd (”Stadsdelsnämnderna”)")
    box = page.assigned_committee
    assert box.findText("Farsta stadsdelsnämnd") < 0
    box.setCurrentIndex(box.findText("Skärholmens stadsdelsnämnd"))
    click(page.assign)
    assert page.summary() == f"4 av {ALL} nämnder har skickat in"
    assert "okänd nämnd" not in page.about()
    (told,) = (row for row in rows(page.files) if row.startswith("ifylld.docx"))
    assert "Nämnden är angiven här. I filen står ”Stadsdelsnämnderna”." in told


# What goes otherwise.


def test_a_folder_without_reports_is_told_of_and_another_can_be_chosen(
    officer: Officer, incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tom").mkdir()
    officer.drop(tmp_path / "tom")
    page = officer.collating
    assert until(page.has_problem)
    assert "Det finns ingen rapport i mappen" in page.problem()
    choose_folders(monkeypatch, incoming)
    click(page.choose)
    wait_for_collation(page)
    assert page.problem_is_hidden()


def test_nothing_is_chosen_where_the_question_for_a_folder_is_left(
    page: Collating, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    for one in (page.another, page.save, page.fetch):
        one.click()
    assert page.is_collated()
    assert not page.has_done()


def test_a_report_that_is_open_is_saved_before_the_page_comes(
    officer: Officer, incoming: Path, services: Services
) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.fill_contact("Åsa Öberg", "", "")
    officer.drop(incoming)
    wait_for_collation(officer.collating)
    click(officer.collating.back)
    (draft,) = contents_of(services.library).drafts
    assert draft.contact.name == "Åsa Öberg"
    assert draft.term == a_term("2022-T2")
