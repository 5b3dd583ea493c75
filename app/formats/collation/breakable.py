"""Long names in narrow columns: a line ends where a part of the name does."""

import re

_BREAK = "\u200b"
# Whatever is shorter goes into any column on one line.
_LONG = re.compile(r"\S{16,}")
_PARTS = re.compile(r"(?<=[_./-])(?=[^_./-])")


def breakable(text: str) -> str:
    """The same text; long words in it can be broken after _ . / - by a sign of no width."""
    return _LONG.sub(lambda found: _PARTS.sub(_BREAK, found[0]), text)
