"""Two follow-ups for one committee and period, side by side: chosen, told apart, sent."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.gui.kit.commands import Command
from app.model.places import EXPORT
from tests.support.collating import choose_folders, wait_for_collation
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.keyboard import Keyboard
from tests.support.office_mail import go_home, install, open_draft
from tests.support.officer import Officer, click
from tests.support.pages.page import rows
from tests.support.sent_in import report_from, send_in
from tests.support.two_surveys import QUESTION, TITLE, second_survey_in

ORDINARY = "Uppföljningsrapport näringsliv"
WHOSE = "Farsta stadsdelsnämnd · Tertialrapport 2 2022"


@pytest.fixture
def with_both(officer: Officer, tmp_path: Path) -> Officer:
    """An officer who has installed the second."""
    install(officer, second_survey_in(tmp_path / "mejl"))
    go_home(officer)
    return officer


def _asked(officer: Officer) -> list[str]:
    return officer.new_report.surveys()


def _begin(officer: Officer, title: str, term: str = "2022-T2") -> None:
    officer.start_report("farsta", term)
    click(officer.new_report.survey(title))


def _write_climate(officer: Officer) -> None:
    officer.fill_contact(EXAMPLE.name, EXAMPLE.phone, EXAMPLE.email)
    officer.answer(QUESTION, [paragraph("Utsläppen minskade med nio procent.")])


def test_one_survey_is_not_asked_about(officer: Officer) -> None:
    officer.start_report("farsta", "2022-T2")
    assert officer.form.id == "stadsdelsnamnd"
    assert officer.window.windowTitle().startswith(f"{WHOSE} –")
    go_home(officer)
    assert TITLE not in officer.start.drafts_listed()[0]
    assert ORDINARY not in officer.start.drafts_listed()[0]


def test_the_survey_is_chosen_with_keys_alone(with_both: Officer) -> None:
    keyboard = Keyboard(with_both.window)
    with_both.new_report.choose_term("2022-T2")
    with_both.new_report.committee.setFocus()
    keyboard.type("farsta")
    keyboard.press(Qt.Key.Key_Return)
    if not _asked(with_both):
        keyboard.press(Qt.Key.Key_Return)
    assert _asked(with_both) == [TITLE, ORDINARY]
    assert keyboard.focus == TITLE
    keyboard.press(Qt.Key.Key_Tab)
    assert keyboard.focus == ORDINARY
    keyboard.press(Qt.Key.Key_Space)
    assert with_both.form.id == "stadsdelsnamnd"


def test_another_choice_is_asked_about_anew(with_both: Officer) -> None:
    with_both.start_report("farsta", "2022-T2")
    assert _asked(with_both)
    with_both.new_report.choose_term("2022-VB")
    assert not _asked(with_both)
    # The other committee has one of them only.
    with_both.start_report("kulturn", "2022-T2")
    assert with_both.form.id == "kulturnamnden-tertial"


def test_each_has_its_own_report_and_its_own_earlier_answers(with_both: Officer) -> None:
    _begin(with_both, TITLE)
    assert with_both.form.id == "klimat-stadsdel"
    assert with_both.window.windowTitle().startswith(f"{WHOSE} · {TITLE} –")
    _write_climate(with_both)
    go_home(with_both)
    # The other one is neither there already nor begun from the first.
    _begin(with_both, ORDINARY)
    assert with_both.form.id == "stadsdelsnamnd"
    go_home(with_both)
    assert sorted(row.split("\n")[0] for row in rows(with_both.start.drafts)) == [
        f"{WHOSE} · {TITLE}",
        f"{WHOSE} · {ORDINARY}",
    ]
    _begin(with_both, TITLE)
    assert with_both.new_report.says_already()
    with_both.start_report("farsta", "2022-VB")
    click(with_both.new_report.survey(TITLE))
    click(with_both.new_report.begin_from)
    assert TITLE in with_both.window.windowTitle()
    click(with_both.plan.create)
    assert with_both.form.id == "klimat-stadsdel"
    assert "nio procent" in with_both.report.answers[0].plain


@pytest.mark.parametrize("title", [TITLE, ORDINARY])
def test_what_is_sent_is_told_apart(with_both: Officer, tmp_path: Path, title: str) -> None:
    if title == ORDINARY:
        # The office has given both of them one title.
        go_home(with_both)
        renamed = second_survey_in(tmp_path / "igen", title)
        text = renamed.read_text("utf-8").replace("version = 1", "version = 2")
        renamed.write_text(text, "utf-8")
        install(with_both, renamed)
        go_home(with_both)
        with_both.choose(Command.QUESTION_SETS)
        listed = rows(with_both.question_sets.list)
        for survey, sets in (("klimat", 1), ("naringsliv", 4)):
            assert sum(f"{ORDINARY} ({survey}) · från" in row for row in listed) == sets
        go_home(with_both)
    shown = f"{ORDINARY} (klimat)" if title == ORDINARY else TITLE
    _begin(with_both, shown)
    _write_climate(with_both)
    with_both.go_to(EXPORT)
    with_both.export_to(tmp_path / "ut")
    stem = "uppfoljningsrapport-naringsliv-klimat" if title == ORDINARY else "klimatrapport"
    assert {path.name for path in (tmp_path / "ut").iterdir()} == {
        f"{stem}_2022-T2_farsta_r1.{suffix}" for suffix in ("docx", "json", "eml")
    }
    (mail,) = (tmp_path / "ut").glob("*.eml")
    subject = message_from_bytes(mail.read_bytes(), policy=policy.default)["Subject"]
    assert subject.startswith(f"{shown}, Farsta")
    go_home(with_both)
    assert rows(with_both.start.submitted)[0].startswith(f"{WHOSE} · {shown}")


def test_a_draft_is_offered_newer_questions_of_its_own_survey_only(
    with_both: Officer, tmp_path: Path
) -> None:
    _begin(with_both, TITLE)
    go_home(with_both)
    newer = second_survey_in(tmp_path / "nytt")
    text = newer.read_text("utf-8").replace("version = 1", "version = 2")
    newer.write_text(text.replace("minskat", "förändrats"), "utf-8")
    install(with_both, newer)
    go_home(with_both)
    open_draft(with_both)
    click(with_both.move.move)
    assert (with_both.form.id, with_both.form.version) == ("klimat-stadsdel", 2)


def test_each_has_a_collation_of_its_own(
    with_both: Officer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = tmp_path / "inkommet"
    _begin(with_both, TITLE)
    _write_climate(with_both)
    with_both.go_to(EXPORT)
    with_both.export_to(sent)
    send_in(sent, report_from("bromma"), report_from("farsta"))
    with_both.drop(sent)
    page = wait_for_collation(with_both.collating)
    assert page.survey.currentText() == ORDINARY
    assert page.summary().startswith("2 av 28")
    assert any(f"Gäller uppföljningen ”{TITLE}”" in row for row in rows(page.files))
    page.survey.setCurrentText(TITLE)
    assert page.summary().startswith("1 av 13")
    assert page.survey.currentText() == TITLE
    assert page.term.currentText() == "Tertialrapport 2 2022"
    click(page.again)
    wait_for_collation(page)
    assert page.survey.currentText() == TITLE
    choose_folders(monkeypatch, tmp_path / "ut")
    (tmp_path / "ut").mkdir()
    click(page.save)
    (workbook,) = (tmp_path / "ut").glob("*.xlsx")
    assert workbook.name.startswith("klimatrapport_2022-T2")


def test_a_collation_of_one_survey_has_no_choice(officer: Officer, tmp_path: Path) -> None:
    send_in(tmp_path / "in", report_from("bromma"))
    officer.drop(tmp_path / "in")
    assert not wait_for_collation(officer.collating).survey.isVisible()
