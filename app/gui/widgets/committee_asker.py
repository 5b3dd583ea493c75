"""Asks which committee a report is from, where it does not say so itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.gui.theme import STEP
from app.gui.widgets.breaking import breakable
from app.gui.widgets.choice_box import ChoiceBox
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, field_label, growing
from app.model.collation.picture import Participant
from app.model.committee import Committee


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
    return not participant.committee_id or "committee-assigned" in codes
