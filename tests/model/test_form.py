"""The question set: whole, for somebody, and with an identity that only its content decides."""

import datetime
import tomllib
from typing import Any

import pytest

from app.model.committee import Committee
from app.model.form import FormDefinition, Question
from app.model.form_texts import with_any_year, worded
from tests.support.small_form import form_content, small_form
from tests.support.terms import CALENDAR, IN_STOCKHOLM, a_term

BROMMA = Committee(id="bromma", name="Bromma", administration="Bromma", type="stadsdelsnamnd")
KULTUR = Committee(id="kultur", name="Kultur", administration="Kultur", type="fackforvaltning")


def _refusal(**changes: object) -> str:
    with pytest.raises(ValueError, match="FormDefinition") as refused:
        small_form(**changes)
    return str(refused.value)


def test_the_year_of_the_term_stands_in_a_text() -> None:
    text = "Vad gjordes {year}, i budget {year}?"
    assert worded(text, a_term("2022-T2")) == "Vad gjordes 2022, i budget 2022?"
    assert worded(text, None) == "Vad gjordes ____, i budget ____?"
    assert with_any_year(text) == "Vad gjordes [årtal], i budget [årtal]?"


@pytest.mark.parametrize("text", ["{years}", "{", "}", "{}", "{year", "{{year}}", "{0}", "a } b"])
@pytest.mark.parametrize("field", ["title", "preamble", "heading", "description"])
def test_an_unknown_placeholder_is_refused(field: str, text: str) -> None:
    assert "okänd platshållare" in _refusal(**{field: text})


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_a_text_that_is_printed_is_not_empty(text: str) -> None:
    assert "title" in _refusal(title=text)


def test_sections_are_printed_with_their_number() -> None:
    form = small_form()
    headings = [section.heading for section in form.sections]
    assert headings == ["1. Först", "3. Sedan", ""]


def test_questions_come_in_the_order_of_the_form() -> None:
    form = small_form()
    assert [q.id for q in form.questions()] == ["ett", "tva", "tre", "ovrigt"]
    assert form.question("tre").text == "Hur gick det?"
    assert form.section_of("tre").number == 3
    assert form.section_of("ovrigt").number is None


def test_a_question_that_is_not_in_the_form_is_a_key_error() -> None:
    for ask in (small_form().question, small_form().section_of):
        with pytest.raises(KeyError, match="fyra"):
            ask("fyra")


def _sections(*numbers: int | None) -> list[dict[str, Any]]:
    return [
        {
            **({} if number is None else {"number": number, "title": "Rubrik"}),
            "questions": [{"id": f"fraga-{index}", "text": "Fråga?"}],
        }
        for index, number in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ((2, 1), "nummer ska stiga"),
        ((1, 1), "nummer ska stiga"),
        ((None, 1), "bara det sista avsnittet får sakna nummer"),
        ((None, None), "bara det sista avsnittet får sakna nummer"),
        ((0,), "greater than or equal to 1"),
        ((), "at least 1 item"),
    ],
)
def test_sections_stand_in_order(numbers: tuple[int | None, ...], says: str) -> None:
    assert says in _refusal(sections=_sections(*numbers))


def test_a_set_may_skip_a_number() -> None:
    assert len(small_form(sections=_sections(1, 2, 4, None)).sections) == 4


def test_a_section_has_number_and_title_or_neither() -> None:
    only_number, only_title = _sections(1), _sections(1)
    del only_number[0]["title"], only_title[0]["number"]
    for sections in (only_number, only_title):
        assert "både nummer och rubrik, eller ingetdera" in _refusal(sections=sections)


def test_a_question_stands_once() -> None:
    sections = _sections(1, 2)
    sections[1]["questions"][0]["id"] = "fraga-0"
    assert "frågan ”fraga-0” står två gånger" in _refusal(sections=sections)


def test_a_section_asks_something() -> None:
    sections = _sections(1)
    sections[0]["questions"] = []
    assert "questions" in _refusal(sections=sections)


