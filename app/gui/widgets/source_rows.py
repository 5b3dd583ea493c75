"""The earlier reports that a new one is begun from: shown, taken away, more of them asked for."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, emptied, frame, label
from app.gui.widgets.report_cards import title_of
from app.services.reading import ReadReport


class SourceRows(QWidget):
    """One row a report, with what there is to say of how it was read."""

    changed = Signal()
    """A source has been taken away."""
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sources: tuple[ReadReport, ...] = ()
        self._removing: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(STEP)
        self.add_file = button("Lägg till en fil …", self.file_wanted.emit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(STEP)
        whole.addWidget(label("Från", "label"))
        whole.addLayout(self._rows)
        self._note = label("", "muted")
        whole.addWidget(self._note)
        below = Flow()
        below.add(self.add_file, label("Du kan också dra filen hit.", "muted", wrap=False))
        whole.addLayout(below)

    def show_sources(self, sources: Iterable[ReadReport]) -> None:
        """Replace what is shown."""
        self.sources = tuple(sources)
        self._removing = []
        emptied(self._rows)
        for read in self.sources:
            self._rows.addWidget(self._row(read))

    def say(self, text: str) -> None:
        """Tell something about the sources together."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def buttons(self) -> list[QPushButton]:
        """Every button, from above to below."""
        return [*self._removing, self.add_file]

    def _row(self, read: ReadReport) -> QFrame:
        row = frame("panel")
        inside = QHBoxLayout(row)
        inside.setContentsMargins(STEP * 2, STEP, STEP, STEP)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(_title(read)))
        notes = (read.source, read.changes, *read.remarks)
        if any(notes):
            text.addWidget(label("\n".join(filter(None, notes)), "muted"))
        inside.addLayout(text, 1)
        remove = button("Ta bort", lambda: self._remove(read), "quiet")
        remove.setAccessibleName(f"Ta bort {_title(read)}")
        self._removing.append(remove)
        inside.addWidget(remove)
        return row

    def _remove(self, read: ReadReport) -> None:
        self.show_sources([one for one in self.sources if one is not read])
        self.add_file.setFocus()
        self.changed.emit()


def _title(read: ReadReport) -> str:
    # What was edited in a document has no revision of its own yet.
    return title_of(read.opened.report.model_copy(update={"revision": 1}))
