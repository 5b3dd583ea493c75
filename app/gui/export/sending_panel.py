"""The panel for sending an exported report."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from app.gui.export.due_line import DueLine
from app.gui.export.files_line import FilesLine
from app.gui.export.letter_fields import LetterToCopy, RecipientField
from app.gui.export.sending import FILES_TITLES, Files, Sending, file_names, files_text
from app.gui.kit.announcements import Weight, announce
from app.gui.kit.file_dialogs import choose_folder
from app.gui.kit.flow import row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.other_programs import HANDED_OVER, TO_BE_OPENED, UNSEEN, Opened
from app.gui.kit.parts import button, column_in, give_role, label, scroll_to
from app.gui.kit.services import REFUSALS
from app.gui.kit.stack import hold_focus_around
from app.gui.kit.theme import STEP

T = TypeVar("T")

_OPEN, _OPEN_AGAIN = "Öppna mejlet", "Öppna mejlet igen"
_NO_MAIL = "Mejlet gick inte att öppna."
_BY_HAND = "Skicka rapporten för hand i stället, så här:"
_OPENS = "Ett färdigt mejl öppnas i ditt mejlprogram. Läs igenom det och skicka det där."
_TO_NOBODY = "Mejlet har ingen mottagare än."
_HANDED_OVER = {Opened.AS_NEW: HANDED_OVER, Opened.AS_FILE: TO_BE_OPENED}
_ASKED = "Har du skickat det?"
_WHERE_UNSEEN = {
    Opened.AS_NEW: f"{UNSEEN} Annars väljer du ”Gick det inte?”.",
    Opened.AS_FILE: (
        "Om mejlet inte syns, eller visas som ett som du har fått, gör du ett nytt med hjälp av "
        "texterna nedan."
    ),
}
_BACK = "Adressen är nu åter den som frågeuppsättningen anger."


class SendingPanel(QFrame):
    """Falls back where a step fails: from the mail to the files to a text to copy.

    Files that have changed since the export are not sent.
    """

    correction_wanted = Signal()
    """The report is to be corrected, and exported anew."""

    changed = Signal()
    """The report was marked as sent, or no longer is."""

    def __init__(self, sending: Sending) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._sending = sending
        self.title = label("", "done")
        self.due = DueLine(sending)
        self.files = FilesLine("Filernas namn")
        self.recipient = RecipientField()
        self.recipient.chosen.connect(self._choose_recipient)
        self.recipient.left.connect(self._remember_recipient)
        self.send = button(_OPEN, self._send)
        self.show_files = button("Visa filerna", self._show_files)
        self._find_folder = button("Leta upp mappen …", self._find)
        self._correct = button("Rätta rapporten", self.correction_wanted.emit)
        # The notice above the page has a button with the same text.
        self._correct.setAccessibleName("Rätta rapporten och exportera den igen")
        self._opens = label("", "muted")
        self.problem = MessageBar(level=Level.ERROR)
        self._was_sent = button("Ja, markera som skickad", lambda: self._mark(sent=True))
        self.not_yet = button("Inte än", self._not_yet)
        self.question = MessageBar(self._was_sent, self.not_yet, framed=True, below=True)
        self._by_hand = button("Gick det inte?", self._toggle_by_hand, "quiet")
        self._by_hand.setCheckable(True)
        self.mark = button("Markera som skickad", lambda: self._mark(sent=True))
        self._marked = label("Markerad som skickad", "done", wrap=False)
        self._unmark = button("Ångra ”skickad”", lambda: self._mark(sent=False), "quiet")
        self.letter = LetterToCopy()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = column_in(self, margin=STEP * 2)
        inside.addWidget(self.title)
        inside.addWidget(self.due)
        inside.addWidget(self.files)
        inside.addWidget(self.recipient)
        step_buttons = self.send, self._find_folder, self._correct, self.show_files, self._by_hand
        inside.addLayout(row_of(*step_buttons))
        inside.addWidget(self._opens)
        inside.addWidget(self.problem)
        inside.addWidget(self.question)
        inside.addWidget(self.letter)
        inside.addLayout(row_of(self.mark, self._marked, self._unmark))

    def show_report(self) -> None:
        """Show the report, with nothing tried yet."""
        self.problem.hide()
        self.question.hide()
        self._open_by_hand(opened=False)
        self._show_recipient()
        self.refresh()

    def refresh(self) -> None:
        as_exported = self._sending.files is Files.AS_EXPORTED
        if not as_exported:
            self.question.hide()
            self._open_by_hand(opened=False)
        for widget in (self.send, self._by_hand):
            widget.setVisible(as_exported)
        self.show_files.setVisible(self._sending.files is not Files.MISSING)
        self._find_folder.setVisible(self._can_find())
        self._correct.setVisible(not as_exported)
        self._show_status()

    def focus_first(self) -> None:
        """Ask for the recipient where there is none."""
        if self.recipient.isVisibleTo(self) and self.recipient.asks:
            self.recipient.field.setFocus()
        else:
            self._focus_next_step()

    def _focus_next_step(self) -> None:
        """It is never to mark the report as sent."""
        self._next_button().setFocus()

    def status_text(self) -> str:
        """For screen readers."""
        return f"{self.title.text()}. {self.files.text.text()}"

    def _next_button(self) -> QPushButton:
        if self._sending.files is Files.AS_EXPORTED:
            return self.show_files if self._sending.sent_at else self.send
        return self._find_folder if self._can_find() else self._correct

    def _can_find(self) -> bool:
        return self._sending.files is Files.MISSING and bool(self._sending.names)

    def _show_recipient(self, note: str = "") -> None:
        letter = self._sending.letter
        self.recipient.show_address(letter.recipient, self._sending.recipient_begun, note)
        self.letter.show_letter(letter)
        self._opens.setText(_OPENS if letter.recipient else f"{_OPENS} {_TO_NOBODY}")
        self._show_status()

    def _show_status(self) -> None:
        sent, files = self._sending.sent_text(), self._sending.files
        to, as_exported = self._sending.letter.recipient, files is Files.AS_EXPORTED
        fine = bool(sent) or as_exported
        self.title.setText(f"Skickad {sent}" if sent else FILES_TITLES[files])
        names = file_names(self._sending) if as_exported else ""
        self.files.show_files(files_text(self._sending), names)
        self.recipient.setVisible(as_exported and not sent)
        give_role(self.title, "done" if fine else "attention")
        self.due.refresh()
        if sent:
            self.due.hide()
        self.mark.setVisible(not sent and self.question.isHidden())
        self._marked.setVisible(bool(sent))
        self._unmark.setVisible(bool(sent))
        self._opens.setVisible(as_exported and not sent and not (self.question.isVisible() and to))
        self.send.setText(_OPEN_AGAIN if sent else _OPEN)
        asked = not self.question.isHidden()
        wanted = None if sent else self._was_sent if asked else self._next_button()
        for step_button in (self.send, self._find_folder, self._correct, self._was_sent):
            give_role(step_button, "primary" if step_button is wanted else "")

    # What the officer does.

    def _send(self) -> None:
        # A typed address counts, saved or not.
        written = self.recipient.unsaved()
        if written and not self._choose_recipient(written):
            return
        opened = self._try_step(self._sending.open_mail, Opened.NOT, _NO_MAIL)
        if opened is Opened.NOT:
            return
        self._open_by_hand(opened=opened is Opened.AS_FILE)
        if not self._sending.sent_at:
            to_nobody = "" if self._sending.letter.recipient else f" {_TO_NOBODY}"
            self.question.say(
                f"{_HANDED_OVER[opened]}{to_nobody} {_ASKED}\n{_WHERE_UNSEEN[opened]}"
            )
            self._show_status()

    def _show_files(self) -> None:
        folder = self._sending.folder
        self._try_step(
            self._sending.show_files, False, f"Mappen gick inte att visa. Den finns här: {folder}"
        )

    def _try_step(self, step: Callable[[], T], failed: T, otherwise: str) -> T:
        """Take a step; where it has `failed`, say so and offer to send by hand."""
        self.problem.hide()
        try:
            opened, problem = step(), otherwise
        except REFUSALS as error:
            opened, problem = failed, f"{otherwise} {error}"
        if opened == failed:
            self.question.hide()
            before = self._sending.files
            if self._recheck_files():
                self._open_by_hand(opened=True)
                self._show_status()
                self.problem.say(f"{problem} {_BY_HAND}")
                self.letter.focus_first()
                scroll_to(self.problem, self.letter)
            elif self._sending.files is before:
                self.problem.say(problem)
        return opened

    def _recheck_files(self) -> bool:
        """Check the files again; if they have changed, say so and show the next step."""
        self._sending.refresh()
        self.refresh()
        if self._sending.files is Files.AS_EXPORTED:
            return True
        announce(self, self.status_text(), Weight.OUTCOME)
        self._focus_next_step()
        scroll_to(self.title, self._correct)
        return False

    def _find(self) -> None:
        chosen = choose_folder(self, "Leta upp mappen med filerna", self._sending.look_in)
        if chosen is None:
            return
        self.problem.hide()
        try:
            self._sending.find_in(chosen)
        except REFUSALS as error:
            self.problem.say(f"De exporterade filerna finns inte i mappen {chosen}. {error}")
            return
        self.show_report()
        announce(self, self.status_text(), Weight.OUTCOME)
        self._focus_next_step()

    def _choose_recipient(self, address: str) -> bool:
        try:
            self._sending.choose_recipient(address)
        except REFUSALS as error:
            self.recipient.show_fault(str(error))
            return False
        recipient = self._sending.letter.recipient
        note = _BACK if recipient and not address.strip() else ""
        self._show_recipient(note)
        if recipient:
            told = f"{note} Rapporten skickas till {recipient}".strip()
            announce(self.recipient, told, Weight.OUTCOME)
            self.send.setFocus()
        return True

    def _remember_recipient(self, written: str) -> None:
        try:
            self._sending.remember_recipient(written)
        except REFUSALS:
            # It stays in the field.
            return
        self._show_recipient()

    def _mark(self, *, sent: bool) -> None:
        self.problem.hide()
        try:
            self._sending.mark(sent=sent)
        except REFUSALS as error:
            self.problem.say(f"Markeringen kunde inte sparas. {error}")
            return
        # The buttons that may have the focus go.
        hold_focus_around(self, self._focus_next_step)
        self.question.hide()
        self._open_by_hand(opened=False)
        self._show_status()
        announce(self.title, self.title.text(), Weight.OUTCOME)
        scroll_to(self.title, self.title)
        self.changed.emit()

    def _not_yet(self) -> None:
        hold_focus_around(self, self._focus_next_step)
        self.question.hide()
        self._show_status()

    def _toggle_by_hand(self) -> None:
        opened = self._by_hand.isChecked()
        if opened and not self._recheck_files():
            return
        self._open_by_hand(opened=opened)
        if opened:
            scroll_to(self.letter, self.letter)

    def _open_by_hand(self, *, opened: bool) -> None:
        self._by_hand.setChecked(opened)
        self.letter.setVisible(opened)
