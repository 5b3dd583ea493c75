"""Signals with types, which Qt's own lack."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from PySide6.QtCore import Signal

P = ParamSpec("P")


class TypedSignal(Protocol[P]):
    """The type of a signal that `signal` declares."""

    def connect(self, slot: "Callable[P, object] | TypedSignal[P]") -> object: ...

    def disconnect(self, slot: "Callable[P, object] | TypedSignal[P]") -> object: ...

    def emit(self, *args: P.args, **kwargs: P.kwargs) -> None: ...


def signal(declared: Callable[Concatenate[Any, P], None]) -> TypedSignal[P]:
    """Make a signal with the signature of a method that does nothing.

    What it carries is positional only, for it has no names to Qt.
    """
    carried = declared.__code__.co_argcount - 1
    return cast("TypedSignal[P]", Signal(*[object] * carried))
