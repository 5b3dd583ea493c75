"""Where each value of an earlier answer is said in the answer that came of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.model.form import Question
from app.model.invisible_characters import visible
from app.model.kinds.named_rows import names_of_rows
from app.model.kinds.told import cell_text
from app.model.kinds.value import CellValue, Chosen, Table
from app.model.kinds.worded import WordedOption
from app.model.kinds.written_number import in_unit
from app.model.report import Answer
from app.model.rich_text import plain_text


@dataclass(frozen=True)
class _Said:
    value: CellValue
    unit: str
    options: Sequence[WordedOption]

    @property
    def text(self) -> str:
        return _words(cell_text(self.value, self.unit, self.options))

    def texts(self) -> Iterator[str]:
        """Each option by itself: those that are gone are told elsewhere than the others."""
        if isinstance(self.value, Chosen):
            yield from (one.text for one in self.options if one.id in self.value.chosen)
            yield self.value.other
        else:
            yield self.text

    def is_said_by(self, other: "_Said", replaced: Mapping[str, str]) -> bool:
        one, two = self.value, other.value
        if isinstance(one, Decimal) and isinstance(two, Decimal):
            return in_unit(one, self.unit, other.unit) == two
        if isinstance(one, Chosen) and isinstance(two, Chosen):
            there = all(
                chosen in two.chosen or replaced.get(chosen) in two.chosen for chosen in one.chosen
            )
            return there and one.other == two.other
        return self.text in other.text if isinstance(two, str) else self.text == other.text


def missing_values(before: Answer, after: Answer, asked: Question) -> list[str]:
    """What the earlier answer says that the later one does neither have nor tell."""
    # Where nothing is said of them, the names of rows are what the form prints.
    printed = () if after.value is not None else names_of_rows(asked, None)
    text = _words("\n".join((plain_text(after.blocks), *printed)))
    now, replaced = list(_values(after)), _replaced(asked)
    missing = [
        told
        for one in _values(before)
        if not any(one.is_said_by(other, replaced) for other in now)
        for told in one.texts()
        if _words(told) not in text
    ]
    typed = [one.text for one in after.unfinished]
    lost = (one.text for one in before.unfinished if one.text not in typed)
    return [*missing, *(one for one in lost if _words(one) not in text)]


def _values(answer: Answer) -> Iterator[_Said]:
    if isinstance(answer.value, Table):
        for row in answer.value.rows:
            for column in answer.columns:
                cell = row.at(column.id)
                if cell is not None:
                    yield _Said(cell, column.unit, column.options)
    elif answer.value is not None:
        yield _Said(answer.value, answer.unit, answer.options)


def _replaced(asked: Question) -> dict[str, str]:
    options = [*asked.options, *(one for column in asked.columns for one in column.options)]
    return {old: one.id for one in options for old in one.replaces}


def _words(text: str) -> str:
    return " ".join(visible(text).casefold().split())
