"""A set that is written is saved by itself: soon after a change, and at least once a second."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.gui.kit.services import REFUSALS
from app.model.swedish import clock

if TYPE_CHECKING:
    from app.services.workshop.set_draft import SetDraft
    from app.services.workshop.workshop import Workshop

_QUIET_MS = 300
_LONGEST_MS = 1000
_RETRY_MS = 2000


class DraftAutosave(QObject):
    """Collects what is typed, and saves the draft."""

    state_changed = Signal(str)
    """What to tell of the saving, in Swedish."""

    def __init__(
        self,
        draft: "SetDraft",
        workshop: "Workshop",
        collect: Callable[[], None],
        now: Callable[[], datetime.datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._workshop = workshop
        self._collect = collect
        self._now = now
        self._saved = draft.text
        self._ended = False
        self._settled = "Sparad"
        self.trouble = ""
        """What the latest try to save could not do, in Swedish; empty where all is safe."""
        self._quiet = self._timer(_QUIET_MS)
        self._longest = self._timer(_LONGEST_MS)
        self._retry = self._timer(_RETRY_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.save_now)
        return timer

    def save_soon(self) -> None:
        """Something has changed, or is about to be collected."""
        if self._ended or self._retry.isActive():
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
            self.state_changed.emit("Sparar …")

    def save_now(self) -> bool:
        """True if all is safe on disk; otherwise it is tried again."""
        self.stop()
        self._collect()
        # What was collected is saved here.
        self.stop()
        if self._draft.text == self._saved and not self.trouble:
            self.state_changed.emit(self._settled)
            return True
        try:
            self._workshop.save(self._draft)
        except REFUSALS as error:
            self.trouble = f"Frågorna är inte sparade. {error}"
            self.state_changed.emit("Kunde inte spara")
            self._retry.start()
            return False
        self._saved, self.trouble = self._draft.text, ""
        self._settled = f"Sparad {clock(self._now().astimezone())}"
        self.state_changed.emit(self._settled)
        return True

    def end(self) -> None:
        """Stop for good."""
        self._ended = True
        self.stop()

    def stop(self) -> None:
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()
