"""One object of the program as those meet it who cannot see it: a name, a role, what can be done.

Roles, states and actions have the names of AT-SPI, wherever the object is asked from.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

# What newer releases call a thing, and what it is called here.
ROLES = {"button": "push button", "entry": "text", "toggle button": "push button"}


class RefusedError(Exception):
    """It has gone meanwhile, or does not do what it was asked; says which and what."""


class Accessible(Protocol):
    """Asked anew each time: what was true of it a moment ago may not be so now."""

    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def states(self) -> frozenset[str]: ...
    @property
    def children(self) -> "Sequence[Accessible]": ...
    @property
    def actions(self) -> Sequence[str]: ...
    @property
    def labels(self) -> Sequence[str]:
        """The names of what is said to label it."""
        ...

    @property
    def text(self) -> str:
        """What stands in it."""
        ...

    def do(self, action: str) -> None:
        """Do one of its actions."""

    def focus(self) -> None:
        """Put the focus on it."""

    def write(self, text: str) -> None:
        """Put a text in the place of what stands in it."""

    def insert(self, place: int, text: str) -> None:
        """Put a text at a place among the letters that stand in it."""

    def select(self, begin: int, end: int) -> None:
        """Select the text between two places."""

    def choose(self, row: int) -> None:
        """Choose one of its children."""


def below(one: Accessible) -> Iterator[Accessible]:
    """It and everything that is shown in it, from above to below."""
    yield one
    for child in one.children:
        if "showing" in child.states:
            yield from below(child)
