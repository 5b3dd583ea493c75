"""Asks which committee a report is from, where it does not say so itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from app.gui.theme import STEP
from app.gui.widgets.choice_box import ChoiceBox
from app.gui.widgets.flow import Flow
from app.gui.widgets.parts import button, field_label
from app.model.collation.picture import Participant
from app.model.committee import Committee


class CommitteeAsker(QFrame):
    """Hidden, unless it is turned to somebody whom nobody knows."""

    told = Signal(int, str)
    """The key of the participant, and the id of the committee that it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._key = 0
        self.committee = ChoiceBox()
        self.tell = button("Ange nämnden", self._tell)
        row = Flow(self, margin=STEP)
        row.add(field_label("Vilken nämnd är rapporten från?", self.committee))
        row.add(self.committee, self.tell)
        self.hide()

    def offer(self, committees: tuple[Committee, ...]) -> None:
        """Let one of these be chosen."""
        self.committee.clear()
        for one in committees:
            self.committee.addItem(one.name, one.id)

    def ask_of(self, participant: Participant | None) -> None:
        """Ask, if there is anything to be asked."""
        self._key = participant.key if participant is not None else 0
        asked = participant is not None and not participant.committee_id
        self.setVisible(asked and self.committee.count() > 0)

    def _tell(self) -> None:
        self.told.emit(self._key, self.committee.currentData())
