"""Autosave: soon after a change, and at least once a second while one types."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.formats.errors import FormatError
from app.gui.kit.date_texts import time_text
from app.gui.kit.messages import Message
from app.gui.kit.signals import signal
from app.gui.kit.waiting import Worker
from app.model.swedish import clock
from app.services.reports.editing_session import EditingSession
from app.storage.errors import StorageError

_QUIET_MS = 300
_LONGEST_MS = 1000
_RETRY_MS = 2000
_POLL_MS = 10
_OTHER_READABLE = "den andra ligger bland dina rapporter. Tidigare versioner visar vad som skiljer."
_OTHER_UNREADABLE = "det som står i den andra går inte att läsa, men ligger kvar som det är."


class Autosave(QObject):
    """Collects the fields' content, and saves the session."""

    state_changed = Signal(str)
    """What to tell the officer about the saving, in Swedish."""

    @signal
    def split_off(self, message: Message, /) -> None:
        """The report is a copy from now on, because the draft was saved elsewhere."""

    def __init__(
        self,
        session: EditingSession,
        collect: Callable[[], None],
        now: Callable[[], datetime.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._collect = collect
        self._now = now
        self._saving = False
        self._ended = False
        self._split_off_reported = False
        self._settled = f"Sparad {_clock_text(session.report.modified_at, now())}"
        self.trouble = ""
        """What the latest try to save could not do, in Swedish; empty where all is safe."""
        self._quiet = self._timer(_QUIET_MS)
        self._longest = self._timer(_LONGEST_MS)
        self._retry = self._timer(_RETRY_MS)
        self._polling = QTimer(self)
        self._polling.setInterval(_POLL_MS)
        self._polling.timeout.connect(self._poll)
        worker = Worker()
        self._in_background = worker.run
        self.destroyed.connect(worker.stop)
        session.watch(self.save_soon)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._begin_to_save)
        return timer

    def save_soon(self) -> None:
        """Something has changed, or is about to be collected."""
        if self._ended or self._session.saver is None:
            return
        if self._saving or self._retry.isActive():
            # After a failure the retry timer saves.
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
            self.state_changed.emit("Sparar …")

    def save_now(self) -> bool:
        """True if all is safe on disk; otherwise it is tried again."""
        self.stop()
        changed = False

        def save() -> None:
            nonlocal changed
            self._collect()
            changed = self._session.unsaved
            self._session.save()

        return self._is_done(save) and self._tell_saved(changed)

    def _begin_to_save(self) -> None:
        """Save while the officer goes on writing; only what is collected is done here and now."""
        if self._session.is_being_saved:
            # A slow disk. What is written meanwhile is saved after that.
            self._quiet.start()
            return
        self.stop()
        begun = False

        def begin() -> None:
            nonlocal begun
            self._collect()
            begun = self._session.begin_save(self._in_background)

        if not self._is_done(begin):
            return
        if begun:
            self._polling.start()
        else:
            self._tell_saved(changed=False)

    def _poll(self) -> None:
        if self._session.is_being_saved and not self._session.is_save_done:
            return
        self._polling.stop()
        if self._session.is_being_saved:
            if self._is_done(self._session.end_save):
                self._tell_saved(changed=True)
        elif self._session.unsaved:
            # Somebody else took its end, and told nobody if it was refused.
            self.save_soon()
        else:
            self._tell_saved(changed=True)

    def _is_done(self, work: Callable[[], object]) -> bool:
        """Whether a part of the saving was done; otherwise that is told, and tried again."""
        self._saving = True
        failure = "det gick inte"
        try:
            work()
            failure = ""
        except (StorageError, FormatError) as error:
            failure = error.reason
            return False
        finally:
            self._saving = False
            if failure:
                # An unexpected error is passed on; saving is retried all the same.
                self.trouble = (
                    f"Kunde inte spara rapporten: {failure}. Ditt arbete finns kvar i fönstret, "
                    "och programmet försöker också av sig självt."
                )
                self.state_changed.emit("Kunde inte spara")
                self.stop()
                self._retry.start()
        return True

    def _tell_saved(self, changed: bool) -> bool:
        if changed:
            self._settled = f"Sparad {clock(self._now().astimezone())}"
        self.trouble = self._trouble_with_versions()
        # Otherwise something was written meanwhile, which is not saved yet.
        if not (self._quiet.isActive() or self._longest.isActive()):
            self.state_changed.emit(self._settled)
        self._report_split_off()
        return True

    def _trouble_with_versions(self) -> str:
        saver = self._session.saver
        if saver is None or not saver.version_problem:
            return ""
        return (
            "Rapporten är sparad, men det gick inte att spara en tidigare version av den: "
            f"{saver.version_problem}."
        )

    def _report_split_off(self) -> None:
        saver = self._session.saver
        if saver is not None and saver.was_split_off and not self._split_off_reported:
            self._split_off_reported = True
            text = (
                "Rapporten har ändrats någon annanstans sedan du öppnade den, kanske på en annan "
                "dator. Båda finns kvar: det du skriver här är nu en egen rapport, och "
                f"{_OTHER_READABLE if saver.other_is_readable else _OTHER_UNREADABLE}"
            )
            self.split_off.emit(Message(text))

    def end(self) -> None:
        """Stop for good: what the widgets do from here on is not the officer's work."""
        self._ended = True
        self.stop()
        self._polling.stop()

    def stop(self) -> None:
        for timer in (self._quiet, self._longest, self._retry):
            timer.stop()


def _clock_text(moment: datetime.datetime, now: datetime.datetime) -> str:
    """The time, with the day unless it is today."""
    return time_text(moment, now).removeprefix("i dag ")
