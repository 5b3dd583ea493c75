"""What is heard, in order, of one who listens on the accessibility bus as a screen reader does."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.gui.kit.services import Services
from tests.accessibility.bus import Desktop
from tests.accessibility.keys import press
from tests.accessibility.outside import Events, Told
from tests.accessibility.reader import Reader
from tests.accessibility.story import (
    COMMITTEE,
    CONTACT,
    CREATE,
    CULTURE_QUESTION,
    EXPORT,
    FINDINGS,
    FOLDER,
    PARTS,
    PERIOD,
    PERSON,
    YEAR,
    start_report,
    write_and_export,
)
from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer
from tests.support.window import window_with

PLACES_QUESTION = "Redogör för arbetet med platssamverkan och platsaktivering under 2022"
_QUIET_S = 1.0
"""For so long nothing is told when an action is done; what is told after 0.2 s is joined."""


class Listener:
    """Presses keys, and hears what comes of them."""

    def __init__(self, reader: Reader, events: Events, desktop: Desktop) -> None:
        self.reader = reader
        self._events = events
        self._desktop = desktop

    def after(self, act: Callable[[], object]) -> list[Told]:
        """What is heard of an action, in order."""
        self.hear()
        act()
        return self.hear()

    def pressing(self, *keys: str) -> list[Told]:
        def act() -> None:
            for one in keys:
                press(self._desktop.accessibility, one)

        return self.after(act)

    def hear(self) -> list[Told]:
        """What is told until it is quiet."""
        heard: list[Told] = []
        quiet_since = time.monotonic()
        while time.monotonic() - quiet_since < _QUIET_S:
            new = self._events.since()
            if new:
                heard += new
                quiet_since = time.monotonic()
            time.sleep(0.02)
        return heard


@pytest.fixture
def listener(reader: Reader, heard: Events, screen: Desktop) -> Listener:
    start_report(reader)
    return Listener(reader, heard, screen)


def stops(heard: list[Told]) -> list[str]:
    """What the focus came to that has a name to be read aloud."""
    return [told.name for told in heard if told.kind == "focus" and told.name]


def said(heard: list[Told]) -> list[str]:
    return [told.text for told in heard if told.kind == "announcement"]


def described(heard: list[Told]) -> list[str]:
    return [told.text for told in heard if told.kind == "description" and told.text]


def test_a_question_is_heard_with_its_text_and_nothing_before_it(listener: Listener) -> None:
    heard = listener.pressing("Ctrl+PgDn")
    assert stops(heard) == [CULTURE_QUESTION]
    _assert_that_the_text_comes_first(heard, CULTURE_QUESTION)
    listener.after(lambda: listener.reader.write(CULTURE_QUESTION, "Fjorton filmbolag"))
    heard = listener.pressing("Ctrl+PgDn")
    assert stops(heard) == [PLACES_QUESTION]
    _assert_that_the_text_comes_first(heard, PLACES_QUESTION)
    heard = listener.pressing("Ctrl+PgUp")
    assert stops(heard) == [CULTURE_QUESTION]
    assert listener.reader.find("text", CULTURE_QUESTION).text == "Fjorton filmbolag"
    assert stops(listener.pressing("Ctrl+PgUp")) == [PERSON]


def _assert_that_the_text_comes_first(heard: list[Told], question: str) -> None:
    """A cursor that is told of when the focus is there would be read in the question's place."""
    kinds = [told.kind for told in heard if told.name == question]
    assert "caret" not in kinds[kinds.index("focus") :]


def test_what_the_review_leads_to_is_heard(listener: Listener) -> None:
    heard = listener.pressing("Ctrl+G")
    assert all(stop.startswith((FINDINGS, CONTACT)) for stop in stops(heard))
    assert stops(listener.pressing("Down", "Down", "Down", "Return"))[-1] == CULTURE_QUESTION
    assert stops(listener.pressing("Ctrl+G"))[-1].startswith((FINDINGS, "Kulturella"))
    heard = listener.pressing("Return")
    assert stops(heard) == [CULTURE_QUESTION]
    _assert_that_the_text_comes_first(heard, CULTURE_QUESTION)


def test_nothing_is_said_of_what_holds_the_pages(listener: Listener) -> None:
    """A screen reader tells of what is around the focus, where it has a role to tell of."""
    roles = set()
    for keys in ("Ctrl+PgDn", "Ctrl+G"):
        listener.pressing(keys)
        roles |= {one.role for one in listener.reader.shown()}
    assert "layered pane" not in roles


