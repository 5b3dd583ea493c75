"""The numbers of sections, which rise from one to the next."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.formats.question_set.toml_edit import with_value


def numbers_for_one_more(sections: Sequence[Mapping[str, Any]], index: int) -> list[int | None]:
    """The numbers when there is one section more at the index; as few as must are changed."""
    numbers: list[int | None] = [_number(section) for section in sections]
    before = max((number for number in numbers[:index] if number), default=0)
    made = before + 1
    numbers.insert(index, made)
    for place in range(index + 1, len(numbers)):
        number = numbers[place]
        if number is None or number > made:
            break
        made += 1
        numbers[place] = made
    return numbers


def with_numbers(text: str, numbers: Sequence[int | None]) -> str:
    """The text with these numbers, section by section; None is none."""
    for place, number in enumerate(numbers):
        text = with_value(text, ("sections", place, "number"), number)
    return text


def _number(section: Mapping[str, Any]) -> int | None:
    number = section.get("number")
    return number if isinstance(number, int) and not isinstance(number, bool) else None
