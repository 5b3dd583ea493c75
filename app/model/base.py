"""What every class of the model has in common: immutable, closed, clean text."""

import re
import unicodedata
from collections.abc import Callable
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from app.model import lengths
from app.model.invisible_characters import CONTROL, clean_detail, clean_name, clean_text

Location: TypeAlias = tuple[str | int, ...]
"""Where a value stands in a file: keys, and the places of items in lists from 0."""


class NestedFaults(ValueError):  # noqa: N818
    """Faults in what a value holds, each with its place within the value and a Swedish reason."""

    def __init__(self, *faults: tuple[Location, str]) -> None:
        self.faults = faults
        super().__init__(faults[0][1])


class Model(BaseModel):
    """An immutable value. An unknown key is refused, so that nothing in a file is lost silently."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


# Line ends of every origin. U+2028 is what a text editor stores for Shift+Enter.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What neither XML nor JSON in UTF-8 can carry: control characters, surrogates, noncharacters;
# and U+FFFC, which stands for a picture that is not there.
_FORBIDDEN = re.compile(
    f"[{CONTROL}\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff"
    + "".join(chr(plane << 16 | end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)


# Marks over a letter are put in their order, which takes the square of their number. No language
# has so many; a joiner, which nobody sees, parts them (as Unicode's stream-safe text format does).
_MOST_MARKS = 100
_JOINER = "\u034f"
_PERHAPS_MARKS = re.compile(rf"[^\w\x00-\x7f{_JOINER}]{{{_MOST_MARKS + 1},}}")


def sanitise(text: object) -> object:
    """Text that every format can carry: LF for each line end, U+FFFD for forbidden signs, NFC.

    The one place where this is done; whatever is not a string is left for pydantic to refuse.
    Tabs and no-break spaces stay. Idempotent.
    """
    if not isinstance(text, str):
        return text
    clean = text
    # What is printable has none of these but the picture, and that is told much faster.
    if not text.isprintable() or "\ufffc" in text:
        clean = _FORBIDDEN.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    # In UTF-8 each letter that may be a mark takes more than one byte.
    if len(clean.encode("utf-8", "surrogatepass")) - len(clean) > _MOST_MARKS:
        clean = _PERHAPS_MARKS.sub(_parted, clean)
    return unicodedata.normalize("NFC", clean)


def _parted(found: re.Match[str]) -> str:
    run = found[0]
    if not any(map(unicodedata.combining, run)):
        return run
    starts = range(0, len(run), _MOST_MARKS)
    return _JOINER.join(run[start : start + _MOST_MARKS] for start in starts)


def _one_line(text: object) -> object:
    clean = sanitise(text)
    return re.sub(r"[\n\t]", " ", clean) if isinstance(clean, str) else clean


def _cleaned_by(
    clean: Callable[[str], str], first: Callable[[object], object] = _one_line
) -> BeforeValidator:
    def cleaned(text: object) -> object:
        sane = first(text)
        # Letters and marks that stand side by side now are composed.
        return sanitise(clean(sane)) if isinstance(sane, str) else sane

    return BeforeValidator(cleaned)


def fits(text: str, most: int) -> bool:
    """Whether a text, cleaned, is no longer than this."""
    return len(str(sanitise(text))) <= most


CleanText = Annotated[str, BeforeValidator(sanitise)]
"""What somebody writes, with the marks of direction that they need."""
FormText = Annotated[str, _cleaned_by(clean_text, sanitise)]
"""What is asked or told; nothing in it turns the letters around it."""
CleanLine = Annotated[str, _cleaned_by(clean_text)]
"""Likewise, in one line."""
FilePath = Annotated[str, BeforeValidator(_one_line)]
"""What a disk or a mail calls a file, to the letter: see `shown`."""
Name = Annotated[str, _cleaned_by(clean_name), StringConstraints(max_length=lengths.NAME)]
"""What somebody or something is called."""
Detail = Annotated[str, _cleaned_by(clean_detail), StringConstraints(max_length=lengths.DETAIL)]
"""An e-mail address or a telephone number, or what is written for one."""

# No dot is first, last or beside another one.
_BETWEEN_DOTS = r"[^@\s,;<>.]+"
_ADDRESS = re.compile(
    rf"(?!.*=\?){_BETWEEN_DOTS}(?:\.{_BETWEEN_DOTS})*@{_BETWEEN_DOTS}(?:\.{_BETWEEN_DOTS})+"
)


def _an_address(text: str) -> str:
    # What an address must have so that a mail program takes it; whether it exists nobody can tell.
    if text and not _ADDRESS.fullmatch(text):
        raise ValueError("är ingen e-postadress")
    return text


Address = Annotated[Detail, AfterValidator(_an_address)]
"""One that a mail can be sent to, or nothing."""
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=80)]
