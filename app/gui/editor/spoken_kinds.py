"""What kind of paragraph the cursor comes to, read aloud: Qt tells of the letters alone."""

from PySide6.QtCore import QObject

from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.kit.announcements import Weight, announce, announcer
from app.model.rich_text import BlockKind

_NAMES = {
    BlockKind.PARAGRAPH: "Vanlig text",
    BlockKind.SUBHEADING: "Underrubrik",
    BlockKind.BULLET: "Punktlista",
    BlockKind.NUMBER: "Numrerad lista",
}


def spoken_kind(kind: BlockKind, level: int) -> str:
    return f"{_NAMES[kind]}, nivå {level + 1}" if kind.is_list_item else _NAMES[kind]


class SpokenKinds(QObject):
    """Tells of a kind when it is another than where the cursor was."""

    def __init__(self, editor: RichTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._before = editor.kind()
        editor.place_changed.connect(self._tell_of_change)

    def _tell_of_change(self) -> None:
        kind = self._editor.kind()
        if kind == self._before:
            return
        self._before = kind
        if self._editor.hasFocus():
            announce(self._editor, spoken_kind(*kind), Weight.OUTCOME)
            # Before the line is read that the cursor has come to.
            announcer().tell()
