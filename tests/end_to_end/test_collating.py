"""The office puts together what has come in: looks, reads, saves, and reminds who is missing."""

import json
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from app.gui.pages.collate_page import CollatePage
from app.gui.services import Services
from app.model.report import Report
from app.model.term import Term
from tests.support.collating import choose_folders, go_to_collating, rows, until, wait_for_picture
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer, click
from tests.support.sent_in import BEFORE, TERM, report_from, send_in
from tests.support.typing import press, type_text
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import Outside

QUESTION = "Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."
ALL = 28
"""As many committees are asked in a term of 2022."""


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    """Three pairs, one of them blank at a question, and a file that is no report."""
    folder = tmp_path / "inkommet"
    culture = report_from("kulturnamnden")
    send_in(folder, report_from("bromma", word="frukost"), _without_first(report_from("farsta")))
    send_in(folder / "kultur", culture)
    (folder / "anteckning.txt").write_text("Ring Bromma", "utf-8")
    return folder


@pytest.fixture
def page(officer: Officer, incoming: Path) -> CollatePage:
    """What is in the folder, dropped on the window."""
    officer.drop(incoming)
    return wait_for_picture(officer.aside(CollatePage))


@pytest.fixture
def outside(services: Services) -> Outside:
    assert isinstance(services.open_outside, Outside)
    return services.open_outside


def _without_first(report: Report) -> Report:
    changed = {"not_applicable": True, "reason": "Det finns inget att säga.", "blocks": ()}
    return report.with_answer(report.answers[0].model_copy(update=changed))


# Who has sent, and what came in.


def test_a_folder_that_is_dropped_shows_who_has_sent_and_who_has_not(page: CollatePage) -> None:
    assert page.view.summary.text() == f"3 av {ALL} nämnder har skickat in"
    assert page.view.about.text() == "7 filer lästa · 1 att titta på"
    shown = rows(page.view.committees)
    assert len(shown) == ALL
    assert sum("Har inte skickat in" in row for row in shown) == ALL - 3
    (farsta,) = (row for row in shown if row.startswith("Farsta"))
    assert "Exporterad i dag" in farsta
    assert "8 svar" in farsta
    assert "1 ej relevant" in farsta
    assert "Anna Ek" in farsta


