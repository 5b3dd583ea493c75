"""Markup in files, in every room of the window: each page is visited, or has no text of a file."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QMessageBox, QWidget

import app.gui
from app.gui.backup.backup_page import BackupPage
from app.gui.carry_over.carry_over_page import CarryOverPage
from app.gui.collate.collate_page import CollatePage
from app.gui.help.about_dialog import AboutDialog
from app.gui.help.guide_window import GuideWindow
from app.gui.kit.commands import Command
from app.gui.kit.page import Page, SecondaryPage
from app.gui.merge.merge_page import TwoVersionsPage
from app.gui.preview.preview_window import PreviewWindow
from app.gui.question_sets.move_page import MovePage
from app.gui.question_sets.offered_file_page import OfferedFilePage
from app.gui.question_sets.question_set_pages import QuestionSetPage
from app.gui.question_sets.register_page import RegisterPage
from app.gui.question_sets.set_list_page import QuestionSetsPage, SetWork
from app.gui.report.changes_view import ChangesDialog
from app.gui.report.report_view import ReportView
from app.gui.report.versions_dialog import VersionsDialog
from app.gui.shell.text_box import TextBox
from app.gui.shell.unexpected_errors import ErrorDialog
from app.gui.shell.unusable_data import usable_at_last
from app.gui.shell.window import MainWindow
from app.gui.start.bin_page import BinPage
from app.gui.start.recovery_prompt import Questions
from app.gui.start.start_page import StartPage
from app.gui.workshop.send_out_dialog import SendOutDialog
from app.gui.workshop.set_versions import SetVersionsDialog
from app.gui.workshop.set_view_page import SetViewPage
from app.gui.workshop.try_out_dialog import TryOutDialog
from app.gui.workshop.workshop_page import WorkshopPage
from app.model.places import EXPORT, RETURN
from app.model.report import Report
from app.model.report_stages import question_alone
from app.services.backup.making import BackupMaking
from app.services.reports.draft_saver import open_draft
from tests.support.collating import go_to_collating, wait_for_collation
from tests.support.crash_leftovers import killed
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.markup_in_files import (
    FIRST,
    NAME,
    assert_no_markup,
    hostile_file,
    hostile_report,
    hostile_set,
)
from tests.support.office_mail import install
from tests.support.office_mail import open_draft as open_the_draft
from tests.support.officer import Officer, click
from tests.support.plain_widgets import markup_faults, steering_faults
from tests.support.registers import changed_register, register_file
from tests.support.window import window_with
from tests.support.workplace import bundled_catalog, services_in
from tools.settled import settle


class Visit:
    """A visit to a room, with hostile files at hand. Its window opens when it is first used."""

    def __init__(
        self, folder: Path, hostile: str, monkeypatch: pytest.MonkeyPatch, opened: ExitStack
    ) -> None:
        self.folder = folder
        self.hostile = hostile
        self.monkeypatch = monkeypatch
        self.services = replace(services_in(folder), new_id=uuid4)
        self._opened = opened

    @cached_property
    def officer(self) -> Officer:
        window = self._opened.enter_context(window_with(self.services))
        settle(window)
        return Officer(window)

    def report(self, term: str = "2022-T2") -> Report:
        (form,) = (one for one in self.services.catalog.forms if one.id == "stadsdelsnamnd")
        return hostile_report(form, self.hostile, term)

    def file(self, report: Report | None = None) -> Path:
        return hostile_file(self.folder / NAME, report or self.report())

    def other(self, report: Report) -> Report:
        """The same report with another first answer."""
        blocks = (paragraph(f"{self.hostile} och mer"),)
        return report.with_answer(report.answer(FIRST).model_copy(update={"blocks": blocks}))


@pytest.fixture
def visit(
    styled_app: object, tmp_path: Path, hostile: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Visit]:
    with ExitStack() as opened:
        yield Visit(tmp_path / "dator", hostile, monkeypatch, opened)


def _rich_labels(page: QWidget) -> list[str]:
    """What the labels say that are rich text on purpose."""
    said = []
    for label in page.findChildren(QLabel):
        if label.textFormat() is Qt.TextFormat.RichText:
            document = QTextDocument()
            document.setHtml(label.text())
            said.append(document.toPlainText())
    return said


def _start(visit: Visit) -> None:
    visit.services.library.save(visit.report())
    form = visit.services.catalog.forms[0]
    asked = "\n".join(f"{question.text}\n{visit.hostile}" for question in form.questions())
    filled = visit.folder / f"{NAME}.txt"
    filled.write_text(f"Nämnd: {visit.hostile}\nKontaktperson: {visit.hostile}\n{asked}", "utf-8")
    visit.officer.drop(filled)
    settle(visit.officer.window)
    assert "<img" in visit.officer.new_report.handed()


def _recovery(visit: Visit) -> None:
    library, report = visit.services.library, visit.report()
    library.save(report)
    saver = open_draft(report, library, visit.services.now(), uuid4)
    saver.save(visit.other(report))
    killed(saver, visit.services.user.root)
    (asked,) = visit.officer.window.findChildren(Questions)
    assert asked.isVisible()
    show = next(one for one in asked.buttons() if one.text() == "Visa vad som skiljer")
    click(show)


def _carry_over(visit: Visit) -> None:
    visit.services.library.save(visit.report("2022-T1"))
    visit.officer.start_report("norrmalm", "2022-T2")
    click(visit.officer.new_report.begin_from)
    assert any(visit.hostile in said for said in _rich_labels(visit.officer.plan.plan))


def _merge(visit: Visit) -> None:
    visit.services.library.save(visit.report())
    visit.officer.open_file(visit.file(visit.other(visit.report())))
    settle(visit.officer.window)
    (page,) = visit.officer.window.findChildren(TwoVersionsPage)
    assert any(visit.hostile in said for said in _rich_labels(page))


def _set(visit: Visit) -> None:
    visit.officer.drop(hostile_set(visit.folder / "mejl", visit.hostile))


def _register(visit: Visit) -> None:
    hostile = visit.hostile.replace("\\", "\\\\").replace('"', '\\"')
    text = changed_register(('"Stockholms stad"', f'"{hostile}"'))
    visit.officer.drop(register_file(visit.folder / "mejl", text))


def _sets(visit: Visit) -> None:
    install(visit.officer, hostile_set(visit.folder / "mejl", visit.hostile))


def _hostile_draft(visit: Visit) -> WorkshopPage:
    """The next version of a set with such texts, open to be written."""
    _sets(visit)
    visit.officer.question_sets.work(SetWork.NEXT)
    page = visit.officer.window.pages.current
    assert isinstance(page, WorkshopPage)
    settle(visit.officer.window)
    return page


def _set_view(visit: Visit) -> None:
    _sets(visit)
    visit.officer.question_sets.work(SetWork.OPEN)
    settle(visit.officer.window)


def _workshop(visit: Visit) -> None:
    page = _hostile_draft(visit)
    for place in page.outline.places():
        page.go_to(place)
        settle(visit.officer.window)
        assert_no_markup()
    page.frame.pane.setCurrentIndex(1)
    page.remove()


def _try_out(visit: Visit) -> None:
    _hostile_draft(visit).actions_on_set.try_out()


def _send_out(visit: Visit) -> None:
    _hostile_draft(visit).actions_on_set.send_out()


def _set_versions(visit: Visit) -> None:
    page = _hostile_draft(visit)
    page.draft.set(("title",), f"{visit.hostile} och mer")
    page.actions_on_set.show_versions()


def _move(visit: Visit) -> None:
    visit.services.library.save(visit.report())
    _sets(visit)
    open_the_draft(visit.officer)


def _versions(visit: Visit) -> None:
    library, report = visit.services.library, visit.report()
    library.save(report)
    library.history.save(visit.other(report))
    visit.officer.start.open_draft()
    visit.officer.choose(Command.VERSIONS)
    settle(visit.officer.window)


def _exported(visit: Visit) -> None:
    officer = visit.officer
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.export_to(visit.folder / NAME)
    assert officer.sending.panel.isVisible()
    click(officer.sending.by_hand)
    for place in officer.navigation.places():
        officer.go_to(place)
        assert_no_markup()
    officer.go_to(EXPORT)


def _preview(visit: Visit) -> None:
    visit.services.library.save(visit.report())
    visit.officer.start.open_draft()
    visit.officer.preview()
    (window,) = visit.officer.previews()
    window.search.click()
    window.find_bar.field.setText(visit.hostile)
    settle(visit.officer.window)


def _question(visit: Visit) -> None:
    visit.officer.open_file(visit.file(question_alone(visit.report(), FIRST)))
    settle(visit.officer.window)
    if visit.officer.new_report.asks_of_handed():
        click(visit.officer.new_report.open_handed)
    visit.officer.go_to(RETURN)


def _bin(visit: Visit) -> None:
    visit.services.library.save(visit.report())
    visit.officer.start.remove()
    click(visit.officer.start.bin)


def _backup(visit: Visit) -> None:
    there = services_in(visit.folder / "förr")
    there.library.save(visit.other(visit.report()))
    target = visit.folder / f"{NAME}.zip"
    visit.services.library.save(visit.report())
    BackupMaking(there.user.root, bundled_catalog(), there.now).make(target)
    visit.officer.drop(target)
    settle(visit.officer.window)


def _collation(visit: Visit) -> None:
    visit.file()
    (visit.folder / NAME / f"{NAME}.docx").write_bytes(b"PK")
    page = go_to_collating(visit.officer)
    visit.officer.drop(visit.folder / NAME)
    wait_for_collation(page)
    page.show_answers()
    settle(visit.officer.window)


def _error(visit: Visit) -> None:
    dialog = ErrorDialog(visit.officer.window, f"ValueError: {visit.hostile}", saved=False)
    dialog.open_beside()


STORIES: dict[str, tuple[type[QWidget], Callable[[Visit], None]]] = {
    "start": (StartPage, _start),
    "recovery": (ChangesDialog, _recovery),
    "carry-over": (CarryOverPage, _carry_over),
    "merge": (TwoVersionsPage, _merge),
    "set": (QuestionSetPage, _set),
    "sets": (QuestionSetsPage, _sets),
    "register": (RegisterPage, _register),
    "move": (MovePage, _move),
    "set-view": (SetViewPage, _set_view),
    "workshop": (WorkshopPage, _workshop),
    "try-out": (TryOutDialog, _try_out),
    "send-out": (SendOutDialog, _send_out),
    "set-versions": (SetVersionsDialog, _set_versions),
    "versions": (VersionsDialog, _versions),
    "exported": (ReportView, _exported),
    "preview": (PreviewWindow, _preview),
    "question": (ReportView, _question),
    "bin": (BinPage, _bin),
    "backup": (BackupPage, _backup),
    "collation": (CollatePage, _collation),
    "error": (ErrorDialog, _error),
}
# The guide and licences come with the program, and a text box says what a command does.
NO_TEXT_OF_A_FILE = {AboutDialog, GuideWindow, TextBox}
_BELOW_OTHERS = {MainWindow, OfferedFilePage, Page, SecondaryPage}


@pytest.mark.parametrize("story", STORIES)
def test_what_is_in_a_file_is_shown_as_it_is_written(story: str, visit: Visit) -> None:
    page, go_there = STORIES[story]
    go_there(visit)
    assert_no_markup(page)


def _pages() -> set[type[QWidget]]:
    """Every page and dialog of the window."""
    found: set[type[QWidget]] = set()
    for one in pkgutil.walk_packages(app.gui.__path__, "app.gui."):
        module = importlib.import_module(one.name)
        found |= {
            kind
            for kind in vars(module).values()
            if isinstance(kind, type)
            and issubclass(kind, (Page, QDialog, QMainWindow))
            and kind.__module__ == one.name
        }
    return found


def test_every_page_is_visited() -> None:
    visited = {page for page, _ in STORIES.values()}
    assert _pages() - _BELOW_OTHERS == visited | NO_TEXT_OF_A_FILE


def test_a_data_folder_is_named_as_it_is_written(
    styled_app: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / NAME
    folder.write_bytes(b"")
    said: list[str] = []

    def run(box: QMessageBox) -> None:
        said.extend([box.text(), *markup_faults(), *steering_faults()])
        next(one for one in box.buttons() if one.text() == "Avsluta").click()

    monkeypatch.setattr(QMessageBox, "exec", run)
    assert usable_at_last(folder) is None
    (text,) = said
    assert "<b>rapport" in text
