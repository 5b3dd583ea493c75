"""The start page: reports in progress, reports exported, a new report, a file to open.

It shows before the model is loaded, so what it needs of that is imported when it is used.
"""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from app.gui.kit.flow import Flow
from app.gui.kit.messages import Level, Message, MessageBar
from app.gui.kit.parts import button, label, scrolled
from app.gui.kit.theme import NO_LIMIT, PANEL, STEP, on_new_look, scaled
from app.gui.start.new_report_panel import NewReportPanel
from app.gui.start.report_list import ReportCards, SendingNotes
from app.model.report import title_of

if TYPE_CHECKING:
    from uuid import UUID

    from app.gui.kit.services import Services
    from app.model.report import Report

_SENTENCES = (
    "Här skriver du nämndens rapport till staden, en fråga i taget. Skriv nämndens namn under Ny "
    "rapport för att börja. Allt du skriver sparas på din dator medan du arbetar."
)


class Welcome(QFrame):
    """Three sentences, and the way to more."""

    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setProperty("room", "column")
        self.read = button("Läs guiden", self.guide_wanted.emit)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 3)
        inside.setSpacing(STEP)
        inside.addWidget(label("Välkommen", "heading"))
        inside.addWidget(label(_SENTENCES))
        inside.addSpacing(STEP)
        inside.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)


# From here on a new report has room beside the reports.
_WIDE = 840


