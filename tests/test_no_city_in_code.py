"""No city, office, follow-up or period stands in the program: they are data of a register."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.paths import bundled_data
from tests.support.terms import STOCKHOLM

CODE = Path(__file__).parent.parent / "app"
RESOURCES = bundled_data().resources

_WORDS = re.compile(
    r"stockholm|n[aä]ringsliv(?!srapport)|stadslednings|\bnämnd|tertial|verksamhetsberätt"
    r"|(?<![\w-])(?:T[123]|VB)(?![\w-])",
    re.IGNORECASE,
)
_PLACEHOLDERS = re.compile(r"\{\w+\}")

# By file, what may stand there, and why.
_ALLOWED = {
    # The product's own name, as the taskbar of Windows knows it.
    "app/__init__.py": {"stockholm"},
    # The time zone of moments.
    "app/formats/collation/collation_texts.py": {"stockholm"},
    # What Swedish forms call their fields, and what a third of a year is called in running text.
    "app/formats/filled_form/field_values.py": {"nämnd", "tertial"},
    "app/formats/filled_form/field_labels.py": {"nämnd", "tertial"},
    "app/model/rules/cross_references.py": {"tertial"},
    "app/model/rules/relative_times.py": {"tertial", "t1", "t2", "t3"},
    "app/model/rules/stale_times.py": {"tertial"},
    # What a set says that does not say it itself; it is a part of what reports refer to.
    "app/model/form.py": {"nämnd"},
}


def _texts(path: Path) -> Iterator[str]:
    """Every text in a file of code but its docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(one.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    for one in ast.walk(tree):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and id(one) not in said:
            yield one.value


def test_the_code_names_no_city_and_no_period() -> None:
    found = {}
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE.parent).as_posix()
        words = {one.casefold() for text in _texts(path) for one in _WORDS.findall(text)}
        if words:
            found[name] = words
    assert found == _ALLOWED


def test_the_guide_names_no_city_and_no_period() -> None:
    text = _PLACEHOLDERS.sub("", (RESOURCES / "help" / "guide.md").read_text("utf-8"))
    told = [line for line in text.splitlines() if _WORDS.search(line)]
    assert told == []


def test_what_is_looked_for_stands_in_the_register() -> None:
    """So that the search finds what it is to find."""
    texts = (
        *(STOCKHOLM.id, STOCKHOLM.office, STOCKHOLM.survey, STOCKHOLM.respondent.one),
        *(text for period in STOCKHOLM.periods for text in (period.code, period.name)),
    )
    assert [text for text in texts if not _WORDS.search(text)] == []
