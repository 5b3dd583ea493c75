"""The commands that list, begin and read: what they print, what they write, how they end."""

from pathlib import Path

import pytest

from app import cli
from app.formats.report_json import read_report_json, write_report_json
from app.model.report import Report, ReportStatus
from tests.support.links import needs_links
from tests.support.program import Program
from tests.support.report_documents import exported
from tests.support.reports import FORM, whole_report
from tests.support.terms import CALENDAR

ROOT = Path(__file__).parents[1]


def _read(path: Path) -> Report:
    return read_report_json(path.read_bytes(), str(path), CALENDAR)


# forms and committees.


def test_forms_are_listed(program: Program) -> None:
    ended = program("forms")
    assert ended.code == 0
    assert ended.out == [
        "fackforvaltning version 1: för fackforvaltning; T1, T2, VB från 2022-T1",
        "kulturnamnden-tertial version 1: för kulturnamnden; T1, T2 från 2022-T1",
        "kulturnamnden-vb version 1: för kulturnamnden; VB från 2022-VB",
        "stadsdelsnamnd version 1: för stadsdelsnamnd; T1, T2, VB från 2022-T1",
    ]


def test_forms_as_json(program: Program) -> None:
    form = program("forms", "--json").json[3]
    assert form["id"] == "stadsdelsnamnd"
    assert form["version"] == 1
    assert form["audience"] == {"types": ["stadsdelsnamnd"], "committees": []}
    assert form["terms"] == {
        "periods": ["T1", "T2", "VB"],
        "valid_from": "2022-T1",
        "valid_until": None,
    }
    assert form["sha256"] == FORM.reference().sha256
    assert len(form["questions"]) == 9


def test_committees_are_listed(program: Program) -> None:
    ended = program("committees")
    assert (ended.code, len(ended.out)) == (0, 30)
    assert "overformyndarnamnden: Överförmyndarnämnden (facknämnd)" in ended.out


@pytest.mark.parametrize(("term", "number"), [("2022-T1", 28), ("2023-T1", 28), ("2023-T2", 26)])
def test_committees_of_a_term(program: Program, term: str, number: int) -> None:
    assert len(program("committees", "--term", term).out) == number
    listed = program("committees", "--term", term, "--json").json
    assert len(listed) == number
    assert ("jarva" in {c["id"] for c in listed}) == (term == "2023-T2")


def test_a_committee_as_json(program: Program) -> None:
    by_id = {c["id"]: c for c in program("committees", "--json").json}
    assert by_id["norrmalm"] == {
        "id": "norrmalm",
        "name": "Norrmalms stadsdelsnämnd",
        "administration": "Norrmalms stadsdelsförvaltning",
        "type": "stadsdelsnamnd",
        "valid_from": None,
        "valid_until": "2023-T1",
        "successor": "norra-innerstaden",
    }


def test_what_is_no_term_is_refused(program: Program) -> None:
    assert program.refused("committees", "--term", "T1") == [
        "”T1” är ingen period. Skriv till exempel 2022-T1."
    ]


# new.


def test_a_new_report_is_empty_and_whole(program: Program) -> None:
    target = program.folder / "ny" / "rapport.json"
    ended = program("new", "--committee", "norrmalm", "--term", "2022-T2", "-o", target)
    assert (ended.code, ended.err) == (0, [])
    report = _read(target)
    assert report.committee is not None
    assert report.committee.name == "Norrmalms stadsdelsnämnd"
    assert len(report.answers) == 9
    assert report.status is ReportStatus.DRAFT


