"""A collation in the window: who has sent, what came in, and the answers to be read."""

import datetime
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from app.gui.collate.answers_reader import AnswersReader
from app.gui.collate.collation_rows import CollationRows
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, field_label, growing, label
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.model.collation.collation import Participant
from app.model.collation.notes import NoteCode
from app.model.committee import Committee
from app.model.rich_text import breakable
from app.model.term import Term
from app.services.collating.stored_collation import StoredCollation


class CommitteeAsker(QFrame):
    """Hidden, unless it is turned to a report of which nobody, or only the officer, knows it."""

    told = Signal(int, str)
    """The key of the participant, and the id of the committee that it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._key = 0
        self.committee = ChoiceBox()
        self.question = field_label("", self.committee)
        self.tell = button("Ange nämnden", self._tell)
        row = Flow(self, margin=STEP)
        row.add(growing(self.question), self.committee, self.tell)
        self.committee.currentIndexChanged.connect(self._follow)
        self.hide()

    def offer(self, committees: tuple[Committee, ...]) -> None:
        """Let one of these be chosen."""
        self.committee.clear()
        self.committee.addItem("Välj nämnd", "")
        for one in committees:
            self.committee.addItem(one.name, one.id)

    def ask_of(self, participant: Participant | None) -> None:
        """Ask, if there is anything to be asked."""
        self._key = participant.key if participant is not None else 0
        asked = participant is not None and _may_be_asked(participant)
        if participant is not None and asked:
            text = f"Vilken nämnd är {participant.source.name} från?"
            self.question.setText(breakable(text))
            self.committee.setAccessibleName(text)
        self.committee.setCurrentIndex(0)
        self.setVisible(asked and self.committee.count() > 1)

    def _follow(self) -> None:
        self.tell.setEnabled(bool(self.committee.currentData()))

    def _tell(self) -> None:
        self.told.emit(self._key, self.committee.currentData())


def _may_be_asked(participant: Participant) -> bool:
    codes = {note.code for note in participant.notes}
    return not participant.committee_id or NoteCode.COMMITTEE_ASSIGNED in codes


class CollationView(QWidget):
    """One collation; its term can be chosen."""

    @signal
    def term_chosen(self, term: Term, /) -> None:
        """The collation is to be of this term."""

    committee_told = Signal(int, str)
    """The key of a participant that nobody knows, and the id of the committee that it is."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = label("", "question")
        self.about = label("", "muted")
        self.term = ChoiceBox()
        self.committees = CollationRows("Nämnder")
        self.files = CollationRows("Filer")
        self.reader = AnswersReader()
        self.tabs = QTabWidget()
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("Vad som visas")
        self.asker = CommitteeAsker()
        self.asker.told.connect(self.committee_told)
        self.committees.turned_to.connect(self._ask)
        self.tabs.addTab(_padded(self.committees, self.asker), "Nämnder")
        self.tabs.addTab(_padded(self.files), "Filer")
        self.tabs.addTab(self.reader, "Läs svaren")
        self._lay_out()
        self.tabs.currentChanged.connect(self._fit)
        self._fit()
        self.term.currentIndexChanged.connect(self._choose_term)
        self.committees.chosen.connect(self._read)

    def _lay_out(self) -> None:
        above = Flow(gap=STEP * 2)
        above.add(growing(self.summary))
        above.add_at_the_end(field_label("Period", self.term), self.term)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addLayout(above)
        column.addWidget(self.about)
        column.addWidget(self.tabs, 1)

    def show_files(self) -> None:
        """Turn to what came in."""
        self.tabs.setCurrentIndex(1)

    def find_in_answers(self) -> None:
        """Turn to the answers, and to what is looked for in them."""
        self.tabs.setCurrentWidget(self.reader)
        self.reader.look_for()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Give the focus to what is shown."""
        super().focusInEvent(event)
        shown: tuple[QWidget, ...] = (self.committees, self.files, self.reader.question)
        shown[self.tabs.currentIndex()].setFocus()

    def show_collation(
        self, collation: StoredCollation, terms: tuple[Term, ...], now: datetime.datetime
    ) -> None:
        """Replace what is shown; the reader is where it was."""
        participants, files = list(collation.participants()), list(collation.files())
        self._show_terms(collation.term, terms)
        asked, missing = len(collation.asked), collation.missing
        sent = asked - len(missing)
        self.summary.setText(f"{sent} av {asked} nämnder har skickat in")
        calls = sum(note.calls for note in files)
        read = len({note.source.path for note in files})
        parts = [
            f"{read} filer lästa" if read != 1 else "1 fil läst",
            f"{calls} att titta på" if calls else "inget att titta på",
            *_others(participants, len(participants) - sent),
        ]
        self.about.setText(" · ".join(part for part in parts if part))
        self.asker.offer(tuple(one.committee for one in missing))
        self.committees.show_committees(missing, participants, now)
        self.files.show_files(files)
        self.tabs.setTabText(1, f"Filer ({calls} att titta på)" if calls else "Filer")
        self.reader.show_collation(collation)

    def _show_terms(self, term: Term, terms: tuple[Term, ...]) -> None:
        blocked = self.term.blockSignals(True)
        self.term.clear()
        for one in sorted({term, *terms}, reverse=True):
            self.term.addItem(one.label, one.code)
        self.term.setCurrentIndex(self.term.findData(term.code))
        self.term.blockSignals(blocked)

    def _ask(self, participant: Participant | None) -> None:
        self.asker.ask_of(participant)
        # The rows have less room while it asks.
        QTimer.singleShot(0, self.committees, self.committees.keep_current_seen)

    def _fit(self) -> None:
        """Have what is not shown take no room: the lists need less than the reader."""
        for index in range(self.tabs.count()):
            shown = index == self.tabs.currentIndex()
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            page = self.tabs.widget(index)
            if page is not None:
                page.setSizePolicy(policy, policy)

    def _choose_term(self) -> None:
        code = self.term.currentData()
        if code:
            self.term_chosen.emit(Term.parse(code))

    def _read(self, key: int) -> None:
        self.tabs.setCurrentWidget(self.reader)
        self.reader.read_committee(key)


def _others(participants: Sequence[Participant], others: int) -> Iterator[str]:
    unknown = sum(not one.committee_id for one in participants)
    drafts = sum(one.is_draft for one in participants)
    if unknown:
        yield f"{unknown} från okänd nämnd"
    if others > unknown:
        yield f"{others - unknown} från nämnder som inte är tillfrågade"
    if drafts:
        yield f"{drafts} bara som utkast"


def _padded(*inside: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, STEP * 2, 0, 0)
    for one in inside:
        column.addWidget(one)
    return page
