"""Files whose names and texts are markup, on every page: nothing is rendered, loaded or opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from app.formats.report_json import write_report_json
from app.gui.help.guide_window import GuideWindow
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.model.places import REVIEW
from app.paths import bundled_data
from app.services.help.guide import read_guide
from tests.support.collating import go_to_collating, wait_for_collation
from tests.support.markup_in_files import (
    NAME,
    assert_no_markup,
    hostile_file,
    hostile_report,
    hostile_set,
)
from tests.support.officer import Officer, click
from tests.support.plain_widgets import markup_faults
from tests.support.terms import STOCKHOLM
from tests.support.workplace import Outside
from tools.settled import settle


def _asked(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    asked: list[str] = []

    def run(box: QMessageBox) -> None:
        asked.extend([box.text(), *markup_faults()])
        next(button for button in box.buttons() if button.text() == answer).click()

    monkeypatch.setattr(QMessageBox, "exec", run)
    return asked


@pytest.fixture
def opened(officer: Officer, services: Services, hostile: str, tmp_path: Path) -> Officer:
    """A hostile report is open."""
    (form,) = (one for one in services.catalog.forms if one.id == "stadsdelsnamnd")
    officer.open_file(hostile_file(tmp_path, hostile_report(form, hostile)))
    settle(officer.window)
    assert_no_markup()
    if officer.new_report.asks_of_handed():
        click(officer.new_report.open_handed)
    return officer


def test_a_hostile_report_is_shown_as_it_is_written(opened: Officer, hostile: str) -> None:
    for place in opened.navigation.places():
        opened.go_to(place)
        settle(opened.window)
        assert_no_markup()
    opened.go_to(REVIEW)
    for row in range(len(opened.review.findings())):
        opened.review.choose(row)
    assert any(hostile[:20] in line for line in opened.review.findings())
    assert hostile in opened.review.unplaced()
    opened.find.open()
    opened.find.look_for(hostile)
    assert_no_markup()
    opened.preview()
    (preview,) = opened.previews()
    assert hostile in preview.windowTitle()
    assert_no_markup()
    preview.done(0)


def test_a_hostile_report_is_removed_by_its_name(
    opened: Officer, outside: Outside, hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.leave()
    assert any(hostile in row for row in opened.start.drafts_listed())
    opened.start.remove()
    assert hostile in opened.start.removed()
    assert_no_markup()
    click(opened.start.bin)
    assert_no_markup()
    asked = _asked(monkeypatch, "Ta bort för alltid")
    click(opened.bin.remove)
    assert len(asked) == 1, "the question, and nothing wrong with it"
    assert hostile in asked[0]
    assert outside.opened == []


def test_hostile_questions_are_shown_as_they_are_written(
    officer: Officer, hostile: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.drop(hostile_set(tmp_path / "Hämtat", hostile))
    assert_no_markup()
    title = officer.question_set.form().short_title
    assert "<img" in title
    assert title in officer.question_set.text()
    click(officer.question_set.install)
    assert_no_markup()
    asked = _asked(monkeypatch, "Behåll")
    for row in range(officer.question_sets.count()):
        officer.question_sets.list.setCurrentRow(row)
        if officer.question_sets.can_remove():
            click(officer.question_sets.remove)
    assert len(asked) == 1, "the question, and nothing wrong with it"
    assert title in asked[0]
    officer.choose(Command.HOME)
    officer.start_report("norrmalm", "2022-T2")
    for place in officer.navigation.places():
        officer.go_to(place)
        assert_no_markup()


def test_hostile_files_are_collated_as_text(
    officer: Officer, services: Services, hostile: str, tmp_path: Path
) -> None:
    (form,) = (one for one in services.catalog.forms if one.id == "stadsdelsnamnd")
    folder = tmp_path / NAME
    folder.mkdir()
    (folder / f"{NAME}.json").write_bytes(write_report_json(hostile_report(form, hostile)))
    (folder / f"{NAME}.docx").write_bytes(b"PK")
    page = go_to_collating(officer)
    officer.drop(folder)
    assert_no_markup()
    wait_for_collation(page)
    show: tuple[Callable[[], None], ...] = (page.show_files, page.show_answers)
    for tab in show:
        tab()
        settle(officer.window)
        assert_no_markup()
    page.words.setText("<img")
    settle(officer.window)
    assert_no_markup()
    assert hostile in page.answers_text.toPlainText()


def test_what_is_looked_for_in_the_guide_is_text(officer: Officer, hostile: str) -> None:
    guide = GuideWindow(read_guide(bundled_data().help, STOCKHOLM), officer.window)
    guide.search.setText(hostile)
    assert_no_markup()
    guide.close()


def test_markup_that_is_rendered_is_seen(styled_app: QApplication, picture: Path) -> None:
    label = QLabel(f"Vill du ta bort <img src='{picture.as_uri()}'><a href='file:///'>a</a>?")
    assert any("is guessed" in fault for fault in markup_faults())
    assert any("the picture" in fault for fault in markup_faults())
    assert any("the link" in fault for fault in markup_faults())
    label.grab()
    # Some file systems do not write down that a file was looked at.
    before = picture.stat().st_atime
    picture.read_bytes()
    assert before or not picture.stat().st_atime
