"""Next year's questions, from the shipped ones to the collation.

The office writes them by keyboard alone; an officer with a draft goes on with them.
"""

import difflib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow
from app.model.kinds.kind import Kind
from app.model.report import AnswerStatus
from app.paths import bundled_data
from app.services.question_sets.form_checker import check_forms
from tests.support.collating import go_to_collating, wait_for_collation
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.keyboard import Keyboard
from tests.support.office_mail import go_home, install, open_draft
from tests.support.officer import Officer, click
from tests.support.pages.page import rows
from tests.support.pages.workshop import Workshop
from tests.support.patience import wait_for
from tests.support.sent_mails import mail_in
from tests.support.typing import CTRL, SHIFT, type_text
from tests.support.window import window_with
from tests.support.workplace import services_in

Key = Qt.Key
SHIPPED = bundled_data().forms / "stadsdelsnamnd.toml"
ARENA, BLACK, DROPPED = "samverkan-lokalt-naringsliv", "svart-ekonomi", "kultur-offentliga-rummet"
FIRST_WORDING = "Hur samverkar nämnden med företagen i området under {year}?"
SECOND_WORDING = "Vad gör nämnden mot den svarta ekonomin?"
HALVES = (
    "Hur bidrar nämnden till hållbar tillväxt?",
    "Hur bidrar nämnden till att fler startar företag?",
)


class Author:
    """Somebody at the office, with a keyboard and nothing else."""

    def __init__(self, window: MainWindow) -> None:
        self.keys = Keyboard(window)
        self.workshop = Workshop.in_window(window)

    def begin_next_version(self) -> None:
        keys = self.keys
        keys.choose(Key.Key_A, Key.Key_O)
        assert keys.focus == "Frågor"
        keys.press(Key.Key_End)
        keys.press(Key.Key_Return)
        keys.tab_to("Gör nästa version")
        keys.press(Key.Key_Return)
        assert self.workshop.value("version") == 2

    def go_to(self, name: str) -> None:
        """By the arrows of the outline."""
        if self.keys.focus != "Frågornas ordning":
            self.keys.tab_to("Frågornas ordning", back=True)
        self.keys.press(Key.Key_Home)
        names = self.workshop.names()
        for _ in range(names.index(name)):
            self.keys.press(Key.Key_Down)

    def write(self, name: str, text: str) -> None:
        """In a field, in place of what stands there."""
        self.keys.tab_to(name)
        self.keys.press(Key.Key_A, CTRL)
        self.keys.type(text)

    def reword(self, name: str, text: str) -> None:
        self.go_to(name)
        self.keys.press(Key.Key_Return)
        self.write("Frågan", text)

    def remove(self, name: str) -> None:
        self.go_to(name)
        self.keys.press(Key.Key_Delete)

    def add_after(self, name: str, text: str, short: str) -> None:
        self.go_to(name)
        self.keys.press(Key.Key_Insert)
        assert self.keys.focus == "Frågan"
        self.keys.type(text)
        self.write("Kort namn", short)

    def ask_for_a_number(self) -> None:
        self.keys.tab_to("Besvaras med")
        self.keys.press(Key.Key_Down)
        wait_for(self._is_a_number, lambda: QTest.qWait(10))
        self.write("Enhet", "st")
        self.write("Minst", "0")

    def _is_a_number(self) -> bool:
        return bool(self.workshop.value(*self.workshop.place, "kind") == "number")

    def replace_the_first_that_is_gone(self) -> None:
        self.keys.tab_to("Ersätter frågor i förra versionen")
        self.keys.press(Key.Key_Home)
        self.keys.press(Key.Key_Space)


def _write_next_years(author: Author) -> None:
    """Two reworded, one dropped, one new with a number, and one split in two."""
    author.begin_next_version()
    author.reword("Lokalt näringsliv", FIRST_WORDING)
    author.reword("Svart ekonomi", SECOND_WORDING)
    author.remove("Hållbar tillväxt")
    for text, short in zip(HALVES, ("Tillväxt", "Nya företag"), strict=True):
        author.add_after("Platssamverkan", text, short)
        author.replace_the_first_that_is_gone()
    author.remove("Kultur i det offentliga rummet")
    author.add_after("Dialog med företag", "Hur många företag besökte nämnden?", "Besök")
    author.ask_for_a_number()
    author.keys.press(Key.Key_S, CTRL)
    assert "sparade" in author.workshop.said()
    author.keys.press(Key.Key_G, CTRL)
    assert author.workshop.draft.form is not None


