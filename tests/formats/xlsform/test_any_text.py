"""Sets with whatever texts, ids and limits: nothing of them is lost in a workbook."""

from io import BytesIO
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from app.formats.xlsform.texts import trimmed
from app.formats.xlsform.xlsform_reader import read_xlsform
from app.formats.xlsform.xlsform_writer import write_xlsform
from app.model.base import SLUG, sanitise
from app.model.form import FormDefinition
from app.model.invisible_characters import clean_text
from tests.support.form_strategies import forms
from tests.support.kind_strategies import numbers
from tests.support.terms import CALENDAR

_SLUGS = st.from_regex(SLUG, fullmatch=True).filter(lambda slug: len(slug) <= 80)
_TROUBLE = (
    *("${a}", "$", "_x0041_", "_x005F_", "=1+1", "'a", "+1", "@a", "1", "1.0", "true", "<b>&amp;"),
    *("\n", "\t", " \n b", "\u00a0c", "\u2060{", "\u0085", "a\u0308", "\U0001f600", "**a**"),
)
# Short ones, of which the model makes what it wants; white space around a text says nothing.
_ANY = st.lists(st.sampled_from(_TROUBLE) | st.characters(), min_size=1, max_size=4).map("".join)


def _clean(text: str) -> str:
    return trimmed(clean_text(str(sanitise(trimmed(text))))) or "a"


_PLAIN = _ANY.map(_clean)
# Braces have a meaning in texts where the year may stand.
_TEXTS = _ANY.map(lambda text: _clean(text.replace("{", "").replace("}", "")))
_LINES = _PLAIN.map(lambda text: " ".join(text.split()) or "a")
_ROWS: tuple[dict[str, Any], ...] = (
    {"min_rows": 0, "max_rows": 1},
    {"max_rows": 9},
    {"fixed_rows": ["1", "Två", "tre"]},
    {},
)
_SPECIAL = st.sampled_from(["meta", "2022", "a", "b", "yes", "no"])


@st.composite
def _questions(draw: st.DrawFn) -> list[dict[str, Any]]:
    ids = draw(st.lists(_SLUGS | _SPECIAL, min_size=3, max_size=3, unique=True))
    least, most = sorted(draw(st.tuples(numbers(), numbers())))
    columns = draw(st.lists(_SLUGS | _SPECIAL, min_size=2, max_size=3, unique=True))
    # The text of a column stands once, whatever its capitals.
    names = draw(st.lists(_TEXTS, min_size=3, max_size=3, unique_by=str.casefold))
    made: list[dict[str, Any]] = [
        {"id": one, "text": draw(_TEXTS), "hint": draw(_PLAIN), "short": draw(_LINES)}
        for one in ids
    ]
    made[0] |= {"kind": "number", "decimals": 4, "min": str(least), "max": str(most), "unit": "%"}
    made[1] |= {"kind": "yes_no", "comment": True, "word_limit": draw(st.integers(1, 999))}
    made[2] |= {
        "kind": "table",
        "columns": [{"id": one, "text": name} for one, name in zip(columns, names, strict=False)],
        "ask_if": {"question": ids[1], "is": ["no"]},
        **draw(st.sampled_from(_ROWS)),
    }
    return made


@st.composite
def _any(draw: st.DrawFn) -> FormDefinition:
    content = draw(forms()).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    content["sections"] = [
        {
            "number": 7,
            "title": draw(_TEXTS),
            "introduction": draw(_TEXTS),
            "questions": draw(_questions()),
        }
    ]
    content |= {"title": draw(_TEXTS), "description": draw(_TEXTS), "id": draw(_SLUGS)}
    return FormDefinition.model_validate(content, context=CALENDAR.known_only)


@settings(max_examples=100)
@given(_any())
def test_nothing_is_lost(form: FormDefinition) -> None:
    data = write_xlsform(form)
    read = read_xlsform(data, "prov.xlsx", CALENDAR)
    assert read.left_out == ()
    again = FormDefinition.model_validate(read.content, context=CALENDAR.known_only)
    assert again == form
    assert convert(BytesIO(data), file_type=".xlsx").xform
