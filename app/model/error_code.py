"""Codes of errors for the program, with the Swedish words for the user."""

import re
from enum import StrEnum
from typing import Self

from app.model.swedish import with_capital


class ErrorCode(StrEnum):
    """Why something is refused. Each layer has its own; no value stands in two of them.

    `what` is wrong and the `advice` on what to do are clauses without a full stop, in which `{}`
    stands for a detail.
    """

    what: str
    advice: str

    def __new__(cls, code: str, what: str, advice: str = "") -> Self:
        self = str.__new__(cls, code)
        self._value_ = code
        self.what, self.advice = what, advice
        return self

    def reason(self, *details: object) -> str:
        """Both as running text, but for the last full stop."""
        text = f"{self.what}. {self.advice}" if self.advice else self.what
        return text.format(*details)


_THE_FILE = "filen "


def sentence(file: str, reason: str, place: str = "") -> str:
    """What is told of a file: "bild.png är en bild.", or "a.toml: rad 3: tecknet saknas."."""
    if file and not place and reason.startswith(_THE_FILE):
        text = f"{file} {reason.removeprefix(_THE_FILE)}"
    else:
        about = "".join(f"{one}: " for one in (file, place) if one)
        text = f"{about}{reason}" if about else with_capital(reason)
    return text if text.endswith("?") else f"{text}."


# A report's id, or the number and the moment of a version.
_ID = re.compile(r"\.?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{6}_\d{8}T\d{6}\.)")


def named_by_user(file: str) -> str:
    """The name of a file; empty where the program has named it, which says nothing to the user."""
    return "" if _ID.match(file) else file
