"""Texts as cells have them."""

import re

from app.formats.xlsform.expressions import UnsayableError

# In a label `${name}` is the answer to another question; a word joiner keeps ours from being one.
_JOINER = "\u2060"
_REFERENCE = re.compile(r"\$(?=\{)")
_GUARDED = re.compile(rf"\${_JOINER}(?=\{{)")
_AROUND = " \t\r\n\u00a0\u2007\u202f\ufeff\u200b"


def in_cell(text: str) -> str:
    """A text that no reader of XLSForm takes for a reference to an answer."""
    return _REFERENCE.sub(f"${_JOINER}", text)


def trimmed(text: str) -> str:
    """Without the white space around it, which says nothing in a cell."""
    return text.strip(_AROUND)


def from_cell(text: str) -> str:
    """The text of a set. Raises UnsayableError for one that an answer is to come into."""
    if _REFERENCE.search(text):
        raise UnsayableError(
            "Svaret på en annan fråga (${...}) kan inte stå i en text. Skriv ut vad som menas"
        )
    return _GUARDED.sub("$", text)
