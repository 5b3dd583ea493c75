"""The page of a question set that is written."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.gui.shell.window import MainWindow
from app.gui.workshop.draft_fields import DraftField
from app.gui.workshop.workshop_page import WorkshopPage
from app.model.base import Location
from app.services.workshop.set_draft import SetDraft
from tests.support.arriving import arrive
from tests.support.typing import CTRL, NO_KEYS, press, type_text


class Workshop:
    """Finds the page when it is asked: another set has another."""

    def __init__(self, page: Callable[[], WorkshopPage]) -> None:
        self._page = page

    @classmethod
    def in_window(cls, window: MainWindow) -> "Workshop":
        """The one that is shown in a window."""

        def page() -> WorkshopPage:
            shown = window.pages.current
            assert isinstance(shown, WorkshopPage), "no set is being written"
            return shown

        return cls(page)

    @property
    def page(self) -> WorkshopPage:
        return self._page()

    @property
    def draft(self) -> SetDraft:
        return self.page.draft

    @property
    def place(self) -> Location:
        """What is in hand."""
        return self.page.outline.place

    def value(self, *location: str | int) -> Any:  # noqa: ANN401
        """What the draft says."""
        return self.draft.value(location)

    def go_to(self, *place: str | int) -> None:
        """Choose it in the outline."""
        self.page.outline.setFocus()
        self.page.outline.go_to(place)
        arrive()

    def field(self, *key: str | int) -> DraftField:
        """The field of what is in hand that says this."""
        found = [one for one in self.page._form.fields if one.key == key and not one.isHidden()]
        assert found, f"there is no field for {key}"
        return found[0]

    def write(self, text: str, *key: str | int) -> None:
        """Write in a field in place of what stands there, and stay in it."""
        control = self.field(*key).control
        control.setFocus()
        press(control, Qt.Key.Key_A, CTRL)
        press(control, Qt.Key.Key_Delete)
        type_text(control, text)
        arrive()

    def leave_field(self) -> None:
        """Go on with Tab."""
        self.press(Qt.Key.Key_Tab)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, key, modifiers)
        arrive()

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def names(self) -> list[str]:
        """What stands in the outline."""
        outline = self.page.outline
        return [outline.item(row).text() for row in range(outline.count())]

    def remark(self, *key: str | int) -> str:
        """What is said at a field; empty where nothing is."""
        shown = self.field(*key).remark
        return shown.text() if shown.isVisibleTo(self.page) else ""

    def said(self) -> str:
        """What was done last."""
        return self.page.frame.said.text()

    def state(self) -> str:
        """What is said of the saving."""
        return self.page.frame.state.text()

    @property
    def undo_removal(self) -> QPushButton:
        return self.page.frame.undo_removal
