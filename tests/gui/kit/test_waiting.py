"""What is shown while slow work goes on."""

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from app.gui.kit.theme import scaled
from app.gui.kit.waiting import progress_dialog

# Of the icon and the buttons that a system puts beside a title.
_FRAME = 160


@pytest.mark.usefixtures("styled_app")
@pytest.mark.parametrize("title", ["Vänta", "Läser in"])
def test_the_title_of_a_dialog_has_room(title: str, qtbot: QtBot) -> None:
    dialog = progress_dialog(title, None)
    qtbot.addWidget(dialog)
    dialog.setLabelText("Läser …")
    dialog.show()
    assert dialog.windowTitle() == title
    wanted = QFontMetrics(dialog.font()).horizontalAdvance(title) + scaled(_FRAME)
    assert dialog.width() > wanted