class StartPage(QWidget):
    """Where the officer begins."""

    open_report = Signal(object)
    remove_draft = Signal(object)
    guide_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._services: Services | None = None
        self.panel = NewReportPanel()
        self.drafts = ReportCards("Pågående rapporter")
        self.submitted = ReportCards("Exporterade rapporter")
        self.empty = Welcome()
        self.message = MessageBar(level=Level.ERROR)
        self.unreadable = MessageBar(level=Level.ERROR)
        self._drafts_heading = label("Pågående", "heading")
        self._submitted_heading = label("Exporterade", "heading")
        self.open_draft = button("Öppna", self._open_draft)
        self.open_submitted = button("Öppna", self._open_submitted)
        self.open_draft.setAccessibleName("Öppna den påbörjade rapporten")
        self.open_submitted.setAccessibleName("Öppna den exporterade rapporten")
        self.remove = button("Ta bort …", self._remove, "quiet")
        self._draft_buttons = QWidget()
        self._above = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._asked_about: Collection[str] = ()
        self._alike: set[UUID] = set()
        self._lay_out()
        on_new_look(self._place)
        self._show_parts()
        for cards in (self.drafts, self.submitted):
            cards.opened.connect(self.open_report)
        self.panel.existing_wanted.connect(self.open_report)
        self.empty.guide_wanted.connect(self.guide_wanted)

    def _lay_out(self) -> None:
        content = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(STEP * 5, STEP * 4, STEP * 5, STEP * 4)
        whole.addWidget(scrolled(content, "wide"))
        page = QVBoxLayout(content)
        page.setContentsMargins(0, 0, 0, 0)
        page.addLayout(self._above)
        self._row.setSpacing(STEP * 5)
        page.addLayout(self._row, 1)
        self._row.addLayout(self._reports_column(), 1)
        side = QVBoxLayout()
        side.addWidget(self.panel)
        side.addStretch()
        self._row.addLayout(side)

    def _reports_column(self) -> QVBoxLayout:
        buttons = Flow(self._draft_buttons)
        buttons.add(self.open_draft, self.remove)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        column.addWidget(label("Mina rapporter", "title"))
        column.addWidget(self.message)
        column.addWidget(self.unreadable)
        column.addWidget(self.empty)
        column.addSpacing(STEP)
        column.addWidget(self._drafts_heading)
        column.addWidget(self.drafts, 100)
        column.addWidget(self._draft_buttons)
        column.addSpacing(STEP * 2)
        column.addWidget(self._submitted_heading)
        column.addWidget(self.submitted, 100)
        column.addWidget(self.open_submitted, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """A new report beside the reports, or below them where there is no room."""
        wide = self.width() >= scaled(_WIDE)
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self.panel.setMaximumWidth(scaled(PANEL) if wide else NO_LIMIT)
        self.panel.setMinimumWidth(scaled(PANEL) if wide else 0)

    def connect_services(self, services: "Services") -> None:
        """Begin to work: show the reports, offer the committees."""
        self._services = services
        self.panel.connect_services(services)
        self.refresh()
        if not self.panel.committee.text():
            self.focus_first()

    def begin(self) -> None:
        """Show the page anew, as one comes back to it."""
        self.panel.begin()
        self.refresh()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus on the report to go on with, or where a new one begins."""
        (self.drafts if self.drafts.count() else self.panel.committee).setFocus()

    def say(self, message: Message) -> None:
        """Say what went wrong, or is new, above the reports, until they are shown anew."""
        self.message.say(message)

    def show_above(self, question: QWidget) -> None:
        """Put something to be answered first above the reports."""
        self._above.addWidget(question)
        self._above.setContentsMargins(0, 0, 0, STEP * 3)

    def leave_to_question(self, names: Collection[str]) -> None:
        """Say nothing of these files that cannot be read: they are asked about."""
        self._asked_about = names
        self.refresh()

    def refresh(self) -> None:
        """Show what is in the library now."""
        if self._services is None:
            return
        contents = self._services.library.contents()
        titles = Counter(map(title_of, contents.drafts))
        self._alike = {r.report_id for r in contents.drafts if titles[title_of(r)] > 1}
        services, sent = self._services, self._services.library.sending_log.sent()
        notes = SendingNotes(contents.submitted, sent, services.catalog, services.now())
        self.drafts.show_reports(contents.drafts, self._what_is_left, notes.of_draft)
        self.submitted.show_reports(contents.submitted, self._when_exported, notes.of_exported)
        broken = [
            f"En rapport går inte att läsa, {u.reason}: {u.path}"
            for u in contents.unreadable
            if u.path.stem not in self._asked_about
        ]
        told, details = self._broken_questions()
        text = "\n".join([*broken, *told])
        if text != self.unreadable.text():
            self.unreadable.say(Message(text, Level.ERROR, details))
        self.message.say("")
        self._show_parts()

    def _broken_questions(self) -> tuple[list[str], str]:
        """What to say of files of questions that cannot be used, and what is wrong in them."""
        from app.formats.errors import FormFileError
        from app.gui.kit.broken_files import faults_told, refusal_told

        refused = self._services.catalog.refused if self._services is not None else ()
        broken = [error for error in refused if isinstance(error, FormFileError)]
        told = [f"Frågorna i en fil går inte att läsa. {e}" for e in refused if e not in broken]
        if broken:
            told.append(refusal_told(broken, "så frågorna i den går inte att använda"))
        return told, faults_told(broken)

    def _show_parts(self) -> None:
        for widget in (self._drafts_heading, self.drafts, self._draft_buttons):
            widget.setVisible(self.drafts.count() > 0)
        for widget in (self._submitted_heading, self.submitted, self.open_submitted):
            widget.setVisible(self.submitted.count() > 0)
        # Before it works, nobody knows.
        works = self._services is not None
        none = works and not self.drafts.count() and not self.submitted.count()
        self.empty.setVisible(none and not self._asked_about)

    def _what_is_left(self, report: "Report") -> str:
        from app.model.report_stages import which_questions
        from app.services.errors import NoFormError
        from app.services.review.review import review, what_is_left

        if self._services is None:
            return ""
        catalog = self._services.catalog
        try:
            form = catalog.form_of(report)
            left = which_questions(report, form)
            left = left or what_is_left(review(report, form, catalog.register))
        except NoFormError:
            return f"Frågorna saknas · ändrad {self._when(report)}"
        if catalog.instead_of(report) is not None:
            left = f"Frågorna har ändrats · {left[:1].lower()}{left[1:]}"
        correction = "Rättelse · " if report.revision > 1 else ""
        words = ""
        if report.report_id in self._alike:
            words = f" · {sum(answer.words for answer in report.answers)} ord"
        return f"{correction}{left} · ändrad {self._when(report)}{words}"

    def _when_exported(self, report: "Report") -> str:
        return f"exporterad {self._when(report)}"

    def _when(self, report: "Report") -> str:
        """To the second where nothing else parts it from another."""
        if self._services is None:
            return ""
        from app.gui.kit.date_texts import told

        when = told(report.modified_at, self._services.now())
        return when + (f"{report.modified_at:.%S}" if report.report_id in self._alike else "")

    def _open_draft(self) -> None:
        if self.drafts.current() is not None:
            self.open_report.emit(self.drafts.current())

    def _open_submitted(self) -> None:
        if self.submitted.current() is not None:
            self.open_report.emit(self.submitted.current())

    def _remove(self) -> None:
        if self.drafts.current() is not None:
            self.remove_draft.emit(self.drafts.current())
