"""What single values in the file of a question set may be: an address, a term, a day."""

import datetime
import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from app.model.base import CleanLine
from app.model.term import Term


def _an_address(text: str) -> str:
    # What an address must have so that a mail program takes it; whether it exists nobody can tell.
    if text and not re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+", text):
        raise ValueError("är ingen e-postadress")
    return text


Address = Annotated[CleanLine, AfterValidator(_an_address)]


def _of_a_term(code: str) -> str:
    return Term.parse(code).code


TermCode = Annotated[str, AfterValidator(_of_a_term)]


def _as_day(value: object) -> object:
    """TOML has days; once a file is read as JSON they are text."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError("är inte en dag; skriv till exempel 2022-10-07") from None


Day = Annotated[datetime.date, BeforeValidator(_as_day)]
