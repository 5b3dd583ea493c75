"""What somebody types for a value, read as what is asked for."""

from collections.abc import Container

from app.model.kinds.asked import AskedValue
from app.model.kinds.kind import Kind
from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.kinds.value import CellValue, Chosen
from app.model.kinds.written_date import written_date
from app.model.kinds.written_number import written_number
from app.model.kinds.written_yes_no import written_yes_no
from app.model.term import Term


def read_typed(text: str, asked: AskedValue, term: Term | None) -> CellValue | None:
    """The value; None for an empty text. A day without a year is in the term's.

    Raises UnreadableValueError.
    """
    if not text.strip():
        return None
    match asked.kind:
        case Kind.NUMBER:
            return written_number(text, unit=asked.unit, decimals=asked.decimals)
        case Kind.DATE:
            return written_date(text, term.year if term else None)
        case Kind.YES_NO:
            return written_yes_no(text)
        case Kind.CHOICE | Kind.CHOICES:
            return _written_choice(text, asked)
    return text


def _written_choice(text: str, asked: AskedValue) -> Chosen:
    by_text = {_essence(option.text): option.id for option in asked.options}
    names = [text] if asked.kind is Kind.CHOICE else _names(text, by_text)
    wanted = [" ".join(name.split()) for name in names if name.strip()]
    ids = {by_text[_essence(name)] for name in wanted if _essence(name) in by_text}
    own = [name for name in wanted if _essence(name) not in by_text]
    if own and not (asked.other and len(own) == 1):
        raise UnreadableValueError(ValueFault.NO_OPTION)
    return Chosen(
        chosen=tuple(option.id for option in asked.options if option.id in ids),
        other=own[0] if own else "",
    )


def _names(text: str, known: Container[str]) -> list[str]:
    """One a line, or between semicolons or commas where those do not stand in an option."""
    names: list[str] = []
    for line in text.splitlines():
        parts = _between_commas(line, known)
        if _essence(parts[-1]) not in known:
            parts = [one for part in line.split(";") for one in _between_commas(part, known)]
        names += parts
    return names


def _between_commas(text: str, known: Container[str]) -> list[str]:
    """Options, and what follows them as it is: one's own words may have commas, too."""
    pieces, names = text.split(","), []
    while pieces:
        ends = range(len(pieces), 0, -1)
        end = next((at for at in ends if _essence(",".join(pieces[:at])) in known), len(pieces))
        names.append(",".join(pieces[:end]))
        pieces = pieces[end:]
    return names


def _essence(text: str) -> str:
    return " ".join(text.split()).casefold()
