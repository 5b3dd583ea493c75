"""The main job, from an empty start and for the next period, in no more steps than it takes.

The steps are counted, and so are told in full where there are too many.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.gui.kit.services import Services
from app.model.places import CONTACT, EXPORT, REVIEW
from app.model.report import Report
from tests.support.library_contents import contents_of
from tests.support.officer import Officer
from tests.support.steps import Hands, StepCounter
from tests.support.terms import CALENDAR
from tests.support.typing import CTRL
from tests.support.window import window_with
from tests.support.workplace import Clock, Outside, services_in

Key = Qt.Key
_MOST_AT_FIRST, _MOST_FOR_THE_NEXT = 20, 14
_ANSWERS = (
    "Vi har haft fyra möten med företagarföreningarna.",
    "Förvaltningen har kartlagt lediga lokaler i området.",
    "Nämnden har deltagit i sex tillsynsbesök.",
    "Vi har rustat upp två torg tillsammans med fastighetsägarna.",
    "Platssamverkan pågår i Fruängen och i Liljeholmen.",
    "Kafé Ånghörnan har visat film utomhus.",
    "Två lokala företag har tagit emot praktikanter.",
    "Dialogen förs i nätverket för lokala företag.",
)


@pytest.fixture
def steps() -> Iterator[StepCounter]:
    counter = StepCounter()
    yield counter
    counter.stop()


def _button(officer: Officer, text: str) -> QWidget:
    """The only button that is shown with this text."""
    shown = (one for one in officer.window.findChildren(QPushButton) if one.isVisible())
    found = [one for one in shown if one.text() == text]
    assert len(found) == 1, f"{text}: {found}"
    return found[0]


def _write_the_first(officer: Officer, hands: Hands) -> None:
    """From the empty start page, which has the keys, to the mail."""
    hands.type("häg")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    for text in ("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se"):
        hands.type(text)
        hands.press(Key.Key_Return)
    hands.type(_ANSWERS[0])
    for answer in _ANSWERS[1:]:
        hands.click(_button(officer, "Nästa ›"))
        hands.type(answer)
    # What else there is to say may be left out; and nothing is found.
    hands.click(_button(officer, "Nästa ›"))
    hands.click(_button(officer, "Nästa ›"))
    assert officer.navigation.current() == REVIEW
    hands.click(_button(officer, "Nästa ›"))
    hands.click(_button(officer, "Exportera"))
    hands.type("naringsliv@stockholm.se")
    hands.click(_button(officer, "Öppna mejlet"))


def _sent(services: Services) -> Report:
    """The report that was exported last."""
    return max(contents_of(services.library).submitted, key=lambda report: report.modified_at)


def test_the_first_report(
    officer: Officer, steps: StepCounter, services: Services, outside: Outside
) -> None:
    officer.window.resize(1366, 768)
    _write_the_first(officer, Hands(officer.window))
    assert len(steps) <= _MOST_AT_FIRST, str(steps)
    sent = _sent(services)
    answered = [answer.plain for answer in sent.answers if answer.plain]
    assert answered == list(_ANSWERS)
    assert "naringsliv@stockholm.se" in outside.opened[0].read_text("utf-8")


def test_the_next_period_where_nothing_changed(
    officer: Officer, steps: StepCounter, services: Services, tmp_path: Path
) -> None:
    officer.window.resize(1366, 768)
    _write_the_first(officer, Hands(officer.window))
    before = _sent(services)
    officer.window.close()
    # Months later, in a window that has just been opened.
    later = replace(services_in(tmp_path), new_id=uuid4)
    assert isinstance(later.now, Clock)
    later.now.advance(days=120)
    with window_with(later) as window:
        window.resize(1366, 768)
        officer, hands = Officer(window), Hands(window)
        steps.clear()
        hands.click(officer.start.action(officer.start.submitted))
        hands.click(_button(officer, "Skapa rapporten"))
        for _ in range(len(_ANSWERS) + 1):
            hands.click(_button(officer, "Stämmer, nästa"))
        assert officer.navigation.current() == EXPORT, "nothing is left to look at"
        hands.click(_button(officer, "Exportera"))
        hands.click(_button(officer, "Öppna mejlet"))
        assert len(steps) <= _MOST_FOR_THE_NEXT, str(steps)
        assert isinstance(later.open_outside, Outside)
        assert len(later.open_outside.opened) == 1
    now = _sent(later)
    assert before.term is not None
    assert now.term == CALENDAR.following(before.term)
    assert [answer.plain for answer in now.answers] == [answer.plain for answer in before.answers]


def test_every_click_and_key_is_a_step_but_the_letters_of_an_answer(
    officer: Officer, steps: StepCounter
) -> None:
    hands = Hands(officer.window)
    hands.click(officer.new_report.committee)
    hands.type("fa")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return)
    assert officer.has_report()
    hands.type("Åsa Öberg")
    hands.press(Key.Key_PageDown, CTRL)
    hands.type("Möten. Och fler möten.")
    hands.click(officer.navigation.rows)
    assert steps.steps == [
        *("click on Nämnd", "f", "a", "Return", "Return"),
        *("Ctrl+PgDown", "click on Rapportens delar"),
    ]


def test_enter_in_the_last_contact_field_goes_on_where_all_is_well(officer: Officer) -> None:
    officer.start_report("häger", "2022-T2")
    fields = officer.contact.fields
    hands = Hands(officer.window)
    fields["email"].setFocus()
    hands.type("asa.aberg")
    hands.press(Key.Key_Return)
    assert officer.navigation.current() == CONTACT
    assert fields["name"].hasFocus(), "it is the first that is missing"
    assert officer.contact.fault("name")
    hands.type("Åsa Öberg")
    hands.press(Key.Key_Return)
    hands.type("08-508 21 000")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_End)
    hands.type("@stockholm.se")
    hands.press(Key.Key_Return)
    assert officer.navigation.current() == CONTACT
    assert [finding.code for finding in officer.contact.findings()] == ["contact-mismatch"]
    fields["email"].selectAll()
    hands.type("asa.oberg@stockholm.se")
    hands.press(Key.Key_Return)
    assert officer.navigation.current() != CONTACT
    assert officer.question.has_focus()
