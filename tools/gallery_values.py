"""What the pictures show of questions that are answered with more than text."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.kit.commands import Command
from app.gui.values.choice_field import ChoiceField
from app.gui.values.line_value_field import DateField
from app.gui.values.option_list_field import OptionListField
from tests.support.kinds_report import FILE, TERM
from tests.support.officer import Officer, click
from tests.support.question_sets import set_file
from tests.support.typing import type_text
from tools.gallery_camera import Camera
from tools.settled import settle

# More options than there are buttons for.
_PLACES = (
    *("Centrum", "Torg och gator", "Industriområden", "Kontorskvarter", "Köpcentrum", "Hamnar"),
    *("Parker", "Campingplatser", "Hotell", "Saluhallar", "Idrottsplatser", "Museer", "Marknader"),
)


def tell_values(camera: Camera, officer: Officer, data: Path) -> None:
    """Each control, filled in; some with what cannot be read."""
    officer.drop(_set(data / "Hämtat"))
    click(officer.question_set.install)
    officer.choose(Command.HOME)
    officer.start_report("Skarpnäck", TERM)
    story = _Story(camera, officer)
    story.choices()
    story.numbers_and_days()
    story.tables()
    officer.leave()


def _set(folder: Path) -> Path:
    options = ", ".join(f'{{ id = "p{n}", text = "{t}" }}' for n, t in enumerate(_PLACES))
    asked = (
        '[[sections.questions]]\nid = "platser"\ntext = "Var har besöken skett?"\n'
        f'short = "Platser"\nkind = "choices"\nother = true\noptions = [{options}]\n\n'
    )
    text = FILE.read_text("utf-8").replace('valid_from = "2022-T1"', f'valid_from = "{TERM}"')
    at = text.index("[[sections]]\nnumber = 2")
    return set_file(folder, text[:at] + asked + text[at:], "siffror.toml")


class _Story:
    def __init__(self, camera: Camera, officer: Officer) -> None:
        self._camera = camera
        self._officer = officer

    def choices(self) -> None:
        self._go_to("har-dialog")
        field = self._officer.value.field
        assert isinstance(field, ChoiceField)
        click(field.buttons["yes"])
        self._officer.question.editor.setFocus()
        type_text(self._officer.question.editor, "Den började i våras.")
        self._take("value-yes-no")
        self._go_to("branscher")
        field = self._officer.value.field
        assert isinstance(field, ChoiceField)
        for option in ("handel", "bygg"):
            click(field.buttons[option])
        field.other.setFocus()
        type_text(field.other, "Odling på tak")
        self._take("value-choices")
        self._go_to("platser")
        listed = self._officer.value.field
        assert isinstance(listed, OptionListField)
        for row in (0, 9):
            listed.rows.item(row).setCheckState(Qt.CheckState.Checked)
        self._take("value-many-choices")

    def numbers_and_days(self) -> None:
        self._go_to("andel-av-budget")
        self._type("ca 12,5 %")
        self._take("value-number")
        self._go_to("budget-beslutad")
        self._type("12 maj")
        field = self._officer.value.field
        assert isinstance(field, DateField)
        settle(self._officer.window)
        field.open_calendar()
        calendar = QApplication.activePopupWidget()
        self._take("value-day", above=calendar)
        if calendar is not None:
            calendar.close()

    def tables(self) -> None:
        self._go_to("insatser")
        rows = (
            "Frukostmöten med handlarna\t12/5\t48\t12,5\tNämnden\tJa",
            "Mässa i Älvsjö\ti juni\t1 200\t1 140\tFastighetsägarna\tNej",
        )
        for row in rows:
            for text in row.split("\t"):
                self._type(text)
        self._officer.value.table.setCurrentIndex(self._officer.value.table.model().index(1, 1))
        self._take("value-table")
        self._go_to("lokaler")
        for text in ("4", "Nya företag; Andra företag", "0", "", "11", "Nya företag"):
            self._type(text)
        self._take("value-fixed-table")

    def _go_to(self, place: str) -> None:
        self._officer.save_now()
        self._officer.go_to(place)
        # The window may have lost the keys to what was shown above it.
        self._officer.window.activateWindow()
        self._officer.focus_first()

    def _type(self, text: str) -> None:
        """Write where the focus is, and go on."""
        for sign in text:
            type_text(_focused(), sign)
        QTest.keyClick(_focused(), Qt.Key.Key_Tab)

    def _take(self, name: str, above: QWidget | None = None) -> None:
        self._officer.save_now()
        settle(self._officer.window)
        self._camera.take(name, self._officer.window, above=above)


def _focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the focus"
    return found
