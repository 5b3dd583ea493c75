"""What the builders and the hands of others write: read as it is meant, and what is left out told.

The features are those of the public examples of ODK, Kobo and pyxform; the workbooks are our own.
"""

from collections.abc import Mapping
from typing import Any

from app.formats.xlsform.read_form import ReadForm
from app.formats.xlsform.xlsform_reader import read_xlsform
from app.formats.xlsform.xlsform_writer import write_xlsform
from app.model.form import FormDefinition
from tests.support.terms import CALENDAR
from tests.support.xlsforms import sheets, workbook

_YES_NO = (("yes_no", "yes", "Yes"), ("yes_no", "no", "No"))


def _read(data: bytes, file: str = "Min enkät.xlsx") -> ReadForm:
    return read_xlsform(data, file, CALENDAR)


def _questions(read: ReadForm) -> dict[str, Mapping[str, Any]]:
    return {
        question["id"]: question
        for section in read.content["sections"]
        for question in section["questions"]
    }


def _left_out(read: ReadForm) -> list[str]:
    return [str(one) for one in read.left_out]


def test_a_flat_form_is_one_section_called_as_the_form() -> None:
    read = _read(workbook(("text", "first_name", "What is your name?"), ("int", "age", "Age?")))
    assert read.content["title"] == "Min enkät"
    assert read.content["id"] == "min-enkat"
    assert read.content["version"] == 1
    (section,) = read.content["sections"]
    assert (section["number"], section["title"]) == (1, "Min enkät")
    assert _questions(read) == {
        "first-name": {"id": "first-name", "text": "What is your name?", "required": False},
        "age": {"id": "age", "text": "Age?", "required": False, "kind": "number"},
    }
    assert read.missing == ("audience", "periods", "valid_from")
    assert read.left_out == ()


def test_groups_are_sections_and_groups_in_them_are_not() -> None:
    read = _read(
        workbook(
            ("note", "welcome", "Welcome."),
            ("note", "more", "Take your time."),
            ("begin_group", "", "1. About you"),
            ("note", "why", "We ask everybody."),
            ("begin group", "layout", ""),
            ("text", "a", "A?"),
            ("end_group", "", ""),
            ("begin group", "inner", "Inner"),
            ("text", "b", "B?"),
            ("note", "thanks", "Thanks so far."),
            ("end group", "", ""),
            ("end group", "", ""),
            ("begin group", "empty", "Nothing"),
            ("note", "nothing", "Nothing here."),
            ("end group", "", ""),
            ("begin group", "outer", ""),
            ("begin group", "last", "Last"),
            ("text", "c", "C?"),
            ("end group", "", ""),
            ("end group", "", ""),
            ("text", "d", "D?"),
        )
    )
    first, second, closing = read.content["sections"]
    assert (first["number"], first["title"]) == (1, "About you")
    assert first["introduction"] == "We ask everybody."
    assert [question["id"] for question in first["questions"]] == ["a", "b"]
    assert (second["number"], second["title"]) == (2, "Last")
    assert ("number" in closing, closing["questions"][0]["id"]) == (False, "d")
    assert read.content["description"] == "Welcome.\n\nTake your time."
    assert _left_out(read) == [
        "survey!C9: Rubriken ”Inner” är inte med, för gruppen står i en annan. Frågorna är med.",
        "survey!C11: Texten står mellan frågor och är inte med. Flytta den till ledtexten (hint) "
        "på frågan som den hör till.",
        "survey!A14: Gruppen har inga frågor och är inte med.",
    ]


def test_every_way_to_write_a_choice() -> None:
    read = _read(
        workbook(
            ("select_one yes_no", "agree", "Agree?"),
            ("select one colours", "one", "One?"),
            ("select all that apply from colours or specify other", "all", "All?"),
            ("select_multiple  colours or_other", "several", "Several?"),
            ("Select_One colours", "again", "Again?"),
            choices=(*_YES_NO, ("colours", 1, "Red"), ("colours", 2.0, "Blue")),
        )
    )
    asked = _questions(read)
    options = [{"id": "1", "text": "Red"}, {"id": "2", "text": "Blue"}]
    assert asked["agree"]["kind"] == "yes_no"
    for question_id, kind, other in [
        ("one", "choice", None),
        ("all", "choices", True),
        ("several", "choices", True),
        ("again", "choice", None),
    ]:
        found = asked[question_id]
        assert (found["kind"], found["options"], found.get("other")) == (kind, options, other)


def test_limits_and_conditions_in_every_notation() -> None:
    headings = ("type", "name", "label", "constraint", "relevance")
    read = _read(
        workbook(
            ("select_one yes_no", "has_any", "Any?"),
            ("integer", "a", "A?", "(. > 0) and (.<=120)", "${has_any} = 'yes'"),
            ("decimal", "b", "B?", "0 <= . AND .<= 99.5", "selected( ${has_any} , ”no” )"),
            ("date", "c", "C?", ".>date('2022-01-01') and . <= '2022-12-31'", ""),
            ("select_multiple s", "d", "D?", "count-selected(.) <= 2", ""),
            ("text", "e", "E?", "", "(selected(${d}, '1') or selected(${d}, 2))"),
            headings=headings,
            choices=(*_YES_NO, ("s", 1, "Ett"), ("s", 2, "Två"), ("s", 3, "Tre")),
        )
    )
    asked = _questions(read)
    assert (asked["a"]["min"], asked["a"]["max"]) == (1, 120)
    assert asked["a"]["ask_if"] == {"question": "has-any", "is": ["yes"]}
    assert (asked["b"]["min"], asked["b"]["max"], asked["b"]["decimals"]) == (0, 99.5, 4)
    assert asked["b"]["ask_if"] == {"question": "has-any", "is": ["no"]}
    assert str(asked["c"]["earliest"]) == "2022-01-02"
    assert str(asked["c"]["latest"]) == "2022-12-31"
    assert asked["d"]["max_chosen"] == 2
    assert asked["e"]["ask_if"] == {"question": "d", "is": ["1", "2"]}


