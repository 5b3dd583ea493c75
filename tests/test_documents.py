"""What the documents for newcomers name is there: files, folders, classes."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = [
    *sorted(PROJECT.glob("*.md")),
    *sorted((PROJECT / "docs").glob("*.md")),
    PROJECT / "forms" / "README.md",
    PROJECT / "tests" / "durability" / "README.md",
]
_PATH = re.compile(r"`((?:app|tests|tools|forms|resources|docs)/[\w./-]*)`")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
_CLASS = re.compile(r"`([A-Z][a-z]+[A-Z]\w*)`")
_CODE = "\n".join(
    path.read_text("utf-8")
    for folder in ("app", "tests", "tools")
    for path in sorted((PROJECT / folder).rglob("*.py"))
)


def _named(document: Path, pattern: re.Pattern[str]) -> list[str]:
    return pattern.findall(document.read_text("utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_path_that_is_named_is_there(document: Path) -> None:
    places = [PROJECT / path for path in _named(document, _PATH)]
    places += [document.parent / link for link in _named(document, _LINK)]
    assert [place for place in places if not place.exists()] == []


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_every_class_that_is_named_is_there(name: str) -> None:
    missing = {one for one in _named(PROJECT / name, _CLASS) if f"class {one}" not in _CODE}
    # Those of the libraries.
    assert {one for one in missing if not one.startswith("Q")} == set()
