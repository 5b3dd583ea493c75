"""The folder of the reports is renamed, or its disk taken out, in the middle of the work."""

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.gui.kit.services import Services
from tests.support.library_contents import contents_of
from tests.support.officer import Officer

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows renames no folder with an open file in it"
)
_QUESTION = "samverkan-lokalt-naringsliv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def writing(officer: Officer) -> Officer:
    """Two reports, one of them open."""
    officer.start_report("farsta", "2022-T2")
    officer.leave()
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(_QUESTION)
    officer.question.focus()
    officer.question.type("Före. ")
    assert officer.save_now()
    return officer


def _told(text: str, data: Path) -> bool:
    return f"finns inte längre: {data}" in text and "Lägg tillbaka den" in text


@pytest.mark.parametrize("gone", [".", "reports", "reports/drafts"])
def test_it_is_told_at_the_next_save_and_goes_on_when_it_is_back(
    writing: Officer, services: Services, data: Path, qtbot: QtBot, gone: str
) -> None:
    folder, elsewhere = data / gone, data.parent / "elsewhere"
    folder.rename(elsewhere)
    writing.question.type("Efter.")
    qtbot.waitUntil(writing.notices.has_trouble)
    assert _told(writing.notices.trouble(), folder)
    assert writing.saving() == "Kunde inte spara"
    assert not folder.exists()
    assert writing.report.answer(_QUESTION).plain == "Före. Efter."
    elsewhere.rename(folder)
    qtbot.waitUntil(lambda: not writing.notices.has_trouble())
    drafts = {draft.report_id: draft for draft in contents_of(services.library).drafts}
    assert drafts[writing.report.report_id].answer(_QUESTION).plain == "Före. Efter."
    assert len(drafts) == 2


def test_the_start_page_does_not_welcome_but_says_it(writing: Officer, data: Path) -> None:
    writing.leave()
    assert len(writing.start.drafts_listed()) == 2
    data.rename(data.parent / "elsewhere")
    writing.start.refresh()
    assert not writing.start.welcomes()
    assert _told(writing.start.unreadable(), data)
    assert writing.start.unreadable().count(str(data)) == 1
    writing.start_report("bromma", "2022-T2")
    assert not writing.has_report()
    assert _told(writing.start.message(), data)
    assert not data.exists()
    (data.parent / "elsewhere").rename(data)
    writing.start.refresh()
    assert len(writing.start.drafts_listed()) == 2
    assert not writing.start.has_unreadable()


def test_what_cannot_be_done_meanwhile_names_the_report_and_no_number(
    writing: Officer, data: Path
) -> None:
    writing.leave()
    assert len(writing.start.drafts_listed()) == 2
    data.rename(data.parent / "elsewhere")
    writing.start.remove()
    assert _told(writing.start.message(), data)
    assert "00000000-" not in writing.start.message()
    writing.window.close()
    assert not data.exists()
