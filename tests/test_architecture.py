"""Rules of the design that no linter knows: who touches the disk, and what is data and not code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import app
from app.formats.errors import FormatErrorCode
from app.formats.question_set.form_toml import read_form_file
from app.model.register import Register
from app.paths import bundled_data
from app.services.errors import ServiceErrorCode
from app.storage.errors import StorageErrorCode
from tests.support.terms import CALENDAR

CODE = Path(app.__file__).parent
SOURCES = sorted(path.relative_to(CODE).as_posix() for path in CODE.rglob("*.py"))

MAY_TOUCH_THE_DISK = (
    *("storage/", "paths.py", "cli.py", "__main__.py"),
    # What it asks the system for are processes.
    "services/process_limits.py",
)
_DISK_MODULES = {"os", "shutil", "tempfile", "glob", "fileinput", "mmap", "sqlite3", "pickle"}
_DISK_METHODS = {
    "chmod",
    "exists",
    "glob",
    "hardlink_to",
    "is_dir",
    "is_file",
    "iterdir",
    "lstat",
    "mkdir",
    "read_bytes",
    "read_text",
    "rename",
    "rglob",
    "rmdir",
    "stat",
    "symlink_to",
    "touch",
    "unlink",
    "write_bytes",
    "write_text",
}


def _tree(source: str) -> ast.Module:
    return ast.parse((CODE / source).read_text("utf-8"), source)


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module.partition(".")[0]}
    return set()


def _touches_the_disk(tree: ast.Module) -> Iterator[str]:
    """Every place that does, as line and name."""
    for node in ast.walk(tree):
        for module in _imported(node) & _DISK_MODULES:
            yield f"{getattr(node, 'lineno', 0)}: import {module}"
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id == "open":
            yield f"{node.lineno}: open"
        if not isinstance(called, ast.Attribute):
            continue
        # A text's replace has two arguments, a path's has one.
        of_a_path = called.attr == "replace" and len(node.args) == 1 and not node.keywords
        if of_a_path or called.attr in _DISK_METHODS:
            yield f"{node.lineno}: .{called.attr}"


@pytest.mark.parametrize("source", SOURCES)
def test_only_storage_and_the_commands_touch_the_disk(source: str) -> None:
    if source.startswith(MAY_TOUCH_THE_DISK):
        return
    assert list(_touches_the_disk(_tree(source))) == []


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "path.read_text()",
        "(folder / 'a').write_bytes(b'')",
        "path.replace(target)",
        "import os",
        "from shutil import copy",
        "import os.path",
    ],
)
def test_touching_the_disk_is_seen(code: str) -> None:
    assert list(_touches_the_disk(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["text.replace('a', 'b')", "now.replace(hour=1)", "read_bytes(p, 1)"]
)
def test_what_only_looks_like_it_is_not(code: str) -> None:
    assert not list(_touches_the_disk(ast.parse(code)))


# Windows reads and writes text in an encoding of its own where none is named.


_WITH_TEXT = {"read_text", "write_text", "run", "Popen", "check_output"}


def _without_encoding(tree: ast.Module) -> Iterator[int]:
    """The lines that read or write a text file, or a process, without naming the encoding."""
    positional = {"read_text": 1, "write_text": 2}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            keywords = {keyword.arg for keyword in node.keywords}
            needed = len(node.args) < positional.get(node.func.attr, 0) or "text" in keywords
            if needed and node.func.attr in _WITH_TEXT and "encoding" not in keywords:
                yield node.lineno


@pytest.mark.parametrize("room", ["app", "tests", "tools"])
def test_the_encoding_of_a_text_is_named(room: str) -> None:
    found = {
        f"{path.name}:{line}"
        for path in (CODE.parent / room).rglob("*.py")
        for line in _without_encoding(ast.parse(path.read_text("utf-8")))
    }
    assert found == set()


def test_an_encoding_that_is_not_named_is_seen() -> None:
    without = "path.read_text()\npath.write_text('a')\nsubprocess.run(['a'], text=True)"
    assert list(_without_encoding(ast.parse(without))) == [1, 2, 3]
    named = "path.read_text('utf-8')\npath.write_text('a', encoding='utf-8')\nread_text(a)"
    assert not list(_without_encoding(ast.parse(named)))


# The city and the subject are data.


def _texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def _docstrings(tree: ast.Module) -> set[str]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = (ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, owners))
    return {text for text in found if text}


def _names_of_the_city() -> set[str]:
    names: set[str] = set()
    for path in bundled_data().forms.glob("*.toml"):
        read = read_form_file(path.read_bytes(), path.name, CALENDAR)
        if isinstance(read, Register):
            for committee in read.committees:
                names |= {committee.id, committee.name, committee.administration}
        else:
            names |= {question.id for question in read.questions()}
            names |= {question.text for question in read.questions()}
            names |= {question.short for question in read.questions() if question.short}
            names |= {section.title for section in read.sections if section.title}
            names |= {read.id, read.title, read.short_title, read.heading}
    return {name.casefold() for name in names}


NAMES = _names_of_the_city()


@pytest.mark.parametrize("source", SOURCES)
def test_no_question_and_no_committee_stands_in_the_code(source: str) -> None:
    tree = _tree(source)
    docstrings = _docstrings(tree)
    for line, text in _texts(tree):
        if text not in docstrings:
            named = [
                name for name in NAMES if re.search(rf"\b{re.escape(name)}\b", text.casefold())
            ]
            assert not named, f"line {line}: {text}"


# The program's own name in ASCII is the name of its files, schemas and commands; the name people
# see stands in one place.
_SUBJECT = re.compile("näringsliv|naringsliv(?!srapport)")


@pytest.mark.parametrize("source", SOURCES)
def test_the_subject_stands_in_no_code(source: str) -> None:
    for line, text in _texts(_tree(source)):
        if (source, text) != ("__init__.py", app.PRODUCT_NAME):
            assert not _SUBJECT.search(text.casefold()), f"line {line}: {text}"


# What a user reads is shown, and nothing else is done with it: errors and findings have codes.


_SAID = {"message", "reason", "what", "advice", "told"}
_CODES = {"code", "field", "mark", "place"}
_TAKES_APART = {
    *("partition", "rpartition", "split", "startswith", "endswith", "find", "index"),
    *("removeprefix", "removesuffix"),
}


def _is_said(node: ast.expr) -> bool:
    """Whether it is the sentence of an error or of a finding."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str":
        return any(isinstance(one, ast.Name) and one.id in {"error", "late"} for one in node.args)
    return isinstance(node, ast.Attribute) and node.attr in _SAID


