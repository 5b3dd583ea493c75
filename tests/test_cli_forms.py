"""The commands for those who write question sets: what they print and how they end."""

from pathlib import Path

import pytest

from app.paths import bundled_data
from tests.support.program import Program
from tests.support.registers import (
    another_city,
    changed_register,
    newer_register,
    register_file,
)

FORMS = bundled_data().forms
EXAMPLE = bundled_data().resources / "form.example.toml"
SET = (FORMS / "stadsdelsnamnd.toml").read_text("utf-8")


def _file(program: Program, *changes: tuple[str, str]) -> Path:
    text = SET
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    return program.file("egen.toml", text.encode())


# check-forms.


def test_a_set_without_faults_is_told_so(program: Program) -> None:
    ended = program("check-forms", EXAMPLE, FORMS / "stadsdelsnamnd.toml")
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == [
        f"{path}: inga fel och inga råd." for path in (EXAMPLE, FORMS / "stadsdelsnamnd.toml")
    ]


def test_errors_are_told_by_line_and_end_with_1(program: Program) -> None:
    path = _file(program, ("version = 1", "version = 0"), ("number = 2", "number = 1"))
    ended = program("check-forms", path)
    assert (ended.code, ended.err) == (1, [])
    line = SET[: SET.index("number = 2")].count("\n") + 1
    assert ended.out == [
        f"{path}:3: fel: version: ska vara minst 1.",
        f"{path}:{line}: fel: sections[1].number: avsnittens nummer ska stiga, vart och ett en "
        "gång.",
    ]


def test_what_is_no_toml_is_told_by_line(program: Program) -> None:
    path = program.file("egen.toml", b"a = 1\na = 2\n")
    (line,) = program("check-forms", path).out
    assert line.startswith(f"{path}:2: fel: tecken 6: går inte att tolka som TOML: samma nyckel")


def test_advice_alone_ends_with_0(program: Program) -> None:
    path = _file(program, ("version = 1", "version = 2"), ('"svart-ekonomi"', '"ny"'))
    ended = program("check-forms", path)
    assert ended.code == 0
    (line,) = ended.out
    assert ": råd: Frågan liknar ”svart-ekonomi” i version 1. Behåll det id:t" in line


def test_remarks_as_json(program: Program) -> None:
    path = _file(program, ("version = 1", "version = 0"))
    ended = program("check-forms", path, EXAMPLE, "--json")
    assert ended.code == 1
    assert ended.json == [
        {
            "file": str(path),
            "line": 3,
            "kind": "error",
            "code": "refused",
            "place": "version",
            "message": "version: ska vara minst 1.",
        }
    ]
    assert program("check-forms", EXAMPLE, "--json").json == []


def test_a_file_that_is_not_there_is_told(program: Program) -> None:
    ended = program("check-forms", program.folder / "ingen.toml")
    assert ended.code == 1
    assert ended.out[0].startswith(f"{program.folder / 'ingen.toml'}: fel: ")


def test_an_installed_version_counts(program: Program) -> None:
    (program.data / "forms").mkdir(parents=True)
    second = SET.replace("version = 1", "version = 2").encode()
    (program.data / "forms" / "b.toml").write_bytes(second)
    path = _file(program, ("version = 1", "version = 2"), ("Övriga upp", "Andra upp"))
    (line,) = program("check-forms", path).out
    assert line.startswith(f"{path}:3: fel: stadsdelsnamnd version 2 finns redan")


# forms --print and --docx.


def test_a_set_is_printed_as_the_empty_form(program: Program) -> None:
    ended = program("forms", "--print", "stadsdelsnamnd", "--term", "2022-T2")
    assert (ended.code, ended.err) == (0, [])
    assert ended.out[0] == "UPPFÖLJNINGSRAPPORT NÄRINGSLIV"
    assert "Period: Tertialrapport 2 2022" in ended.out
    assert "1. Stimulera tillväxt och företagsamhet" in ended.out


