"""What is made of it outside the window: files, a reminder, and a file in its own program."""

import json
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.formats.report_json import write_report_json
from tests.support.collated_values import value_reports
from tests.support.collating import choose_folders, wait_for_collation
from tests.support.mails import mail_file
from tests.support.officer import click
from tests.support.pages.collate import Collating
from tests.support.pages.page import rows
from tests.support.sent_in import BEFORE, report_from, send_in
from tests.support.typing import press
from tests.support.workplace import Outside

# What came in, opened in its own program.


def test_enter_on_a_file_opens_it(page: Collating, incoming: Path, outside: Outside) -> None:
    page.show_files()
    for row, name in ((0, "inskannad.pdf"), (4, "anteckning.txt")):
        page.files.setCurrentRow(row)
        press(page.files, Qt.Key.Key_Return)
        assert outside.opened[-1] == incoming / name
    culture = next(r for r, text in enumerate(rows(page.files)) if text.startswith("kultur/"))
    page.files.setCurrentRow(culture)
    press(page.files, Qt.Key.Key_Return)
    assert outside.opened[-1].parent == incoming / "kultur"
    assert len(outside.opened) == 3


def test_enter_on_what_is_attached_opens_its_mail(
    page: Collating, incoming: Path, outside: Outside
) -> None:
    (incoming / "mejl.eml").write_bytes(mail_file({"skräp.pdf": b"%PDF-1.7"}))
    click(page.again)
    wait_for_collation(page)
    page.show_files()
    names = [row.partition("\n")[0] for row in rows(page.files)]
    page.files.setCurrentRow(names.index("mejl.eml, bilaga skräp.pdf"))
    press(page.files, Qt.Key.Key_Return)
    assert outside.opened == [incoming / "mejl.eml"]


def test_a_file_that_no_program_opens_is_told_of(
    page: Collating, incoming: Path, outside: Outside
) -> None:
    outside.works = False
    page.show_files()
    press(page.files, Qt.Key.Key_Return)
    assert page.problem() == f"Filen gick inte att öppna. Den finns i {incoming}."


@pytest.mark.parametrize(
    "name",
    [
        *("svar.docx.exe", "svar.LNK", "svar.desktop", "svar", "svar.html"),
        *("svar.csv", "svar.xls", "svar.DOC", "svar.docm", "svar.zip", "svar.rtf", "svar.msg"),
    ],
)
def test_what_may_be_or_hold_a_program_is_not_opened(
    page: Collating, incoming: Path, outside: Outside, name: str
) -> None:
    (incoming / name).write_bytes(b"MZ")
    click(page.again)
    wait_for_collation(page)
    page.show_files()
    page.files.setCurrentRow([row.partition("\n")[0] for row in rows(page.files)].index(name))
    press(page.files, Qt.Key.Key_Return)
    assert outside.opened == []
    assert page.problem().startswith("Filer av det slaget öppnas inte härifrån")
    assert page.problem().endswith(f"Den finns i {incoming}.")


# What is made of it.


@pytest.mark.parametrize("by_committee", [False, True])
def test_it_is_saved_as_four_files_in_a_folder(
    page: Collating,
    tmp_path: Path,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
    by_committee: bool,
) -> None:
    choose_folders(monkeypatch, tmp_path / "ut")
    page.order.setCurrentIndex(page.order.findData(by_committee))
    click(page.save)
    names = sorted(path.name for path in (tmp_path / "ut").iterdir())
    stem = "uppfoljningsrapport-naringsliv_2022-T2_sammanstallning"
    assert names == [f"{stem}.{kind}" for kind in ("csv", "docx", "json", "xlsx")]
    content = json.loads((tmp_path / "ut" / f"{stem}.json").read_bytes())
    assert [one["name"] for one in content["participants"]] == [
        *("Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd", "Kulturnämnden")
    ]
    assert stem in page.done()
    click(page.show_folder)
    assert outside.opened == [tmp_path / "ut"]


def test_tables_that_are_answers_have_a_file_of_their_own(
    page: Collating, incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of a set that is not installed here.
    (incoming / "med tabeller.json").write_bytes(write_report_json(value_reports()[-1]))
    click(page.again)
    wait_for_collation(page)
    choose_folders(monkeypatch, tmp_path / "ut")
    click(page.save)
    (tables,) = (tmp_path / "ut").glob("*_sammanstallning_tabeller.csv")
    assert "Insats 2 av 27" in tables.read_text("utf-8-sig")
    assert "(DOCX, XLSX, CSV, JSON)" in page.done()


def test_a_folder_that_cannot_be_written_in_is_told_of(
    page: Collating, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "en fil"
    taken.write_text("x", "utf-8")
    choose_folders(monkeypatch, taken)
    click(page.save)
    assert page.problem().startswith("Sammanställningen är inte sparad. ")
    assert not page.has_done()


def test_those_who_are_missing_get_a_reminder(
    page: Collating,
    incoming: Path,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    send_in(incoming, report_from("norrmalm", BEFORE))
    click(page.again)
    wait_for_collation(page)
    # Nothing is asked: where results are saved is known, or where reports are exported to.
    choose_folders(monkeypatch)
    click(page.remind)
    (path,) = outside.opened
    assert list(path.parent.iterdir()) == [path]
    assert path.name == "uppfoljningsrapport-naringsliv_2022-T2_paminnelse.eml"
    assert str(path) in page.done()
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert mail["X-Unsent"] == "1"
    assert mail["Bcc"] == "anna.ek@norrmalm.stockholm.se"
    assert mail["To"] is None
    assert mail["Subject"] == "Påminnelse: Uppföljningsrapport näringsliv, tertialrapport 2 2022"
    text = mail.get_content()
    assert "- Norrmalms stadsdelsnämnd" in text
    assert "Bromma" not in text
    assert "Skriv själv dit adressen till Enskede-Årsta-Vantörs" in page.done()
    assert "Visas den som ett mejl du har fått" in page.done()
    outside.mail_program = "claws-mail.desktop"
    click(page.remind)
    ((program, compose, uri),) = outside.started
    assert (program, compose) == ("/usr/bin/claws-mail", "--compose")
    assert uri.startswith("mailto:?bcc=anna.ek@norrmalm.stockholm.se&subject=P%C3%A5minnelse")
    assert "Om mejlet inte syns" in page.done()
    assert outside.opened == [path]