@pytest.mark.parametrize(
    ("committee", "term", "says"),
    [
        ("okand", "2022-T2", "”okand” finns inte i registret"),
        ("jarva", "2022-T2", "Järva stadsdelsnämnd finns inte i tertialrapport 2 2022."),
        ("norrmalm", "2023-T2", "Välj Norra innerstadens stadsdelsnämnd i stället."),
        ("norrmalm", "2021-VB", "inga frågor för Norrmalms stadsdelsnämnd"),
        ("norrmalm", "hösten", "”hösten” är ingen period"),
    ],
)
def test_a_report_that_cannot_be_begun(
    program: Program, committee: str, term: str, says: str
) -> None:
    target = program.folder / "rapport.json"
    (line,) = program.refused("new", "--committee", committee, "--term", term, "-o", target)
    assert says in line


def test_no_file_is_replaced(program: Program) -> None:
    target = program.file("rapport.json", b"annat")
    (line,) = program.refused("new", "--committee", "farsta", "--term", "2022-T2", "-o", target)
    assert line == f"{target.name}: det finns redan en fil med det namnet. Välj ett annat namn."
    assert target.read_bytes() == b"annat"


def test_reading_replaces_no_file_either(program: Program) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    target = program.file("b.json", b"annat")
    program.refused("read", source, "-o", target)
    program.refused("read", source, "-o", source)
    assert target.read_bytes() == b"annat"


def test_a_reason_is_one_line_whatever_the_file_is_called(program: Program) -> None:
    assert len(program.refused("check", "a\nb.json")) == 1


@needs_links
def test_user_data_that_cannot_be_reached_is_no_traceback(program: Program) -> None:
    program.data.symlink_to(program.data)
    assert program("forms").code in (0, 1)


