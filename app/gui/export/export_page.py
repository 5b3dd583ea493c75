"""The export page: the folder, what was written, and sending."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.gui.export.due_line import DueLine
from app.gui.export.exporting import ExportController
from app.gui.export.files_line import FilesLine
from app.gui.export.folder_field import FolderField
from app.gui.export.sending import Sending
from app.gui.export.sending_panel import SendingPanel
from app.gui.kit.announcements import Weight, announce
from app.gui.kit.commands import Command
from app.gui.kit.flow import row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import button, column_in, frame, give_role, growing, label
from app.gui.kit.services import REFUSALS, Services
from app.gui.kit.stack import hold_focus_around
from app.gui.kit.theme import STEP
from app.model.finding import Finding, Left, stops_export, to_look_at
from app.model.report import Report
from app.model.shown_characters import shown
from app.services.reports.editing_session import EditingSession
from app.storage.errors import StorageError


class ExportPage(QWidget):
    """Writes the pair, or a draft to show a colleague."""

    review_wanted = Signal()

    def __init__(
        self,
        session: EditingSession,
        controller: ExportController,
        sending: Sending,
        services: Services,
    ) -> None:
        super().__init__()
        self._session = session
        self._controller = controller
        self._sending = sending
        self._services = services
        self._shown: tuple[object, ...] = ()
        self._written = Path()
        """The document of the draft that was exported last."""
        self._drafted: Report | None = None
        """What is in it."""
        self.heading = label("", "question")
        self.folder = FolderField(services)
        self.stopped = label("")
        self._to_review = button("Granska", self.review_wanted.emit)
        self.export = button("Exportera", self._export_pair)
        self.export_draft = button("Exportera utkast", self._export_draft, "quiet")
        self.preview = button("Förhandsgranska", controller.preview)
        self.preview.setToolTip(Command.PREVIEW.tip("Se dokumentet som det blir, och skriv ut det"))
        self.problem = MessageBar(level=Level.ERROR)
        self.result = frame("panel")
        self._result_title = label("", "done")
        self.files = FilesLine("Filens namn")
        self.mailed = MessageBar()
        self.due = DueLine(sending)
        self.sending = SendingPanel(sending)
        self._before = QWidget()
        self._lay_out()
        self.result.hide()

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addLayout(row_of(growing(self.heading), self.preview))
        column.addWidget(self._before_panel())
        column.addWidget(self.problem)
        column.addWidget(self._result_panel())
        column.addWidget(self.sending)
        column.addStretch()

    def _before_panel(self) -> QWidget:
        inside = column_in(self._before)
        inside.addWidget(
            label(
                "Du får ett Word-dokument för den som läser rapporten, en JSON-fil som "
                f"{self._session.form.office} läser in, och ett färdigt mejl med båda som bilagor.",
                "muted",
            )
        )
        inside.addWidget(self.due)
        inside.addWidget(self.stopped)
        inside.addLayout(row_of(self._to_review))
        inside.addWidget(self.folder)
        inside.addSpacing(STEP)
        inside.addLayout(row_of(self.export, self.export_draft))
        inside.addWidget(
            label(
                "Utkastet är bara ett Word-dokument, märkt UTKAST på varje sida. Den som läser "
                "kan ändra och kommentera i det. Öppna det här igen när det kommer tillbaka.",
                "muted",
            )
        )
        return self._before

    def _result_panel(self) -> QWidget:
        inside = column_in(self.result, margin=STEP * 2)
        inside.addWidget(self._result_title)
        inside.addWidget(self.files)
        inside.addWidget(self.mailed)
        self.mail_draft = button("Mejla utkastet", self._mail_draft)
        self.open_folder = button("Öppna mappen", self._open_folder)
        inside.addLayout(row_of(self.mail_draft, self.open_folder))
        return self.result

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        sent = self._session.is_sent
        open_elsewhere = self._session.is_open_elsewhere
        self.heading.setText("Skicka rapporten" if sent else "Exportera")
        self.due.refresh()
        errors = stops_export(findings)
        worth = Left.of(findings).worth_a_look
        self.stopped.setVisible(errors or open_elsewhere or worth > 0)
        self._to_review.setVisible(errors or (worth > 0 and not open_elsewhere))
        self.stopped.setText(
            "Rapporten är öppen i ett annat fönster. Exportera den där, eller arbeta i en kopia."
            if open_elsewhere
            else "Rapporten är inte klar än. Granska visar vad som återstår."
            if errors
            else f"{to_look_at(worth)} innan du exporterar. Granska visar vad."
        )
        self.export.setEnabled(not errors and not open_elsewhere)
        if sent and self._before.isAncestorOf(self.window().focusWidget()):
            hold_focus_around(self, self.focus_first)
        self._before.setVisible(not sent)
        self.problem.hide()
        self.sending.setVisible(sent)
        if self._drafted is not self._session.report:
            self.result.hide()
        self._show_next_step()

    def _show_next_step(self) -> None:
        """One step at a time is what the officer is to go on with."""
        steps = {
            self.mail_draft: not self.result.isHidden(),
            self.export: self.export.isEnabled(),
            self._to_review: not self._to_review.isHidden(),
        }
        wanted = next((step for step, there in steps.items() if there), None)
        for step in steps:
            give_role(step, "primary" if step is wanted else "")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._session.is_sent and not event.spontaneous():
            # Only here, as the disk may be slow.
            self._show_sending()

    def _show_sending(self) -> None:
        """Keep what was begun there for the same revision."""
        self._sending.refresh()
        revision = self._session.report.report_id, self._session.report.revision
        if self._shown == revision:
            self.sending.refresh()
        else:
            self._shown = revision
            self.sending.show_report()

    def trouble(self) -> str:
        """Why the last export was not made; empty where it was."""
        said = (self.folder.fault, self.problem)
        return " ".join(bar.text() for bar in said if not bar.isHidden())

    def sent_text(self) -> str:
        """When the report was sent and to whom; empty where it was not."""
        return self._sending.sent_text() if self._session.is_sent else ""

    def focus_first(self) -> None:
        if self.sending.isVisible():
            self.sending.focus_first()
            return
        candidates = (self.export, self._to_review)
        next(
            (b for b in candidates if b.isVisible() and b.isEnabled()), self.folder.field
        ).setFocus()

    def _export_pair(self) -> None:
        folder = self.folder.folder()
        if folder is None:
            return
        try:
            self._controller.pair(folder)
        except REFUSALS as error:
            self._refuse(error, folder)
            return
        self._sending.exported_to(folder)
        self.sending.show_report()
        announce(self.sending, self.sending.status_text(), Weight.OUTCOME)
        self.sending.focus_first()

    def _export_draft(self) -> None:
        folder = self.folder.folder()
        if folder is None:
            return
        try:
            written = self._controller.draft(folder)
        except REFUSALS as error:
            self._refuse(error, folder)
            return
        self.problem.hide()
        self._written, self._drafted = written, self._session.report
        self.mailed.hide()
        self._result_title.setText("Utkastet är sparat.")
        self.files.show_files(f"Det ligger i mappen {shown(str(folder))}.", shown(written.name))
        self.result.show()
        self._show_next_step()
        self.mail_draft.setFocus()
        said = f"{self._result_title.text()} {self.files.text.text()}"
        announce(self.mail_draft, said, Weight.OUTCOME)

    def _refuse(self, error: Exception, folder: Path) -> None:
        self.result.hide()
        self._show_next_step()
        text = f"Exporten gick inte att göra. {error}"
        if isinstance(error, StorageError) and error.path.is_relative_to(folder):
            self.problem.say("")
            self.folder.show_fault(text)
        else:
            self.problem.say(text)

    def _open_folder(self) -> None:
        folder = self._written.parent
        if not self._services.open_outside(folder):
            self.problem.say(f"Mappen gick inte att visa. Den finns här: {folder}")

    def _mail_draft(self) -> None:
        self.mailed.say(self._controller.mail_draft(self._written))
