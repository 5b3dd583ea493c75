"""The line of every value of a TOML file, against files that are made together with their lines."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.formats.question_set.toml_lines import line_at, lines_of
from app.model.base import Location
from app.paths import bundled_data

FORMS = sorted(bundled_data().forms.glob("*.toml"))

EXAMPLE = '''\
# En rad för sig.
title = "a # b [c]"   # title = 1
text = """
[[sections]] \\
\\""" id = 1""\\
"""
"quoted.key" . 'next' = 1
list = [ # ett
  "a, ]", 2,

  { inner = [3,
    4], dotted.key = 2022-06-03 },
]
raw = \'\'\'
x = 'y\'\'\'\'\'
day = 2022-06-03 07:30:00

[table.within]
x = 1
[[sections]]
id = "a"
[[sections.questions]]
id = "b"
[[sections.questions]]
id = "c"
[sections.more]
y = 2
[[sections]]
[[ sections . "questions" ]]
id = "d"
'''


def test_an_example_with_everything() -> None:
    tomllib.loads(EXAMPLE)
    assert lines_of(EXAMPLE) == {
        ("title",): 2,
        ("text",): 3,
        ("quoted.key",): 7,
        ("quoted.key", "next"): 7,
        ("list",): 8,
        ("list", 0): 9,
        ("list", 1): 9,
        ("list", 2): 11,
        ("list", 2, "inner"): 11,
        ("list", 2, "inner", 0): 11,
        ("list", 2, "inner", 1): 12,
        ("list", 2, "dotted"): 12,
        ("list", 2, "dotted", "key"): 12,
        ("raw",): 14,
        ("day",): 16,
        ("table",): 18,
        ("table", "within"): 18,
        ("table", "within", "x"): 19,
        ("sections",): 20,
        ("sections", 0): 20,
        ("sections", 0, "id"): 21,
        ("sections", 0, "questions"): 22,
        ("sections", 0, "questions", 0): 22,
        ("sections", 0, "questions", 0, "id"): 23,
        ("sections", 0, "questions", 1): 24,
        ("sections", 0, "questions", 1, "id"): 25,
        ("sections", 0, "more"): 26,
        ("sections", 0, "more", "y"): 27,
        ("sections", 1): 28,
        ("sections", 1, "questions"): 29,
        ("sections", 1, "questions", 0): 29,
        ("sections", 1, "questions", 0, "id"): 30,
    }


def test_windows_line_ends_and_no_last_one_change_nothing() -> None:
    assert lines_of(EXAMPLE.replace("\n", "\r\n").rstrip()) == lines_of(EXAMPLE)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("sections", 0, "questions", 1, "text"), 24),
        (("sections", 7), 20),
        (("list", 2, "inner", "[key]"), 11),
        (("version",), 1),
        ((), 1),
    ],
)
def test_what_is_missing_is_told_where_it_is_missed(place: Location, line: int) -> None:
    assert line_at(lines_of(EXAMPLE), place) == line


def _places(value: object, place: Location = ()) -> Iterator[Location]:
    if place:
        yield place
    steps: Any = ()
    if isinstance(value, dict):
        steps = value.items()
    elif isinstance(value, list):
        steps = enumerate(value)
    for step, inner in steps:
        yield from _places(inner, (*place, step))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: str(path.name))
def test_every_value_of_the_shipped_files_has_its_line(path: Any) -> None:  # noqa: ANN401
    text = path.read_text("utf-8")
    assert set(lines_of(text)) == set(_places(tomllib.loads(text)))


# Files made together with their lines.


@dataclass
class _Written:
    """A file that is being written."""

    text: str = ""
    lines: dict[Location, int] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.text += text

    def note(self, place: Location) -> None:
        self.lines.setdefault(place, self.text.count("\n") + 1)


_SIGNS = st.text("ab #[]{}=,.\\\"'\nå", max_size=8)
_NAMES = st.text("ab-.# \"'[=å", max_size=4)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@st.composite
def _a_text(draw: DrawFn) -> str:
    text = draw(_SIGNS)
    kind = draw(st.sampled_from(["quoted", "raw", "long", "long raw"]))
    if kind == "raw" and not {"'", "\n"} & {*text}:
        return f"'{text}'"
    if kind == "long":
        return '"""' + text.replace("\\", "\\\\").replace('"""', '""\\"').rstrip('"') + '"""'
    if kind == "long raw" and "'''" not in text:
        return f"'''{text}'''" if not text.endswith("'") else f"'''{text}.'''"
    return _quoted(text)


