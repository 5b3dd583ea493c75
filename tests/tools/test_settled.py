"""A picture waits for what comes a moment later, and for nothing else."""

from PySide6.QtCore import QAbstractAnimation, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tools.settled import settle


def test_what_a_timer_shows_is_waited_for(qtbot: QtBot) -> None:
    window = QLabel("Sparar …")
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: window.setText("Sparad"))
    timer.start(50)
    settle(window)
    assert window.text() == "Sparad"


def test_what_fades_in_is_waited_for(qtbot: QtBot) -> None:
    field = QLineEdit()
    field.setClearButtonEnabled(True)
    qtbot.addWidget(field)
    field.show()
    field.setText("export")
    assert len(field.findChildren(QAbstractAnimation)) == 1
    settle(field)
    # It goes when it is over.
    assert field.findChildren(QAbstractAnimation) == []


def test_what_goes_on_all_the_time_is_not(qtbot: QtBot) -> None:
    window = QLabel("Klockan")
    qtbot.addWidget(window)
    window.show()
    QTimer(window).start(5)
    settle(window)
    assert window.text() == "Klockan"
