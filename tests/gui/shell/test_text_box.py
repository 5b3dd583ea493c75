"""What a program without a console says can be read."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.__main__ import main
from app.gui.kit.parts import fixed_font
from app.gui.shell.text_box import TextBox


def _shown(qtbot: QtBot, text: str) -> TextBox:
    box = TextBox(text)
    qtbot.addWidget(box)
    box.show()
    return box


def test_the_usage_stands_in_its_columns(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    usage = capsys.readouterr().out
    box = _shown(qtbot, usage)
    label = box.text
    metrics = QFontMetrics(label.font())
    assert label.text() == usage.strip()
    assert label.font() == fixed_font()
    # No line is wrapped: the text is as tall as it has lines.
    assert label.height() < (len(usage.splitlines()) + 1) * metrics.lineSpacing()


def test_a_long_sentence_wraps(qtbot: QtBot) -> None:
    box = _shown(qtbot, "Filen finns inte. " * 20)
    label = box.text
    assert label.height() > 2 * label.fontMetrics().lineSpacing()
    assert label.width() < label.fontMetrics().horizontalAdvance(label.text()) / 2


def test_names_of_files_are_shown_as_they_are(qtbot: QtBot) -> None:
    box = _shown(qtbot, "<b>fil</b>.docx: den finns inte.")
    label = box.text
    assert label.text() == "<b>fil</b>.docx: den finns inte."
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("fil.docx: den finns")