def _mail(author: Author, folder: Path) -> None:
    """To two committees, with the set."""
    keys = author.keys
    keys.press(Key.Key_E, CTRL | SHIFT)
    assert keys.focus == "E-postadresser"
    keys.press(Key.Key_A, CTRL)
    keys.type("farsta@example.se;norrmalm@example.se")
    keys.tab_to("Mapp att spara i")
    keys.press(Key.Key_A, CTRL)
    keys.type(str(folder))
    keys.tab_to("Öppna mejlet")
    keys.press(Key.Key_Return)


def _differs_only_where_it_was_changed(before: str, after: str) -> None:
    changed = [
        line
        for line in difflib.ndiff(before.splitlines(), after.splitlines())
        if line[:1] in "-+" and line[2:].strip()
    ]
    gone = [line[2:] for line in changed if line.startswith("-")]
    assert all(
        line.startswith(("version =", "valid_from =", "id =", "short =", "text =", "[[sections."))
        for line in gone
    ), gone
    # The comments stay, and every question that nobody touched.
    for line in before.splitlines():
        if line.startswith("#"):
            assert line in after
    for kept in ("vaxla-upp-stockholm", "dialog-foretag", "ovriga-upplysningar"):
        block = next(part for part in before.split("\n\n") if f'id = "{kept}"' in part)
        assert f"{block.strip()}\n" in after


def _answer_what_is_left(officer: Officer) -> None:
    """Confirm what waits, and answer what is new."""
    for question in officer.form.questions():
        answer = officer.report.answer(question.id)
        if not answer.origin.confirmed:
            officer.go_to(question.id)
            click(officer.question.confirm)
        elif question.required and answer.status is AnswerStatus.BLANK:
            officer.go_to(question.id)
            if question.kind is Kind.NUMBER:
                officer.value.field.focus_first()
                field = QApplication.focusWidget()
                assert field is not None
                type_text(field, "14")
                officer.save_now()
            else:
                officer.answer(question.id, [paragraph("Det här är nytt.")])


def _go_on_with_the_new(services: Services, set_file: Path, folder: Path) -> None:
    """An officer has a draft on the old questions: it is moved, completed and exported."""
    with window_with(services) as window:
        officer = Officer(window)
        officer.start_report(EXAMPLE.committee, "2022-T2")
        officer.write(EXAMPLE)
        officer.leave()
        install(officer, set_file)
        go_home(officer)
        open_draft(officer)
        assert officer.move.text().count("Ny fråga.") == 1
        click(officer.move.move)
        halves = [one.id for one in officer.form.questions() if one.text in HALVES]
        carried = [officer.report.answer(one) for one in halves]
        assert all(one.has_content and not one.origin.confirmed for one in carried)
        assert officer.report.answer(ARENA).question == FIRST_WORDING.replace("{year}", "2022")
        _answer_what_is_left(officer)
        assert officer.export_to(folder)
        assert officer.report.form.version == 2


def _stay_with_the_old(services: Services, folder: Path) -> None:
    with window_with(services) as window:
        officer = Officer(window)
        officer.start_report("farsta", "2022-T2")
        officer.write(EXAMPLE)
        assert officer.export_to(folder)
        assert officer.report.form.version == 1


def test_next_years_questions_from_the_first_key_to_the_collation(
    window: MainWindow, services: Services, tmp_path: Path
) -> None:
    author = Author(window)
    _write_next_years(author)
    _mail(author, tmp_path / "utskick")

    (mail_file,) = (tmp_path / "utskick").glob("*.eml")
    mail = mail_in(mail_file)
    assert mail["bcc"] == "farsta@example.se, norrmalm@example.se"
    (attached,) = mail.iter_attachments()
    set_file = tmp_path / "utskick" / "stadsdelsnamnd_v2.toml"
    assert attached.get_content() == set_file.read_bytes()
    remarks = check_forms([set_file], services.catalog)
    assert [one for one in remarks if one.kind == "error"] == []
    _differs_only_where_it_was_changed(SHIPPED.read_text("utf-8"), set_file.read_text("utf-8"))

    incoming = tmp_path / "inkommet"
    _go_on_with_the_new(services_in(tmp_path / "en"), set_file, incoming / "en")
    _stay_with_the_old(services_in(tmp_path / "annan"), incoming / "annan")

    officer = Officer(window)
    install(officer, set_file)
    page = go_to_collating(officer)
    officer.drop(incoming)
    wait_for_collation(page)
    committees = " ".join(rows(page.committees))
    assert "Farsta stadsdelsnämnd" in committees
    assert "Hägersten-Älvsjö stadsdelsnämnd" in committees
    page.show_answers()
    asked = [page.question.itemText(row) for row in range(page.question.count())]
    assert any("Besök" in one for one in asked)
    told = page.answers_text.toPlainText()
    assert "Farsta stadsdelsnämnd" in told
    assert "Hägersten-Älvsjö stadsdelsnämnd" in told
