"""One story through every page and dialog, as it is told for the guide's pictures.

Every picture of the guide can be taken, nothing that is shown is taken for markup, and whatever
takes the focus has a name and a role for a screen reader.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

import app.gui
from app.gui.report.changes_view import ChangesDialog
from app.gui.shell.unexpected_errors import ErrorDialog
from app.paths import bundled_data
from app.services.help.guide import PICTURES, read_guide
from tests.support.officer import Officer
from tests.support.plain_widgets import markup_faults
from tests.support.reports import FORM, saying, whole_report
from tests.support.tab_order import name_of
from tests.support.terms import STOCKHOLM
from tools.gallery_camera import Cut
from tools.gallery_story import tell

_SAYS_NOTHING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}


class _Listening:
    """Goes through every page and dialog of the story with closed eyes."""

    def __init__(self) -> None:
        self.nameless: list[str] = []
        self.roleless: list[str] = []
        self.unclear: list[str] = []
        self.heard: set[str] = set()

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        QApplication.processEvents()
        named: dict[str, QWidget] = {}
        for widget in shown.findChildren(QWidget):
            takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if not takes_focus or widget.focusProxy() or not widget.isVisibleTo(shown):
                continue
            found = QAccessible.queryAccessibleInterface(widget)
            assert found is not None
            spoken = name_of(widget)
            self.heard.add(spoken)
            where = f"{name}: {type(widget).__name__} {widget.objectName()}"
            if not spoken.strip(" ‹›…"):
                self.nameless.append(where)
            if found.role() in _SAYS_NOTHING:
                self.roleless.append(where)
            again = isinstance(widget, QAbstractButton) and spoken in named
            # Of several that are called the same, a description says which one it is.
            if again and not widget.accessibleDescription():
                self.unclear.append(f"{where} “{spoken}”")
            named[spoken] = widget


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


@dataclass
class _Audience:
    """Those who look and those who listen, at one telling."""

    notebook: _Notebook = field(default_factory=_Notebook)
    listening: _Listening = field(default_factory=_Listening)

    def take(
        self, name: str, shown: QWidget, *, above: QWidget | None = None, guide: Cut | None = None
    ) -> None:
        for one in (self.notebook, self.listening):
            one.take(name, shown, above=above, guide=guide)


@cache
def _told_in(folder: Path) -> _Audience:
    audience = _Audience()
    tell(audience, folder, (1366, 768))
    return audience


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("story")


@pytest.fixture
def told(styled_app: object, folder: Path) -> _Audience:
    """Told within a test, where garbage is collected in the thread of the windows alone."""
    return _told_in(folder)


def test_the_guide_can_be_given_new_pictures(told: _Audience) -> None:
    taken = told.notebook.taken
    assert len(set(taken)) == len(taken)
    assert told.notebook.of_the_guide == set(read_guide(bundled_data().help, STOCKHOLM).pictures)
    assert set(_pages_and_dialogs()) - told.notebook.seen == set(), "there is no picture of these"


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


def test_whatever_takes_the_focus_has_a_name_and_a_role(told: _Audience, officer: Officer) -> None:
    listening = told.listening
    for dialog in (
        ErrorDialog(officer.window, "ett spår", saved=True),
        ChangesDialog(whole_report(), saying("Ett svar.", 5), FORM, "Sedan", officer.window),
    ):
        dialog.show()
        listening.take(type(dialog).__name__, dialog)
        dialog.reject()
    assert listening.nameless == []
    assert listening.roleless == []
    assert listening.unclear == []
    assert {"Nämnd", "Rapportens delar", "Guidens text", "Tidigare versioner"} <= listening.heard
