"""The office mails a question set: the officer opens it, installs it, and takes it away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.model.places import EXPORT
from app.storage.disk import Disk
from tests.support.boxes import answer_box
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.failing import FailingDisk
from tests.support.library_contents import contents_of
from tests.support.office_mail import draft_row, go_home, install, open_draft
from tests.support.officer import Officer, click
from tests.support.question_sets import (
    ADDED,
    DROPPED,
    REWORDED,
    SHIPPED,
    edited,
    newer_set,
    set_file,
)
from tests.support.typing import press
from tests.support.word_form import paragraph as form_paragraph
from tests.support.word_form import word_file


def message(officer: Officer) -> str:
    """What the start page says."""
    return officer.start.message() if officer.start.has_message() else ""


def choose_files(monkeypatch: pytest.MonkeyPatch, *files: Path) -> None:
    names = [str(file) for file in files]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))


# Looked at.


def test_what_is_dropped_is_told_before_it_is_installed(officer: Officer, newer: Path) -> None:
    officer.drop(newer)
    text = officer.question_set.text()
    for words in (
        "Uppföljningsrapport näringsliv, version 2",
        "Filen Nya frågor.toml",
        "För: alla stadsdelsnämnder",
        "Gäller: från tertialrapport 1 2022",
        "Skickas till: naringsliv@example.se",
        "Vad som skiljer från version 1",
        "Nya frågor\nEtableringar",
        "Frågor som inte ställs längre\nKultur i det offentliga rummet",
        "Omformulerade frågor\nSvart ekonomi",
        "Alla frågor\n1. Stimulera tillväxt",
    ):
        assert words in text
    html = officer.question_set.html()
    assert "line-through" in html
    assert "underline" in html
    assert officer.question_set.install.hasFocus()
    click(officer.question_set.cancel)
    assert not officer.is_beside()
    assert not (newer.parent.parent / "data" / "forms").exists()


def test_an_address_that_cannot_be_used_is_told(officer: Officer, tmp_path: Path) -> None:
    usable = newer_set()
    officer.drop(set_file(tmp_path, usable.replace("naringsliv@", "näringsliv@")))
    assert "adressen, så den används inte" in officer.question_set.text()
    click(officer.question_set.cancel)
    officer.drop(set_file(tmp_path, usable))
    assert "används inte" not in officer.question_set.text()


def test_a_set_is_opened_like_any_file(
    officer: Officer, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.open_file(newer)
    press(officer.question_set.page, Qt.Key.Key_Escape)
    assert not officer.is_beside()
    choose_files(monkeypatch, newer)
    officer.choose(Command.OPEN)
    assert officer.question_set.form().version == 2


def test_what_can_be_opened_is_shown_first(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        offered.append(kinds)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    officer.choose(Command.OPEN)
    first = offered[0].split(";;")[0]
    assert all(f"*{suffix}" in first for suffix in (".nrapport", ".json", ".docx", ".txt", ".toml"))


def test_from_a_report_the_way_leads_back_to_it(officer: Officer, newer: Path) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.go_to(REWORDED)
    officer.drop(newer)
    click(officer.question_set.cancel)
    assert officer.navigation.current() == REWORDED
    # The report is concerned: what changes in it is shown at once.
    install(officer, newer)
    assert "Frågorna är installerade" in officer.move.note()
    click(officer.move.keep)
    assert officer.navigation.current() == REWORDED


def test_from_a_report_that_is_not_concerned_it_is_told_in_the_report(
    begun: Officer, newer: Path
) -> None:
    begun.start_report("kulturnamnden", "2022-T2")
    install(begun, newer)
    assert begun.report.committee is not None
    assert begun.report.committee.id == "kulturnamnden"
    assert "Frågorna är installerade" in begun.notices.text()
    assert "En pågående rapport kan byta" in begun.notices.text()


def test_what_was_written_last_is_kept_when_a_set_takes_its_place(
    officer: Officer, services: Services, newer: Path
) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.answer(REWORDED, (paragraph("Sist skrivet."),))
    officer.drop(newer)
    assert officer.question_set.is_shown()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(REWORDED).plain == "Sist skrivet."


def test_several_sets_come_one_after_the_other(officer: Officer, newer: Path) -> None:
    third = set_file(newer.parent, newer_set(version=3), "Tredje.toml")
    officer.drop(newer, third)
    fourth = set_file(newer.parent, newer_set(version=4), "Fjärde.toml")
    officer.drop(fourth)
    waits = officer.question_set.note()
    assert "”Tredje.toml” och ”Fjärde.toml” visas när du är klar" in waits
    for version in (2, 3, 4):
        QApplication.processEvents()
        page = officer.question_set
        assert page.form().version == version
        click(page.cancel if version == 3 else page.install)
    assert "version 4" in officer.question_sets.done()
    go_home(officer)


def test_sets_and_reports_are_not_mixed_up(officer: Officer, newer: Path, tmp_path: Path) -> None:
    report = tmp_path / "gammal.docx"
    report.write_bytes(word_file(form_paragraph("Övriga upplysningar")))
    officer.drop(newer, report)
    assert not officer.is_beside()
    assert "”Nya frågor.toml”" in message(officer)
    assert "Ingen av filerna är öppnad" in message(officer)


def test_a_plan_that_is_made_is_not_taken_away(
    officer: Officer, newer: Path, exported: list[Path], qtbot: QtBot
) -> None:
    assert exported
    officer.start_report(EXAMPLE.committee, "2022-T2")
    click(officer.new_report.begin_from)
    officer.drop(newer)
    assert "visas när du är klar" in officer.plan.note()
    for command in (Command.QUESTION_SETS, Command.NEW):
        officer.choose(command)
    assert "Gör klart här först" in officer.plan.note()
    click(officer.plan.cancel)
    qtbot.waitUntil(officer.is_beside)
    assert officer.question_set.form().version == 2


# Refused.

BROKEN_FILE = (
    "Filen ”trasig.toml” är felaktig, så frågorna kan inte installeras. "
    "Be den som skickade den om en ny fil."
)
BROKEN: list[tuple[Callable[[], str], str]] = [
    (lambda: edited(("\nversion = 2", "\nversion = ")), "rad 3"),
    (lambda: edited(("{year}", "{år}")), "okänd platshållare"),
    (lambda: edited((f'"{REWORDED}"', f'"{DROPPED}"')), "står två gånger"),
    (lambda: edited(("Växla upp", "Växla ner"), version=1), "med annat innehåll"),
    (lambda: edited(('types = ["stadsdelsnamnd"]', 'types = ["bolag"]')), "registret"),
]


@pytest.mark.parametrize(("content", "reason"), BROKEN)
def test_a_broken_set_is_refused_by_file_place_and_reason(
    officer: Officer, tmp_path: Path, content: Callable[[], str], reason: str
) -> None:
    officer.drop(set_file(tmp_path, content(), "trasig.toml"))
    assert not officer.is_beside()
    assert message(officer) == BROKEN_FILE
    details = officer.start.message_details()
    assert details.startswith("trasig.toml: rad ")
    assert reason in details


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00"])
def test_what_holds_no_questions_at_all_is_refused_likewise(
    officer: Officer, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "trasig.toml"
    path.write_bytes(data)
    officer.drop(path)
    assert message(officer) == BROKEN_FILE


def test_in_a_report_the_refusal_is_told_there(officer: Officer, tmp_path: Path) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.drop(set_file(tmp_path, "x", "trasig.toml"))
    assert officer.notices.has_refusal()
    assert officer.notices.refusal() == BROKEN_FILE
    click(officer.notices.copy_refusal)
    assert QApplication.clipboard().text() == officer.notices.refusal_details()
    officer.go_to(EXPORT)
    assert not officer.notices.has_refusal()


def test_several_broken_files_are_told_of_at_once(officer: Officer, tmp_path: Path) -> None:
    names = ("en.toml", "två.toml")
    officer.drop(*(set_file(tmp_path, "x", name) for name in names))
    assert message(officer).startswith("Filerna ”en.toml” och ”två.toml” är felaktiga")


def test_a_file_that_is_gone_is_told_of(officer: Officer, tmp_path: Path) -> None:
    officer.drop(tmp_path / "borta.toml")
    assert message(officer).startswith("Frågorna kan inte installeras. borta.toml: ")
    assert not officer.start.copy_message.isVisible()


def test_a_broken_file_among_the_installed_is_told_of_on_the_start_page(
    officer: Officer, services: Services
) -> None:
    set_file(services.user.forms, "x", "trasig.toml")
    services.catalog.renew()
    start = officer.start
    start.begin()
    assert start.has_unreadable()
    assert "”trasig.toml” är felaktig, så frågorna i den går inte" in start.unreadable()
    assert "rad 1" in start.unreadable_details()


def test_what_is_installed_already_needs_nothing(officer: Officer, tmp_path: Path) -> None:
    officer.drop(set_file(tmp_path, SHIPPED))
    assert "redan installerade" in officer.question_set.text()
    assert not officer.question_set.install.isVisible()
    assert officer.question_set.cancel.hasFocus()


def test_a_full_disk_installs_nothing_and_says_so(
    officer: Officer, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.drop(newer)
    disk = FailingDisk(1, for_good=True)
    with monkeypatch.context() as patch:
        patch.setattr(Disk, "create", disk.create)
        click(officer.question_set.install)
    assert "Frågorna är inte installerade" in officer.question_set.problem()
    click(officer.question_set.install)
    assert "Frågorna är installerade" in officer.question_sets.done()


# Installed, listed, taken away.


def test_new_reports_have_the_new_questions(officer: Officer, newer: Path) -> None:
    install(officer, newer)
    current = officer.question_sets.current()
    assert current is not None
    assert current.version == 2
    go_home(officer)
    officer.start_report("farsta", "2022-T2")
    assert officer.form.version == 2
    officer.go_to(ADDED)


def test_a_set_for_another_kind_of_committee_and_earlier_years(
    officer: Officer, services: Services, tmp_path: Path
) -> None:
    text = edited(
        ('id = "stadsdelsnamnd"', 'id = "facknamnder-ny"'),
        ('types = ["stadsdelsnamnd"]', 'types = ["fackforvaltning"]'),
        ('"2022-T1"', '"2021-T1"'),
    )
    assert officer.new_report.year.findData(2021) < 0
    install(officer, set_file(tmp_path, text))
    assert officer.new_report.year.findData(2021) == 0
    assert officer.new_report.year.currentData() == 2022
    assert len(services.catalog.forms) == 5


def test_the_list_tells_whose_each_set_is(
    officer: Officer, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.choose(Command.QUESTION_SETS)
    assert officer.question_sets.count() == 4
    assert not officer.question_sets.can_remove()
    assert "följer med programmet" in officer.question_sets.list.item(0).text()
    choose_files(monkeypatch, newer)
    click(officer.question_sets.install)
    click(officer.question_set.install)
    assert officer.question_sets.count() == 5
    assert "installerad av dig" in officer.question_sets.list.currentItem().text()
    assert officer.question_sets.can_remove()


def test_a_set_is_taken_away_after_asking(
    begun: Officer, services: Services, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(begun, newer)
    open_draft(begun)
    click(begun.move.move)
    begun.leave()
    begun.choose(Command.QUESTION_SETS)
    begun.question_sets.list.setCurrentRow(0)
    asked = answer_box(monkeypatch, "Behåll")
    click(begun.question_sets.remove)
    assert begun.question_sets.count() == 5, "thought better of it"
    answer_box(monkeypatch, "Ta bort")
    click(begun.question_sets.remove)
    assert "En pågående rapport använder frågorna." in asked[0]
    assert begun.question_sets.count() == 4
    assert begun.question_sets.done() == (
        "Frågorna är borttagna: Uppföljningsrapport näringsliv, version 2."
    )
    assert list(services.user.forms.iterdir()) == []

    # The draft cannot be opened as it is, but it can have the questions that are left.
    open_draft(begun)
    page = begun.move
    assert not page.keep.isVisible()
    assert page.text().startswith("Frågorna saknas\n")
    assert "finns inte i programmet" in page.text()
    assert page.move.text() == "Byt till version 1"
    click(page.cancel)
    assert not begun.has_report()
    assert "Frågorna saknas · ändrad" in draft_row(begun)
    assert "Frågorna har ändrats" not in draft_row(begun)
    begun.start.open_draft()
    click(begun.move.move)
    report = begun.report
    assert begun.notices.text().startswith("Du har bytt till version 1.")
    assert report.form.version == 1
    assert report.answer(REWORDED).blocks == EXAMPLE.answers[REWORDED]
    # What the newer set did not ask has its question again.
    assert report.answer(DROPPED).blocks == EXAMPLE.answers[DROPPED]
    assert report.unplaced == ()
