"""From the list of sets to a draft, and what comes out of it: files, workbooks, installed sets."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog

from app.formats.question_set.form_toml import MAX_BYTES
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.preview.preview_window import PreviewWindow
from app.gui.question_sets.set_list_page import NewSet, SetWork
from app.gui.workshop.send_out_dialog import SendOutDialog
from app.gui.workshop.set_versions import SetVersionsDialog
from app.gui.workshop.set_view_page import SetViewPage
from app.gui.workshop.try_out_dialog import TryOutDialog
from app.services.catalog import Catalog
from app.services.question_sets.workbooks import workbook_of
from app.storage.file_reading import read_bytes
from tests.support.officer import Officer, click
from tests.support.pages.workshop import Workshop
from tests.support.question_sets import FORMS, SHIPPED, set_file
from tests.support.small_form import small_form
from tests.support.typing import press

SET = "stadsdelsnamnd"
FIRST = ("sections", 0, "questions", 0)


@pytest.fixture
def workshop(officer: Officer) -> Workshop:
    return Workshop.in_window(officer.window)


def opens(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))


def saves(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def work(officer: Officer, what: SetWork) -> None:
    officer.choose(Command.QUESTION_SETS)
    officer.question_sets.choose(SET)
    officer.question_sets.work(what)


def begin(officer: Officer, what: NewSet) -> None:
    officer.choose(Command.QUESTION_SETS)
    officer.question_sets.begin(what)


def dialog(workshop: Workshop, kind: type[QDialog]) -> QDialog:
    (found,) = (one for one in workshop.page.findChildren(kind) if one.isVisible())
    return found


def test_a_set_is_looked_at_as_the_officer_sees_it(officer: Officer) -> None:
    work(officer, SetWork.OPEN)
    page = officer.window.pages.current
    assert isinstance(page, SetViewPage)
    page.outline.go_to(FIRST)
    shown = page.preview._page
    assert shown is not None
    assert shown._heading._question.text().startswith("Beskriv samverkan med det lokala")
    page.go_back()
    assert officer.question_sets.is_shown()


def test_the_next_version_is_listed_as_a_draft(officer: Officer, workshop: Workshop) -> None:
    work(officer, SetWork.NEXT)
    assert (workshop.value("version"), workshop.value("valid_from")) == (2, "2022-T2")
    workshop.page.go_back()
    assert "skrivs, inte utskickad" in officer.question_sets.list.item(0).text()
    assert officer.question_sets.count() == 5
    officer.question_sets.choose_draft()
    officer.question_sets.work(SetWork.OPEN)
    assert workshop.value("version") == 2


def test_a_draft_is_removed_and_taken_back(officer: Officer, workshop: Workshop) -> None:
    work(officer, SetWork.COPY)
    assert workshop.value("id") not in {None, SET}
    workshop.page.go_back()
    officer.question_sets.choose_draft()
    press(officer.question_sets.list, Qt.Key.Key_Delete)
    assert officer.question_sets.count() == 4
    assert "Utkastet är borttaget" in officer.question_sets.done()
    click(officer.question_sets.undo)
    assert officer.question_sets.count() == 5


def test_a_set_that_comes_with_the_program_is_not_removed_by_a_key(officer: Officer) -> None:
    officer.choose(Command.QUESTION_SETS)
    press(officer.question_sets.list, Qt.Key.Key_Delete)
    assert officer.question_sets.count() == 4


def test_an_empty_set_is_begun(officer: Officer, workshop: Workshop) -> None:
    begin(officer, NewSet.EMPTY)
    assert workshop.names() == ["Om frågorna (1)", "1. Nytt avsnitt (1)", "Ny fråga (1)"]
    assert workshop.remark("title") == ""


def test_a_set_from_nothing_is_one_that_can_be_installed(
    officer: Officer, workshop: Workshop, services: Services
) -> None:
    begin(officer, NewSet.EMPTY)
    assert workshop.field("title").control.hasFocus()
    workshop.write("Föreningslivet i siffror", "title")
    workshop.go_to("sections", 0)
    workshop.write("Föreningar", "title")
    workshop.go_to(*FIRST)
    workshop.write("Hur många föreningar finns det?", "text")
    # Without leaving the field.
    workshop.page.actions_on_set.install()
    assert "Frågorna är installerade här" in workshop.said(), workshop.draft.remarks
    assert "foreningslivet-siffror" in {one.id for one in services.catalog.forms}


def test_a_file_is_written_on_to_the_byte(
    officer: Officer, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens(monkeypatch, set_file(tmp_path, SHIPPED))
    begin(officer, NewSet.FILE)
    target = tmp_path / "sparad.toml"
    saves(monkeypatch, target)
    officer.choose(Command.SAVE_COPY)
    assert target.read_text("utf-8") == SHIPPED


def test_what_is_wrong_in_a_file_is_told_to_its_author(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens(monkeypatch, set_file(tmp_path, "inte toml", "trasig.toml"))
    begin(officer, NewSet.FILE)
    assert "Filen ”trasig.toml” går inte att läsa som frågor." in officer.question_sets.problem()


def test_a_workbook_becomes_a_draft(
    officer: Officer, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "frågor.xlsx"
    book.write_bytes(workbook_of(small_form()))
    opens(monkeypatch, book)
    begin(officer, NewSet.WORKBOOK)
    assert workshop.draft.form == small_form()


def test_what_is_wrong_in_a_workbook_is_told_by_cell(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "trasig.xlsx"
    book.write_bytes(b"PK")
    opens(monkeypatch, book)
    begin(officer, NewSet.WORKBOOK)
    assert "går inte att läsa som frågor" in officer.question_sets.problem()


def test_a_set_is_saved_as_a_workbook_from_the_list(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ut.xlsx"
    saves(monkeypatch, target)
    work(officer, SetWork.WORKBOOK)
    assert target.read_bytes().startswith(b"PK")


def test_a_shipped_set_is_saved_to_the_byte(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ut.toml"
    saves(monkeypatch, target)
    work(officer, SetWork.SAVE_FILE)
    assert target.read_bytes() == read_bytes(FORMS / f"{SET}.toml", MAX_BYTES)


def test_a_set_is_installed_here_when_there_are_no_errors(
    officer: Officer, workshop: Workshop, services: Services
) -> None:
    work(officer, SetWork.NEXT)
    workshop.draft.set((*FIRST, "text"), "")
    click(workshop.page.frame.install)
    assert "Rätta felen först" in workshop.said()
    assert workshop.place == FIRST
    workshop.page.undo()
    click(workshop.page.frame.install)
    assert "Frågorna är installerade här" in workshop.said()
    assert [one.version for one in services.catalog.forms if one.id == SET] == [1, 2]


def test_it_is_tried_out_with_an_example(officer: Officer, workshop: Workshop) -> None:
    work(officer, SetWork.NEXT)
    workshop.page.outline.go_to(FIRST)
    workshop.draft.remove(FIRST)
    workshop.draft.add_question(0, 0)
    workshop.draft.set((*FIRST, "text"), "Något helt nytt?")
    click(workshop.page.frame.try_out)
    shown = dialog(workshop, TryOutDialog)
    assert isinstance(shown, TryOutDialog)
    told = shown.text.toPlainText()
    assert "Ny fråga: inget svar följer med." in told
    assert "Följer inte med till någon fråga" in told
    click(shown.paper)
    (paper,) = shown.findChildren(PreviewWindow)
    paper.close()
    shown.reject()


def test_an_earlier_version_is_taken_back_and_that_undone(
    officer: Officer, workshop: Workshop, services: Services
) -> None:
    work(officer, SetWork.NEXT)
    before = workshop.draft.text
    services.workshop.close(workshop.draft)
    workshop.draft.set(("title",), "EN ANNAN TITEL")
    after = workshop.draft.text
    officer.choose(Command.VERSIONS)
    shown = dialog(workshop, SetVersionsDialog)
    assert isinstance(shown, SetVersionsDialog)
    assert "EN ANNAN TITEL" in shown.changes.toPlainText()
    click(shown.restore)
    assert workshop.draft.text == before
    click(workshop.undo_removal)
    assert workshop.draft.text == after


def test_nothing_is_mailed_to_no_folder(officer: Officer, workshop: Workshop) -> None:
    work(officer, SetWork.NEXT)
    click(workshop.page.frame.send_out)
    shown = dialog(workshop, SendOutDialog)
    assert isinstance(shown, SendOutDialog)
    shown.folder.field.setText("")
    click(shown.send)
    assert shown.isVisible()
    shown.reject()


def test_the_mail_is_to_those_of_the_register_that_are_asked(services: Services) -> None:
    register = services.catalog.register
    committees = tuple(
        one.model_copy(update={"email": f"{one.id}@example.se"})
        if one.id in {"farsta", "kulturnamnden"}
        else one
        for one in register.committees
    )
    known = register.model_copy(update={"committees": committees})
    elsewhere = replace(services, catalog=Catalog(known, services.catalog.forms))
    (form,) = (one for one in services.catalog.forms if one.id == SET)
    assert elsewhere.workshop.addresses(form) == ("farsta@example.se",)


def test_the_empty_form_goes_with_the_mail_by_choice(
    officer: Officer, workshop: Workshop, tmp_path: Path
) -> None:
    work(officer, SetWork.NEXT)
    click(workshop.page.frame.send_out)
    shown = dialog(workshop, SendOutDialog)
    assert isinstance(shown, SendOutDialog)
    shown.with_form.setChecked(True)
    shown.folder.field.setText(str(tmp_path / "ut"))
    click(shown.send)
    names = sorted(path.suffix for path in (tmp_path / "ut").iterdir())
    assert names == [".docx", ".eml", ".toml"]
    assert "Mejlet" in workshop.said()
