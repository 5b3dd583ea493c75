"""The words that the program uses to its users."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

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


_COUNTED = re.compile(
    r"\s+(av\s|att titta på|av högst|till, se|tecken|ord|träff|svar|rapporter|frågor|filer|saker|"
    r"borttagna|gånger|val återstår|kvar|ej relevant|utan svar|avsnitt|nämnder)"
)


def _counts_in_code() -> Iterator[tuple[str, ast.expr]]:
    """What stands before a word for what is counted, in the texts that are put together."""
    for path in sorted((PROJECT / "app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            for part, behind in pairwise(node.values):
                if (
                    isinstance(part, ast.FormattedValue)
                    and isinstance(behind, ast.Constant)
                    and _COUNTED.match(str(behind.value))
                ):
                    yield f"{path.name}:{node.lineno}", part.value


_SAID_BY = {"in_figures", "in_words", "counted"}


def _says_thousands(count: ast.expr) -> bool:
    return any(
        isinstance(part, ast.Call) and ast.unparse(part.func) in _SAID_BY
        for part in ast.walk(count)
    )


# A text that has its figures already, and the number of a part.
_OTHERS = {"words", "number", "LONGEST_NAME", "QUESTIONS"}


def test_every_count_has_a_space_in_its_thousands() -> None:
    counts = list(_counts_in_code())
    assert sum(_says_thousands(count) for _, count in counts) > 40
    assert [
        (where, ast.unparse(count))
        for where, count in counts
        if not _says_thousands(count) and ast.unparse(count) not in _OTHERS
    ] == []
