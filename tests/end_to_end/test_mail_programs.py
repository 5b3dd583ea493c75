"""Each program for mail is started in its own way, and there is help where none opens the mail."""

from pathlib import Path

import pytest

from tests.support.officer import Officer, click
from tests.support.sent_mails import SUBJECT
from tests.support.shown_texts import is_seen
from tests.support.workplace import Outside


@pytest.mark.parametrize(
    ("program", "begins"),
    [
        ("thunderbird.desktop", ["/usr/bin/thunderbird"]),
        ("Outlook.URL.mailto.15", ["/usr/bin/outlook.exe", "/eml"]),
        ("org.gnome.Evolution.desktop", ["/usr/bin/xdg-email", "--utf8", "--subject", SUBJECT]),
        ("claws-mail.desktop", ["/usr/bin/claws-mail", "--compose"]),
    ],
)
def test_the_mail_program_is_started_in_the_way_that_it_knows(
    officer: Officer, folder: Path, outside: Outside, program: str, begins: list[str]
) -> None:
    outside.mail_program = program
    panel = officer.sending
    click(panel.send)
    (command,) = outside.started
    assert command[: len(begins)] == begins
    attached = [part for part in command if part.startswith(str(folder))]
    endings = [Path(part).suffix for part in attached]
    assert endings in ([".eml"], [".docx", ".json"])
    assert outside.opened == []
    assert "Om mejlet inte syns kan det ligga bakom ett annat fönster" in panel.question()
    assert not panel.letter.isVisible()


@pytest.mark.parametrize("program", ["", "ms-outlook", "org.kde.kmail2.desktop"])
def test_with_another_program_there_is_help_at_once(
    officer: Officer, folder: Path, outside: Outside, program: str
) -> None:
    outside.mail_program = program
    panel = officer.sending
    click(panel.send)
    assert outside.started == []
    assert outside.opened == list(folder.glob("*.eml"))
    assert "öppet" not in panel.question(), "nobody knows that"
    assert "visas som ett som du har fått" in panel.question()
    assert panel.letter.isVisible()
    assert is_seen(panel.was_sent)


def test_where_the_program_does_not_start_there_is_the_file(
    officer: Officer, folder: Path, outside: Outside
) -> None:
    outside.mail_program, outside.starts = "claws-mail.desktop", False
    click(officer.sending.send)
    assert outside.opened == list(folder.glob("*.eml"))
    assert officer.sending.letter.isVisible()