def test_the_folder_is_chosen_in_the_menu_by_keys_alone(
    officer: Officer, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_folders(monkeypatch, incoming)
    page = go_to_collating(officer)
    assert page.choose.hasFocus()
    press(page.choose, Qt.Key.Key_Return)
    wait_for_picture(page)
    assert page.view.committees.hasFocus()


def test_every_file_is_there_with_what_became_of_it(page: CollatePage) -> None:
    shown = rows(page.view.files)
    assert len(shown) == 7
    assert shown[0].startswith("anteckning.txt\nGick inte att läsa · Filen är ingen rapport")
    assert sum("Med · " in row for row in shown) == 3
    assert sum("Hör till · " in row for row in shown) == 3
    assert any(row.startswith("kultur/") for row in shown)
    assert page.view.tabs.tabText(1) == "Filer (1 att titta på)"


def test_what_came_in_meanwhile_is_there_when_it_is_read_again(
    page: CollatePage, incoming: Path
) -> None:
    send_in(incoming, report_from("norrmalm"))
    click(page.again)
    wait_for_picture(page)
    assert page.view.summary.text() == f"4 av {ALL} nämnder har skickat in"


def test_another_term_is_another_picture(page: CollatePage, incoming: Path) -> None:
    send_in(incoming, report_from("norrmalm", BEFORE))
    click(page.again)
    wait_for_picture(page)
    assert page.view.term.currentData() == TERM.code
    page.view.term.setCurrentIndex(page.view.term.findData(BEFORE.code))
    assert page.view.summary.text() == f"1 av {ALL} nämnder har skickat in"
    assert sum("Inte med · " in row for row in rows(page.view.files)) == 6


def test_whose_report_it_is_can_be_told_where_the_file_does_not_say(
    page: CollatePage, incoming: Path
) -> None:
    (incoming / "ifylld.docx").write_bytes(
        word_file(
            *(paragraph("Nämnd"), paragraph("Stadsdelsnämnderna")),
            *(paragraph(QUESTION), paragraph("Vi växlar upp.")),
        )
    )
    click(page.again)
    wait_for_picture(page)
    view = page.view
    assert "1 från okänd nämnd" in view.about.text()
    assert not view.asker.isVisible()
    view.committees.setCurrentRow(view.committees.count() - 1)
    assert rows(view.committees)[-1].startswith("Okänd nämnd (”Stadsdelsnämnderna”)")
    box = view.asker.committee
    assert box.findText("Farsta stadsdelsnämnd") < 0
    box.setCurrentIndex(box.findText("Skärholmens stadsdelsnämnd"))
    click(view.asker.tell)
    assert view.summary.text() == f"4 av {ALL} nämnder har skickat in"
    assert "okänd nämnd" not in view.about.text()
    (told,) = (row for row in rows(view.files) if row.startswith("ifylld.docx"))
    assert "Nämnden är angiven här. I filen står ”Stadsdelsnämnderna”." in told


# Reading.


def test_enter_on_a_committee_reads_all_that_it_has_answered(page: CollatePage) -> None:
    names = [row.partition("\n")[0] for row in rows(page.view.committees)]
    page.view.committees.setCurrentRow(names.index("Bromma stadsdelsnämnd"))
    press(page.view.committees, Qt.Key.Key_Return)
    reader = page.view.reader
    assert reader.isVisible()
    assert reader.committee.currentText() == "Bromma stadsdelsnämnd"
    for place in range(9):
        assert f"Svar från Bromma stadsdelsnämnd {place}" in reader.text.toPlainText()
    assert "Farsta" not in reader.text.toPlainText()


def test_one_question_is_read_across_committees(page: CollatePage) -> None:
    page.view.tabs.setCurrentIndex(2)
    reader = page.view.reader
    reader.question.setCurrentIndex(reader.question.findText("Lokalt näringsliv"))
    text = reader.text.toPlainText()
    assert "Svar från Bromma stadsdelsnämnd 0 frukost." in text
    assert "Ej relevant. Det finns inget att säga." in text
    assert "Kulturnämnden" not in text
    assert reader.count.text() == "1 svar, 1 ej relevant"


def test_words_are_looked_for_in_all_answers_and_marked(page: CollatePage) -> None:
    page.view.tabs.setCurrentIndex(2)
    reader = page.view.reader
    reader.question.setCurrentIndex(0)
    type_text(reader.words, "FRUKOST")
    assert until(lambda: reader.count.text() == "1 svar")
    marked = [mark.cursor.selectedText() for mark in reader.text.extraSelections()]
    assert marked == ["frukost"]
    press(reader.words, Qt.Key.Key_Escape)
    assert reader.words.text() == ""
    assert until(lambda: reader.count.text() == "21 svar, 1 ej relevant")


def test_answers_are_compared_with_an_earlier_term_from_another_folder(
    page: CollatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send_in(tmp_path / "förra", report_from("bromma", BEFORE, word="lunch"))
    choose_folders(monkeypatch, tmp_path / "förra")
    page.view.tabs.setCurrentIndex(2)
    reader = page.view.reader
    assert not reader.comparing.isVisible()
    click(reader.fetch)
    wait_for_picture(page)
    assert page.view.term.currentData() == TERM.code
    assert reader.comparing.text() == "Jämför med tertialrapport 1 2022"
    reader.question.setCurrentIndex(reader.question.findText("Lokalt näringsliv"))
    click(reader.comparing)
    text = reader.text.toPlainText()
    assert "lunch frukost" in text
    assert "Jämfört med tertialrapport 1 2022." in text
    assert "Inget tidigare svar att jämföra med." in text
    assert any(row.startswith("förra/") for row in rows(page.view.files))


# What is made of it.


@pytest.mark.parametrize("by_committee", [False, True])
def test_it_is_saved_as_four_files_in_a_folder(
    page: CollatePage,
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
    assert stem in page.done.text()
    click(page.show_folder)
    assert outside.opened == [tmp_path / "ut"]


def test_a_folder_that_cannot_be_written_in_is_told_of(
    page: CollatePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "en fil"
    taken.write_text("x", "utf-8")
    choose_folders(monkeypatch, taken)
    click(page.save)
    assert page.problem.text().startswith("Sammanställningen är inte sparad. ")
    assert page.done.isHidden()


def test_those_who_are_missing_get_a_reminder(
    page: CollatePage,
    incoming: Path,
    tmp_path: Path,
    outside: Outside,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    send_in(incoming, report_from("norrmalm", BEFORE))
    click(page.again)
    wait_for_picture(page)
    choose_folders(monkeypatch, tmp_path / "ut")
    click(page.remind)
    (path,) = (tmp_path / "ut").iterdir()
    assert outside.opened == [path]
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert mail["X-Unsent"] == "1"
    assert mail["Bcc"] == "anna.ek@norrmalm.stockholm.se"
    assert mail["To"] is None
    assert mail["Subject"] == "Påminnelse: Uppföljningsrapport näringsliv, tertialrapport 2 2022"
    text = mail.get_content()
    assert "- Norrmalms stadsdelsnämnd" in text
    assert "Bromma" not in text
    assert "Skriv själv dit adressen till Enskede-Årsta-Vantörs" in page.done.text()


# What goes otherwise.


def test_reading_can_be_stopped(
    officer: Officer, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for committee in ("norrmalm", "kungsholmen", "sodermalm", "skarpnack"):
        send_in(incoming / committee, report_from(committee))
    officer.drop(incoming)
    page = officer.aside(CollatePage)
    assert page.stop.isVisible()
    click(page.stop)
    assert until(page.choose.isVisible)
    assert page.problem.text() == ""
    assert not page.view.isVisible()


def test_a_folder_without_reports_is_told_of_and_another_can_be_chosen(
    officer: Officer, incoming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tom").mkdir()
    officer.drop(tmp_path / "tom")
    page = officer.aside(CollatePage)
    assert until(page.problem.isVisible)
    assert "Det finns ingen rapport i mappen" in page.problem.text()
    choose_folders(monkeypatch, incoming)
    click(page.choose)
    wait_for_picture(page)
    assert page.problem.isHidden()


def test_nothing_is_chosen_where_the_question_for_a_folder_is_left(
    page: CollatePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    for one in (page.another, page.save, page.remind, page.view.reader.fetch):
        one.click()
    assert page.view.isVisible()
    assert page.done.isHidden()


def test_the_page_is_left_while_it_reads(officer: Officer, incoming: Path) -> None:
    officer.drop(incoming)
    page = officer.aside(CollatePage)
    press(page, Qt.Key.Key_Escape)
    assert officer.window.views.aside is None
    assert officer.window.views.start.isVisible()
    officer.drop(incoming)
    assert officer.aside(CollatePage) is not page
    wait_for_picture(officer.aside(CollatePage))


def test_the_window_is_closed_while_it_reads(officer: Officer, incoming: Path) -> None:
    officer.drop(incoming)
    assert officer.window.close()
    QApplication.processEvents()


def test_a_report_that_is_open_is_saved_before_the_page_comes(
    officer: Officer, incoming: Path, services: Services
) -> None:
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.fill_contact("Åsa Öberg", "", "")
    officer.drop(incoming)
    wait_for_picture(officer.aside(CollatePage))
    click(officer.aside(CollatePage).header.back)
    (draft,) = services.library.contents().drafts
    assert draft.contact.name == "Åsa Öberg"
    assert draft.term == Term.parse("2022-T2")
