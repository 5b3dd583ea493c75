"""Files whose names and texts are markup, on every page: nothing is rendered, loaded or opened."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from app.formats.report_json import SUFFIX, write_report_json
from app.gui.help.guide_window import GuideWindow
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.report.versions_dialog import VersionsDialog
from app.model.form import FormDefinition
from app.model.places import REVIEW
from app.model.report import CommitteeRef, Contact, Report, Unplaced, new_report
from app.model.term import Term
from app.paths import bundled_data
from app.services.help.guide import read_guide
from tests.support.collating import go_to_collating, wait_for_collation
from tests.support.example_report import paragraph
from tests.support.officer import Officer, click
from tests.support.plain_widgets import markup_faults, steering_faults
from tests.support.question_sets import edited, set_file
from tests.support.workplace import TODAY, Outside
from tools.settled import settle

_TITLE = "<img src='//host/share/x.png'><a href='file:///etc/passwd'>Rapport</a> & <b>fet"
# Windows has no such names.
_TURNED = "" if os.name == "nt" else "\u202e\x1b[2J"
_NAME = f"<img src=bild.png> & <b>rapport{_TURNED}"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that nobody has looked at."""
    picture = tmp_path / "bild.png"
    picture.write_bytes((bundled_data().help / "pictures" / "correct.png").read_bytes())
    os.utime(picture, (0, picture.stat().st_mtime))
    return picture


@pytest.fixture
def hostile(picture: Path) -> Iterator[str]:
    """Markup with that picture, one on a server, and a link. Nobody may have looked at it."""
    yield (
        f"<img src='{picture.as_uri()}'><img src='//host/share/x.png'>"
        "<a href='file:///etc/passwd'>Norrmalm</a> & <b>fet"
    )
    assert picture.stat().st_atime == 0, "it was loaded"


def _set_file(folder: Path, hostile: str) -> Path:
    title, question = "Uppföljningsrapport näringsliv", "Beskriv samverkan med det lokala"
    content = edited(
        (f'short_title = "{title}"', f'short_title = "{_TITLE}"'),
        (f'text = "{question}', f'hint = "{hostile}"\ntext = "{hostile} '),
        ('short = "Lokalt näringsliv"', f'short = "{hostile}"'),
    )
    return set_file(folder, content, f"{_NAME}.toml")


def _report(form: FormDefinition, hostile: str) -> Report:
    committee = CommitteeRef(id="norrmalm", name=hostile, type="stadsdelsnamnd")
    report = new_report(
        *(form, None, Term.parse("2022-T2")),
        report_id=UUID(int=5),
        now=TODAY,
        application_version=_TITLE,
    ).model_copy(update={"committee": committee})
    answers = tuple(
        answer.model_copy(update={"blocks": (paragraph(f"{hostile} xx under 2019. N/A"),)})
        for answer in report.answers
    )
    return report.model_copy(
        update={
            "answers": answers,
            "contact": Contact(name=hostile, phone=hostile, email=hostile),
            "unplaced": (Unplaced(question=hostile, blocks=(paragraph(hostile),)),),
        }
    )


def _no_markup(_window: object = None) -> None:
    QApplication.processEvents()
    assert markup_faults() == []
    assert steering_faults() == []


def _asked(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    asked: list[str] = []

    def run(box: QMessageBox) -> None:
        asked.extend([box.text(), *markup_faults()])
        next(button for button in box.buttons() if button.text() == answer).click()

    monkeypatch.setattr(QMessageBox, "exec", run)
    return asked


def test_a_hostile_report_is_shown_as_it_is_written(
    officer: Officer,
    services: Services,
    outside: Outside,
    hostile: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (form,) = (one for one in services.catalog.forms if one.id == "stadsdelsnamnd")
    file = tmp_path / f"{_NAME}{SUFFIX}"
    file.write_bytes(write_report_json(_report(form, hostile)))
    officer.open_file(file)
    settle(officer.window)
    _no_markup()
    if officer.new_report.asks_of_handed():
        click(officer.new_report.open_handed)
    for place in officer.navigation.places():
        officer.go_to(place)
        settle(officer.window)
        _no_markup()
    officer.go_to(REVIEW)
    for row in range(officer.review.lines.count()):
        officer.review.choose(row)
    assert any(hostile[:20] in line for line in officer.review.findings())
    assert hostile in officer.review.unplaced()
    officer.find.open()
    officer.find.look_for(hostile)
    _no_markup()
    officer.preview()
    (preview,) = officer.previews()
    assert hostile in preview.windowTitle()
    _no_markup()
    preview.done(0)
    officer.choose(Command.VERSIONS)
    (versions,) = officer.window.findChildren(VersionsDialog)
    _no_markup()
    versions.done(0)
    officer.leave()
    assert any(hostile in row for row in officer.start.drafts_listed())
    click(officer.start.remove)
    assert hostile in officer.start.removed()
    _no_markup()
    click(officer.start.bin)
    _no_markup()
    asked = _asked(monkeypatch, "Ta bort för alltid")
    click(officer.bin.remove)
    assert len(asked) == 1, "the question, and nothing wrong with it"
    assert hostile in asked[0]
    assert outside.opened == []


def test_hostile_questions_are_shown_as_they_are_written(
    officer: Officer, hostile: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.drop(_set_file(tmp_path / "Hämtat", hostile))
    _no_markup()
    title = officer.question_set.form().short_title
    assert "<img" in title
    assert title in officer.question_set.text()
    click(officer.question_set.install)
    _no_markup()
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
        _no_markup()


def test_hostile_files_are_collated_as_text(
    officer: Officer, services: Services, hostile: str, tmp_path: Path
) -> None:
    (form,) = (one for one in services.catalog.forms if one.id == "stadsdelsnamnd")
    folder = tmp_path / _NAME
    folder.mkdir()
    (folder / f"{_NAME}.json").write_bytes(write_report_json(_report(form, hostile)))
    (folder / f"{_NAME}.docx").write_bytes(b"PK")
    page = go_to_collating(officer)
    officer.drop(folder)
    _no_markup()
    wait_for_collation(page)
    show: tuple[Callable[[], None], ...] = (page.show_files, page.show_answers)
    for tab in show:
        tab()
        settle(officer.window)
        _no_markup()
    page.words.setText("<img")
    settle(officer.window)
    _no_markup()
    assert hostile in page.answers_text.toPlainText()


def test_what_is_looked_for_in_the_guide_is_text(officer: Officer, hostile: str) -> None:
    guide = GuideWindow(read_guide(bundled_data().help), officer.window)
    guide.search.setText(hostile)
    _no_markup()
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
