"""The order in which Tab goes through a window, by the names that a screen reader says."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.typing import press

_MOST = 80


def tab_order(first: QWidget) -> list[str]:
    """The names from a widget on, until Tab comes back to it. Fails where it never does."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    order, seen = [name_of(first)], [first]
    for _ in range(_MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is first:
            return order
        assert now not in seen, f"Tab never comes back to {order[0]}: {order}"
        seen.append(now)
        order.append(name_of(now))
    raise AssertionError(f"Tab has no end: {order}")


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; of a list of choices, on Linux, that is what is chosen."""
    if widget.accessibleName():
        return widget.accessibleName()
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found.text(QAccessible.Text.Name)