def test_the_condition_of_a_group_is_that_of_its_questions() -> None:
    read = _read(
        workbook(
            ("select_one yes_no", "has_any", "Any?"),
            ("begin group", "g", "Group", "${has_any} = 'yes'"),
            ("text", "a", "A?"),
            ("begin repeat", "t", "T?"),
            ("text", "b", "B?"),
            ("end repeat",),
            ("end group",),
            headings=("type", "name", "label", "relevant"),
            choices=_YES_NO,
        )
    )
    asked = _questions(read)
    for question_id in ("a", "t"):
        assert asked[question_id]["ask_if"] == {"question": "has-any", "is": ["yes"]}


def test_a_repeat_is_a_table() -> None:
    read = _read(
        workbook(
            ("begin repeat", "child", "Children", 3),
            ("text", "child_name", "Name"),
            ("begin group", "more", "More"),
            ("integer", "age", "Age"),
            ("end group",),
            ("note", "n", "Go on."),
            ("end repeat",),
            headings=("type", "name", "label", "repeat_count"),
        )
    )
    assert _questions(read)["child"] == {
        **{"id": "child", "text": "Children", "kind": "table", "required": False},
        **{"min_rows": 3, "max_rows": 3},
        "columns": [{"id": "name", "text": "Name"}, {"id": "age", "text": "Age", "kind": "number"}],
    }
    assert [one.place for one in read.left_out] == ["survey!C4", "survey!C7"]


def test_what_asks_nothing_and_what_has_no_place_is_told() -> None:
    read = _read(
        sheets(
            {
                "survey": [
                    ("type", "name", "label", "appearance", "disabled", "calculation"),
                    ("start", "start", ""),
                    ("deviceid", "deviceid", ""),
                    ("calculate", "sum", "", "", "", "1 + 1"),
                    ("text", "old", "Old?", "", "yes"),
                    ("text", "a", "A?", "multiline", "", ""),
                    ("", "", "", "", "", "", "lost"),
                ],
                "choices": [("list_name", "name", "label"), ("unused", "a", "A")],
                "settings": [("form_title", "version", "style"), ("T", "v2", "pages")],
                "Notes": [("To do",)],
                "Empty": [],
            }
        )
    )
    assert _left_out(read) == [
        "Notes: Bladet är inte läst.",
        "survey!G7: Cellen står inte under någon rubrik.",
        "survey!A2: ”start” frågar inget och är inte med.",
        "survey!A3: ”deviceid” frågar inget och är inte med.",
        "survey!A4: ”calculate” frågar inget och är inte med.",
        "survey!A5: Raden är avstängd (disabled) och inte med.",
        "survey!D1: Kolumnen ”appearance” är inte med.",
        "choices!A2: Listan ”unused” används inte av någon fråga.",
        "settings!B2: Versionen ”v2” är ersatt med 1.",
        "settings!C1: Kolumnen ”style” är inte med.",
    ]


def test_of_several_languages_the_swedish_one_is_read() -> None:
    data = sheets(
        {
            "Survey ": [
                (" Type", "NAME ", "label::English (en)", "Label::Svenska (sv)", "hint"),
                ("text", "a", "In English?", "På svenska?", "Tänk efter.\u00a0"),
            ],
            "settings": [("form_title", "form_id"), ("  Titeln ", "Mitt_id 2")],
        }
    )
    read = _read(data)
    assert _questions(read)["a"]["text"] == "På svenska?"
    assert _questions(read)["a"]["hint"] == "Tänk efter."
    assert (read.content["title"], read.content["id"]) == ("Titeln", "mitt-id-2")
    assert _left_out(read) == ["Survey !C1: Kolumnen ”label::English (en)” är på ett annat språk."]


def test_without_swedish_the_forms_own_language_is_read() -> None:
    survey = [("type", "name", "label:Français", "label:English"), ("text", "a", "Quoi?", "What?")]
    settings = [("form_title", "default_language"), ("T", "English")]
    read = _read(sheets({"survey": survey, "settings": settings}))
    assert _questions(read)["a"]["text"] == "What?"
    assert _questions(_read(sheets({"survey": survey})))["a"]["text"] == "Quoi?"


def test_what_was_read_is_written_and_read_as_the_same() -> None:
    headings = ("type", "name", "label", "hint", "constraint", "relevant", "required")
    read = _read(
        workbook(
            ("select_one yes_no", "Has_Any", "Any?", "Tell.", "", "", "TRUE"),
            ("begin group", "g", "Group", "", "", "${Has_Any} = 'yes'"),
            ("select_multiple s or_other", "2_which", "Which?", "", "count-selected(.) <= 2"),
            ("decimal", "how.much", "How much?", "", ". >= 0.5"),
            ("begin repeat", "child", "Children"),
            ("text", "child_name", "Name"),
            ("select_one yes_no", "child_yes", "Yes?"),
            ("end repeat",),
            ("end group",),
            headings=headings,
            choices=(*_YES_NO, ("s", "A_1", "One"), ("s", "b", "Two")),
        )
    )
    added = {"audience": {"types": ["a"]}, "periods": ["T1"], "valid_from": "2022-T1"}
    context = CALENDAR.known_only
    form = FormDefinition.model_validate({**read.content, **added}, context=context)
    again = _read(write_xlsform(form), "annat.xlsx")
    assert FormDefinition.model_validate(again.content, context=context) == form
    assert (again.left_out, again.missing) == ((), ())
