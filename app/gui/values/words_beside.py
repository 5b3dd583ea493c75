"""What a file says where something is to be chosen, and that is none of the answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.parts import button, column_in, label
from app.gui.kit.theme import STEP
from app.gui.values.value_field import fault_text
from app.model.kinds.asked import AskedValue
from app.model.kinds.typed import read_typed
from app.model.kinds.unreadable import UnreadableValueError
from app.model.kinds.value import Unfinished


class WordsBeside(QWidget):
    """Says what was written, until somebody chooses instead or takes it away."""

    removed = Signal()

    def __init__(self, asked: AskedValue) -> None:
        super().__init__()
        self._asked = asked
        self.kept: tuple[Unfinished, ...] = ()
        self.told = label("", "error")
        self.remove = button("Ta bort texten", self._remove, "quiet")
        column = column_in(self, spacing=STEP // 2)
        column.addWidget(self.told)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def keep(self, unfinished: Sequence[Unfinished]) -> None:
        """Show what is written, or nothing."""
        self.kept = tuple(unfinished)
        said = " ".join(self._text_of(one) for one in self.kept)
        if said and said != self.told.text():
            announce(self.told, said)
        self.told.setText(said)
        self.setVisible(bool(said))

    def set_read_only(self, read_only: bool) -> None:
        self.remove.setVisible(not read_only)

    def _text_of(self, one: Unfinished) -> str:
        what_to_do = "Välj bland alternativen."
        try:
            read_typed(one.text, self._asked, None)
        except UnreadableValueError as error:
            what_to_do = fault_text(error)
        return f"I svaret står ”{one.text}”. {what_to_do}"

    def _remove(self) -> None:
        self.keep(())
        self.removed.emit()
