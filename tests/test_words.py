"""The words that the program uses to its users."""

import ast
import re
from collections.abc import Iterator

import pytest

from tools.environment import PROJECT

# What officers write, which the review must understand.
_READ_NOT_SHOWN = {"relative_times.py", "stale_times.py"}
_READ_BY_USERS = (
    *sorted((PROJECT / "resources" / "help").glob("*.md")),
    *sorted((PROJECT / "forms").glob("*.toml")),
    *sorted((PROJECT / "tools" / "installer").glob("*.iss")),
    PROJECT / "docs" / "it-avdelningen.md",
    PROJECT / "README.md",
)
_TERMIN = re.compile(r"(?<!ter)\btermin(?:en|er|erna|s|ens|ernas)?\b|\w+terminen", re.IGNORECASE)


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    return {
        first.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(first := node.body[0], ast.Expr)
    }


def _texts_in_code() -> Iterator[tuple[str, str]]:
    for path in sorted((PROJECT / "app").rglob("*.py")):
        if path.name in _READ_NOT_SHOWN:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        not_shown = _docstrings(tree)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node not in not_shown
            ):
                # A mnemonic is no letter: "Förra &perioden".
                yield f"{path.name}:{node.lineno}", node.value.replace("&", "")


def test_a_period_is_never_called_a_school_term() -> None:
    """In Swedish "termin" is a school's half-year; the form says Period."""
    texts = [*_texts_in_code(), *((path.name, path.read_text("utf-8")) for path in _READ_BY_USERS)]
    assert len(texts) > 1_000
    assert [(where, text) for where, text in texts if _TERMIN.search(text)] == []


@pytest.mark.parametrize("text", ["Förra terminen", "terminens svar", "Termin", "höstterminen"])
def test_the_word_is_found(text: str) -> None:
    assert _TERMIN.search(text)


@pytest.mark.parametrize("text", ["tertial", "terminal", "determinant", "Terminalen"])
def test_other_words_are_left_alone(text: str) -> None:
    assert not _TERMIN.search(text)
