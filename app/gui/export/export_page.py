"""The export page: the folder, what was written, and sending."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.gui.export.due_line import DueLine
from app.gui.export.exporting import ExportController
from app.gui.export.sending import Sending
from app.gui.export.sending_panel import SendingPanel
from app.gui.kit.dropped_files import pass_files_on
from app.gui.kit.file_dialogs import choose_folder
from app.gui.kit.flow import row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import announce, button, column_in, field_label, frame, label
from app.gui.kit.services import REFUSALS, Folder, Services
from app.gui.kit.theme import STEP
from app.model.finding import Finding, stops_export
from app.model.invisible_characters import without_edges
from app.model.report import Report
from app.model.shown_characters import shown
from app.services.reports.editing_session import EditingSession


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
        self.folder = QLineEdit(str(services.folder(Folder.EXPORT)))
        pass_files_on(self.folder)
        self.stopped = label("")
        self._to_review = button("Granska", self.review_wanted.emit)
        self.export = button("Exportera", self._export_pair, "primary")
        self.export_draft = button("Exportera utkast", self._export_draft)
        self.preview = button("Förhandsgranska", controller.preview)
        self.preview.setToolTip("Visa och skriv ut dokumentet (Ctrl+P)")
        self.problem = MessageBar(level=Level.ERROR)
        self.result = frame("panel")
        self._result_title = label("", "done")
        self.files = label("")
        self.mailed = MessageBar()
        self.due = DueLine(sending)
        self.sending = SendingPanel(sending)
        self._before = QWidget()
        self._lay_out()
        self.result.hide()

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(self.heading)
        column.addWidget(self._before_panel())
        column.addWidget(self.problem)
        column.addWidget(self._result_panel())
        column.addWidget(self.sending)
        column.addSpacing(STEP)
        column.addLayout(row_of(self.preview))
        column.addWidget(
            label("Visar dokumentet som det blir på papper. Du kan också skriva ut det.", "muted")
        )
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
        inside.addWidget(field_label("Mapp att spara i", self.folder))
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(button("Välj mapp …", self._choose_folder))
        inside.addLayout(row)
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
        self.stopped.setVisible(errors or open_elsewhere)
        self._to_review.setVisible(errors)
        self.stopped.setText(
            "Rapporten är öppen i ett annat fönster. Exportera den där, eller arbeta i en kopia."
            if open_elsewhere
            else "Rapporten är inte klar än. Granska visar vad som återstår."
        )
        self.export.setEnabled(not errors and not open_elsewhere)
        self._before.setVisible(not sent)
        self.problem.hide()
        self.sending.setVisible(sent)
        if self._drafted is not self._session.report:
            self.result.hide()

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

    def sent_text(self) -> str:
        """When the report was sent and to whom; empty where it was not."""
        return self._sending.sent_text() if self._session.is_sent else ""

    def focus_first(self) -> None:
        if self.sending.isVisible():
            self.sending.focus_first()
            return
        candidates = (self.export, self._to_review)
        next((b for b in candidates if b.isVisible() and b.isEnabled()), self.folder).setFocus()

    def _export_pair(self) -> None:
        folder = self._chosen_folder()
        if folder is None:
            return
        try:
            self._controller.pair(folder)
        except REFUSALS as error:
            self._refuse(error)
            return
        self._sending.exported_to(folder)
        self.sending.show_report()
        announce(self.sending, self.sending.status_text())
        self.sending.focus_first()

    def _export_draft(self) -> None:
        folder = self._chosen_folder()
        if folder is None:
            return
        try:
            written = self._controller.draft(folder)
        except REFUSALS as error:
            self._refuse(error)
            return
        self.problem.hide()
        self._written, self._drafted = written, self._session.report
        self.mailed.hide()
        self._result_title.setText("Utkastet är sparat.")
        self.files.setText(f"{written.name}\ni mappen {shown(str(folder))}")
        self.result.show()
        announce(self.result, f"{self._result_title.text()} {self.files.text()}")

    def _chosen_folder(self) -> Path | None:
        typed = self._typed_folder()
        if typed is None:
            self._show_problem("Välj vilken mapp filerna ska sparas i.")
        return typed

    def _typed_folder(self) -> Path | None:
        # Windows copies a path with quotation marks, or a mark of direction, around it.
        text = without_edges(self.folder.text()).strip('"')
        # What is no whole path is not looked for where the program happens to run.
        return self._services.documents / Path(text).expanduser() if text else None

    def _refuse(self, error: Exception) -> None:
        self._show_problem(f"Exporten gick inte att göra. {error}")

    def _show_problem(self, text: str) -> None:
        self.result.hide()
        self.problem.say(text)

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, "Välj mapp", self._typed_folder() or self._services.documents)
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _open_folder(self) -> None:
        folder = self._written.parent
        if not self._services.open_outside(folder):
            self.problem.say(f"Mappen gick inte att visa. Den finns här: {folder}")

    def _mail_draft(self) -> None:
        self.mailed.say(self._controller.mail_draft(self._written))
