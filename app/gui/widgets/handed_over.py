"""A report that comes as a file or as copied text: what it is, and what is to be done with it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.flow import row_of
from app.gui.widgets.notice import Notice
from app.gui.widgets.parts import button, label

if TYPE_CHECKING:
    from app.services.reading import ReadReport


class HandedOver(QWidget):
    """Asks for files and for copied text, and what to do with what they hold."""

    file_wanted = Signal()
    copied_wanted = Signal()
    begin_wanted = Signal(object)
    """A new report is to be begun from these."""
    as_it_is_wanted = Signal(object)
    """This one is to be opened as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._reads: tuple[ReadReport, ...] = ()
        self.begin = button("", self._begin, "primary")
        self.open = button("Öppna den", self._open)
        self.question = Notice(self.begin, self.open)
        self.open_file = button("Öppna en fil …", self.file_wanted.emit)
        self.open_copied = button("Klistra in text", self.copied_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.question)
        column.addWidget(
            label(
                "Har du en rapport som fil eller som kopierad text? En fil kan du också dra hit.",
                "muted",
            )
        )
        column.addLayout(row_of(self.open_file, self.open_copied))

    def ask(self, reads: "tuple[ReadReport, ...]") -> None:
        """Say what was handed over, and ask what to do with it."""
        self._reads = reads
        self.question.say("\n".join(_what_it_is(read) for read in reads))
        self.begin.setText("Börja ny rapport" if len(reads) == 1 else "Börja ny från dem")
        self.open.setVisible(len(reads) == 1)
        self.begin.setFocus()

    def _begin(self) -> None:
        self.question.hide()
        self.begin_wanted.emit(self._reads)

    def _open(self) -> None:
        self.question.hide()
        self.as_it_is_wanted.emit(self._reads[0])


def _what_it_is(read: "ReadReport") -> str:
    report = read.opened.report
    missing = [] if report.committee else ["Nämnden"]
    missing += [] if report.term else ["perioden" if missing else "Perioden"]
    what = f" från {report.committee.name}" if report.committee else ""
    when = f", {report.term.in_a_sentence}" if report.term else ""
    lacks = f" {' och '.join(missing)} saknas." if missing else ""
    return f"{read.source} är en rapport{what}{when}.{lacks}"
