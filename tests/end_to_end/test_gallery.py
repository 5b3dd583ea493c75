"""The story that pictures are taken of can be told, and has every picture of the guide.

It goes through all pages and dialogs: nothing in any of them is taken for markup.
"""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.paths import bundled_data
from app.services.help.guide import PICTURES, read_guide
from tests.support.plain_widgets import markup_faults
from tools.gallery_camera import Cut
from tools.gallery_story import tell


class _Notebook:
    """Takes no picture, but notes what there would be."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.of_the_guide: set[str] = set()

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        assert shown.isVisible()
        assert markup_faults() == []
        assert above is None or above.isVisible()
        self.taken.append(name)
        if guide is not None:
            assert all(part.isVisible() for part in guide.parts)
            self.of_the_guide.add(f"{PICTURES}/{name}.png")


def test_the_guide_can_be_given_new_pictures(
    styled_app: object, qtbot: QtBot, tmp_path: Path
) -> None:
    notebook = _Notebook()
    tell(notebook, tmp_path, (1366, 768))
    assert len(set(notebook.taken)) == len(notebook.taken)
    assert notebook.of_the_guide == set(read_guide(bundled_data().help).pictures)
