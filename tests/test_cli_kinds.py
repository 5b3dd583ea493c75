"""The commands on a set that asks for more than text."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Answer, Report
from app.model.report_stages import without_set_aside
from app.paths import bundled_data
from app.services.catalog import load_catalog
from tests.support.program import Program
from tests.support.terms import CALENDAR, IN_STOCKHOLM

EXAMPLE = bundled_data().resources / "form.kinds.example.toml"
# For one committee, so that it goes before the set that is shipped.
SET = EXAMPLE.read_text("utf-8").replace('types = ["stadsdelsnamnd"]', 'committees = ["farsta"]')
UNREAD = "Frågan besvaras på annat sätt nu. Svaret gick inte att läsa, och är kvar som text."
VALUES: dict[str, Any] = {
    "har-dialog": True,
    "antal-besok": "1250",
    "branscher": {"chosen": ["handel", "bygg"], "other": ""},
    "andel-av-budget": "1.5",
    "insatser": {"rows": [{"insats": "Mässa", "foretag": "40", "kostnad": "12.5"}]},
    "lokaler": {
        "rows": [
            {"slag": "Butiker", "antal": "3"},
            {"slag": "Kontor"},
            {"slag": "Verkstäder", "antal": "1"},
        ]
    },
}


@pytest.fixture
def installed(program: Program) -> Program:
    (program.data / "forms").mkdir(parents=True)
    (program.data / "forms" / "exempel.toml").write_text(SET, "utf-8")
    return program


def _new(program: Program, term: str = "2022-T1") -> Path:
    target = program.folder / f"{term}.json"
    target.unlink(missing_ok=True)
    ended = program("new", "--committee", "farsta", "--term", term, "-o", target)
    assert (ended.code, ended.err) == (0, [])
    return target


def _report(path: Path) -> Report:
    return read_report_json(path.read_bytes(), path.name, CALENDAR)


def _filled(program: Program, **values: object) -> Path:
    path = _new(program)
    report = _report(path)
    for question, value in {**VALUES, **values}.items():
        answer = Answer.model_validate(
            {**dict(report.answer(question)), "value": value}, context=IN_STOCKHOLM
        )
        report = report.with_answer(answer)
    path.write_bytes(write_report_json(report))
    return path


def test_the_set_is_printed_with_what_is_asked_for(program: Program) -> None:
    ended = program("forms", "--print", EXAMPLE, "--term", "2022-T1")
    text = " ".join(" ".join(ended.out).split())
    assert "Ställs om svaret på ”Dialog med företag” är Ja. Ett heltal i st, mellan 0 och" in text
    assert "Ett av: Den är planerad; Det saknas resurser;" in text
    assert "Rader: Butiker; Kontor; Verkstäder. Talen summeras." in text
    assert "{year}" not in text


def test_the_sets_are_listed_with_the_kinds_of_their_questions(installed: Program) -> None:
    (row,) = (one for one in installed("forms", "--json").json if one["id"] == "exempel-siffror")
    assert row["kinds"]["har-dialog"] == "yes_no"
    assert list(row["kinds"]) == row["questions"]


def test_a_new_report_asks_for_what_the_set_asks_for(installed: Program) -> None:
    report = _report(_new(installed))
    number = report.answer("antal-besok")
    assert (number.kind, number.unit, number.value) == ("number", "st", None)
    assert [option.id for option in report.answer("branscher").options][-1] == "kreativa"
    assert [column.id for column in report.answer("lokaler").columns] == ["slag", "antal", "for"]


def test_the_review_is_told_by_line_and_as_json(installed: Program) -> None:
    path = _filled(installed, **{"antal-besok": "12000", "har-dialog": None})
    out = installed("check", path).out
    assert not any("antal-besok" in line for line in out)
    assert (
        "Fel, har-dialog: Svara ja eller nej, eller markera den som ej relevant och skriv varför."
        in out
    )
    path = _filled(installed, **{"antal-besok": "12000"})
    (line,) = (line for line in installed("check", path).out if "antal-besok" in line)
    assert line.replace("\u00a0", " ").startswith(
        "Fel, antal-besok: Talet ska ligga mellan 0 och 10 000 st."
    )
    (found,) = (
        one
        for one in installed("check", path, "--json").json
        if one["question_id"] == "antal-besok"
    )
    assert (found["code"], found["severity"], found["position"]) == ("out-of-range", "error", None)


def test_what_is_sent_is_read_with_every_question(installed: Program) -> None:
    whole = _report(_filled(installed))
    sent = installed.folder / "skickad.json"
    sent.write_bytes(write_report_json(without_set_aside(whole)))
    assert len(json.loads(sent.read_bytes())["answers"]) < len(whole.answers)
    target = installed.folder / "last.json"
    ended = installed("read", sent, "-o", target)
    assert (ended.code, ended.err) == (0, [])
    assert _report(target) == whole
    assert not any("antal" in line for line in installed("check", sent).err)


def test_the_next_term_begins_with_the_values(installed: Program) -> None:
    earlier = _filled(installed)
    target = installed.folder / "nasta.json"
    ended = installed(
        "carry-over", earlier, "--committee", "farsta", "--term", "2022-T2", "-o", target
    )
    assert (ended.code, ended.out, ended.err) == (0, [], [])
    report = _report(target)
    assert report.answer("antal-besok").told == "1\u00a0250\u00a0st"
    assert report.answer("lokaler").value == _report(earlier).answer("lokaler").value
    assert not report.answer("antal-besok").origin.confirmed


def test_what_is_asked_for_otherwise_is_told_when_it_is_carried_over(installed: Program) -> None:
    earlier = _filled(installed)
    changed = SET
    for before, after in (
        ("version = 1", "version = 2"),
        ('valid_from = "2022-T1"', 'valid_from = "2022-T2"'),
        ('unit = "%"', 'unit = "tkr"'),
        ('    { id = "bygg", text = "Bygg och anläggning" },\n', ""),
        ('kind = "number"                         # ett tal', 'kind = "yes_no"'),
        ('unit = "st"                             #', "#"),
        ("min = 0                                 #", "#"),
        ("max = 10000\n", "\n"),
    ):
        assert before in changed
        changed = changed.replace(before, after, 1)
    (installed.data / "forms" / "tva.toml").write_text(changed, "utf-8")
    target = installed.folder / "nasta.json"
    ended = installed(
        "carry-over", earlier, "--committee", "farsta", "--term", "2022-T2", "-o", target
    )
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == [
        f"Företagsbesök: {UNREAD}",
        "Branscher: Ett alternativ som är valt finns inte längre. Välj på nytt.",
        f"Andel av budgeten: {UNREAD}",
    ]
    assert [
        option.text for option in _report(target).answer("branscher").options if option.gone
    ] == ["Bygg och anläggning"]


def test_the_catalog_takes_the_example(installed: Program) -> None:
    catalog = load_catalog(bundled_data().forms, installed.data / "forms")
    assert [form.id for form in catalog.forms if form.id == "exempel-siffror"]
    assert catalog.refused == ()
