"""The controls for numbers, days, choices and tables, as a screen reader meets them on the bus."""

from pathlib import Path

import pytest

from tests.accessibility.bus import Desktop
from tests.accessibility.outside import Events, Told
from tests.accessibility.reader import Reader
from tests.accessibility.story import COMMITTEE, CREATE, PARTS, PERIOD, YEAR
from tests.accessibility.test_heard import Listener, said, stops
from tests.support.kinds_report import example_file

DIALOGUE = "Har nämnden haft en dialog med företag under 2022?"
SHARE = "Hur stor andel av nämndens budget har gått till näringslivsarbetet?, %"
DECIDED = "När beslutade nämnden om budgeten för 2022?"
MEASURES = "Vilka insatser har nämnden gjort under 2022?"


@pytest.fixture
def installed(data: Path) -> None:
    example_file(data / "forms")


@pytest.fixture
def listener(installed: None, reader: Reader, heard: Events, screen: Desktop) -> Listener:
    reader.find("text", COMMITTEE)
    reader.choose_in_box(PERIOD, "Tertialrapport 2")
    reader.choose_in_box(YEAR, "2022")
    reader.write(COMMITTEE, "Farsta")
    reader.press(CREATE)
    reader.find("list item", "Kontaktuppgifter")
    return Listener(reader, heard, screen)


def _go_to(listener: Listener, part: str) -> list[Told]:
    return listener.after(lambda: listener.reader.choose(PARTS, part))


def _is(reader: Reader, role: str, name: str, state: str) -> bool:
    return state in reader.find(role, name).states


def test_one_of_several_is_heard_with_the_question_and_what_is_asked_for(
    listener: Listener,
) -> None:
    reader = listener.reader
    heard = _go_to(listener, "Dialog med företag")
    assert stops(heard) == ["Ja"]
    yes, no = (reader.find("radio button", name) for name in ("Ja", "Nej"))
    assert yes.description == no.description == DIALOGUE
    reader.look_through("yes or no")
    assert not _is(reader, "radio button", "Ja", "checked")
    listener.pressing("Space")
    assert _is(reader, "radio button", "Ja", "checked")
    # An arrow chooses the next one, as everywhere.
    assert stops(listener.pressing("Down")) == ["Nej"]
    assert _is(reader, "radio button", "Nej", "checked")
    assert not _is(reader, "radio button", "Ja", "checked")
    yes.do("Toggle")
    reader.wait("yes", lambda: _is(reader, "radio button", "Ja", "checked"))
    # What hangs on it is among the parts now.
    heard = _go_to(listener, "Branscher")
    assert stops(heard) == ["Handel"]
    assert reader.find("check box", "Handel").description.startswith("Vilka branscher")
    asked = "Välj minst ett och högst tre av alternativen."
    assert asked in reader.find("check box", "Handel").description
    # What has been said once is not said again.
    assert asked not in reader.find("check box", "Hotell och restaurang").description
    reader.look_through("several options")
    assert stops(listener.pressing("Space", "Tab")) == ["Hotell och restaurang"]
    assert _is(reader, "check box", "Handel", "checked")
    reader.find("text", "Annat, med egna ord")


def test_what_is_typed_is_heard_to_be_wrong_when_it_is_left(listener: Listener) -> None:
    reader = listener.reader
    _go_to(listener, "Andel av budgeten")
    number = reader.find("text", SHARE)
    assert {"editable", "focused"} <= number.states
    assert number.description == "Ett tal i %, mellan 0 och 100, med högst en decimal."
    reader.look_through("number")
    assert said(listener.pressing("A")) == []
    heard = listener.pressing("Tab")
    assert said(heard) == ["Skriv ett tal med siffror, till exempel 1 250,5."]
    assert number.text == "a"
    listener.after(lambda: reader.write(SHARE, "1250,5 %"))
    assert number.text == "1250,5 %"
    listener.pressing("Tab")
    assert number.text == "1\u00a0250,5", "it is written in one way when it is left"
    _go_to(listener, "Beslut om budgeten")
    day = reader.find("text", DECIDED)
    assert day.description == "En dag, senast periodens sista dag."
    reader.find("push button", "Välj dag …")
    reader.look_through("day")
    listener.after(day.focus)
    listener.pressing("A")
    heard = listener.pressing("Tab")
    assert said(heard) == ["Skriv en dag, till exempel 12 maj 2022 eller 2022-05-12."]
    listener.after(lambda: reader.write(DECIDED, "12/5"))
    listener.pressing("Tab")
    assert day.text == "12 maj 2022"


def test_a_table_is_heard_cell_by_cell_with_its_headings(listener: Listener) -> None:
    reader = listener.reader
    heard = _go_to(listener, "Insatser")
    assert stops(heard)[-1] in {MEASURES, "Insats: tom"}
    table = reader.find("table", MEASURES)
    assert table.description.startswith("Började: en dag, inom perioden.")
    headings = [one.name for one in reader.shown() if one.role == "column header"]
    assert headings[:3] == ["Insats", "Började", "Företag (st)"]
    reader.look_through("table")
    # The editor of a cell says which it is.
    assert stops(listener.pressing("A")) == ["Insats"]
    assert stops(listener.pressing("Tab"))[-1] == "Började: tom"
    assert stops(listener.pressing("A")) == ["Började"]
    heard = listener.pressing("Tab")
    assert stops(heard)[-1] == "Företag (st): tom"
    (told,) = said(heard)
    assert told.startswith("Skriv en dag, till exempel 12 maj 2022")
    assert told.endswith("Något i rad 1 går inte att läsa.")
    wrong = reader.find("cell", "Började: a")
    assert wrong.description.startswith("Skriv en dag")
    heard = listener.pressing("Shift+Tab")
    assert stops(heard) == ["Började: a"]
    assert said(heard) == ["Skriv en dag, till exempel 12 maj 2022 eller 2022-05-12."]
    reader.look_through("table with a fault")
