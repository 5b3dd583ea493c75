"""What sheets, columns and rows of an XLSForm are called, and which ids of ours they carry.

An id has no underscore, so that a name with one is never the name of a question.
"""

import re
import unicodedata

SURVEY, CHOICES, SETTINGS = "survey", "choices", "settings"
EXPLANATION, LISTS = "Läs mig", "Listor"
"""Sheets of the program's own, which nobody reads a form from."""

OWN = "set_"
"""How the headings begin of what the standard has no place for."""
ROOT = "_set"
"""What the form is called in XForms; no question is called so."""

BEGIN_GROUP, END_GROUP = "begin group", "end group"
BEGIN_REPEAT, END_REPEAT = "begin repeat", "end repeat"
NOTE, TEXT, INTEGER, DECIMAL, DATE = "note", "text", "integer", "decimal", "date"
SELECT_ONE, SELECT_MULTIPLE, OR_OTHER = "select_one", "select_multiple", "or_other"
YES_NO_LIST = "yes_no"
PRINTED_TEXTS = ("preamble", "heading", "description_heading", "description", "instructions")
"""The texts before the first section, each a note called `set_` and its key."""

# XForms keeps this one for itself.
_RESERVED = frozenset({"meta"})
_COMMENT, _OPTIONS, _ROWS, _NOTE = "_comment", "_options", "_rows", "_note"
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def name_of(question_id: str) -> str:
    """What a question is called: its id, which must begin with a letter or an underscore."""
    free = question_id[0].isalpha() and question_id not in _RESERVED
    return question_id if free else f"_{question_id}"


def id_of(name: str) -> str:
    """The id that a name carries, or is made into; empty where there is no letter in it."""
    folded = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return _BETWEEN_WORDS.sub("-", folded).strip("-")


def column_name(table: str, column_id: str) -> str:
    return f"{table}_{column_id}"


def column_id_of(table: str, name: str) -> str:
    """The id of a column, whose name may begin with that of its table."""
    return id_of(name.removeprefix(f"{table}_")) or id_of(name)


def section_name(number: int | None) -> str:
    return f"section_{number if number is not None else 'closing'}"


def introduction_name(section: str) -> str:
    return f"{section}{_NOTE}"


def comment_name(name: str) -> str:
    """The row for text beside a value."""
    return f"{name}{_COMMENT}"


def options_name(name: str) -> str:
    """The list of a question's or a column's options."""
    return f"{name}{_OPTIONS}"


def is_options_name(name: str) -> bool:
    return name.endswith(_OPTIONS)


def rows_name(name: str) -> str:
    """The list of what the first column of a table says, row by row."""
    return f"{name}{_ROWS}"
