"""An environment is compiled when it is set up: a start that compiles takes twice as long."""

import os
import sys
from pathlib import Path

import pytest

from tools import environment
from tools.environment import Environment, clean_variables, compile_modules

_MODULE = "ANSWER = 42\n"


def _compiled(folder: Path) -> list[str]:
    return [path.name.split(".")[0] for path in sorted(folder.rglob("*.pyc"))]


def test_modules_are_compiled_though_the_shell_has_python_compile_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for name in ("one", "inside/other"):
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_MODULE, "utf-8")
    (tmp_path / "template.py").write_text("{{ no module }", "utf-8")
    compile_modules(Path(sys.executable), tmp_path)
    assert sorted(_compiled(tmp_path)) == ["one", "other"]


def test_programs_of_the_environment_keep_what_they_compile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONDONTWRITEBYTECODE", "PIP_NO_COMPILE"):
        monkeypatch.setenv(name, "1")
        assert name not in clean_variables()
        assert name not in Environment(tmp_path).variables({})


def test_what_is_installed_is_compiled_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project, which pip leaves where it is, and the packages, whatever pip was told."""
    project, made = tmp_path / "project", Environment(tmp_path / "environment")
    monkeypatch.setattr(environment, "PROJECT", project)
    monkeypatch.setattr(Environment, "python", Path(sys.executable))
    for path in (project / "app" / "own.py", made.folder / "lib" / "package.py"):
        path.parent.mkdir(parents=True)
        path.write_text(_MODULE, "utf-8")
    monkeypatch.setattr(environment, "run_pip", lambda *_arguments, **_more: None)
    with (tmp_path / "lock").open("w") as lock:
        made._install(os.dup(lock.fileno()), development=False)
    assert _compiled(project / "app") == ["own"]
    assert _compiled(made.folder) == ["package"]
