"""The main job without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.shell.window import MainWindow
from app.model.places import CONTACT, REVIEW
from app.model.rich_text import BlockKind
from tests.support.officer import Officer
from tests.support.typing import CTRL, SHIFT, press, type_text


def _focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def _when_active(window: MainWindow) -> None:
    """A list of suggestions that closes gives the window its focus back."""
    assert QTest.qWaitForWindowActive(window)


def test_a_report_is_started_and_filled_in_by_keys_alone(officer: Officer) -> None:
    panel = officer.window.views.start.panel
    panel.committee.setFocus()
    type_text(panel.committee, "kulturn")
    popup = panel.committee.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    _when_active(officer.window)
    assert panel.committee.text() == "Kulturnämnden"
    assert officer.window.views.report is None, "the Enter that chooses does not create"
    press(panel.committee, Qt.Key.Key_Return)
    view = officer.view
    assert view.contact.fields["name"].hasFocus()
    for text in ("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se"):
        focused = QApplication.focusWidget()
        assert focused is not None
        type_text(focused, text)
        press(focused, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_PageDown, CTRL)
    assert view.navigation.current() == "kulturella-kreativa-naringar"
    editor = view.question.editor
    assert editor.hasFocus()
    press(editor, Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.AltModifier)
    assert editor.kind()[0] is BlockKind.SUBHEADING
    type_text(editor, "Rubrik")
    press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_L, CTRL | SHIFT)
    type_text(editor, "punkt")
    assert [b.kind for b in editor.blocks()] == [BlockKind.SUBHEADING, BlockKind.BULLET]
    for _ in range(4):
        press(editor, Qt.Key.Key_Tab)
        assert editor.hasFocus(), "in a list Tab moves the item"
    for _ in range(4):
        press(editor, Qt.Key.Key_Return)
    press(editor, Qt.Key.Key_Tab)
    assert view.question.not_applicable.hasFocus()
    press(view, Qt.Key.Key_PageUp, CTRL)
    assert view.navigation.current() == CONTACT
    view.navigation.setFocus()
    press(view.navigation, Qt.Key.Key_End)
    press(view.navigation, Qt.Key.Key_Up)
    assert view.navigation.current() == REVIEW


def test_the_review_is_used_by_keys(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(REVIEW)
    officer.view.focus_page()
    lines = officer.view.review.lines
    assert lines.hasFocus()
    press(lines, Qt.Key.Key_Down)
    press(lines, Qt.Key.Key_Return)
    assert officer.view.contact.fields["phone"].hasFocus()


def test_every_field_that_takes_the_focus_has_a_name(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    for place in officer.view.navigation.places():
        officer.go_to(place)
        officer.view.focus_page()
        first = QApplication.focusWidget()
        assert first is not None
        seen = [first]
        while True:
            focused = QApplication.focusWidget()
            assert focused is not None
            press(focused, Qt.Key.Key_Tab)
            after = QApplication.focusWidget()
            assert after is not None
            if after in seen:
                break
            seen.append(after)
        nameless = [w for w in seen if not (w.accessibleName() or getattr(w, "text", str)())]
        assert not nameless, f"{place}: {nameless}"
        assert officer.view.navigation in seen


def test_a_click_in_the_navigation_is_followed_by_typing(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    navigation = officer.view.navigation
    item = next(i for i in map(navigation.item, range(navigation.count())) if "Växla" in i.text())
    centre = navigation.visualItemRect(item).center()
    QTest.mouseClick(navigation.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    focused = QApplication.focusWidget()
    assert focused is officer.view.question.editor
    type_text(focused, "Kajsa skriver")
    assert officer.view.question.editor.toPlainText() == "Kajsa skriver"


def test_enter_presses_the_button_that_has_the_focus(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.view.next.setFocus()
    press(officer.view.next, Qt.Key.Key_Return)
    assert officer.view.navigation.current() == "kulturella-kreativa-naringar"
