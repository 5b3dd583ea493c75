"""An exported report on its way: its files, the mail they go with, and whether it was sent."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout

from app.gui.sending import Sending
from app.gui.services import REFUSALS
from app.gui.theme import STEP
from app.gui.widgets.announcing import announce
from app.gui.widgets.flow import row_of
from app.gui.widgets.letter_to_copy import LetterToCopy
from app.gui.widgets.notice import Notice
from app.gui.widgets.parts import button, label
from app.gui.widgets.problem import Problem
from app.gui.widgets.recipient_field import RecipientField

_READY, _NO_MAIL = "Klar att skicka", "Mejlet gick inte att öppna."
_GONE = "Filerna finns inte kvar där de exporterades, så de går inte att skicka härifrån."
_BY_HAND = "Skicka rapporten för hand i stället, så här:"
_OPENS = "Skicka öppnar ett färdigt mejl i ditt mejlprogram. Läs igenom det och skicka det där."


class SendingPanel(QFrame):
    """Steps down where a step does not work: the mail, the files, the words to copy."""

    def __init__(self, sending: Sending) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._sending = sending
        self.title = label("", "done")
        self.due = label("")
        self.files = label("")
        self.recipient = RecipientField()
        self.recipient.chosen.connect(self._choose_recipient)
        self.send = button("Skicka", self._send, "primary")
        self.show_files = button("Visa filerna", self._show_files)
        self._opens = label(_OPENS, "muted")
        self.problem = Problem()
        self.was_sent = button("Ja, markera som skickad", lambda: self._mark(sent=True))
        self.not_yet = button("Inte än", self._not_yet)
        self.question = Notice(self.was_sent, self.not_yet)
        self.by_hand = button("Gick det inte?", self._toggle_by_hand, "quiet")
        self.by_hand.setCheckable(True)
        self.mark = button("Markera som skickad", lambda: self._mark(sent=True))
        self.unmark = button("Ta bort markeringen", lambda: self._mark(sent=False))
        self.letter = LetterToCopy()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        inside.setSpacing(STEP)
        for part in (self.title, self.due, self.files, self.recipient):
            inside.addWidget(part)
        inside.addLayout(row_of(self.send, self.show_files, self.by_hand))
        inside.addWidget(self._opens)
        inside.addWidget(self.problem)
        inside.addWidget(self.question)
        inside.addWidget(self.letter)
        inside.addLayout(row_of(self.mark, self.unmark))

    def show_report(self) -> None:
        """Show how far the report has come, as if nothing had been tried yet."""
        sending = self._sending
        where = f"\ni mappen {sending.folder}" if sending.folder else f"\n{_GONE}"
        self.files.setText("\n".join(sending.names) + where)
        for widget in (self.send, self.show_files, self.by_hand, self.recipient):
            widget.setVisible(sending.folder is not None)
        self.problem.hide()
        self.question.hide()
        self._open_by_hand(opened=False)
        self._show_recipient()
        self._show_standing()

    def focus_first(self) -> None:
        """Put the focus on the way on."""
        ways = (self.send, self.mark, self.unmark)
        next((way for way in ways if way.isVisibleTo(self)), self.send).setFocus()

    def said(self) -> str:
        """What there is to know, to be read aloud."""
        return f"{self.title.text()}. {self.files.text()}"

    def _show_recipient(self) -> None:
        letter = self._sending.letter
        self.recipient.show_address(letter.recipient)
        self.letter.show_letter(letter)

    def _show_standing(self) -> None:
        sent, due = self._sending.sent_told(), self._sending.due_told()
        self.title.setText(f"Skickad {sent}" if sent else _READY)
        self.due.setText(due)
        self.due.setVisible(bool(due) and not sent)
        self.mark.setVisible(not sent and self.question.isHidden())
        self.unmark.setVisible(bool(sent))
        self._opens.setVisible(not sent and self._sending.folder is not None)
        self.send.setText("Öppna mejlet igen" if sent else "Skicka")
        self.send.setProperty("role", "" if sent else "primary")
        self.send.style().polish(self.send)

    # What the officer does.

    def _send(self) -> None:
        # Whoever has written an address means it, saved or not.
        written = self.recipient.unsaved()
        if written and not self._choose_recipient(written):
            return
        if not self._tried(self._sending.open_mail, _NO_MAIL):
            return
        self._open_by_hand(opened=False)
        if not self._sending.sent_at:
            self.question.say("Mejlet är öppet i ditt mejlprogram. Har du skickat det?")
            self._show_standing()

    def _show_files(self) -> None:
        folder = self._sending.folder
        self._tried(self._sending.show_files, f"Mappen gick inte att visa. Den finns här: {folder}")

    def _tried(self, step: Callable[[], bool], otherwise: str) -> bool:
        """Take a step; where it does not work, say so and open the way by hand."""
        self.problem.hide()
        try:
            opened, told = step(), otherwise
        except REFUSALS as error:
            opened, told = False, f"{otherwise} {error}"
        if not opened:
            self.question.hide()
            self._open_by_hand(opened=True)
            self._show_standing()
            self.problem.say(f"{told} {_BY_HAND}")
        return opened

    def _choose_recipient(self, address: str) -> bool:
        try:
            self._sending.choose_recipient(address)
        except REFUSALS as error:
            self.recipient.show_fault(str(error))
            return False
        self._show_recipient()
        if self._sending.letter.recipient:
            announce(self.recipient, f"Rapporten skickas till {self._sending.letter.recipient}")
            self.send.setFocus()
        return True

    def _mark(self, *, sent: bool) -> None:
        self.problem.hide()
        try:
            self._sending.mark(sent=sent)
        except REFUSALS as error:
            self.problem.say(f"Markeringen kunde inte sparas. {error}")
            return
        self.question.hide()
        self._show_standing()
        announce(self.title, self.title.text())
        (self.unmark if sent else self.mark).setFocus()

    def _not_yet(self) -> None:
        self.question.hide()
        self._show_standing()
        self.send.setFocus()

    def _toggle_by_hand(self) -> None:
        self._open_by_hand(opened=self.by_hand.isChecked())

    def _open_by_hand(self, *, opened: bool) -> None:
        self.by_hand.setChecked(opened)
        self.letter.setVisible(opened)
