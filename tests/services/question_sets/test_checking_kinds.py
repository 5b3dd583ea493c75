"""Checking what a set says of kinds: every fault with its line, in tables of both ways to write."""

from pathlib import Path

import pytest

from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.question_sets.form_checker import FormRemark, check_forms

EXAMPLE = bundled_data().resources / "form.kinds.example.toml"
SET = EXAMPLE.read_text("utf-8")


def _file(folder: Path, *changes: tuple[str, str]) -> Path:
    text = SET
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    path = folder / "egen.toml"
    path.write_text(text, "utf-8")
    return path


def _line(path: Path, text: str) -> int:
    lines = path.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def _check(path: Path, catalog: Catalog) -> list[FormRemark]:
    return check_forms([path], catalog)


def test_there_is_nothing_to_say_of_the_example(catalog: Catalog) -> None:
    assert _check(EXAMPLE, catalog) == []


@pytest.mark.parametrize(
    ("before", "after", "at", "message"),
    [
        (
            'kind = "number"                         # ett tal',
            'kind = "siffra"',
            'kind = "siffra"',
            "sections[0].questions[1].kind: ska vara 'text', 'number'",
        ),
        (
            'kind = "yes_no"                         # ja',
            'unit = "kr"\nkind = "yes_no" # ja',
            'unit = "kr"',
            "sections[0].questions[0].unit: hör till kind = ”number”, inte till ”yes_no”",
        ),
        (
            "max = 10000",
            "max = -1",
            "max = -1",
            "sections[0].questions[1].max: är mindre än det minsta (min)",
        ),
        (
            'question = "har-dialog", is = ["yes"] }',
            'question = "dialog", is = ["yes"] }',
            'question = "dialog"',
            "sections[0].questions[1].ask_if.question: ”dialog” är ingen fråga före den här",
        ),
        (
            'is = ["planeras"]',
            'is = ["planeras", "planerat"]',
            '"planerat"',
            "sections[0].questions[4].ask_if.is[1]: ”planerat” är inget svar på",
        ),
        (
            '{ id = "bygg", text',
            '{ id = "handel", text',
            '{ id = "handel", text = "Bygg',
            "sections[0].questions[2].options[2].id: alternativet ”handel” står två gånger",
        ),
        (
            'text = "Den är planerad"',
            'txt = "Den är planerad"',
            'txt = "Den',
            "sections[0].questions[3].options[0].txt: är okänt för programmet; kanske menas text",
        ),
        (
            "max_chosen = 3",
            "max_chosen = 6",
            "max_chosen = 6",
            "sections[0].questions[2].max_chosen: ska vara minst så många som ska väljas",
        ),
        (
            "earliest = 2022-01-01",
            'earliest = "i år"',
            'earliest = "i år"',
            "sections[0].questions[4].earliest: är varken en dag eller ”term”",
        ),
        (
            'text = "Fortsätter"\nkind = "yes_no"',
            'text = "Fortsätter"\nkind = "table"',
            'kind = "table"\n\n[[sections.questions]]',
            "sections[1].questions[1].columns[5].kind: en tabell kan inte stå i en tabell",
        ),
        (
            'id = "kostnad"\ntext',
            'id = "foretag"\ntext',
            'id = "foretag"\ntext = "Kostnad',
            "sections[1].questions[1].columns[3].id: kolumnen ”foretag” står två gånger",
        ),
        (
            'id = "antal", text = "Antal", kind = "number", unit',
            'id = "antal", text = "Antal", unit',
            'text = "Antal", unit',
            "sections[1].questions[2].columns[1].max: hör till kind = ”number”, inte till ”text”",
        ),
        (
            '{ id = "nya", text = "Nya företag" }',
            '{ id = "Nya", text = "Nya företag" }',
            '{ id = "Nya"',
            "sections[1].questions[2].columns[2].options[0].id: ska bestå av små bokstäver",
        ),
        (
            '"Kontor", "Verkstäder"]',
            '"Kontor", "kontor"]',
            '"Kontor", "kontor"]',
            "sections[1].questions[2].fixed_rows[2]: raden ”kontor” står två gånger",
        ),
        (
            "min_rows = 1 ",
            "min_rows = 501 ",
            "min_rows = 501",
            "sections[1].questions[1].min_rows: ska vara högst 500",
        ),
    ],
)
def test_a_fault_is_told_with_the_line_where_it_stands(
    catalog: Catalog, tmp_path: Path, before: str, after: str, at: str, message: str
) -> None:
    path = _file(tmp_path, (before, after))
    text = path.read_text("utf-8")
    remarks = _check(path, catalog)
    line = text.count("\n", 0, text.index(at)) + 1
    assert {remark.line for remark in remarks} == {line}
    assert all((one.kind, one.code) == ("error", "refused") for one in remarks)
    assert any(remark.message.startswith(message) for remark in remarks)


def test_advice_has_the_line_of_the_option_or_the_column(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        ('text = "Det saknas resurser"', 'text = "Annat"'),
        ('unit = "tkr"', 'unit = "kkr"'),
        ('text = "Andra företag"', 'text = "Andra företag "'),
    )
    assert [(remark.line, remark.code) for remark in _check(path, catalog)] == [
        (_line(path, 'text = "Annat"'), "own-words-as-option"),
        (_line(path, 'unit = "kkr"'), "unusual-unit"),
        (_line(path, 'text = "Andra företag "'), "space-at-an-end"),
    ]


def test_a_new_version_is_compared_with_the_one_before_it(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        ("version = 1", "version = 2"),
        ('    { id = "bygg", text = "Bygg och anläggning" },\n', ""),
        ('unit = "%"', 'unit = "kr"'),
        ('id = "fortsatter"', 'id = "fortsatter-nu"'),
    )
    remarks = [one for one in check_forms([path, EXAMPLE], catalog) if one.file == str(path)]
    assert [(remark.line, remark.code) for remark in remarks] == [
        # As a survey of its own, as it is meant, it would hide nothing.
        (_line(path, "audience = "), "hides-another"),
        (_line(path, "options = ["), "option-dropped"),
        (_line(path, 'unit = "kr"'), "unit-changed"),
        (_line(path, 'id = "fortsatter-nu"'), "column-dropped"),
    ]
