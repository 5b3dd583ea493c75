"""The office mails a register: the officer opens it, installs it, and takes it away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.gui.kit.commands import Command
from app.services.first_words import REGISTER
from tests.support.boxes import answer_box
from tests.support.example_report import paragraph
from tests.support.office_mail import go_home
from tests.support.officer import Officer, click
from tests.support.registers import (
    another_city,
    changed_register,
    newer_register,
    register_file,
)
from tests.support.typing import press
from tests.support.window import window_with
from tests.support.workplace import services_in

AFTERWARDS = "gäller när programmet startas nästa gång"


def _install(officer: Officer, folder: Path, text: str) -> None:
    officer.drop(register_file(folder / "mejl", text))
    click(officer.register.install)


def test_it_says_what_it_changes_before_it_is_installed(officer: Officer, tmp_path: Path) -> None:
    officer.drop(register_file(tmp_path / "mejl", newer_register()))
    text = officer.register.text()
    for words in (
        "Stockholms stad, version 2",
        "Filen Nytt register.toml",
        "en nyare version av registret",
        "31 nämnder. Perioder: Tertialrapport 1, Tertialrapport 2",
        "Vad som skiljer från Stockholms stad, version 1",
        "Farsta stadsdelsnämnd och Skärholmens stadsdelsnämnd blir Söderorts stadsdelsnämnd från",
        "Kulturnämnden heter nu Kultur- och fritidsnämnden.",
        "Bromma stadsdelsnämnd har adressen bromma@stockholm.se.",
        "Ny period: Uppföljning hela året",
    ):
        assert words in text
    assert officer.register.install.hasFocus()
    click(officer.register.cancel)
    assert not officer.is_beside()
    assert not (tmp_path / "data" / "forms").exists()


def test_from_a_report_one_comes_back_to_it(officer: Officer, tmp_path: Path) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.drop(register_file(tmp_path, newer_register()))
    press(officer.register.page, Qt.Key.Key_Escape)
    assert officer.has_report()


def test_it_is_in_use_from_the_next_start_until_it_is_removed(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(officer, tmp_path, newer_register())
    assert "Registret är installerat: Stockholms stad, version 2." in officer.question_sets.done()
    assert AFTERWARDS in officer.question_sets.register()
    assert (tmp_path / "data" / "forms" / REGISTER).read_text("utf-8") == newer_register()
    with window_with(services_in(tmp_path)) as window:
        again = Officer(window)
        again.start_report("söderort", "2023-T1")
        assert again.form.id == "stadsdelsnamnd"
        again.choose(Command.QUESTION_SETS)
        assert again.question_sets.register() == (
            "Register: Stockholms stad, version 2 · installerat av dig"
        )
        asked = answer_box(monkeypatch, "Ta bort")
        click(again.question_sets.remove_register)
        assert "Det som följer med programmet gäller då igen" in asked[0]
        assert again.question_sets.register().startswith("Register: Stockholms stad, version 1")
        assert not again.question_sets.remove_register.isVisible()
    assert not (tmp_path / "data" / "forms" / REGISTER).exists()


def test_a_draft_of_a_committee_that_is_gone_is_still_opened(
    officer: Officer, tmp_path: Path
) -> None:
    officer.start_report("farsta", "2022-T2")
    officer.answer("svart-ekonomi", [paragraph("Det här skrev vi.")])
    officer.save_now()
    go_home(officer)
    officer.drop(register_file(tmp_path / "mejl", another_city()))
    assert "Frågor som inte ställs till någon i registret" in officer.register.text()
    click(officer.register.install)
    officer.window.close()
    with window_with(services_in(tmp_path)) as window:
        again = Officer(window)
        assert [again.new_report.period.itemText(0)] == ["Halvårsrapport"]
        again.start.open_draft()
        assert "Det här skrev vi." in again.report.model_dump_json()
        assert again.form.id == "stadsdelsnamnd"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('type = "stadsdelsnamnd"', 'type = "okand"'), "typen ”okand” finns inte"),
        (('code = "T1"', "code = T1"), "text ska stå mellan citattecken"),
    ],
)
def test_a_broken_one_is_refused_with_what_is_wrong(
    officer: Officer, tmp_path: Path, change: tuple[str, str], reason: str
) -> None:
    officer.drop(register_file(tmp_path, changed_register(change), "trasigt.toml"))
    assert not officer.is_beside()
    assert "så registret kan inte installeras" in officer.start.message()
    assert reason in officer.start.message_details()