def test_the_outcome_of_the_export_is_one_announcement_of_what_has_the_focus(
    listener: Listener, tmp_path: Path
) -> None:
    folder = tmp_path / "ut"
    listener.reader.choose(PARTS, EXPORT)
    listener.reader.write(FOLDER, str(folder))
    heard = listener.after(lambda: listener.reader.press("Exportera utkast"))
    (outcome,) = said(heard)
    assert outcome.startswith("Utkastet är sparat.")
    assert "kvar att granska" not in outcome
    (told,) = (one for one in heard if one.kind == "announcement")
    assert told.name == stops(heard)[-1]
    assert outcome in described(heard), "some screen readers know no announcements"


def test_what_the_export_gave_is_heard_once_without_a_count(
    reader: Reader, heard: Events, screen: Desktop, tmp_path: Path
) -> None:
    listener = Listener(reader, heard, screen)
    write_and_export(reader, tmp_path / "ut")
    outcomes = [text for text in said(listener.hear()) if "Klar att skicka" in text]
    assert len(outcomes) == 1
    assert "kvar att granska" not in outcomes[0]


def test_kinds_of_paragraphs_are_heard_before_their_lines(listener: Listener) -> None:
    listener.pressing("Ctrl+PgDn")
    kinds = [said(listener.pressing(keys)) for keys in ("Ctrl+Alt+1", "Ctrl+Alt+1", "Ctrl+Shift+L")]
    assert kinds == [["Underrubrik"], ["Vanlig text"], ["Punktlista, nivå 1"]]
    heard = listener.pressing("A", "Return", "Ctrl+M")
    assert said(heard)[-1] == "Punktlista, nivå 2"


def test_a_misspelt_word_that_is_gone_to_is_heard(listener: Listener) -> None:
    listener.pressing("Ctrl+PgDn")
    listener.after(lambda: listener.reader.write(CULTURE_QUESTION, "Vi har hlpt till."))
    heard = listener.pressing("F7")
    assert said(heard) == ["Felstavat: hlpt"]
    assert described(heard) == ["Felstavat: hlpt"]


def test_no_count_is_heard_while_an_address_is_typed(listener: Listener) -> None:
    listener.after(lambda: listener.reader.find("text", PERSON).focus())
    heard = listener.pressing(*["A"] * 3)
    assert said(heard) == []
    heard = listener.pressing("Tab")
    assert [text for text in said(heard) if "kvar att granska" in text] == said(heard) != []


def test_the_window_says_which_report_it_shows(listener: Listener) -> None:
    (frame,) = {one.name for one in listener.reader.shown() if one.role == "frame"}
    assert frame.startswith("Kulturnämnden")
    heard = listener.pressing("Alt+Left")
    assert [told.text for told in heard if told.role == "frame"] == ["Näringslivsrapport"]


def test_nothing_is_named_twice_or_in_english(listener: Listener) -> None:
    """What a screen reader says of a button is its name, and its description after that."""
    for keys in ("Ctrl+PgDn", "Ctrl+G", "Ctrl+Shift+E"):
        listener.pressing(keys)
        for one in listener.reader.shown():
            assert not one.name or one.name not in one.description, f"{one!r} is named twice"
            assert "PgD" not in f"{one.name} {one.description}"


@pytest.fixture
def earlier(styled_app: object, services: Services, tmp_path: Path) -> None:
    """A report for the period before, in the folder that the program is to work in."""
    with window_with(services) as window:
        officer = Officer(window)
        officer.start_report(EXAMPLE.committee, "2022-T1")
        officer.write(EXAMPLE)
        officer.export_to(tmp_path / "t1")


def test_what_is_carried_over_is_heard_at_each_question(
    earlier: None, reader: Reader, heard: Events, screen: Desktop
) -> None:
    listener = Listener(reader, heard, screen)
    reader.choose_in_box(PERIOD, "Tertialrapport 2")
    reader.choose_in_box(YEAR, "2022")
    reader.write(COMMITTEE, EXAMPLE.committee)

    reader.press(CREATE)
    plan = listener.after(lambda: reader.press("Börja från den"))
    assert "svar följer med" in " ".join(said(plan)), "not the button alone"
    assert "svar följer med" in " ".join(described(plan))
    listener.after(lambda: reader.press("Skapa rapporten"))
    listener.after(lambda: reader.choose(PARTS, CONTACT))
    for _ in range(3):
        heard_here = listener.pressing("Ctrl+PgDn")
        (question,) = stops(heard_here)
        described_here = reader.find("text", question).description
        assert described_here.startswith("Från tertialrapport 1 2022, inte bekräftat.")
        assert not any("inte bekräftat" in text for text in said(heard_here)), "not twice"
