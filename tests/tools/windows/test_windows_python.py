"""What the Windows Python is made of."""

from pathlib import Path

import pytest

from tools.environment import Environment
from tools.windows import windows_python
from tools.windows.windows_python import WindowsPython


def test_what_the_program_and_its_tests_need_is_fetched_and_no_checkers() -> None:
    names = {one.split(">")[0] for one in windows_python._needed()}
    assert {"lxml", "chunspell", "pytest", "pyinstaller", "pefile"} <= names
    assert names.isdisjoint({"ruff", "mypy", "import-linter"})


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each time that it is made; what is fetched and compiled is left out."""
    times: list[str] = []

    def make(python: WindowsPython, environment: Environment) -> None:
        python.folder.mkdir()
        times.append(str(environment.folder))

    monkeypatch.setattr(WindowsPython, "_make", make)
    return times


def test_it_is_made_once_and_anew_when_what_it_is_made_from_has_changed(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    python = WindowsPython(tmp_path / "windows")
    environment = Environment(tmp_path / "environment")
    python.ensure(environment)
    python.ensure(environment)
    assert len(made) == 1
    (python.folder / "left").touch()
    monkeypatch.setattr(windows_python, "_digest", lambda: "other")
    python.ensure(environment)
    assert len(made) == 2
    assert not (python.folder / "left").exists()


def test_one_that_was_not_finished_is_made_anew(tmp_path: Path, made: list[str]) -> None:
    python = WindowsPython(tmp_path / "windows")
    python.folder.mkdir()
    python.ensure(Environment(tmp_path / "environment"))
    assert len(made) == 1


_DUMP = """\
The Import Tables (interpreted .idata section contents)
 vma:            Hint    Time      Forward  DLL       First
\tDLL Name: icuuc.dll
\tvma:  Hint/Ord Member-Name Bound-To
\t9989e8\t  263  ucnv_open
\t9989f4\t  225  ucnv_close

\tDLL Name: KERNEL32.dll
\tvma:  Hint/Ord Member-Name Bound-To
\t99cafe\t  1  CloseHandle

[Ordinal/Name Pointer] Table
\t[   0] PyAIter_Check
\t[   1] PyArg_Parse

The Function Table
\t[   2] no_name
"""


def test_names_are_read_from_a_librarys_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_python, "_described", lambda library: _DUMP)
    library = Path("x.dll")
    assert list(windows_python._imported(library, "icuuc.dll")) == ["ucnv_open", "ucnv_close"]
    assert list(windows_python._exported(library)) == ["PyAIter_Check", "PyArg_Parse"]
