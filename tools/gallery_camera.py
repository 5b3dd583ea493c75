"""What takes the pictures of the window, and what the guide shows of them."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Cut:
    """The parts of a window that the guide shows, when the window is so wide."""

    parts: tuple[QWidget, ...]
    width: int = 960
    height: int = 0
    """How high it is then, where that is not as high as it was."""
    within: QWidget | None = None
    """What there is a margin in, where that is not the window."""


class Camera(Protocol):
    """Takes pictures of windows."""

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        """A picture of a window, with what has popped up above it."""
