"""The story that pictures are taken of can be told, and has every picture of the guide.

It goes through all pages and dialogs: nothing in any of them is taken for markup.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import app.gui
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
        self.seen: set[type] = set()

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        assert shown.isVisible()
        assert markup_faults() == []
        assert above is None or above.isVisible()
        self.taken.append(name)
        parts = (one for one in shown.findChildren(QWidget) if one.isVisible())
        self.seen |= {type(one) for one in (shown, *parts)}
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
    assert set(_pages_and_dialogs()) - notebook.seen == set(), "there is no picture of these"


_NAME = re.compile(r"\w+(?:Page|Dialog|Window|Preview|Questions|Prompt)")


def _pages_and_dialogs() -> Iterator[type]:
    """The classes whose names say so, but those that others are made from."""
    for module in pkgutil.walk_packages(app.gui.__path__, "app.gui."):
        for made in vars(importlib.import_module(module.name)).values():
            if isinstance(made, type) and _is_shown(made) and made.__module__ == module.name:
                yield made


def _is_shown(made: type) -> bool:
    named = _NAME.fullmatch(made.__name__) is not None
    return named and issubclass(made, QWidget) and not made.__subclasses__()
