"""One question goes out alone, to a colleague, and its answer comes back into the report."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest

from app.formats.report_json import SUFFIX
from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.model.merge import Side
from app.model.places import RETURN
from tests.support.officer import Officer, click
from tests.support.question_sets import newer_set, set_file
from tests.support.two_officers import (
    BLACK,
    FIRST,
    Mail,
    choose,
    draft_in,
    pick,
    versions_say,
    write,
)
from tests.support.workplace import Outside


@pytest.fixture
def asked(officer: Officer, colleague: Officer, mail: Mail) -> None:
    """A colleague has one question of a report."""
    officer.start_report("norrmalm", "2022-T2")
    officer.fill_contact("Anna Andersson", "", "")
    write(officer, FIRST, "Inte kollegans sak.")
    officer.go_to(BLACK)
    choose(officer, Command.SAVE_QUESTION)
    colleague.open_file(mail.newest)


@pytest.mark.usefixtures("asked")
def test_nothing_of_the_rest_goes_along(mail: Mail) -> None:
    assert mail.suggested == [f"uppfoljningsrapport-naringsliv_2022-T2_norrmalm_{BLACK}{SUFFIX}"]
    text = mail.newest.read_text("utf-8")
    assert "Inte kollegans sak" not in text
    assert "Anna" not in text


@pytest.mark.usefixtures("asked")
def test_the_colleague_sees_the_question_and_the_way_back(colleague: Officer) -> None:
    assert colleague.navigation.places() == [BLACK, RETURN]
    assert "Du har fått en fråga ur en kollegas rapport" in colleague.notices.text()
    actions = colleague.actions()
    for command in (Command.EXPORT, Command.REVIEW, Command.PREVIEW, Command.SAVE_QUESTION):
        assert not actions[command].isEnabled()
    colleague.leave()
    start = colleague.start
    assert "En fråga: Svart ekonomi" in start.drafts.item(0).text()


@pytest.mark.usefixtures("asked")
def test_a_question_comes_back_into_the_report(
    officer: Officer, colleague: Officer, mail: Mail, services: Services, their_services: Services
) -> None:
    write(colleague, BLACK, "Kollegans svar.")
    colleague.go_to(RETURN)
    click(colleague.return_question.save)
    assert "Skicka filen till din kollega" in colleague.return_question.saved()
    click(colleague.return_question.show_file)
    assert isinstance(their_services.open_outside, Outside)
    assert their_services.open_outside.opened == [mail.folder]
    officer.go_to(BLACK)
    write(officer, BLACK, "Mitt utkast.")
    officer.open_file(mail.newest)
    assert list(officer.two_versions.rows) == [BLACK]
    pick(officer, BLACK, Side.THEIRS)
    click(officer.two_versions.merge)
    report = draft_in(services)
    assert report.only == ()
    assert report.answer(BLACK).plain == "Kollegans svar."
    assert report.answer(FIRST).plain == "Inte kollegans sak."
    assert report.contact.name == "Anna Andersson"
    versions = services.library.history.versions(report.report_id)
    assert {"Mitt utkast.", "Kollegans svar."} <= versions_say(services, BLACK)
    assert all(not version.report.only for version in versions)


@pytest.mark.usefixtures("asked")
def test_it_goes_and_comes_back_in_ready_made_mails(
    officer: Officer,
    colleague: Officer,
    mail: Mail,
    outside: Outside,
    their_services: Services,
) -> None:
    question = mail.newest
    outside.mail_program = "claws-mail.desktop"
    click(officer.notices.mail)
    ((_, _, uri, _, attached),) = outside.started
    assert Path(attached) == question
    words = unquote(uri)
    assert "subject=Fråga: Svart ekonomi (Uppföljningsrapport näringsliv, Norrmalms" in words
    assert "välj Skicka tillbaka" in words
    assert words.endswith("Vänliga hälsningar\r\nAnna Andersson\r\n")
    assert "Om mejlet inte syns" in officer.notices.news()
    write(colleague, BLACK, "Kollegans svar.")
    colleague.go_to(RETURN)
    click(colleague.return_question.save)
    answer = mail.newest
    assert colleague.return_question.mail.hasFocus()
    click(colleague.return_question.mail)
    theirs = their_services.open_outside
    assert isinstance(theirs, Outside)
    (file,) = theirs.opened
    read = message_from_bytes(file.read_bytes(), policy=default)
    assert isinstance(read, EmailMessage)
    assert read["Subject"].startswith("Svar: Svart ekonomi (")
    (part,) = read.iter_attachments()
    assert (part.get_filename(), part.get_content()) == (answer.name, answer.read_bytes())
    assert "bifogar du filen i ett eget mejl" in colleague.notices.news()


@pytest.mark.usefixtures("asked")
def test_where_no_mail_opens_it_is_said_what_to_do(officer: Officer, outside: Outside) -> None:
    outside.works = outside.starts = False
    click(officer.notices.mail)
    assert "Bifoga filen i ett eget mejl" in officer.notices.news()


@pytest.mark.usefixtures("asked")
def test_a_file_that_is_gone_is_told(officer: Officer, mail: Mail) -> None:
    mail.newest.unlink()
    click(officer.notices.mail)
    assert "Mejlet gick inte att göra i ordning." in officer.notices.news()


@pytest.mark.usefixtures("asked")
def test_an_answer_comes_back_into_a_report_with_newer_questions(
    officer: Officer, colleague: Officer, mail: Mail, services: Services, tmp_path: Path
) -> None:
    write(colleague, BLACK, "Kollegans svar.")
    colleague.go_to(RETURN)
    click(colleague.return_question.save)
    officer.leave()
    officer.open_file(set_file(tmp_path / "mejl", newer_set()))
    assert officer.question_set.is_shown()
    click(officer.question_set.install)
    officer.start.open(draft_in(services))
    assert officer.move.is_shown()
    click(officer.move.move)
    write(officer, BLACK, "Mitt utkast.")
    officer.open_file(mail.newest)
    pick(officer, BLACK, Side.THEIRS)
    click(officer.two_versions.merge)
    report = draft_in(services)
    assert report.form.version == 2
    assert report.answer(BLACK).plain == "Kollegans svar."
    assert report.answer(FIRST).plain == "Inte kollegans sak."


@pytest.mark.usefixtures("asked")
def test_the_whole_report_takes_the_place_of_its_question(
    officer: Officer, colleague: Officer, mail: Mail, their_services: Services
) -> None:
    write(colleague, BLACK, "Kollegans svar.")
    choose(officer, Command.SAVE_COPY)
    colleague.open_file(mail.newest)
    click(colleague.two_versions.merge)
    report = draft_in(their_services)
    assert report.only == ()
    assert report.answer(BLACK).plain == "Kollegans svar."
    assert report.answer(FIRST).plain == "Inte kollegans sak."
    assert len(colleague.navigation.places()) > 5
    click(colleague.notices.undo)
    assert draft_in(their_services).only == (BLACK,)
    assert colleague.navigation.places() == [BLACK, RETURN]


@pytest.mark.usefixtures("asked")
def test_a_second_question_joins_the_first(
    officer: Officer, colleague: Officer, mail: Mail, their_services: Services
) -> None:
    write(colleague, BLACK, "Kollegans svar.")
    officer.go_to(FIRST)
    choose(officer, Command.SAVE_QUESTION)
    colleague.open_file(mail.newest)
    report = draft_in(their_services)
    assert report.only == (FIRST, BLACK)
    assert report.answer(BLACK).plain == "Kollegans svar."
    assert colleague.navigation.places() == [FIRST, BLACK, RETURN]
