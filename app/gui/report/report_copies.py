"""Copies of a report: as a file elsewhere, or as another draft."""

import contextlib
from pathlib import Path

from app.formats.report_json import SUFFIX
from app.gui.kit.file_dialogs import choose_target
from app.gui.kit.file_mail import open_file_mail
from app.gui.kit.messages import Level, Message, confirm
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.report.report_frame import ReportController
from app.model.letter import Letter, answer_letter, question_letter
from app.model.report import Report
from app.model.report_stages import question_alone
from app.model.version_history import VersionCause
from app.services.reports.draft_saver import begin_copy
from app.services.sending.export import file_stem

_FILTER = f"Rapport (*{SUFFIX});;JSON (*.json)"
_COPIED = "En kopia med allt du har skrivit ligger i {}. Den kan du öppna som fil."
_QUESTION = (
    "Frågan ligger i {}, med det som hittills står i svaret och inget annat ur rapporten. Skicka "
    "filen till kollegan, och öppna den här när du får tillbaka den."
)


class CopiesController(ReportController):
    """Saves copies of one report, or of one of its questions."""

    @signal
    def copy_made(self, copy: Report, /) -> None:
        """A copy of the report is saved as a draft, to be worked on."""

    @signal
    def answer_saved(self, path: Path, /) -> None:
        """The answer to a colleague's question is in this file."""

    _copied: Report | None = None
    _to_mail: tuple[Letter, Path] | None = None
    """What goes with the file that was saved last for a colleague."""

    def confirm_loss(self, action: str, yes: str) -> bool:
        """Whether unsaved work may go: it is all copied, or the officer agrees."""
        text = f"Det senaste du skrev kunde inte sparas. Om du {action} nu försvinner det."
        is_copied = self._copied is self._session.report
        return is_copied or confirm(self._frame, text, yes, "Gå tillbaka")

    def work_on_copy(self) -> None:
        services, report = self._services, self._session.report
        try:
            copy = begin_copy(report, services.library, services.new_id())
        except REFUSALS as error:
            self._notices.say(Message(f"Det gick inte att göra en kopia. {error}", Level.ERROR))
        else:
            self.copy_made.emit(copy)

    def save_elsewhere(self) -> None:
        self._autosave.save_now()
        report = self._session.report
        mark = "_".join(report.only) or "kopia"
        path = self._save_as_file(report, mark, "" if report.only else _COPIED)
        if path is not None:
            self._copied = report
            if report.only:
                self._to_mail = answer_letter(report, self._session.form, self._title), path
                self.answer_saved.emit(path)

    def save_question(self, question_id: str) -> None:
        """Save one question, with the answer so far, for a colleague; nothing of the rest."""
        self._autosave.save_now()
        report, form = self._session.report, self._session.form
        alone = question_alone(report, question_id)
        path = self._save_as_file(alone, question_id, _QUESTION, "Spara frågan", mail=True)
        if path is not None:
            self._to_mail = question_letter(alone, form, self._title, report.contact.name), path

    def open_mail(self) -> None:
        """Open a mail with the file that was saved last for a colleague."""
        if self._to_mail is None:
            return
        letter, path = self._to_mail
        self._notices.say(open_file_mail(letter, path, self._services, self._frame))

    @property
    def _title(self) -> str:
        return self._services.catalog.title_of(self._session.form)

    def _save_as_file(
        self,
        report: Report,
        mark: str,
        notice: str,
        title: str = "Spara en kopia",
        *,
        mail: bool = False,
    ) -> Path | None:
        """Ask for a file and save there; `notice` has a place for its name.

        With `mail` it is offered to send it.

        None where it was not saved.
        """
        name = f"{file_stem(report, self._title)}_{mark}{SUFFIX}"
        target = choose_target(self._frame, title, self._services.documents / name, _FILTER)
        if target is None:
            return None
        if not self._session.is_sent:
            # What comes back is compared with this version.
            with contextlib.suppress(*REFUSALS):
                self._session.save_version(VersionCause.COPIED)
        try:
            self._services.library.save_copy(report, target)
        except REFUSALS as error:
            self._notices.say(Message(f"Kopian sparades inte. {error}", Level.ERROR))
            return None
        self._notices.say(Message(notice.format(target), passing=True), mail=mail)
        return target
