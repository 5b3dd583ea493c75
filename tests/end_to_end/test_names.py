"""Whatever takes the focus, on every page and dialog, has a name and a role for a screen reader."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.gui.report.changes_view import ChangesDialog
from app.gui.shell.unexpected_errors import ErrorDialog
from tests.support.officer import Officer
from tests.support.reports import FORM, saying, whole_report
from tests.support.tab_order import name_of
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


def test_every_page_and_dialog(styled_app: object, officer: Officer, tmp_path: Path) -> None:
    listening = _Listening()
    tell(listening, tmp_path, (1366, 768))
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
