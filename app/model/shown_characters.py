"""Characters that steer a terminal or turn the text around them: shown as such, not obeyed.

A name from elsewhere may have any of them, and end in .exe where it looks like an ending in .doc.
"""

import re

from app.model.invisible_characters import CONTROL, DIRECTION

_STEERING = re.compile(f"[\t\n{CONTROL}\u2028\u2029{DIRECTION}]")


def shown(name: str) -> str:
    """The name of a file or of something else in one line, each such character as ‹U+202E›."""
    return _STEERING.sub(lambda found: f"‹U+{ord(found[0]):04X}›", name)


def shown_lines(text: str) -> str:
    """A text of several lines, likewise; a tab is a space."""
    return "\n".join(shown(line.replace("\t", " ")) for line in text.split("\n"))


def escaped(json: str) -> str:
    """JSON with such characters in its texts escaped: it says the same."""
    return _STEERING.sub(
        lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", json
    )
