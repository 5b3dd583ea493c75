"""What the application has one of, as long as it lives: a property of it."""

from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject

Kept = TypeVar("Kept", bound=QObject)


def one_of(kind: type[Kept]) -> Kept:
    """The one of a class, made from the application when it is first asked for."""
    app = QCoreApplication.instance()
    assert app is not None, "there is no window without an application"
    found = app.property(kind.__name__)
    if not isinstance(found, kind):
        found = kind(app)
        app.setProperty(kind.__name__, found)
    return found
