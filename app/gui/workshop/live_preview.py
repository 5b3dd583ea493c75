"""A part of a set as the officer sees it: the real question page, with answers thrown away."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from app.formats.html.elements import Html, element, html
from app.gui.kit.parts import column_in, label
from app.gui.kit.reading_text import ReadingText
from app.gui.kit.services import Services
from app.gui.kit.theme import STEP
from app.gui.question_sets.question_set_texts import facts_html, questions_html
from app.gui.report.question_page import QuestionPage
from app.gui.workshop.outline import is_question
from app.model.base import Location
from app.model.committee import Committee
from app.model.form import CLOSING, FormDefinition
from app.model.form_texts import worded
from app.model.register import Register
from app.model.report import Report
from app.model.term import Term
from app.services.reports.editing_session import EditingSession
from app.services.workshop.preview import preview_id

_NOT_YET = "Här syns frågan som den som svarar ser den, när det som saknas är ifyllt."


class TrialSession(EditingSession):
    """A report that can be written in and is never saved."""

    def __init__(
        self, report: Report, form: FormDefinition, now: Callable[[], datetime.datetime]
    ) -> None:
        super().__init__(report, form, None, now)

    @property
    def read_only(self) -> bool:
        return False

    def show(self, report: Report, form: FormDefinition) -> None:
        """Go on with another report, on other questions."""
        self._report, self.form = report, form


class LivePreview(QWidget):
    """Follows a set that is written; what is typed here is kept nowhere."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.stands_after: QWidget | None = None
        """What Tab comes from."""
        self._question_id = ""
        self._session: TrialSession | None = None
        self._page: QuestionPage | None = None
        self.setAccessibleName("Så ser det ut")
        self.text = ReadingText("Så ser det ut")
        self._nothing = label(_NOT_YET, "muted")
        empty = QWidget()
        column = column_in(empty, margin=STEP * 2)
        column.addWidget(self._nothing)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages = QStackedLayout(self)
        for page in (empty, self._area, self.text):
            self._pages.addWidget(page)

    def show_place(
        self, form: FormDefinition | None, content: Mapping[str, Any], place: Location
    ) -> None:
        """Show a part of a set, by its place in what the file says."""
        question_id = preview_id(content, place) if is_question(place) else None
        section = _section_shown(content, int(place[1])) if place else 0
        if form is None or section is None or (is_question(place) and question_id is None):
            self._pages.setCurrentIndex(0)
        elif question_id is not None:
            self._show_question(form, question_id)
        else:
            term = self._first_term(form)
            register = self._services.catalog.register
            whole = _whole_html(form, term, register)
            self.text.show_html(_section_html(form, section, term) if place else whole)
            self._pages.setCurrentIndex(2)

    def _show_question(self, form: FormDefinition, question_id: str) -> None:
        self._question_id = question_id
        committee, term = self._asked(form), self._first_term(form)
        report = self._services.context.new_report(form, committee, term)
        if self._session is None or self._page is None:
            self._session = TrialSession(report, form, self._services.now)
            self._page = QuestionPage(
                *(self._session, lambda: self._question_id, self._services.icons),
                *(self._services.spelling, {}, {}),
            )
            self._area.setWidget(_with_margins(self._page))
            self._order_tabs(self._page)
        respondent = self._services.catalog.register.respondent_of(committee)
        self._page.not_applicable.setText(respondent.fill("Ej relevant för {the}"))
        self._session.show(report, form)
        self._page.show_question()
        self._pages.setCurrentIndex(1)

    def _order_tabs(self, page: QWidget) -> None:
        """Have it come where it stands, though it is made later than what stands after it."""
        before = self.stands_after
        for one in page.findChildren(QWidget):
            if before is not None and one.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, one)
                before = one

    def _asked(self, form: FormDefinition) -> Committee | None:
        """One of those that it is for."""
        committees = self._services.catalog.register.committees
        return next((one for one in committees if form.audience.includes(one)), None)

    def _first_term(self, form: FormDefinition) -> Term | None:
        return next(form.terms(self._services.catalog.calendar), None)


def _with_margins(page: QWidget) -> QWidget:
    holder = QWidget()
    column_in(holder, margin=STEP * 2).addWidget(page)
    return holder


def _section_shown(content: Mapping[str, Any], index: int) -> int | None:
    """Where a section is in the preview, which has none that is empty; None for such a one."""
    sections = content.get("sections", [])
    if not sections[index].get("questions"):
        return None
    return sum(bool(one.get("questions")) for one in sections[:index])


def _section_html(form: FormDefinition, index: int, term: Term | None) -> Html:
    if index >= len(form.sections):
        return html()
    section = form.sections[index]
    asked = (element("li", worded(question.text, term)) for question in section.questions)
    introduction = worded(section.introduction, term)
    return html(
        element("h3", worded(section.heading, term) or CLOSING),
        element("p", introduction) if introduction else "",
        element("ul", *asked),
    )


def _whole_html(form: FormDefinition, term: Term | None, register: Register) -> Html:
    """What an empty form has above its questions, whom it is for, and all that is asked."""
    texts = (
        ("h2", form.title),
        ("p", form.preamble),
        ("h3", form.heading),
        ("h4", form.description_heading),
        ("p", form.printed_description),
    )
    shown = (element(name, worded(text, term)) for name, text in texts if text)
    return html(
        facts_html(form, register),
        *shown,
        element("h3", "Alla frågor"),
        questions_html(form),
    )
