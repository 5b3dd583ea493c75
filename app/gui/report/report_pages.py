"""The pages of a report, of which one is shown."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QWidget

from app.gui.export.export_page import ExportPage
from app.gui.export.exporting import ExportController
from app.gui.export.return_page import ReturnPage
from app.gui.export.sending import Sending
from app.gui.kit.navigation import Navigation
from app.gui.kit.services import Services
from app.gui.kit.stack import Stack
from app.gui.report.contact_page import ContactPage
from app.gui.report.question_page import QuestionPage
from app.gui.report.review_page import ReviewPage
from app.model.finding import FieldName, Finding
from app.model.places import CONTACT, EXPORT, RETURN, REVIEW, Place, place_of
from app.model.report import Answer
from app.services.reports.editing_session import EditingSession


class ReportPages(Stack):
    """Every question stands on the same page."""

    def __init__(
        self,
        session: EditingSession,
        navigation: Navigation,
        services: Services,
        output: ExportController,
        earlier: Mapping[str, Answer],
        earlier_wordings: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self.contact = ContactPage(session, services.catalog, services.icons)
        self.question = QuestionPage(
            session,
            navigation.current,
            services.icons,
            services.spelling,
            earlier,
            earlier_wordings,
        )
        respondent = services.catalog.register.respondent_of(session.report.committee)
        self.question.not_applicable.setText(respondent.fill("Ej relevant för {the}"))
        self.review = ReviewPage(session)
        self.export = ExportPage(session, output, Sending(session, services, self), services)
        self.give_back = ReturnPage(services.open_outside)
        self._others: dict[Place, ContactPage | ReviewPage | ExportPage | ReturnPage] = {
            CONTACT: self.contact,
            REVIEW: self.review,
            EXPORT: self.export,
            RETURN: self.give_back,
        }
        pages = (self.question, *self._others.values())
        self._areas = {page: _scrolled(page, self) for page in pages}
        for area in self._areas.values():
            self.add_page(area)
        self.review.mend.connect(self._mend)
        self.review.set_aside.connect(self._set_aside)
        self.review.reopened.connect(session.reopen_finding)
        for accepting in (self.review, self.question.notes, self.contact.notes):
            accepting.accepted.connect(session.accept)
        self.export.review_wanted.connect(lambda: navigation.go_to(REVIEW))

    def _page(self) -> QuestionPage | ContactPage | ReviewPage | ExportPage | ReturnPage:
        return self._others.get(self._navigation.current(), self.question)

    def confirm_button(self) -> QPushButton | None:
        """What confirms the page that is shown; None where there is nothing to confirm."""
        page = self._page()
        return page.confirm if isinstance(page, (QuestionPage, ContactPage)) else None

    def show_page(self) -> None:
        self.turn_to(self._areas[self._page()])

    def fit(self, width: int) -> None:
        """Have all pages this wide, scroll bar or not."""
        for page in self._areas:
            page.setFixedWidth(width)

    def focus_first(self) -> None:
        self._page().focus_first()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        # A read-only report has nothing to mend.
        to_mend = () if self._session.read_only else findings
        self.contact.show_findings(to_mend)
        self.question.show_findings(to_mend)
        if self._navigation.current() == REVIEW:
            self.review.show_findings(findings)
        self.export.show_findings(findings)

    def update_read_only(self) -> None:
        self.contact.update_read_only()
        self.question.update_read_only()

    def _mend(self, finding: Finding) -> None:
        self._navigation.go_to(place_of(finding))
        if finding.field is FieldName.UNPLACED:
            self.review.unplaced.setFocus()
        elif finding.question_id is None:
            self.hold_focus(lambda: self.contact.go_to_field(finding.field))
        else:
            self.question.select_words(finding)
            self.hold_focus(lambda: self.question.focus_words(finding))

    def _set_aside(self, finding: Finding) -> None:
        """Mark the question of a finding as not applicable, and ask why."""
        self._navigation.go_to(place_of(finding))
        self.question.not_applicable.setChecked(True)
        self.hold_focus(self.question.focus_first)


def _scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """The page at the left of its room; a scroll bar takes none of its width."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder = QWidget()
    area.setWidget(holder)
    # Last: all that is in the page is dressed anew whenever what it is in gets a parent.
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(page)
    row.addStretch()
    return area
