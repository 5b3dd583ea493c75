"""Every command that a document shows can be given as it is written."""

import re
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from app.command_line import parse
from tests.test_documents import DOCUMENTS, PROJECT

_PROGRAM = ("naringslivsrapport", "naringslivsrapport-kommando.exe")
_PYTHON = ".venv/bin/python"
_BEGIN = ("python3", "python", "py", "pip", *_PROGRAM)
_BLOCK = re.compile(r"^ {4}(\S.*)$", re.MULTILINE)
_INLINE = re.compile(r"`([^`]+)`")
# What it does is said after the command, further to the right.
_REMARK = re.compile(r"\s{2,}.*|\s+#.*")
_SCRIPT = re.compile(r"(?:python3 tools/|py tools\\)(\w+)\.py(.*)")
_MODULE = re.compile(r"python3 -m (tools\.\w+)(.*)")
# One that makes its environment needs nothing but Python.
_WITHOUT_PACKAGES = "-S"
_OPTION = re.compile(r"--[a-z][a-z-]*")


def _commands() -> list[str]:
    found = set()
    for document in DOCUMENTS:
        text = document.read_text("utf-8")
        written = [_REMARK.sub("", line) for line in _BLOCK.findall(text)]
        written += [" ".join(inline.split()) for inline in _INLINE.findall(text)]
        found |= {command for command in written if _is_command(command)}
    return sorted(found)


def _is_command(written: str) -> bool:
    first, *rest = written.split()
    return first.startswith(".venv/") or (bool(rest) and first in _BEGIN)


@cache
def _help(*command: str) -> str:
    """What a command says of its options."""
    ended = subprocess.run(
        [sys.executable, *command, "--help"],
        cwd=PROJECT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ended.stdout


def _unknown(arguments: str, *helps: str) -> list[str]:
    known = {option for text in helps for option in _OPTION.findall(text)}
    return [option for option in _OPTION.findall(arguments) if option not in known]


@pytest.mark.parametrize("command", _commands())
def test_it_can_be_given(command: str) -> None:
    first, *rest = command.split()
    if first in _PROGRAM:
        _require_known(rest)
    elif first == _PYTHON:
        assert rest[0] == "-m"
        _require_module(*rest[1:])
    elif first.startswith(".venv/bin/"):
        assert list(Path(sys.executable).parent.glob(f"{Path(first).name}*"))
    elif first == "pip":
        assert command == "pip install ."
    else:
        _require_script(command)


def _require_known(arguments: list[str]) -> None:
    """The program's own commands; what may be left out is given."""
    given = [argument.strip("[]").removesuffix("...") for argument in arguments]
    if given[0] == "self-check":
        assert given[2] == "-o"
        assert len(given) == 4
    else:
        parse(given)


def _require_module(module: str, *arguments: str) -> None:
    assert find_spec(module) is not None
    if any(argument.startswith("--") for argument in arguments):
        assert _unknown(" ".join(arguments), _help("-m", module)) == []
    if module == "pytest":
        paths = [argument for argument in arguments if "/" in argument]
        assert [path for path in paths if not (PROJECT / path).exists()] == []


def _require_script(command: str) -> None:
    """One that sets up the environment itself; only the tests take what is pytest's, too."""
    script, module = _SCRIPT.fullmatch(command), _MODULE.fullmatch(command)
    if script:
        name, arguments = script.groups()
        helps = [_help(_WITHOUT_PACKAGES, f"tools/{name}.py")]
    else:
        assert module, "needs an environment, or is none of the project's"
        name, arguments = module.groups()
        helps = [_help(_WITHOUT_PACKAGES, "-m", name)]
    if name == "test":
        helps.append(_help("-m", "pytest"))
    assert _unknown(arguments, *helps) == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_an_option_that_is_named_is_known(name: str) -> None:
    named = _INLINE.findall((PROJECT / name).read_text("utf-8"))
    options = [text for text in named if text.startswith("--") and text != "--help"]
    helps = [_help(f"tools/{script}.py") for script in ("start", "test", "build")]
    assert _unknown(" ".join(options), *helps, _help("-m", "pytest")) == []


def test_commands_of_every_kind_are_found() -> None:
    kinds = {command.split()[0] for command in _commands()}
    assert {"python3", "py", "pip", _PYTHON, ".venv/bin/lint-imports", *_PROGRAM} <= kinds
