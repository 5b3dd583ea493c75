"""Question sets as somebody wrote them by hand: with comments, and line ends of any system."""

import re

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.formats.question_set.toml_content import Content
from app.formats.question_set.toml_document import TomlDocument, Written
from app.formats.question_set.toml_edit import content_of
from app.formats.question_set.toml_values import inline
from app.model.form import FormDefinition
from app.services.question_sets.set_files import text_of
from tests.support.form_strategies import forms

NUMBERED = "# anmärkning "


@st.composite
def written_sets(draw: DrawFn) -> tuple[FormDefinition, str]:
    """Any set, and a file of it with comments above headings and after values."""
    form = draw(forms())
    text = text_of(form)
    document = TomlDocument(text)
    ends = [one.start for one in document.headings if draw(st.booleans())]
    keys = [one for one in document.places.values() if one.written is Written.KEY]
    at_ends = [one.end for one in keys if text[one.end : one.end + 1] == "\n" and draw(_SOME)]
    for number, at in enumerate(sorted({*ends, *at_ends}, reverse=True)):
        comment = f"{NUMBERED}{number}"
        new = f"{comment}\n" if at in ends else f"   {comment}"
        text = text[:at] + new + text[at:]
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return form, text


_SOME = st.integers(0, 3).map(lambda number: number == 0)


@st.composite
def sets_in_any_style(draw: DrawFn) -> tuple[Content, str]:
    """What a set says, and a file of it with tables in whatever way TOML has for them."""
    content = content_of(text_of(draw(forms())))
    return content, _in_any_style(draw, content, ())


def _in_any_style(draw: DrawFn, table: Content, path: tuple[str, ...]) -> str:
    lines, tables = [], []
    for key, value in table.items():
        are_tables = isinstance(value, list) and bool(value) and isinstance(value[0], dict)
        style = draw(st.integers(0, 2)) if are_tables or (isinstance(value, dict) and value) else 0
        heading = ".".join((*path, key))
        if style == 0:
            lines.append(f"{draw(_SPACES)}{key} = {inline(value)}\n")
        elif are_tables:
            made = (_in_any_style(draw, one, (*path, key)) for one in value)
            tables += [f"{draw(_ASIDE)}[[ {heading} ]]\n{one}" for one in made]
        elif style == 1:
            lines += [f"{key}.{inner} = {inline(one)} # så\n" for inner, one in value.items()]
        else:
            tables.append(f"[{heading}]\n{_in_any_style(draw, value, (*path, key))}")
    return "".join((*lines, *tables))


_SPACES = st.sampled_from(["", "  ", "\t"])
_ASIDE = st.sampled_from(["", "\n", "# över\n", "\n  # över\n\n"])


def said_lines(text: str) -> list[str]:
    """The lines that say something, with their ends."""
    return [line for line in re.findall(r"[^\n]*\n|[^\n]+\Z", text) if line.strip()]
