"""A text on the page, and what is wrong to be handed on."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.gui.kit.messages import Level, Message, MessageBar
from tests.support.officer import click


@pytest.fixture
def message(styled_app: QApplication, qtbot: QtBot) -> Iterator[MessageBar]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 480)
    message = MessageBar(level=Level.ERROR)
    message.setParent(window)
    window.show()
    yield message
    window.close()


def test_it_is_hidden_while_there_is_nothing_to_say(message: MessageBar) -> None:
    assert message.isHidden()
    message.say("Så är det.")
    assert message.text() == "Så är det."
    assert not message.isHidden()
    assert not message.copy.isVisible(), "no details"
    message.say("")
    assert message.isHidden()


def test_many_details_are_shown_in_short_and_copied_whole(message: MessageBar) -> None:
    details = "\n".join(f"Rad {number}: saknas." for number in range(1, 10))
    message.say(Message("Filen är felaktig.", Level.ERROR, details))
    assert message.details.text().splitlines()[3:] == ["Rad 4: saknas.", "… och 5 till"]
    click(message.copy)
    assert QApplication.clipboard().text() == details
    message.say(Message("Filen är felaktig.", Level.ERROR, "En\nTvå\nTre\nFyra\nFem"))
    assert message.details.text().endswith("Fem"), "one more is shown rather than counted"


def test_in_a_low_window_details_are_only_copied(message: MessageBar) -> None:
    message.window().resize(640, 300)
    message.say(Message("Filen är felaktig.", Level.ERROR, "Rad 3: saknas."))
    assert not message.details.isVisible()
    assert message.copy.isVisible()
    click(message.copy)
    assert QApplication.clipboard().text() == "Rad 3: saknas."