@pytest.mark.parametrize("limit", [0, -1, 1.5])
def test_a_word_limit_is_at_least_one_word(limit: float) -> None:
    sections = _sections(1)
    sections[0]["questions"][0]["word_limit"] = limit
    assert "word_limit" in _refusal(sections=sections)


def test_a_set_is_for_somebody() -> None:
    assert "inte riktad till någon" in _refusal(audience={})


def test_a_set_does_not_end_before_it_begins() -> None:
    assert "ligger före den första perioden (valid_from)" in _refusal(
        valid_from="2023-T1", valid_until="2022-VB"
    )


@pytest.mark.parametrize(
    ("audience", "bromma", "kultur"),
    [
        ({"types": ["stadsdelsnamnd"]}, True, False),
        ({"types": ["stadsdelsnamnd", "fackforvaltning"]}, True, True),
        ({"committees": ["kultur"]}, False, True),
        ({"types": ["fackforvaltning"], "committees": ["annan"]}, False, False),
    ],
)
def test_those_who_are_named_go_before_their_type(
    audience: dict[str, Any], bromma: bool, kultur: bool
) -> None:
    form, term = small_form(audience=audience), a_term("2022-T1")
    assert (form.covers(BROMMA, term), form.covers(KULTUR, term)) == (bromma, kultur)


@pytest.mark.parametrize(
    ("code", "covered"),
    [
        ("2021-VB", False),
        ("2022-T1", False),
        ("2022-T2", True),
        ("2022-VB", False),
        ("2023-T1", True),
        ("2023-T2", False),
    ],
)
def test_a_set_covers_its_periods_from_its_first_term_to_its_last(code: str, covered: bool) -> None:
    form = small_form(periods=["T1", "T2"], valid_from="2022-T2", valid_until="2023-T1")
    assert form.covers(BROMMA, a_term(code)) is covered


@pytest.mark.parametrize(
    ("deadline", "code", "day"),
    [
        ("2022-10-07", "2022-T2", datetime.date(2022, 10, 7)),
        ("2022-10-07", "2023-T1", None),
        ({"2022-VB": "2023-01-20", "2023-T1": "2023-06-02"}, "2023-T1", datetime.date(2023, 6, 2)),
        ({"2022-VB": "2023-01-20"}, "2022-T2", None),
        ({}, "2022-T2", None),
        ("", "2022-T2", None),
    ],
)
def test_a_day_alone_is_that_of_the_first_term_the_set_asks_in(
    deadline: object, code: str, day: datetime.date | None
) -> None:
    form = small_form(periods=["T2", "VB"], valid_from="2022-T1", deadline=deadline)
    assert form.due(a_term(code)) == day


def test_a_deadline_is_a_day_of_a_term() -> None:
    assert "deadline" in _refusal(deadline="7 oktober")
    assert "deadline" in _refusal(deadline={"2022": "2022-10-07"})
    assert "deadline" in _refusal(deadline={"2022-T1": "2022-10-07T12:30"})


@pytest.mark.parametrize("address", ["", "naringsliv@example.se"])
def test_a_recipient_is_an_address_or_not_there(address: str) -> None:
    assert small_form(recipient=address).recipient == address


@pytest.mark.parametrize(
    "text",
    [
        *("kansliet", "a@b", "a b@c.se", "a@b.se, c@d.se", "N <a@b.se>", "a@b@c.se"),
        *("a@b.se.", "a.@b.se", ".a@b.se", "a..b@c.se", "a@b..se", "a@.b.se", "=?utf-8?q?a?=@b.se"),
    ],
)
def test_a_recipient_is_one_address(text: str) -> None:
    assert "är ingen e-postadress" in _refusal(recipient=text)