def test_a_file_that_is_not_installed_is_printed(program: Program) -> None:
    assert program("forms", "--print", EXAMPLE).out[0] == "UPPFÖLJNINGSRAPPORT EXEMPEL"


def test_the_empty_form_is_written(program: Program) -> None:
    target = program.folder / "blankett.docx"
    ended = program("forms", "--docx", EXAMPLE, "-o", target)
    assert (ended.code, ended.out, ended.err) == (0, [str(target)], [])
    assert target.read_bytes().startswith(b"PK")
    (line,) = program.refused("forms", "--docx", EXAMPLE, "-o", target)
    assert "det finns redan en fil med det namnet" in line


def test_a_set_is_printed_as_its_file(program: Program) -> None:
    file = (FORMS / "stadsdelsnamnd.toml").read_text("utf-8")
    ended = program("forms", "--toml", "stadsdelsnamnd")
    assert (ended.code, ended.err) == (0, [])
    assert ended.out == file.splitlines()
    target = program.folder / "fragor.toml"
    assert program("forms", "--toml", "stadsdelsnamnd@1", "-o", target).out == [str(target)]
    assert target.read_text("utf-8") == file
    (line,) = program.refused("forms", "--toml", "stadsdelsnamnd", "-o", target)
    assert "det finns redan en fil med det namnet" in line


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--toml", "ingen"), "”ingen” finns inte här"),
        (("--print", "ingen"), "”ingen” finns inte här"),
        (("--print", "stadsdelsnamnd@7"), "”stadsdelsnamnd@7” finns inte här"),
        (("--print", "kulturnamnden-vb", "--term", "2022-T1"), "gäller inte tertialrapport 1 2022"),
        (("--print", "stadsdelsnamnd", "--term", "våren"), "”våren” är ingen period"),
        (("--docx", "ingen", "-o", "a.docx"), "”ingen” finns inte här"),
    ],
)
def test_what_cannot_be_shown_is_told(
    program: Program, arguments: tuple[str, ...], says: str
) -> None:
    (line,) = program.refused("forms", *arguments)
    assert says in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("check-forms",),
        ("forms", "--docx", "stadsdelsnamnd"),
        ("forms", "--print", "stadsdelsnamnd", "-o", "a.docx"),
        ("forms", "--print", "stadsdelsnamnd", "--json"),
        ("forms", "--print", "a", "--docx", "b", "-o", "c"),
        ("forms", "--term", "2022-T1"),
        ("forms", "--toml", "a", "--print", "b"),
        ("forms", "--toml", "a", "--term", "2022-T1"),
        ("forms", "-o", "a.docx"),
    ],
)
def test_what_is_not_written_right_is_told(program: Program, arguments: tuple[str, ...]) -> None:
    ended = program(*arguments)
    assert (ended.code, ended.out) == (2, [])
    assert ended.err[0].startswith("Kommandot är inte rätt skrivet. Skriv så här: ")


# check-register.


def test_a_register_is_checked(program: Program) -> None:
    good = register_file(program.folder, newer_register(), "ny.toml")
    assert program("check-register", good).out == [f"{good}: inga fel och inga råd."]
    broken = changed_register(('code = "T2"', 'code = "T1"'), version=0)
    bad = register_file(program.folder, broken, "fel.toml")
    ended = program("check-register", good, bad)
    assert ended.code == 1
    lines = [line for line in ended.out if line.startswith(f"{bad}:")]
    assert [line.split(": ", 1)[1].split(":")[0] for line in lines] == ["fel", "fel"]
    assert lines[0].startswith(f"{bad}:6: fel: version: ")
    assert "perioden ”T1” står två gånger" in lines[1]
    other = register_file(program.folder, another_city(), "annan.toml")
    advised = program("check-register", other, "--json")
    assert advised.code == 0
    assert {row["kind"] for row in advised.json} == {"advice"}


def test_a_set_is_no_register(program: Program) -> None:
    ended = program("check-register", bundled_data().forms / "stadsdelsnamnd.toml")
    assert (ended.code, len(ended.out)) == (1, 1)
    assert "är inget register" in ended.out[0]
