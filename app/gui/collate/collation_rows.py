"""The lists of a collation: the committees, and the files that came in."""

import datetime
from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from app.gui.kit.date_texts import time_text
from app.gui.kit.lists import DATA, HtmlRows, add_row
from app.gui.kit.signals import signal
from app.gui.kit.theme import on_theme_change, scaled
from app.model.collation.collation import MissingCommittee, Participant, marked
from app.model.collation.notes import FileNote, Standing
from app.model.collation.submission import SourceKind
from app.model.report import AnswerStatus, ReportStatus
from app.model.respondent import Respondent
from app.model.swedish import in_figures

_ORDER = (Standing.COUNTS, Standing.SET_ASIDE, Standing.REFUSED, Standing.BELONGS)
_LEAST_HEIGHT = 180


class _Rows(QListWidget):
    """A list with rows of two lines."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        HtmlRows.install(self)
        on_theme_change(self._set_height)
        self._set_height()

    def _set_height(self) -> None:
        self.setMinimumHeight(scaled(_LEAST_HEIGHT))


class CommitteeRows(_Rows):
    """The committees; Enter or a double click reads what one has answered."""

    chosen = Signal(int)
    """The key of a participant."""

    @signal
    def turned_to(self, participant: Participant | None, /) -> None: ...

    def __init__(self, respondent: Respondent) -> None:
        super().__init__(respondent.fill("{Many}"))
        self.itemActivated.connect(self._choose)
        self.currentItemChanged.connect(self._turn)

    def show_committees(
        self,
        missing: Iterable[MissingCommittee],
        participants: Iterable[Participant],
        now: datetime.datetime,
    ) -> None:
        """Missing committees come first, as somebody has to act on them."""
        self.clear()
        for absent in missing:
            known = ", ".join(absent.emails) or "ingen känd adress"
            note = " · ".join((*absent.hints, known))
            add_row(self, absent.committee.name, note, None, "Har inte skickat in", warning=True)
        for participant in participants:
            calls = [note.message for note in participant.notes if note.calls]
            if participant.unanswered:
                calls.insert(0, _unanswered(participant.unanswered))
            name = marked(participant.name, participant.mark)
            about = _about(participant, now)
            add_row(self, name, about, participant, " ".join(calls), warning=bool(calls))
        self.setCurrentRow(0)

    def go_to(self, key: int) -> None:
        for row in range(self.count()):
            participant = self.item(row).data(DATA)
            if participant is not None and participant.key == key:
                self.setCurrentRow(row)
        self.setFocus()

    def keep_current_seen(self) -> None:
        """Scroll to the current row if it is out of sight."""
        current: QListWidgetItem | None = self.currentItem()
        if current is not None:
            self.scrollToItem(current)

    def _choose(self, item: QListWidgetItem) -> None:
        participant = item.data(DATA)
        if participant is not None:
            self.chosen.emit(participant.key)

    def _turn(self, item: QListWidgetItem | None) -> None:
        self.turned_to.emit(item.data(DATA) if item is not None else None)


class FileRows(_Rows):
    """The files; Enter or a double click opens one."""

    file_wanted = Signal(str)
    """The path of a file, from the folder."""

    def __init__(self) -> None:
        super().__init__("Filer")
        self.itemActivated.connect(lambda item: self.file_wanted.emit(item.data(DATA)))

    def show_files(self, notes: Iterable[FileNote]) -> None:
        """Files that somebody has to act on come first."""
        self.clear()
        for note in sorted(notes, key=lambda note: (not note.calls, _ORDER.index(note.standing))):
            whose = " · ".join(part for part in (note.standing.label, note.committee) if part)
            about = f"{whose} · {note.text}" if note.text else whose
            if note.standing is Standing.REFUSED:
                about = note.text
            first = note.standing.label if note.standing is Standing.REFUSED else ""
            add_row(self, note.source.name, about, note.source.path, first, warning=note.calls)
        self.setCurrentRow(0)


def _about(participant: Participant, now: datetime.datetime) -> str:
    states = participant.states
    answered = states.get(AnswerStatus.ANSWERED, 0)
    aside = states.get(AnswerStatus.NOT_APPLICABLE, 0)
    parts = [
        _origin(participant, now),
        f"{in_figures(answered)} svar, {in_figures(participant.words)} ord",
        f"{in_figures(aside)} ej relevant" if aside else "",
        participant.contact.name,
    ]
    return " · ".join(part for part in parts if part)


def _unanswered(questions: int) -> str:
    return (
        "1 fråga är utan svar."
        if questions == 1
        else f"{in_figures(questions)} frågor är utan svar."
    )


def _origin(participant: Participant, now: datetime.datetime) -> str:
    if participant.kind is SourceKind.FORM:
        return "Ifylld blankett"
    if participant.status is ReportStatus.DRAFT or participant.sent_at is None:
        return "Utkast"
    revision = f", version {participant.revision}" if participant.revision > 1 else ""
    return f"Exporterad {time_text(participant.sent_at, now)}{revision}"
