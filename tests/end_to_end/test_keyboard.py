"""The main job without a mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.gui.kit.commands import FILE
from app.gui.kit.services import Services
from app.gui.shell.window import MainWindow
from app.model.places import CONTACT, REVIEW
from app.model.rich_text import BlockKind
from tests.support.library_contents import contents_of
from tests.support.officer import Officer
from tests.support.patience import PATIENCE_MS
from tests.support.typing import CTRL, SHIFT, compose, press, type_text

QUESTION = "samverkan-lokalt-naringsliv"


def _focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def _when_active(window: MainWindow) -> None:
    """A list of suggestions that closes gives the window its focus back."""
    assert QTest.qWaitForWindowActive(window, PATIENCE_MS)


def test_a_report_is_started_and_filled_in_by_keys_alone(officer: Officer) -> None:
    panel = officer.new_report
    panel.committee.setFocus()
    type_text(panel.committee, "kulturn")
    popup = panel.committee.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    _when_active(officer.window)
    assert panel.committee.text() == "Kulturnämnden"
    assert not officer.has_report(), "the Enter that chooses does not create"
    press(panel.committee, Qt.Key.Key_Return)
    assert officer.contact.fields["name"].hasFocus()
    for text in ("Åsa Öberg", "08-508 21 000", "asa.oberg@stockholm.se"):
        focused = QApplication.focusWidget()
        assert focused is not None
        type_text(focused, text)
        press(focused, Qt.Key.Key_Tab)
    officer.press(Qt.Key.Key_PageDown, CTRL)
    assert officer.navigation.current() == "kulturella-kreativa-naringar"
    assert officer.question.has_focus()
    officer.question.press(Qt.Key.Key_1, CTRL | Qt.KeyboardModifier.AltModifier)
    assert officer.question.editor.kind()[0] is BlockKind.SUBHEADING
    officer.question.type("Rubrik")
    officer.question.press(Qt.Key.Key_Return)
    officer.question.press(Qt.Key.Key_L, CTRL | SHIFT)
    officer.question.type("punkt")
    assert [b.kind for b in officer.question.blocks()] == [BlockKind.SUBHEADING, BlockKind.BULLET]
    for _ in range(4):
        officer.question.press(Qt.Key.Key_Tab)
        assert officer.question.has_focus(), "in a list Tab moves the item"
    for _ in range(4):
        officer.question.press(Qt.Key.Key_Return)
    officer.question.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is officer.navigation.next
    officer.press(Qt.Key.Key_PageUp, CTRL)
    assert officer.navigation.current() == CONTACT
    officer.navigation.focus()
    press(officer.navigation.rows, Qt.Key.Key_End)
    press(officer.navigation.rows, Qt.Key.Key_Up)
    assert officer.navigation.current() == REVIEW


def test_the_review_is_used_by_keys(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to(REVIEW)
    officer.focus_first()
    lines = officer.review.lines
    assert officer.review.has_focus()
    press(lines, Qt.Key.Key_Down)
    press(lines, Qt.Key.Key_Return)
    assert officer.contact.fields["phone"].hasFocus()


def test_every_field_that_takes_the_focus_has_a_name(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    for place in officer.navigation.places():
        officer.go_to(place)
        officer.focus_first()
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
        assert officer.navigation.rows in seen


def test_a_click_in_the_navigation_is_followed_by_typing(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    item = next(
        i
        for i in map(officer.navigation.rows.item, range(officer.navigation.rows.count()))
        if "Växla" in i.text()
    )
    centre = officer.navigation.rows.visualItemRect(item).center()
    QTest.mouseClick(officer.navigation.rows.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    focused = QApplication.focusWidget()
    assert focused is officer.question.editor
    type_text(focused, "Kajsa skriver")
    assert officer.question.text() == "Kajsa skriver"


def test_enter_presses_the_button_that_has_the_focus(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.navigation.focus_next()
    press(officer.navigation.next, Qt.Key.Key_Return)
    assert officer.navigation.current() == "kulturella-kreativa-naringar"


def test_saving_in_the_middle_of_a_dead_key_breaks_nothing(
    officer: Officer, services: Services
) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(QUESTION)
    officer.question.type("Ett kaf")
    compose(officer.question.editor, "´")
    assert officer.save_now()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(QUESTION).plain == "Ett kaf"
    compose(officer.question.editor, "", "é")
    assert officer.save_now()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer(QUESTION).plain == "Ett kafé"


def test_words_with_a_dead_key_are_looked_for(officer: Officer) -> None:
    officer.start_report("älvsjö", "2022-T2")
    officer.go_to(QUESTION)
    officer.question.type("Ett kafé.")
    officer.find.open()
    type_text(officer.find.field, "kaf")
    compose(officer.find.field, "´")
    compose(officer.find.field, "", "é")
    assert officer.find.words() == "kafé"
    assert officer.find.count().startswith("1")


def test_f10_opens_the_menus_and_escape_leaves_them(officer: Officer) -> None:
    field = officer.new_report.committee
    field.setFocus()
    press(field, Qt.Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert menu is officer.window.menus.menus[FILE]
    press(menu, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    bar = QApplication.focusWidget()
    assert bar is officer.window.menus
    press(bar, Qt.Key.Key_Escape)
    assert officer.window.menus.activeAction() is None
    assert QApplication.focusWidget() is field
