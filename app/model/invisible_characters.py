"""Characters that nobody sees, and which of them carry meaning where they stand.

Copied text is full of them: places where a line may end, marks of direction, soft hyphens. An
address with one in it looks right and is not, and a word with one in it is not found.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f"
"""For a regular expression: every control character but tab and line feed."""

# What Unicode calls default ignorable, and the signs around interlinear annotations.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
ANY_INVISIBLE = f"[{_INVISIBLE}]*"
"""As a regular expression: what may stand between two characters that are seen."""

_PRESENTATION, _TONE, _JOINER = "[\ufe0e\ufe0f]", "[\U0001f3fb-\U0001f3ff]", "\u200d"
_PICTURE = (
    "[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    "\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_EMOJI = f"{_PICTURE}(?:{_PRESENTATION}?{_TONE}{_PRESENTATION}?|{_PRESENTATION})?\u20e3?"
# The flags of England, Scotland and Wales: a black flag with the letters of their code.
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"

# Scripts whose letters take another form where they are joined, or are not. A character that nobody
# sees is no letter of theirs.
_JOINING = (
    "\u0600-\u061b\u061d-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17b3\u17b6-\u180a\u1810-\u18af"
    "\u1b00-\u1bff\ua840-\ua87f\ua8e0-\ua8ff\ua980-\ua9ff\uaa60-\uaaff\uabc0-\uabff\ufb50-\ufdff"
    "\ufe70-\ufefc\U00010800-\U00011fff\U0001e900-\U0001e95f"
)
# Those that have no spaces between words.
_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u19df\u1a20-\u1aaf\u1b00-\u1b7f"
    "\ua980-\ua9df\uaa60-\uaa7f"
)
_IDEOGRAPHS = "\u3001-\u3002\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_VARIED = f"{_IDEOGRAPHS}\u1000-\u109f\u2200-\u22ff\u2a00-\u2aff\ua840-\ua87f\uff01-\uff65"
_MONGOLIAN = "\u1800-\u180a\u1810-\u18af"
_JAMO = "\u1100-\u115e\u1161-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
_MARKS = (
    "\u0300-\u034e\u0350-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u1ab0-\u1aff"
)
_RIGHT_TO_LEFT = (
    "[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)


def _beside(characters: str, letters: str) -> str:
    return f"(?<=[{letters}])[{characters}]|[{characters}](?=[{letters}])"


_MEANINGFUL = "|".join(
    (
        _FLAG,
        f"{_EMOJI}(?:{_JOINER}{_EMOJI})*",
        "[0-9#*]\ufe0f(?=\u20e3)",
        _beside("\u200c\u200d", _JOINING),
        _beside("\u200b", _UNSPACED),
        _beside("\u180b-\u180f", _MONGOLIAN),
        _beside("\u115f\u1160", _JAMO),
        _beside("\u17b4\u17b5", "\u1780-\u17b3\u17b6-\u17ff"),
        _beside("\U0001bca0-\U0001bca3", "\U0001bc00-\U0001bc9f"),
        _beside("\U0001d173-\U0001d17a", "\U0001d100-\U0001d172\U0001d17b-\U0001d1ff"),
        f"(?<=[{_VARIED}])[\ufe00-\ufe0f]",
        f"(?<=[{_IDEOGRAPHS}])[\U000e0100-\U000e01ef]",
        # It keeps marks over a letter apart.
        f"\u034f(?=[{_MARKS}])",
    )
)


# Compiled when they are first needed: the window is painted before.
@cache
def _any_invisible() -> re.Pattern[str]:
    return re.compile(f"[{_INVISIBLE}]")


@cache
def _letter_from_the_right() -> re.Pattern[str]:
    return re.compile(_RIGHT_TO_LEFT)


@cache
def _invisible_or_kept(*, right_to_left: bool) -> re.Pattern[str]:
    kept = f"{_MEANINGFUL}|[{DIRECTION}]" if right_to_left else _MEANINGFUL
    return re.compile(f"(?P<kept>{kept})|[{_INVISIBLE}]")


def has_invisible(text: str) -> bool:
    """Whether a character that nobody sees stands in a text, with a meaning or without."""
    return not text.isascii() and _any_invisible().search(text) is not None


def meaningless_places(text: str) -> Iterator[int]:
    """Where the invisible characters stand that carry no meaning.

    What joins emoji or the letters of a script that has use for it stays, as do the marks of
    direction in a line with letters that are written from right to left. Soft hyphens go.
    """
    if not has_invisible(text):
        return
    start = 0
    for line in text.split("\n"):
        characters = _invisible_or_kept(
            right_to_left=_letter_from_the_right().search(line) is not None
        )
        yield from (start + one.start() for one in characters.finditer(line) if one["kept"] is None)
        start += len(line) + 1


def without_meaningless(text: str) -> str:
    """The text without invisible characters that carry no meaning. Idempotent."""
    places = [-1, *meaningless_places(text), len(text)]
    if len(places) == 2:
        return text
    return "".join(text[a + 1 : b] for a, b in pairwise(places))


def visible(text: str) -> str:
    """The text without any invisible character: to compare it, or to look at its words."""
    return _any_invisible().sub("", text) if has_invisible(text) else text


def visible_places(text: str) -> list[int]:
    """Where each character of the visible text stands in the text, and where the last one ends."""
    hidden = {one.start() for one in _any_invisible().finditer(text)}
    return [*(place for place in range(len(text)) if place not in hidden), len(text)]


def is_blank(text: str) -> bool:
    """Whether nothing is to be seen of a text."""
    text = text.lstrip()
    # Most texts need not be looked through.
    return not text or (has_invisible(text[0]) and not visible(text).strip())


def without_edges(text: str) -> str:
    """The text without white space and invisible characters at either end."""
    places = [place for place, character in enumerate(text) if not is_blank(character)]
    return text[places[0] : places[-1] + 1] if places else ""


_SPACE = re.compile(r"[^\S\n]")
# They turn the letters of any script around, which no name needs: exe.fdp reads pdf.exe.
_OVERRIDES = re.compile("[\u202d\u202e]")


def clean_text(text: str) -> str:
    """What is asked or told: without meaningless characters and overrides of direction."""
    return without_meaningless(_OVERRIDES.sub("", text)) if has_invisible(text) else text


def clean_name(text: str) -> str:
    """A name: likewise, and with spaces of one kind."""
    return _SPACE.sub(" ", clean_text(text))


def clean_path(text: str) -> str:
    """A path: without what Windows copies around it, quotation marks or marks of direction.

    All that stands within it is kept, for a folder may be called so.
    """
    around = f'"{DIRECTION}\ufeff'
    # A space at its end may be one within a name that is typed on.
    return re.sub(rf"^[{around}\s]+|[{around}\r\n\t]+\Z", "", text)


def clean_detail(text: str) -> str:
    """An address or a number, in which no invisible character has a meaning."""
    return _SPACE.sub(" ", visible(text))