TOML = """
schema = "naringslivsrapport/form/1"
id = "prov"
version = 1
title = "PROV"
short_title = "Prov"
language = "sv-SE"
audience = { types = ["stadsdelsnamnd"] }
periods = ["T1"]
valid_from = "2022-T1"
labels = { committee = "N", term = "P", contact = "K", phone = "T", email = "E" }
preamble = "Inledning"
heading = "Rubrik"
description_heading = "Beskrivning"
description = "Text"

[[sections]]
number = 1
title = "Ett"

[[sections.questions]]
id = "ett"
text = "Fråga?"
"""


def _from_toml(text: str) -> FormDefinition:
    return FormDefinition.model_validate(tomllib.loads(text), context=IN_STOCKHOLM)


@pytest.mark.parametrize(
    "same",
    [
        TOML.replace("\n", "\r\n"),
        "# En kommentar\n" + TOML,
        TOML.replace('id = "prov"\nversion = 1\n', 'version = 1\nid = "prov"\n', 1),
        TOML.replace('text = "Fråga?"', 'text = """\nFråga?"""'),
        TOML + "required = true\n",
        TOML + 'hint = ""\n',
    ],
)
def test_how_the_file_is_written_does_not_change_its_identity(same: str) -> None:
    assert same != TOML
    assert _from_toml(same).reference() == _from_toml(TOML).reference()


@pytest.mark.parametrize(
    "other",
    [
        TOML.replace("Fråga?", "Fråga!"),
        TOML + "required = false\n",
        TOML.replace("version = 1", "version = 2"),
        TOML.replace('["T1"]', '["T1", "T2"]'),
    ],
)
def test_what_the_set_says_does(other: str) -> None:
    assert other != TOML
    assert _from_toml(other).reference().sha256 != _from_toml(TOML).reference().sha256


def test_the_identity_stays_from_one_version_of_the_program_to_the_next() -> None:
    reference = small_form().reference()
    assert (reference.id, reference.version) == ("prov", 1)
    assert reference.sha256 == ("3adbaf8828ab827bac813a248de525d145525e854a2aa05c8cbb3bc4ff18f474")


def test_a_form_written_out_is_the_same_form() -> None:
    form = small_form()
    again = FormDefinition.model_validate(
        form.model_dump(mode="json", by_alias=True), context=IN_STOCKHOLM
    )
    assert again == form
    assert again.reference() == form.reference()


def test_the_file_names_its_schema() -> None:
    assert "schema" in _refusal(schema="naringslivsrapport/form/2")
    content = form_content()
    del content["schema"]
    with pytest.raises(ValueError, match="schema"):
        FormDefinition.model_validate(content, context=IN_STOCKHOLM)


def test_what_may_be_left_out_has_a_value_that_serves() -> None:
    content = form_content(title="PROV PÅ RAPPORT")
    for name in ("short_title", "labels", "preamble", "heading", "description_heading"):
        del content[name]
    del content["description"]
    form = FormDefinition.model_validate(content, context=IN_STOCKHOLM)
    assert form.short_title == "Prov på rapport"
    assert form.labels.committee == "Nämnd"
    assert form.office == "den som ställer frågorna"
    assert form.heading == ""


@pytest.mark.parametrize(
    ("question", "notes"),
    [
        (Question(id="a", text="A?"), ""),
        (Question(id="a", text="A?", required=False), "Frågan är frivillig."),
        (Question(id="a", text="A?", hint="Råd.", word_limit=7), "Råd. Högst 7 ord."),
    ],
)
def test_what_is_to_be_known_besides_the_wording(question: Question, notes: str) -> None:
    assert question.notes == notes


def test_the_terms_it_asks_in() -> None:
    form = small_form(valid_from="2022-T2", valid_until="2023-T2", periods=["VB", "T1"])
    assert [term.code for term in form.terms(CALENDAR)] == ["2022-VB", "2023-T1"]
    assert [*small_form(valid_from="2099-T2", periods=["T1"]).terms(CALENDAR)] == []


def test_a_day_alone_is_for_the_first_term_even_where_none_is_left() -> None:
    day = datetime.date(2099, 10, 7)
    form = small_form(valid_from="2099-T2", periods=["T1"], deadline=day)
    assert form.deadline == {"2099-T2": day}
