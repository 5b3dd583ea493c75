"""Read again, it has the same folders, the same term, and who was named."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.gui.kit.services import Services
from tests.support.collating import choose_folders, until, wait_for_collation
from tests.support.officer import click
from tests.support.pages.collate import Collating
from tests.support.pages.page import rows
from tests.support.sent_in import BEFORE, TERM, report_from, send_in
from tests.support.typing import press
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import Outside

QUESTION = "Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."
FORM = word_file(
    *(paragraph("Nämnd"), paragraph("Stadsdelsnämnderna")),
    *(paragraph(QUESTION), paragraph("Vi växlar upp.")),
)


# Again.


def test_read_again_it_has_the_same_folders_the_same_term_and_who_was_named(
    page: Collating, incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (incoming / "ifylld.docx").write_bytes(FORM)
    send_in(tmp_path / "förra", report_from("bromma", BEFORE))
    choose_folders(monkeypatch, tmp_path / "förra")
    page.show_answers()
    click(page.fetch)
    wait_for_collation(page)
    page.show_committees()
    page.committees.setCurrentRow(page.committees.count() - 1)
    box = page.assigned_committee
    box.setCurrentIndex(box.findText("Skärholmens stadsdelsnämnd"))
    click(page.assign)
    page.choose_term(BEFORE.code)
    before = page.all_shown()
    assert "1 av " in str(before[0])
    send_in(tmp_path / "förra", report_from("norrmalm", BEFORE))
    click(page.again)
    assert until(page.stop.isVisible)
    wait_for_collation(page)
    assert page.term.currentData() == BEFORE.code
    assert page.summary() == str(before[0]).replace("1 av", "2 av")
    assert sum(row.startswith("förra/") for row in rows(page.files)) == 4
    page.choose_term(TERM.code)
    assert "okänd nämnd" not in page.about()
    (told,) = (row for row in rows(page.files) if row.startswith("ifylld.docx"))
    assert "Nämnden är angiven här." in told
    assert any(row.startswith("Skärholmens stadsdelsnämnd") for row in rows(page.committees))


def test_a_file_of_an_earlier_folder_is_opened_too(
    page: Collating, tmp_path: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = send_in(tmp_path / "förra", report_from("bromma", BEFORE))
    choose_folders(monkeypatch, tmp_path / "förra")
    page.show_answers()
    click(page.fetch)
    wait_for_collation(page)
    page.show_files()
    names = [row.partition("\n")[0] for row in rows(page.files)]
    page.files.setCurrentRow(names.index(f"förra/{path.name}"))
    press(page.files, Qt.Key.Key_Return)
    assert isinstance(services.open_outside, Outside)
    assert services.open_outside.opened == [path]


def test_a_file_of_an_earlier_folder_that_is_called_the_same_is_not_taken_for_another(
    page: Collating,
    incoming: Path,
    tmp_path: Path,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    earlier = tmp_path / "T1" / incoming.name
    send_in(earlier, report_from("bromma", BEFORE))
    (earlier / "inskannad.pdf").write_bytes(b"%PDF-1.7")
    choose_folders(monkeypatch, earlier)
    page.show_answers()
    click(page.fetch)
    wait_for_collation(page)
    page.show_files()
    names = [row.partition("\n")[0] for row in rows(page.files)]
    for name in (f"{incoming.name}/inskannad.pdf", "inskannad.pdf"):
        page.files.setCurrentRow(names.index(name))
        press(page.files, Qt.Key.Key_Return)
    assert outside.opened == [earlier / "inskannad.pdf", incoming / "inskannad.pdf"]


def test_who_was_named_wrongly_can_be_named_again(page: Collating, incoming: Path) -> None:
    (incoming / "ifylld.docx").write_bytes(FORM)
    click(page.again)
    wait_for_collation(page)
    page.committees.setCurrentRow(page.committees.count() - 1)
    for name in ("Skärholmens stadsdelsnämnd", "Södermalms stadsdelsnämnd"):
        box = page.assigned_committee
        box.setCurrentIndex(box.findText(name))
        click(page.assign)
        assert rows(page.committees)[page.committees.currentRow()].startswith(f"{name} (")
    assert sum("Ifylld blankett" in row for row in rows(page.committees)) == 1
