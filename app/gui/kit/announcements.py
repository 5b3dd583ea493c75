"""What a screen reader is told."""

from collections.abc import Iterator
from contextlib import contextmanager


def is_followed() -> bool:
    """Whether a screen reader, or somebody like it, follows the window."""
    # Imported when needed: loading it would delay the first paint.
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()


@contextmanager
def nothing_told() -> Iterator[None]:
    """Have those who follow the window not told of what is done meanwhile."""
    from PySide6.QtGui import QAccessible

    followed = is_followed()
    if followed:
        QAccessible.setActive(False)
    try:
        yield
    finally:
        if followed:
            QAccessible.setActive(True)
