"""What a workbook says as a question set."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TOO_MUCH = (
    "filen innehåller för mycket för att vara frågor. Kopiera raderna med frågor till en ny "
    "arbetsbok"
)


@dataclass(frozen=True)
class LeftOut:
    """What stands in a workbook and is no part of the set, with the cell. The text is Swedish."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True)
class ReadForm:
    """A set as the text of its file. `missing` are the keys that are to be filled in yet."""

    text: str
    left_out: tuple[LeftOut, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def content(self) -> Mapping[str, Any]:
        from app.formats.question_set.toml_edit import content_of

        return content_of(self.text)
