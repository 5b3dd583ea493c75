"""A signal that says what it carries is one of Qt's."""

from PySide6.QtCore import QObject

from app.gui.kit.signals import signal


class _Clerk(QObject):
    @signal
    def stamped(self, name: str, copies: tuple[int, ...], /) -> None:
        """A paper has its stamp."""

    @signal
    def sent(self, name: str, copies: tuple[int, ...], /) -> None:
        """It is on its way."""


def test_what_is_emitted_comes_as_it_is_to_all_who_listen() -> None:
    clerk = _Clerk()
    heard: list[tuple[object, ...]] = []
    copies = (1, 2)
    clerk.stamped.connect(lambda *paper: heard.append(paper))
    clerk.stamped.connect(clerk.sent)
    clerk.sent.connect(lambda *paper: heard.append(paper))
    clerk.stamped.emit("Ett papper", copies)
    assert heard == [("Ett papper", copies)] * 2
    assert heard[0][1] is copies
