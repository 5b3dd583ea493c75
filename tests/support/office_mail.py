"""What an officer does with the question sets that the office mails."""

from pathlib import Path

from app.gui.kit.commands import Command
from tests.support.officer import Officer, click


def install(officer: Officer, file: Path) -> None:
    officer.drop(file)
    click(officer.question_set.install)


def go_home(officer: Officer) -> None:
    officer.choose(Command.HOME)


def open_draft(officer: Officer) -> None:
    go_home(officer)
    officer.start.open_draft()


def draft_row(officer: Officer) -> str:
    return officer.start.drafts_listed()[0]
