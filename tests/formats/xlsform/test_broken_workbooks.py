"""Workbooks that say what no set can say: each is refused with the cell, and what to do."""

import pytest

from app.formats.errors import FormFileError
from app.formats.xlsform.xlsform_reader import read_xlsform
from tests.support.terms import CALENDAR
from tests.support.xlsforms import sheets, workbook

_ASKED = ("text", "hur", "Hur?")
_LIST = (("s", "a", "A"), ("s", "b", "B"))


def _with(*rows: tuple[object, ...], heading: str) -> bytes:
    """Rows with a cell more, under this heading."""
    choices = (*_LIST, ("s", "c", "C"))
    return workbook(*rows, headings=("type", "name", "label", heading), choices=choices)


BROKEN = {
    "a type that no set has": (
        workbook(("geopoint", "plats", "Var?"), _ASKED),
        "survey!A2",
        "Frågetypen ”geopoint” finns inte här. Gör om den till text eller ta bort raden",
    ),
    "a picture": (workbook(_ASKED, ("image", "bild", "Visa.")), "survey!A3", "Ta bort raden"),
    "a range": (workbook(("range", "hur-mycket", "Hur?")), "survey!A2", "integer eller decimal"),
    "a rank": (workbook(("rank s", "ordning", "Hur?"), choices=_LIST), "survey!A2", "tabell"),
    "a type without its list": (
        workbook(("select_one", "vilken", "Vilken?"), choices=_LIST),
        "survey!A2",
        "saknar sin lista",
    ),
    "a list that is not there": (
        workbook(("select_one annan", "vilken", "Vilken?"), choices=_LIST),
        "survey!A2",
        "Listan ”annan” finns inte på bladet choices",
    ),
    "a list in another file": (
        workbook(("select_one_from_file a.csv", "vilken", "Vilken?")),
        "survey!A2",
        "skriv alternativen på bladet choices",
    ),
    "choices that depend on an answer": (
        _with(("select_one s", "vilken", "Vilken?", "lan=${lan}"), heading="choice_filter"),
        "survey!D2",
        "Urval bland alternativen finns inte här",
    ),
    "a question that is calculated": (
        _with(("integer", "summa", "Summa", "1 + 1"), heading="calculation"),
        "survey!D2",
        "Uträkningar finns inte här",
    ),
    "a condition of two questions": (
        _with(
            ("select_one s", "a", "A?", ""),
            ("select_one s", "b", "B?", ""),
            ("text", "c", "C?", "${a} = 'a' or ${b} = 'b'"),
            heading="relevant",
        ),
        "survey!D4",
        "Villkoret gäller flera frågor",
    ),
    "a condition that is calculated": (
        _with(("integer", "a", "A?", ""), ("text", "c", "C?", "${a} + 1 > 3"), heading="relevant"),
        "survey!D3",
        "Skriv om villkoret eller ta bort det",
    ),
    "a condition on a question that follows": (
        _with(
            ("text", "c", "C?", "${a} = 'a'"), ("select_one s", "a", "A?", ""), heading="relevant"
        ),
        "survey!D2",
        "”a” är ingen fråga före den här",
    ),
    "a condition on an answer that is none": (
        _with(
            ("select_one s", "a", "A?", ""), ("text", "c", "C?", "${a} = 'x'"), heading="relevant"
        ),
        "survey!D3",
        "”x” är inget svar på ”a”",
    ),
    "a limit from another answer": (
        _with(("integer", "a", "A?", ". <= ${b}"), heading="constraint"),
        "survey!D2",
        "Skriv det som . >= 0 and . <= 100",
    ),
    "a limit of a text": (
        _with(("text", "a", "A?", "regex(., '[0-9]+')"), heading="constraint"),
        "survey!D2",
        "Villkor på svaret finns bara för tal, dagar och flera val",
    ),
    "limits that exclude all": (
        _with(("integer", "a", "A?", ". >= 9 and . <= 1"), heading="constraint"),
        "survey!D2",
        "är mindre än det minsta (min)",
    ),
    "a name that stands twice": (
        workbook(_ASKED, ("text", "Hur", "Hur då?")),
        "survey!B3",
        "finns redan i survey!B2",
    ),
    "a question without a name": (workbook(("text", "", "Hur?")), "survey!A2", "Namn saknas"),
    "a name of signs": (workbook(("text", "???", "Hur?")), "survey!B2", "går inte att använda"),
    "a question without a wording": (workbook(("text", "hur", "")), "survey!A2", "saknar text"),
    "a row without a type": (workbook(("", "hur", "Hur?")), "survey!B2", "Raden saknar typ"),
    "an answer within a wording": (
        workbook(_ASKED, ("text", "mer", "Du skrev ${hur}. Mer?")),
        "survey!C3",
        "Skriv ut vad som menas",
    ),
    "a group that does not end": (
        workbook(("begin group", "g", "Grupp"), _ASKED),
        "survey!A2",
        "avslutas inte. Lägg till en rad ”end group”",
    ),
    "an end without a beginning": (
        workbook(_ASKED, ("end repeat", "", "")),
        "survey!A3",
        "Inget som ska avslutas här har börjat",
    ),
    "a table in a table": (
        workbook(
            ("begin repeat", "t", "T"),
            ("begin repeat", "u", "U"),
            ("text", "v", "V"),
            ("end repeat", "", ""),
            ("end repeat", "", ""),
        ),
        "survey!A3",
        "En tabell kan inte stå i en tabell",
    ),
    "as many rows as another answer says": (
        _with(
            ("begin repeat", "t", "T", "${antal}"),
            ("text", "v", "V", ""),
            ("end repeat", "", "", ""),
            heading="repeat_count",
        ),
        "survey!D2",
        "Antalet rader kan inte räknas ut",
    ),
    "required by an expression": (
        _with(("text", "a", "A?", "${b} = 1"), heading="required"),
        "survey!D2",
        "är varken yes eller no",
    ),
    "an option that stands twice": (
        workbook(("select_one s", "a", "A?"), choices=(*_LIST, ("s", "a", "Ä"))),
        "choices!B4",
        "alternativet ”a” står två gånger",
    ),
    "an option without a text": (
        workbook(("select_one s", "a", "A?"), choices=(("s", "a", ""),)),
        "choices!A2",
        "Alternativet saknar text",
    ),
    "a column without a heading that is needed": (
        workbook(("text", "Hur?"), headings=("type", "label")),
        "survey!A1",
        "Kolumnen ”name” saknas",
    ),
    "a column of the program's own that is misspelt": (
        _with(("text", "a", "A?", "Kort"), heading="set_shrot"),
        "survey!D1",
        "Kolumnen ”set_shrot” är okänd",
    ),
    "a number that is none": (
        _with(("text", "a", "A?", "många"), heading="set_word_limit"),
        "survey!D2",
        "”många” är inget heltal",
    ),
    "a key of another kind": (
        _with(("text", "a", "A?", "st"), heading="set_unit"),
        "survey!D2",
        "unit hör till kind = ”number”",
    ),
    "a period that there is none of": (
        workbook(_ASKED, settings=(("set_valid_from",), ("våren",))),
        "settings!A2",
        "”våren” är ingen period",
    ),
    "a day that is none": (
        workbook(
            _ASKED, settings=(("set_deadline_term", "set_deadline_day"), ("2022-T1", "i maj"))
        ),
        "settings!B2",
        "”i maj” är ingen dag",
    ),
    "a name that is too long": (
        workbook(("text", "a" * 81, "A?")),
        "survey!B2",
        "name är längre än 80 tecken",
    ),
    "more options than there may be": (
        workbook(("select_one s", "a", "A?"), choices=[("s", n, n) for n in range(201)]),
        "survey!A2",
        "options har fler än 200 delar",
    ),
    "no sheet of questions": (sheets({"Blad1": [("type",)]}), "", "Bladet survey saknas"),
    "no question": (workbook(("note", "n", "Hej")), "survey!A1", "Det finns inga frågor"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_it_is_refused_by_cell_with_what_to_do(name: str) -> None:
    data, place, reason = BROKEN[name]
    with pytest.raises(FormFileError) as refused:
        read_xlsform(data, "enkat.xlsx", CALENDAR)
    (fault,) = refused.value.faults
    assert fault.place == place
    assert reason in fault.reason
    assert str(refused.value).startswith(f"enkat.xlsx: {place}: " if place else "enkat.xlsx")


def test_all_faults_are_told_at_once_in_the_order_of_the_rows() -> None:
    data = workbook(
        ("geopoint", "plats", "Var?"), ("text", "", "Hur?"), ("select_one x", "val", "Vilken?")
    )
    with pytest.raises(FormFileError) as refused:
        read_xlsform(data, "enkat.xlsx", CALENDAR)
    places = [fault.place for fault in refused.value.faults]
    assert places == ["survey!A2", "survey!A3", "survey!A4"]
    assert str(refused.value).endswith("(2 fel till).")
