"""What a screen reader is told, but for what it finds out by itself.

A screen reader may drop what comes a moment after something else, or from elsewhere than where the
focus is, and some know no announcements at all. So what comes of one action is told at once, by
what has the focus; and what must not be missed is the description of that, too, until it is left.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.gui.kit.one_of_each import one_of

# What comes about within this time is of one action. The focus has come to a new page by then.
_TOGETHER_MS = 200


class Weight(Enum):
    """How much it matters that it is heard."""

    BESIDE = auto()
    """Only where there is nothing else to tell."""
    NEWS = auto()
    OUTCOME = auto()
    """What became of what the officer did, or why nothing did."""


class _Told(NamedTuple):
    text: str
    weight: Weight


def announce(widget: QWidget, text: str, weight: Weight = Weight.NEWS) -> None:
    """Have a screen reader say a text at the next pause, with what else is to be said then.

    The widget tells it where nothing has the focus.
    """
    announcer().add(widget, _Told(text, weight))


class Announcer(QObject):
    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._waiting: list[_Told] = []
        self._by: QWidget | None = None
        self._described: tuple[QWidget, str, str] | None = None
        """What is described by an outcome, how it was before, and the outcome."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TOGETHER_MS)
        self._pause.timeout.connect(self.tell)
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._take_back)

    def add(self, widget: QWidget, told: _Told) -> None:
        self._by = widget
        self._waiting.append(told)
        self._pause.start()

    def tell(self) -> None:
        """Tell what waits."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, []
        by = QApplication.focusWidget() or self._by
        self._by = None
        if not waiting or by is None or not isValid(by):
            return
        # Imported when needed: loading them would delay the first paint.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(by, _joined(waiting)))
        outcome = _joined([told for told in waiting if told.weight is Weight.OUTCOME])
        if outcome and outcome not in by.accessibleDescription():
            self._take_back()
            self._described = by, by.accessibleDescription(), outcome
            by.setAccessibleDescription(outcome)

    def _take_back(self) -> None:
        """Give what was described by an outcome the description that it had."""
        described, self._described = self._described, None
        if described is None or not isValid(described[0]):
            return
        widget, before, outcome = described
        if widget.accessibleDescription() == outcome:
            widget.setAccessibleDescription(before)


def _joined(waiting: Sequence[_Told]) -> str:
    """All of it as one text, outcomes first and nothing twice.

    Of what is only beside it the latest, where there is nothing else.
    """
    in_order = sorted(waiting, key=lambda told: told.weight is not Weight.OUTCOME)
    texts = [told.text for told in in_order if told.weight is not Weight.BESIDE]
    if not texts:
        return "".join(told.text for told in waiting[-1:])
    once = dict.fromkeys(texts)
    return " ".join(
        text for text in once if not any(text in other for other in once if other != text)
    )


def announcer() -> Announcer:
    return one_of(Announcer)


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
