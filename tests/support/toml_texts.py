"""Question sets as somebody wrote them by hand: with comments, and line ends of any system."""

import re

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.formats.question_set.toml_document import TomlDocument, Written
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


def said_lines(text: str) -> list[str]:
    """The lines that say something, with their ends."""
    return [line for line in re.findall(r"[^\n]*\n|[^\n]+\Z", text) if line.strip()]
