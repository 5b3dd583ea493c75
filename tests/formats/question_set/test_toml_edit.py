"""A set is changed in its file: it says what it should, and what is not touched keeps its bytes."""

import datetime
import difflib
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from app.formats.question_set.toml_content import (
    MISSING,
    value_at,
    with_item_at,
    with_value_at,
    without_item_at,
)
from app.formats.question_set.toml_edit import (
    new_form_text,
    with_item,
    with_item_moved,
    with_value,
    without_item,
)
from app.formats.question_set.toml_values import TABLES, rank
from app.model.base import Location
from app.model.form import Audience, FormDefinition, Labels, Question, Section
from app.model.kinds.asked import Column, Condition, Option
from app.paths import bundled_data
from tests.support.question_sets import FORMS, SHIPPED
from tests.support.toml_texts import said_lines, sets_in_any_style, written_sets

KINDS = (bundled_data().resources / "form.kinds.example.toml").read_text("utf-8")
EXAMPLE = (bundled_data().resources / "form.example.toml").read_text("utf-8")
PIECES = st.sampled_from(
    [
        "ord " * 30,
        "ett långt stycke " * 9,
        "\n",
        "\n\n",
        " ",
        "  x",
        '"""',
        '"',
        "\\",
        "\\ ",
        "\t",
        "\x00",
    ]
)
FIRST: Location = ("sections", 0, "questions", 0)