@pytest.mark.parametrize("target", [".", "rapport.json/a.json", "a" * 300])
def test_a_place_that_cannot_be_written(
    program: Program, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(program.folder)
    program.file("rapport.json", b"annat")
    program.refused("new", "--committee", "farsta", "--term", "2022-T2", "-o", target)


def test_a_board_has_no_set_until_one_is_installed(program: Program) -> None:
    forms = program.data / "forms"
    forms.mkdir(parents=True)
    text = (ROOT / "forms" / "stadsdelsnamnd.toml").read_text("utf-8")
    own = text.replace('id = "stadsdelsnamnd"', 'id = "egen"', 1).replace(
        'types = ["stadsdelsnamnd"]', 'committees = ["farsta"]'
    )
    (forms / "egen.toml").write_text(own, "utf-8")
    target = program.folder / "rapport.json"
    assert program("new", "--committee", "farsta", "--term", "2022-T2", "-o", target).code == 0
    assert _read(target).form.id == "egen"


# read.


def test_our_json_is_read_as_it_is(program: Program) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    target = program.folder / "b.json"
    ended = program("read", source, "-o", target)
    assert (ended.code, ended.out, ended.err) == (0, [], [])
    assert target.read_bytes() == source.read_bytes()


def test_our_document_is_read_as_it_is(program: Program) -> None:
    source = program.file("a.docx", exported(whole_report(), FORM))
    target = program.folder / "b.json"
    assert program("read", source, "-o", target).code == 0
    assert _read(target) == whole_report()


def test_what_a_report_lacks_may_be_named(program: Program) -> None:
    bare = whole_report().model_copy(update={"committee": None, "term": None})
    source = program.file("a.json", write_report_json(bare))
    target = program.folder / "b.json"
    named = ("--committee", "bromma", "--term", "2022-VB")
    assert program("read", source, *named, "-o", target).code == 0
    report = _read(target)
    assert report.committee is not None
    assert (report.committee.name, str(report.term)) == ("Bromma stadsdelsnämnd", "2022-VB")


def test_what_a_report_says_of_itself_may_be_named_too(program: Program) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    named = ("--committee", "hagersten-alvsjo", "--term", "2022-T2")
    assert program("read", source, *named, "-o", program.folder / "b.json").code == 0


@pytest.mark.parametrize(
    ("named", "says"),
    [
        (
            ("--committee", "bromma"),
            "Rapporten är från Hägersten-Älvsjö stadsdelsnämnd, inte från Bromma stadsdelsnämnd.",
        ),
        (("--term", "2022-T1"), "gäller tertialrapport 2 2022, inte tertialrapport 1 2022."),
        (("--term", "2022"), "”2022” är ingen period"),
    ],
)
def test_a_report_of_somebody_else_is_refused(
    program: Program, named: tuple[str, str], says: str
) -> None:
    source = program.file("a.json", write_report_json(whole_report()))
    (line,) = program.refused("read", source, *named, "-o", program.folder / "b.json")
    assert says in line


def test_a_committee_that_is_unknown_is_refused(program: Program) -> None:
    bare = whole_report().model_copy(update={"committee": None})
    source = program.file("a.json", write_report_json(bare))
    (line,) = program.refused("read", source, "--committee", "x", "-o", program.folder / "b.json")
    assert line == "Nämnden ”x” finns inte i registret."


@pytest.mark.parametrize(
    "data", [b"", b"{", b"PK\x03\x04", b"En rapport.", write_report_json(whole_report())[:500]]
)
def test_what_is_no_report_is_refused(program: Program, data: bytes) -> None:
    source = program.file("a.json", data)
    (line,) = program.refused("read", source, "-o", program.folder / "b.json")
    assert line.startswith(source.name)


def test_a_file_that_is_not_there_is_refused(program: Program) -> None:
    source = program.folder / "ingen.json"
    for command in (("read", source, "-o", program.folder / "b"), ("check", source)):
        assert program.refused(*command) == [
            f"{source.name}: den finns inte. Kontrollera namnet och mappen."
        ]


def test_an_error_that_nobody_foresaw_quotes_no_answer(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_folders: Path) -> None:
        raise RuntimeError("Hemligt svar")

    monkeypatch.setattr(cli, "load_catalog", broken)
    first, second, *places = program.refused("committees")
    assert first.startswith("Något gick fel i programmet och kommandot avbröts. Skicka raderna")
    assert second == "builtins.RuntimeError"
    assert places[0].startswith("  app/cli.py, rad ")
    assert "Hemligt" not in " ".join(places)


# Several surveys.


def _install_climate(program: Program) -> None:
    text = (ROOT / "forms" / "stadsdelsnamnd.toml").read_text("utf-8")
    (program.data / "forms").mkdir(parents=True)
    for before, after in (
        ('id = "stadsdelsnamnd"', 'id = "klimat"'),
        ('survey = "naringsliv"', 'survey = "klimat"'),
        ('"Uppföljningsrapport näringsliv"', '"Klimatrapport"'),
    ):
        assert before in text
        text = text.replace(before, after, 1)
    (program.data / "forms" / "klimat.toml").write_text(text, "utf-8")


def test_which_survey_a_new_report_is_of_is_named_where_there_are_several(
    program: Program,
) -> None:
    _install_climate(program)
    assert "klimat version 1: för stadsdelsnamnd; T1, T2, VB från 2022-T1; uppföljning klimat" in (
        program("forms").out
    )
    assert {row["survey"] for row in program("forms", "--json").json} == {"klimat", "naringsliv"}
    target = program.folder / "ny.json"
    begin = "new", "--committee", "farsta", "--term", "2022-T2", "-o", target
    (line,) = program.refused(*begin)
    assert "Ange vilken med --survey." in line
    (line,) = program.refused(*begin, "--survey", "idrott")
    assert "”idrott” har inga frågor för Farsta" in line
    assert program(*begin, "--survey", "klimat").code == 0
    assert _read(target).form.id == "klimat"
    following = program.folder / "foljande.json"
    after = "--committee", "farsta", "--term", "2022-VB", "-o", following
    assert program("carry-over", target, *after).code == 0
    assert _read(following).form.id == "klimat"
    following.unlink()
    assert program("carry-over", target, *after, "--survey", "naringsliv").code == 0
    assert _read(following).form.id == "stadsdelsnamnd"
