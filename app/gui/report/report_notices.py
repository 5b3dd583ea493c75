"""The notices beside the pages of a report, with their buttons."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.gui.kit.button_action import ButtonAction
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.parts import button
from app.model.respondent import Respondent
from app.services.reports.editing_session import EditingSession

_OPEN_ELSEWHERE = (
    "Rapporten är öppen i ett annat fönster. Du kan läsa den här, som den var när du öppnade den, "
    "eller arbeta i en kopia."
)


class ReportNotices(QObject):
    """A bar for each kind of message, in the order of `bars`."""

    correct_wanted = Signal()
    again_wanted = Signal()
    """The report is to be opened again: another window may have closed it by now."""
    copy_wanted = Signal()
    """The report is to be worked on as a copy, because another window has it."""
    undo_wanted = Signal()
    """What a version was brought back in the place of is to be brought back."""
    mail_wanted = Signal()
    """What was saved for a colleague is to be sent."""
    elsewhere_wanted = Signal()
    """What cannot be saved is to be saved in another place."""
    questions_wanted = Signal()
    """What newer questions would mean for the report is to be shown."""
    closed = Signal()
    """The officer has closed one, and goes on with the page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._passing = False
        self._of_page = False
        self._crowded = False
        self._elsewhere = button("Spara en kopia …", self.elsewhere_wanted.emit)
        self.trouble = MessageBar(self._elsewhere, level=Level.WARNING, framed=True, closable=True)
        self._see_questions = button("Visa de nya frågorna", self.questions_wanted.emit)
        self.newer = MessageBar(self._see_questions, framed=True, closable=True)
        self._correct = button("Rätta rapporten", self.correct_wanted.emit)
        self._open_again = button("Försök igen", self.again_wanted.emit)
        self._work_on_copy = button("Arbeta i en kopia", self.copy_wanted.emit)
        self._locked = MessageBar(
            *(self._correct, self._open_again, self._work_on_copy), framed=True, closable=True
        )
        self.undo = button("Ångra", self.undo_wanted.emit)
        # The format bar has an undo button, too.
        self.undo.setAccessibleName("Ångra, och ha rapporten som den var")
        self.undo_action = ButtonAction(self.undo)
        self.mail = button("Öppna ett mejl med filen", self.mail_wanted.emit)
        self._news = MessageBar(self.undo, self.mail, framed=True, closable=True)
        self.refusal = MessageBar(level=Level.ERROR, closable=True)
        self.bars = (self.trouble, self.newer, self._locked, self._news, self.refusal)
        for bar in self.bars:
            bar.put_away.connect(self.closed)

    def say(self, message: Message, *, undo: bool = False, mail: bool = False) -> None:
        """Say it, perhaps with a button to undo or to mail it. An error of the page is alone."""
        refused = message.here and message.level is Level.ERROR
        news = Message() if refused else message
        self._passing = news.passing
        self._of_page = news.here or (news.passing and not undo)
        self.undo.setVisible(undo)
        self.mail.setVisible(mail)
        if self._news.isHidden():
            # What happens again is told again, though it was closed before.
            self._news.say("")
        self._news.say(news)
        if refused:
            self.refusal.say(message)
        self._make_room()

    def set_crowded(self, *, crowded: bool) -> None:
        """Say whether they take room from the page: in a small window there is none for all."""
        if crowded != self._crowded:
            self._crowded = crowded
            self._make_room()

    def _make_room(self) -> None:
        told = not (self._news.isHidden() and self.refusal.isHidden())
        if self._crowded and told:
            self.newer.hide()
        else:
            self.newer.show_again()

    def say_questions(self, respondent: Respondent, *, wrong: bool) -> None:
        """Say that there are newer questions; or, if they are wrong, others to answer."""
        if wrong:
            theirs = respondent.fill("Rapporten har inte {the}s frågor.")
            self.newer.say(Message(theirs, Level.WARNING))
            self._see_questions.setText("Visa rätt frågor")
        else:
            self.newer.say("Frågorna har ändrats sedan du började på rapporten.")

    def drop_page_messages(self) -> None:
        """Hide messages about the page that was shown."""
        self.refusal.say("")
        if self._of_page:
            self.say(Message())
        self._make_room()

    def drop_passing(self) -> None:
        """Hide what is no longer true."""
        if self._passing:
            self.say(Message())

    def show_lock(self, session: EditingSession, sent_text: str) -> None:
        """Say why the report is read-only, where it is; `sent_text` is when and to whom it went."""
        sent, elsewhere = session.is_sent, session.is_open_elsewhere
        self._correct.setVisible(sent)
        self._open_again.setVisible(elsewhere)
        self._work_on_copy.setVisible(elsewhere)
        if sent:
            exported = f"är exporterad (version {session.report.revision}) och låst"
            what = f"skickades {sent_text} och är låst" if sent_text else exported
            self._locked.say(f"Rapporten {what}. Vill du ändra något väljer du Rätta rapporten.")
        else:
            self._locked.say(_OPEN_ELSEWHERE if elsewhere else "")