def _hangs_on_words(tree: ast.Module) -> Iterator[int]:
    """The lines on which what happens depends on a sentence, or on a code written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            written = any(isinstance(s, ast.Constant) and isinstance(s.value, str) for s in sides)
            coded = any(isinstance(s, ast.Attribute) and s.attr in _CODES for s in sides)
            as_text = any(map(_is_said, sides)) and not any(
                isinstance(s, ast.Constant) and s.value is None for s in sides
            )
            # An officer's own reason is compared with what they have typed, never with a constant.
            names = {s.id for s in sides if isinstance(s, ast.Name)}
            constant = "reason" in names and (written or any(map(str.isupper, names)))
            if as_text or constant or (written and coded):
                yield node.lineno
        called = node.func if isinstance(node, ast.Call) else None
        if (
            isinstance(called, ast.Attribute)
            and called.attr in _TAKES_APART
            and _is_said(called.value)
        ):
            yield called.lineno


@pytest.mark.parametrize("source", SOURCES)
def test_nothing_depends_on_the_words_of_an_error_or_on_a_code_written_out(source: str) -> None:
    assert list(_hangs_on_words(_tree(source))) == []


@pytest.mark.parametrize(
    "code",
    [
        "part.reason.partition('. ')",
        "str(error).removesuffix('.')",
        "if 'full' in str(error): pass",
        "error.reason == TOO_BIG",
        "reason == UNKNOWN",
        "finding.code == 'missing-answer'",
        "one.mark != 'utkast'",
        "finding.message.startswith('Nämnden')",
    ],
)
def test_depending_on_words_is_seen(code: str) -> None:
    assert list(_hangs_on_words(ast.parse(code)))


@pytest.mark.parametrize(
    "code", ["tell(str(error))", "finding.code is FindingCode.SPELLING", "if error.reason: pass"]
)
def test_showing_them_is_not(code: str) -> None:
    assert not list(_hangs_on_words(ast.parse(code)))


def test_no_code_of_an_error_stands_in_two_layers() -> None:
    codes = [*StorageErrorCode, *FormatErrorCode, *ServiceErrorCode]
    assert len({code.value for code in codes}) == len(codes)


# A file is what a reader would look for, and can be read at one go.


@pytest.mark.parametrize("room", ["app", "tests", "tools"])
def test_no_file_is_over_400_lines(room: str) -> None:
    lines = {
        path.relative_to(CODE.parent).as_posix(): path.read_text("utf-8").count("\n")
        for path in (CODE.parent / room).rglob("*.py")
    }
    assert lines
    assert {path: count for path, count in lines.items() if count > 400} == {}
