"""Fields of a question set that is being written, each with what is remarked on it."""

import contextlib
import datetime
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit, QSizePolicy, QWidget

from app.gui.editor.clean_typing import CleanPlainTextEdit
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.clean_field import CleanField
from app.gui.kit.dropped_files import pass_files_on
from app.gui.kit.parts import column_in, field_label, give_role, label
from app.gui.kit.theme import STEP, on_theme_change
from app.model import lengths
from app.model.base import Location
from app.model.invisible_characters import clean_text
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.written_date import written_date

if TYPE_CHECKING:
    from app.services.question_sets.set_remarks import DraftRemark
    from app.services.workshop.set_draft import SetDraft

_WHOLE = re.compile(r"[0-9]{1,9}")
_MOST_SHOWN = 3


# The window is left, or a menu is opened over it: the field is not done with.
_STILL_THERE = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}


def is_left(event: QEvent) -> bool:
    """Whether the focus goes from a field to another part of the window."""
    return (
        isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STILL_THERE
    )


class DraftField(QWidget):
    """Something that a set says at one place, with its name above and what is remarked below.

    `key` is its place below that of the form it stands in. A value of None is nothing said.
    """

    edited = Signal()
    """Something was typed that the draft does not know yet."""
    left = Signal()
    """It is done with for now: what was typed is to be known at once."""

    def __init__(self, key: Location, name: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.key = key
        self.control = control
        self.is_typed_in = False
        """Whether it says something that the draft does not know."""
        self._was_left = False
        self._hint = hint
        self._column = column_in(self, spacing=STEP // 2)
        if name:
            self._column.addWidget(field_label(name, control))
        if hint:
            self._column.addWidget(label(hint, "small"))
        self._column.addWidget(control)
        self.remark = label("", "error")
        self.remark.hide()
        self._column.addWidget(self.remark)
        control.installEventFilter(self)
        control.setAccessibleDescription(hint)

    def value(self) -> object:
        raise NotImplementedError

    def put(self, value: object) -> None:
        """Show what the draft says; nobody is told."""
        raise NotImplementedError

    def stand_in(self, draft: "SetDraft", place: Location) -> None:
        """It is the field of this place of the draft."""

    def put_into(self, draft: "SetDraft", place: Location) -> None:
        """Have the draft say what it says."""
        draft.set(place, self.value())

    def settle(self, draft: "SetDraft", place: Location) -> None:
        """It was left: what hangs on its wording can be decided."""

    def show_value(self, value: object, *, anew: bool) -> None:
        """Follow the draft, except where something is typed that it does not know yet."""
        if anew:
            self.is_typed_in = self._was_left = False
        if not self.is_typed_in and (anew or self.value() != value):
            self.put(value)

    def show_remarks(self, remarks: "Sequence[DraftRemark]") -> None:
        """Of an empty field nothing is said before it was left: somebody is about to fill it in."""
        empty = self.value() in (None, "", [])
        told = () if empty and not self._was_left else remarks
        faulty = any(one.kind == "error" for one in told)
        text = "\n".join(one.message for one in told[:_MOST_SHOWN])
        if empty and faulty:
            text = "Behöver fyllas i."
        if text != self.remark.text():
            self.remark.setText(text)
            give_role(self.remark, "error" if faulty else "attention")
            self.remark.setVisible(bool(text))
            self.control.setAccessibleDescription(" ".join(filter(None, (text, self._hint))))
        if isinstance(self.control, CleanField) and self.control.property("fault") != faulty:
            self.control.setProperty("fault", faulty)
            self.control.style().polish(self.control)

    def focus_first(self) -> None:
        self.control.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.control and is_left(event):
            self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        self._was_left = True
        self.left.emit()

    def _on_typed(self) -> None:
        self.is_typed_in = True
        self.edited.emit()

    def _on_chosen(self) -> None:
        """What is chosen is no typing: it is known at once."""
        self.is_typed_in = self._was_left = True
        self.edited.emit()
        self.left.emit()


class LineField(DraftField):
    """A text in one line; empty it says nothing."""

    def __init__(
        self, key: Location, name: str, hint: str = "", *, most: int = lengths.HEADING
    ) -> None:
        self.field = CleanField(clean=clean_text, most=most)
        super().__init__(key, name, self.field, hint)
        self._refused = label("", "error")
        self._refused.hide()
        self._column.addWidget(self._refused)
        self.field.taken.connect(self._on_typed)
        self.field.refused.connect(self._show_refused)

    def value(self) -> object:
        return self.field.text() or None

    def put(self, value: object) -> None:
        self.field.show_text("" if value is None else str(value))

    def _show_refused(self, text: str) -> None:
        self._refused.setText(text)
        self._refused.setVisible(bool(text))


class TitleField(LineField):
    """The title of a set, which gives it its id when it is first left."""

    def settle(self, draft: "SetDraft", place: Location) -> None:
        draft.name_question(())


class NumberField(LineField):
    """A number, with a comma before its decimals. What is no number is said as it is written."""

    def __init__(self, key: Location, name: str, hint: str = "") -> None:
        super().__init__(key, name, hint, most=lengths.UNIT)
        self.field.setProperty("room", "value")

    def value(self) -> object:
        text = self.field.text().strip().replace(",", ".").replace("−", "-")
        if not text:
            return None
        whole = "".join(text.split())
        if _WHOLE.fullmatch(whole.removeprefix("-")):
            return int(whole)
        return whole

    def put(self, value: object) -> None:
        super().put(None if value is None else str(value).replace(".", ","))


class DayField(LineField):
    """A day, as people write it; in figures when it is shown again."""

    def __init__(self, key: Location, name: str, hint: str = "") -> None:
        super().__init__(key, name, hint, most=lengths.UNIT)
        self.field.setProperty("room", "value")
        self.field.setPlaceholderText("ÅÅÅÅ-MM-DD")

    def value(self) -> object:
        text = self.field.text().strip()
        with contextlib.suppress(ValueError):
            return datetime.date.fromisoformat(text)
        # A year is not guessed: years may pass between a set and its deadline.
        with contextlib.suppress(UnreadableValueError):
            return written_date(text, None)
        return text or None


class LongField(DraftField):
    """A text of several lines, as high as it needs to be."""

    def __init__(
        self, key: Location, name: str, hint: str = "", *, most: int = lengths.TEXT, least: int = 2
    ) -> None:
        self.field = CleanPlainTextEdit(most)
        self.field.setTabChangesFocus(True)
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._least = least
        pass_files_on(self.field)
        super().__init__(key, name, self.field, hint)
        self._filling = False
        self.field.textChanged.connect(self._on_text)
        self.field.document().documentLayout().documentSizeChanged.connect(self._fit)
        on_theme_change(self._fit)
        self._fit()

    def value(self) -> object:
        # toPlainText() would turn no-break spaces into spaces.
        return self.field.document().toRawText().replace("\u2029", "\n") or None

    def put(self, value: object) -> None:
        self._filling = True
        self.field.setPlainText("" if value is None else str(value))
        self._filling = False

    def _on_text(self) -> None:
        if not self._filling:
            self._on_typed()

    def _fit(self) -> None:
        lines = max(round(self.field.document().size().height()), self._least)
        around = 2 * (self.field.frameWidth() + STEP + STEP // 2)
        self.field.setFixedHeight(min(lines, 12) * self.field.fontMetrics().lineSpacing() + around)


class WordingField(LongField):
    """The wording of a question, which gives it its id when it is first left."""

    def settle(self, draft: "SetDraft", place: Location) -> None:
        draft.name_question(place[:-1])


class TickField(DraftField):
    """Yes or no; what it says by itself it says without being written."""

    def __init__(self, key: Location, name: str, hint: str = "", *, usual: bool = False) -> None:
        self.tick = QCheckBox(name)
        super().__init__(key, "", self.tick, "")
        self._usual = usual
        self.tick.setToolTip(hint)
        self.tick.clicked.connect(self._on_chosen)

    def value(self) -> object:
        ticked = self.tick.isChecked()
        return None if ticked == self._usual else ticked

    def put(self, value: object) -> None:
        self.tick.setChecked(self._usual if value is None else bool(value))


class PickField(DraftField):
    """One of some values. One that is not among them is shown as it stands."""

    def __init__(
        self, key: Location, name: str, choices: Sequence[tuple[object, str]] = (), hint: str = ""
    ) -> None:
        self.box = ChoiceBox()
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(key, name, self.box, hint)
        self.box.setAccessibleName(name)
        self._choices: tuple[tuple[object, str], ...] = ()
        self._value: object = None
        self.offer(choices)
        self.box.currentIndexChanged.connect(self._on_index)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Have these to choose from."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._fill()

    def value(self) -> object:
        return self._value

    def put(self, value: object) -> None:
        self._value = value
        self._fill()

    def _fill(self) -> None:
        others = () if any(one == self._value for one, _ in self._choices) else (self._value,)
        unknown = ((one, "Inte vald" if one is None else str(one)) for one in others)
        self.box.blockSignals(True)
        self.box.clear()
        for value, text in (*unknown, *self._choices):
            self.box.addItem(text, value)
        self.box.setCurrentIndex(max(self.box.row_of(self._value), 0))
        self.box.blockSignals(False)

    def _on_index(self, row: int) -> None:
        chosen = self.box.itemData(row)
        if row >= 0 and chosen != self._value:
            self._value = chosen
            self._on_chosen()
