"""Fixtures that several stories share."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.kit.theme.appearance import Appearance, Scheme
from app.gui.shell.application import prepare
from app.paths import bundled_data
from app.storage.settings import Settings
from tests.support.example_report import EXAMPLE
from tests.support.markup_in_files import faults_of_documents
from tests.support.officer import Officer
from tests.support.question_sets import newer_set, set_file
from tests.support.two_officers import BLACK, DIALOGUE, FIRST, GROWTH, Mail, choose, turn_to, write
from tests.support.window import window_with
from tests.support.workplace import Outside, services_in


@pytest.fixture
def appearance(styled_app: QApplication, tmp_path: Path) -> Iterator[Appearance]:
    appearance = prepare(styled_app, Settings(tmp_path / "look.json"))
    yield appearance
    appearance.choose(Scheme.SYSTEM)
    appearance.set_zoom(100)


@pytest.fixture
def exported(officer: Officer, tmp_path: Path) -> list[Path]:
    """The first term's report, written, exported and put away."""
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    files = officer.export_to(tmp_path / "t1")
    officer.leave()
    return files


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """What the office has mailed."""
    return set_file(tmp_path / "mejl", newer_set(), "Nya frågor.toml")


@pytest.fixture
def begun(officer: Officer) -> Officer:
    """A whole draft on the shipped questions, put away."""
    officer.start_report(EXAMPLE.committee, "2022-T2")
    officer.write(EXAMPLE)
    officer.leave()
    return officer


@pytest.fixture
def mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Mail:
    return Mail(tmp_path, monkeypatch)


@pytest.fixture
def their_services(tmp_path: Path) -> Services:
    return replace(services_in(tmp_path / "kollegan"), new_id=uuid4)


@pytest.fixture
def colleague(styled_app: object, their_services: Services) -> Iterator[Officer]:
    """Another officer, at another computer."""
    with window_with(their_services) as window:
        yield Officer(window)


@pytest.fixture
def shared(officer: Officer, colleague: Officer, mail: Mail) -> None:
    """A report that both have, with one answer."""
    officer.start_report("norrmalm", "2022-T2")
    write(officer, FIRST, "Gemensamt.")
    choose(officer, Command.SAVE_COPY)
    colleague.open_file(mail.newest)


@pytest.fixture
def apart(shared: None, officer: Officer, colleague: Officer, mail: Mail) -> None:
    """Both have written, and the colleague's file is back."""
    write(officer, FIRST, "Mitt nya.")
    write(officer, DIALOGUE, "Bara jag.")
    write(officer, GROWTH, "Mina ord.")
    write(colleague, FIRST, "Kollegans nya.")
    write(colleague, BLACK, "Bara kollegan.")
    write(colleague, GROWTH, "Kollegans ord.")
    choose(colleague, Command.SAVE_COPY)
    turn_to(officer)
    officer.open_file(mail.newest)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that nobody has looked at."""
    picture = tmp_path / "bild.png"
    picture.write_bytes((bundled_data().help / "pictures" / "correct.png").read_bytes())
    os.utime(picture, (0, picture.stat().st_mtime))
    return picture


@pytest.fixture
def hostile(picture: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Markup with that picture, one on a server, and a link. Nobody may have looked at it."""
    faults = faults_of_documents(monkeypatch)
    yield (
        f"<img src='{picture.as_uri()}'><img src='//host/share/x.png'>"
        "<a href='file:///etc/passwd'>Norrmalm</a> & <b>fet"
    )
    assert faults == []
    assert picture.stat().st_atime == 0, "it was loaded"


@pytest.fixture
def folder(officer: Officer, tmp_path: Path) -> Path:
    """Where a report has just been exported to; its page is still open."""
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    officer.export_to(tmp_path / "ut")
    return tmp_path / "ut"


@pytest.fixture
def outside(services: Services) -> Outside:
    """The programs of the system."""
    assert isinstance(services.open_outside, Outside)
    return services.open_outside
