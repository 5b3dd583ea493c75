"""The texts of a form: with a place for the year of the term, and what makes two of them one."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from app.model import lengths
from app.model.base import FormText
from app.model.invisible_characters import visible
from app.model.term import Term

_PLACEHOLDER = re.compile(r"\{[^{}]*\}|[{}]")


def _known_placeholders(text: str) -> str:
    for found in _PLACEHOLDER.findall(text):
        if found != YEAR:
            raise ValueError(f"okänd platshållare {found}; bara {{year}} kan stå i en text")
    return text


_Filled = Annotated[FormText, Field(min_length=1, pattern=r"\S")]
_Known = AfterValidator(_known_placeholders)

Wording = Annotated[_Filled, Field(max_length=lengths.WORDING), _Known]
Heading = Annotated[_Filled, Field(max_length=lengths.HEADING), _Known]
ShortTitle = Annotated[_Filled, Field(max_length=lengths.SHORT_TITLE), _Known]
OptionalHeading = Annotated[FormText, Field(max_length=lengths.HEADING), _Known]
OptionalWording = Annotated[FormText, Field(max_length=lengths.TEXT), _Known]


YEAR = "{year}"
"""Where the year of the term comes to stand."""
_LINE_TO_WRITE_ON = "____"


def worded(text: str, term: Term | None) -> str:
    """A text of the form with the term's year in it; without a term the place is left open."""
    return text.replace(YEAR, str(term.year) if term else _LINE_TO_WRITE_ON)


def with_any_year(text: str) -> str:
    """A text of the form where the set is described: a word, as a line cannot be read out."""
    return text.replace(YEAR, "[årtal]")


_ANY_YEAR = re.compile(rf"\b20\d\d\b|{_LINE_TO_WRITE_ON}")


def asks_the_same(one: str, other: str) -> bool:
    """Whether two wordings are one, but for the year, the capitals and the white space."""
    return _essence(one) == _essence(other)


def _essence(wording: str) -> str:
    return " ".join(_ANY_YEAR.sub(" ", visible(worded(wording, None))).casefold().split())