def _one_line(draw: DrawFn) -> str:
    return draw(st.sampled_from(["1", "-1.5e3", "true", "2022-06-03", "2022-06-03 07:30:00", '""']))


def _aside(draw: DrawFn) -> str:
    return draw(st.sampled_from(["", " ", "\n", " # a ] } , \" '\n", "\n\n\t"]))


def _write_key(draw: DrawFn, name: str) -> str:
    bare = name and all(sign in "ab-" for sign in name)
    if bare and draw(st.booleans()):
        return name
    return f"'{name}'" if "'" not in name and draw(st.booleans()) else _quoted(name)


def _write_value(draw: DrawFn, written: _Written, place: Location, depth: int) -> None:
    kind = draw(st.sampled_from(["text", "other", "list", "table"] if depth else ["text", "other"]))
    if kind == "text":
        written.add(draw(_a_text()))
    elif kind == "other":
        written.add(_one_line(draw))
    elif kind == "list":
        written.add("[" + _aside(draw))
        for index in range(draw(st.integers(0, 3))):
            written.add(("," + _aside(draw)) if index else "")
            written.note((*place, index))
            _write_value(draw, written, (*place, index), depth - 1)
            written.add(_aside(draw))
        written.add("]")
    else:
        written.add("{ ")
        for index, name in enumerate(draw(st.lists(_NAMES, unique=True, max_size=3))):
            written.add(", " if index else "")
            _write_pair(draw, written, (*place, name), depth - 1)
        written.add(" }")


def _write_pair(draw: DrawFn, written: _Written, place: Location, depth: int) -> None:
    written.note(place)
    written.add(_write_key(draw, str(place[-1])))
    if draw(st.booleans()):
        place = (*place, inner := draw(_NAMES))
        written.note(place)
        written.add(" . " + _write_key(draw, inner))
    written.add(draw(st.sampled_from([" = ", "=", "\t=\t"])))
    _write_value(draw, written, place, depth)


def _write_pairs(draw: DrawFn, written: _Written, table: Location) -> None:
    for name in draw(st.lists(_NAMES.map("k".__add__), unique=True, max_size=3)):
        written.add(draw(st.sampled_from(["", "\n", "  ", "# [[a]] = '''\n"])))
        _write_pair(draw, written, (*table, name), 2)
        written.add(draw(st.sampled_from(["\n", " # ett\n", " \n\n"])))


@st.composite
def _files(draw: DrawFn) -> _Written:
    written = _Written()
    _write_pairs(draw, written, ())
    counts: dict[Location, int] = {}
    outer: Location = ()
    for name in draw(st.lists(_NAMES.map("t".__add__), max_size=3)):
        nested = bool(outer) and draw(st.booleans())
        table = (*outer, name) if nested else (name,)
        written.note(table)
        item = (*table, counts.get(table, 0))
        counts[table] = counts.get(table, 0) + 1
        written.note(item)
        steps = [str(step) for step in table if isinstance(step, str)]
        written.add("[[" + " . ".join(_write_key(draw, step) for step in steps) + "]]\n")
        _write_pairs(draw, written, item)
        outer = item if not nested else outer
    for name in draw(st.lists(_NAMES.map("u".__add__), unique=True, max_size=2)):
        written.note((name,))
        written.add(f"[{_write_key(draw, name)}] # [b]\n")
        _write_pairs(draw, written, (name,))
    return written


@given(written=_files())
def test_every_line_is_known(written: _Written) -> None:
    content = tomllib.loads(written.text)
    assert lines_of(written.text) == written.lines
    assert set(written.lines) == set(_places(content))
