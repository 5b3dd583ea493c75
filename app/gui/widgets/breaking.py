"""Where a long word that is no word of a language may go on in the next line."""

import re

_BREAKS, _BREAK = re.compile(r"(?<=[@._/\\])"), "\u200b"


def breakable(text: str) -> str:
    """An address or the name of a file, with places to break that nobody sees."""
    return _BREAKS.sub(_BREAK, text)
