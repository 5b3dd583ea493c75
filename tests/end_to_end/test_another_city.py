"""Another city by data alone: its own periods, committees and subjects, from start to collation."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from app.gui.collate import collate_controller
from app.gui.kit.commands import Command
from app.gui.question_sets.set_list_page import SetWork
from app.model.rich_text import Block, paragraphs
from app.services.collating.folder_collation import FolderCollation
from app.services.first_words import REGISTER
from app.services.help.guide import read_guide
from tests.support.collating import choose_folders, until, wait_for_collation
from tests.support.goteborg import FORMS, bundled_for_goteborg
from tests.support.goteborg.said import in_files, of_a_committee, of_stockholm, on_the_screen
from tests.support.officer import Officer, click
from tests.support.pages.page import rows
from tests.support.reading_here import ReadingHere
from tests.support.window import window_with
from tests.support.workplace import services_in


@pytest.fixture(params=["comes with the program", "installed by file"])
def officer(
    request: pytest.FixtureRequest, styled_app: object, tmp_path: Path
) -> Iterator[Officer]:
    folder = tmp_path / "officer"
    if request.param == "installed by file":
        _install(folder, tmp_path / "mail")
        services = services_in(folder)
    else:
        services = services_in(folder, bundled=bundled_for_goteborg(tmp_path / "program"))
    with window_with(services) as window:
        yield Officer(window)


def _install(folder: Path, mail: Path) -> None:
    """The register and both sets, out of a mail, in a program that has only what it comes with."""
    shutil.copytree(FORMS, mail)
    with window_with(services_in(folder)) as window:
        officer = Officer(window)
        officer.drop(mail / REGISTER)
        click(officer.register.install)
        for name in ("foreningsliv.toml", "klimat.toml"):
            officer.drop(mail / name)
            click(officer.question_set.install)


_HEADINGS = ({"Bolag"}, {"Nämnd", "Nämnder"})
_ANSWERS = (("Bilarna går på el.",), ("Tolv föreningar har fått lokaler.",))


def _blocks(text: str) -> tuple[Block, ...]:
    return paragraphs(text)


def _report_of_a_committee(officer: Officer, folder: Path) -> list[Path]:
    officer.start_report("Idrotts- och föreningsnämnden", "2022-OKT")
    officer.fill_contact("Åsa Öberg", "031-365 00 00", "asa.oberg@goteborg.se")
    officer.answer("stod-till-foreningar", _blocks("Tolv föreningar har fått lokaler."))
    officer.set_aside("antal-foreningar", "Räknas först i årsrapporten.")
    return officer.export_to(folder)


def _report_of_a_company(officer: Officer, folder: Path) -> list[Path]:
    officer.start_report("Parkbolaget", "2022-OKT")
    officer.fill_contact("Bo Ek", "031-365 00 01", "bo.ek@goteborg.se")
    officer.answer("minskade-utslapp", _blocks("Bilarna går på el."))
    officer.set_aside("plan-for-klimatet", "Styrelsen tillträder i november.")
    return officer.export_to(folder)


def test_the_start_page_and_the_guide_are_of_the_city(officer: Officer, tmp_path: Path) -> None:
    panel = officer.new_report
    offered = [panel.period.itemText(row) for row in range(panel.period.count())]
    assert offered == [
        "Uppföljningsrapport mars",
        "Uppföljningsrapport augusti",
        "Uppföljningsrapport oktober",
        "Årsrapport",
    ]
    assert panel.period.currentText() == "Uppföljningsrapport oktober"
    officer.choose(Command.GUIDE)
    assert of_stockholm(on_the_screen()) == []
    services = services_in(tmp_path / "other", bundled=bundled_for_goteborg(tmp_path / "program2"))
    guide = read_guide(services.bundled.help, services.catalog.register)
    assert of_stockholm(topic.plain for topic in guide.topics) == []
    assert any("demokrati och medborgarservice" in topic.plain for topic in guide.topics)


def test_the_office_writes_its_questions_in_the_words_of_the_city(officer: Officer) -> None:
    officer.choose(Command.QUESTION_SETS)
    assert officer.question_sets.count() == 2
    assert of_stockholm(on_the_screen(officer.window)) == []
    officer.question_sets.choose("klimat")
    officer.question_sets.work(SetWork.NEXT)
    assert of_stockholm(on_the_screen(officer.window)) == []
    assert "Bolag" in list(on_the_screen(officer.window))


def test_a_committees_report_is_written_and_sent(officer: Officer, tmp_path: Path) -> None:
    files = _report_of_a_committee(officer, tmp_path / "ut")
    stem = "uppfoljning-av-foreningslivet_2022-OKT_idrotts-och-foreningsnamnden_r1"
    assert [path.name for path in files] == [f"{stem}{end}" for end in (".docx", ".eml", ".json")]
    assert of_stockholm(on_the_screen()) == []
    assert of_stockholm(in_files(tmp_path / "ut")) == []
    assert "Tolv föreningar har fått lokaler." in set(in_files(tmp_path / "ut"))
    officer.leave()
    assert any("Uppföljningsrapport oktober 2022" in text for text in on_the_screen())
    assert of_stockholm(on_the_screen()) == []


def test_a_companys_report_calls_it_a_company(officer: Officer, tmp_path: Path) -> None:
    files = _report_of_a_company(officer, tmp_path / "ut")
    assert files[0].name == "bolagens-klimatarbete_2022-OKT_parkbolaget_r1.docx"
    assert of_stockholm(on_the_screen()) == []
    assert of_stockholm(in_files(tmp_path / "ut")) == []
    assert of_a_committee(on_the_screen(officer.view)) == []
    assert of_a_committee(in_files(tmp_path / "ut")) == []
    assert "Ej relevant för bolaget" in list(on_the_screen(officer.view))


def test_what_comes_in_is_put_together(
    officer: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = partial(FolderCollation, reader=ReadingHere)  # type: ignore[arg-type]
    monkeypatch.setattr(collate_controller, "FolderCollation", here)
    incoming = tmp_path / "in"
    _report_of_a_committee(officer, incoming)
    officer.leave()
    _report_of_a_company(officer, incoming)
    officer.leave()
    officer.drop(incoming)
    page = wait_for_collation(officer.collating)
    assert page.term.currentText() == "Uppföljningsrapport oktober 2022"
    surveys = [page.survey.itemText(row) for row in range(page.survey.count())]
    assert surveys == ["Bolagens klimatarbete", "Uppföljning av föreningslivet"]
    for row, survey in enumerate(surveys):
        page.survey.setCurrentIndex(row)
        page = wait_for_collation(officer.collating)
        page.show_committees()
        listed = rows(page.committees)
        assert any("Exporterad i dag" in shown for shown in listed), survey
        known = any("rapport@hamnbolaget.goteborg.se" in shown for shown in listed)
        assert known == (row == 0)
        assert of_stockholm(on_the_screen()) == []
        target = tmp_path / f"ut-{row}"
        target.mkdir()
        choose_folders(monkeypatch, target)
        click(page.save)
        assert until(page.has_done), survey
        texts = set(in_files(target))
        assert {*_HEADINGS[row], *_ANSWERS[row]} <= texts
        assert of_stockholm(iter(texts)) == []
        assert bool(of_a_committee(iter(texts))) == (row == 1)
        assert bool(of_a_committee(on_the_screen(page.tabs))) == (row == 1)