def difference(before: str, after: str) -> list[str]:
    """What is removed and added, line by line."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line[0] in "+-" and line[2:].strip()]


def test_a_value_is_changed_and_its_comment_stays() -> None:
    new = with_value(EXAMPLE, (*FIRST, "word_limit"), 250)
    assert difference(EXAMPLE, new) == [
        "- word_limit = 300                        # högsta antal ord",
        "+ word_limit = 250                        # högsta antal ord",
    ]


def test_what_is_the_same_changes_nothing() -> None:
    for location in (("title",), ("preamble",), ("audience",), ("sections",), FIRST):
        value = value_at(tomllib.loads(KINDS), location)
        if isinstance(value, str | list | dict):
            assert with_value(KINDS, location, value) == KINDS


def test_a_new_key_stands_where_the_sets_have_it() -> None:
    new = with_value(SHIPPED, (*FIRST, "hint"), "Tänk efter.")
    text = (
        "Beskriv samverkan med det lokala näringslivet inom stadsdelsnämndens geografiska område."
    )
    assert f'text = "{text}"\nhint = "Tänk efter."\n\n[[' in new
    new = with_value(SHIPPED, ("recipient",), "a@example.se")
    assert 'valid_from = "2022-T1"\nrecipient = "a@example.se"\nlabels =' in new


def test_a_new_key_of_a_table_stands_above_its_columns() -> None:
    at: Location = ("sections", 1, "questions", 1)
    new = with_value(KINDS, (*at, "hint"), "En rad för varje insats.")
    assert difference(KINDS, new) == ['+ hint = "En rad för varje insats."']
    assert value_at(tomllib.loads(new), (*at, "hint")) == "En rad för varje insats."


def test_tables_on_the_way_are_made() -> None:
    new = with_value(KINDS, ("labels", "term"), "Tertial")
    assert difference(KINDS, new) == ['+ labels = { term = "Tertial" }']
    new = with_value(new, ("labels", "phone"), "Tfn")
    assert 'labels = { term = "Tertial", phone = "Tfn" }' in new
    new = with_value(new, ("labels", "term"), None)
    assert 'labels = { phone = "Tfn" }' in new


def test_a_long_text_stays_over_several_lines() -> None:
    before = tomllib.loads(SHIPPED)["preamble"]
    new = with_value(SHIPPED, ("preamble",), before.replace("samlat följa", "följa"))
    removed, added = difference(SHIPPED, new)
    assert removed.replace("samlat följa", "följa")[1:] == added[1:]
    assert tomllib.loads(new)["preamble"] == before.replace("samlat följa", "följa")
    new = with_value(SHIPPED, ("preamble",), "Kort.\n\nMed två stycken.")
    assert 'preamble = """\nKort.\n\nMed två stycken."""\n' in new


def test_a_question_moves_to_another_section_with_its_comments() -> None:
    new = with_item_moved(EXAMPLE, ("sections", 0, "questions", 1), ("sections", 1, "questions", 0))
    removed = [line[2:] for line in difference(EXAMPLE, new) if line[0] == "-"]
    added = [line[2:] for line in difference(EXAMPLE, new) if line[0] == "+"]
    assert removed == added
    assert "# En fråga som är ny men bygger på äldre frågor" in new.partition("[[sections]]\n\n")[2]


def test_the_comment_above_a_section_goes_with_it() -> None:
    new = with_item_moved(SHIPPED, ("sections", 3), ("sections", 0))
    closing = "# The closing section: no number and no heading of its own.\n[[sections]]\n\n"
    assert new.index(closing) < new.index("number = 1")
    assert without_item(SHIPPED, ("sections", 3)) == SHIPPED.partition(f"\n{closing}")[0]


def test_an_option_moves_with_its_lines() -> None:
    at: Location = ("sections", 0, "questions", 2, "options")
    new = with_item_moved(KINDS, (*at, 3), (*at, 0))
    assert difference(KINDS, new) == [
        '+     { id = "kreativa", text = "Kulturella och kreativa näringar" },',
        '-     { id = "kreativa", text = "Kulturella och kreativa näringar" },',
    ]
    assert [one["id"] for one in value_at(tomllib.loads(new), at)] == [
        *("kreativa", "handel", "restaurang", "bygg")
    ]


def test_the_line_ends_and_the_mark_of_utf_8_stay() -> None:
    before = "\ufeff" + SHIPPED.replace("\n", "\r\n")
    new = with_value(before, ("preamble",), "Ett.\nTvå.")
    new = with_item(new, ("sections", 1, "questions", 0), {"id": "ny", "text": "Ny?"})
    assert new.startswith("\ufeffschema")
    assert new.count("\n") == new.count("\r\n")
    assert tomllib.loads(new[1:])["preamble"] == "Ett.\nTvå."


@pytest.mark.parametrize(
    "written",
    [
        'labels.term = "A"\nlabels.phone = "B"\nsections = [{ number = 1, title = "T" }]\n',
        '[labels]\nterm = "A"\nphone = "B"\n\n[[sections]]\nnumber = 1\ntitle = "T"\n',
        '[[sections]]\nnumber = 1\ntitle = "T"\n[labels]\n  term = "A"\n  phone = "B"',
        'labels = {term="A",phone="B"}\nsections=[{number=1,title="T"},]',
    ],
)
def test_tables_of_every_style(written: str) -> None:
    content = tomllib.loads(written)
    edits: list[tuple[Location, Any]] = [
        (("labels", "phone"), "C"),
        (("labels", "email"), "D"),
        (("labels", "term"), None),
        (("labels",), None),
        (("title",), "NY"),
        (("sections", 0, "questions"), [{"id": "a", "text": "b", "columns": [{"id": "c"}]}]),
        (("sections",), None),
    ]
    for location, value in edits:
        said = tomllib.loads(with_value(written, location, value))
        found = value_at(said, location)
        assert value is None or found == value
        rest = {key for key in content if key != location[0]}
        assert {key: said[key] for key in rest} == {key: content[key] for key in rest}


def test_dotted_keys_stay_dotted() -> None:
    written = '# Ett\nlabels.term = "A"   # två\nlabels.phone = "B"\n\n[[sections]]\nnumber = 1\n'
    new = with_value(written, ("labels", "email"), "C")
    assert difference(written, new) == ['+ labels.email = "C"']
    new = with_value(new, ("labels", "term"), None)
    assert new == '# Ett\nlabels.phone = "B"\nlabels.email = "C"\n\n[[sections]]\nnumber = 1\n'


def test_what_cannot_be_changed_where_it_is_leaves_the_rest_alone() -> None:
    written = (
        '# Ett\ntitle = "A"\n[[sections]]\nnumber = 1\n[labels]\nterm = "B"\n'
        '# Två\n[[sections.questions]]\nid = "a"\n'
    )
    item = {"id": "b", "columns": [{"id": "c"}]}
    new = with_item(written, ("sections", 0, "questions", 1), item)
    assert tomllib.loads(new)["sections"][0]["questions"] == [{"id": "a"}, item]
    assert "# Ett\n" in new
    assert "# Två\n" in new
    odd = 'sections = [\n  { number = 1, a.b = 1 },\n]\n# Ett\ntitle = "A"\n'
    new = with_value(odd, ("sections", 0, "a", "c"), 2)
    assert tomllib.loads(new) == {"sections": [{"number": 1, "a": {"b": 1, "c": 2}}], "title": "A"}
    assert "# Ett\n" in new


def test_values_of_every_type() -> None:
    day = datetime.date(2025, 6, 5)
    values: list[tuple[object, object]] = [
        *((True, True), (3, 3), (Decimal("0.5"), 0.5), (Decimal("1250"), 1250), (day, day)),
        *((("a", "b"), ["a", "b"]), ({"a b": 1, "å": None}, {"a b": 1})),
    ]
    for value, said in values:
        assert tomllib.loads(with_value(SHIPPED, ("deadline",), value))["deadline"] == said
    with pytest.raises(TypeError):
        with_value(SHIPPED, ("deadline",), object())


def test_what_is_not_there_cannot_be_removed_or_moved() -> None:
    for location in ((*FIRST[:3], 9), ("sections", 9), ("nothing", 0)):
        with pytest.raises(LookupError):
            without_item(SHIPPED, location)
        with pytest.raises(LookupError):
            with_item_moved(SHIPPED, location, FIRST)
    assert with_value(SHIPPED, ("nothing", "at", "all"), None) == SHIPPED


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_set_written_anew_says_the_same(path: Path) -> None:
    content = tomllib.loads(path.read_text("utf-8"))
    assert tomllib.loads(new_form_text(content)) == content


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.toml")), ids=lambda path: path.stem)
def test_another_reader_reads_the_same_and_writes_it_to_the_byte(path: Path) -> None:
    before = path.read_text("utf-8")
    for new in (with_value(before, ("title",), 'Å "x" \\'), new_form_text(tomllib.loads(before))):
        read = tomlkit.parse(new)
        assert read.unwrap() == tomllib.loads(new)
        assert tomlkit.dumps(read) == new


def test_a_set_written_anew_looks_like_those_that_are_shipped() -> None:
    new = new_form_text(tomllib.loads(SHIPPED))
    folded = [line for line in difference(SHIPPED, new) if not line.endswith("\\")]
    assert [line for line in folded if line[2:].startswith(("[", "#")) or " = " in line] == [
        "- # The closing section: no number and no heading of its own."
    ]


def test_every_key_has_its_place_among_the_others() -> None:
    models = (FormDefinition, Audience, Labels, Section, Question, Column, Option, Condition)
    keys = {field.alias or name for one in models for name, field in one.model_fields.items()}
    last = rank("okänd")
    assert [key for key in sorted(keys) if rank(key) == last and key not in TABLES] == []


@given(text=st.text())
def test_any_text_is_kept_to_the_letter(text: str) -> None:
    clean = text.encode("utf-8", "replace").decode()
    for key in ("title", "preamble"):
        for value in (clean, f"{clean} {'ord ' * 40}{clean}"):
            assert tomllib.loads(new_form_text({key: value})) == {key: value}
            once = tomllib.loads(with_value(SHIPPED, ("preamble",), value))
            assert once["preamble"] == value


@given(before=st.lists(PIECES), after=st.lists(PIECES))
def test_a_long_text_that_is_changed_is_kept_to_the_letter(
    before: list[str], after: list[str]
) -> None:
    once = with_value(SHIPPED, ("preamble",), "".join(before))
    for text in ("".join(after), "".join(before + after), "".join(after + before)):
        assert tomllib.loads(with_value(once, ("preamble",), text))["preamble"] == text


def _questions(form: FormDefinition) -> list[Location]:
    return [
        ("sections", index, "questions", place)
        for index, section in enumerate(form.sections)
        for place in range(len(section.questions))
    ]


@settings(max_examples=300)
@given(written=written_sets(), data=st.data())
def test_a_value_of_any_set_is_changed_alone(
    written: tuple[FormDefinition, str], data: DataObject
) -> None:
    form, before = written
    content = tomllib.loads(before)
    question = data.draw(st.sampled_from(_questions(form)))
    key = data.draw(st.sampled_from(["text", "hint", "short", "word_limit", "ask_if", "unit"]))
    value: Any = data.draw(
        st.none()
        | st.sampled_from(["Nytt", "Två\nrader", 'Med "citat"', "Långt " * 40, 7, ["a"]])
        | st.just({"question": "a", "is": ["yes"]})
    )
    location = (*question, key)
    new = with_value(before, location, value)
    said = tomllib.loads(new)
    assert (value_at(said, location) == value) or value is None
    was = value_at(content, location)
    back = with_value(new, location, None if was is MISSING else was)
    assert tomllib.loads(back) == content
    # Whatever the value is written over, the lines of all else are the same.
    assert said_lines(with_value(new, location, None)) == said_lines(
        with_value(before, location, None)
    )


@settings(max_examples=300)
@given(written=written_sets(), data=st.data())
def test_questions_of_any_set_are_moved_removed_and_added_alone(
    written: tuple[FormDefinition, str], data: DataObject
) -> None:
    form, before = written
    content = tomllib.loads(before)
    question = data.draw(st.sampled_from(_questions(form)))
    without = without_item(before, question)
    assert tomllib.loads(without) == without_item_at(content, question)
    assert _is_part(said_lines(without), said_lines(before))

    section = data.draw(st.integers(0, len(form.sections) - 1))
    there = value_at(without_item_at(content, question), ("sections", section, "questions"))
    most = len(there) if isinstance(there, list) else 0
    to = ("sections", section, "questions", data.draw(st.integers(0, most)))
    moved = with_item_moved(before, question, to)
    assert value_at(tomllib.loads(moved), to) == value_at(content, question)
    assert sorted(said_lines(moved)) == sorted(said_lines(before))
    assert said_lines(without_item(moved, to)) == said_lines(without)

    item = {"id": "ny", "text": "Ny?", "columns": [{"id": "a", "text": "A"}]}
    added = with_item(before, question, item)
    assert tomllib.loads(added) == with_item_at(content, question, item)
    assert said_lines(without_item(added, question)) == said_lines(before)


_LOCATIONS: st.SearchStrategy[Location] = st.sampled_from(
    [
        *(("title",), ("labels",), ("labels", "term"), ("audience", "types"), ("nytt", "a")),
        *(("deadline", "2022-T1"), ("sections", 0, "title"), (*FIRST, "text"), (*FIRST, "hint")),
        *((*FIRST, "ask_if", "is"), (*FIRST, "options"), (*FIRST, "options", 0, "text")),
        *((*FIRST, "columns"), (*FIRST, "columns", 0, "options", 0, "id"), ("sections",)),
    ]
)


@given(written=sets_in_any_style(), location=_LOCATIONS, data=st.data())
def test_a_file_of_any_style_says_what_it_should(
    written: tuple[dict[str, Any], str], location: Location, data: DataObject
) -> None:
    content, text = written
    assert tomllib.loads(text) == content
    value: Any = data.draw(st.sampled_from([None, "Nytt", ["a", "b"], {"a": 1}, [{"id": "a"}]]))
    new = with_value(text, location, value)
    assert tomllib.loads(new) == with_value_at(content, location, value)
    assert tomllib.loads(with_value(new, ("version",), 7)) == {**tomllib.loads(new), "version": 7}
    question: Location = ("sections", 0, "questions", 0)
    item = value_at(content, question)
    without = without_item_at(content, question)
    assert tomllib.loads(without_item(text, question)) == without
    section = data.draw(st.integers(0, len(without["sections"]) - 1))
    to: Location = ("sections", section, "questions", 0)
    assert tomllib.loads(with_item_moved(text, question, to)) == with_item_at(without, to, item)
    assert tomllib.loads(with_item(text, question, item)) == with_item_at(content, question, item)


def _is_part(part: list[str], whole: list[str]) -> bool:
    lines = iter(whole)
    return all(line in lines for line in part)
