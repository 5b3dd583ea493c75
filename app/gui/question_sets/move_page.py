"""Moving a draft to newer questions."""

import contextlib
from collections import Counter

from PySide6.QtCore import Signal

from app.formats.html.elements import LINE_BREAK, Html, element, html
from app.gui.kit.page import SecondaryPage
from app.gui.kit.page_controller import PageController
from app.gui.kit.parts import button, centred
from app.gui.kit.reading_text import ReadingText, comparison_html
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.question_sets.move_offers import (
    MoveOffer,
    missing_questions,
    newer_questions,
    questions_name,
    questions_of_others,
    right_questions,
)
from app.gui.question_sets.question_set_texts import name_of
from app.model.carried_texts import changed_text
from app.model.carry_over import CarryOverPlan, Outcome, PlannedAnswer
from app.model.comparison import compare
from app.model.form import CLOSING, FormDefinition
from app.model.report import AnswerStatus, Report
from app.model.rich_text import plain_text, shortened
from app.model.rules.confirmation import carried_unconfirmed
from app.model.swedish import in_words, with_capital
from app.services.question_sets.draft_move import move, moved_for
from app.services.reports.identity import Identity, another_report, questions_for
from app.storage.errors import StorageError

_LONGEST_EXCERPT = 300


class MovePage(SecondaryPage):
    move_wanted = Signal()
    keep_wanted = Signal()
    topic = "När frågorna har ändrats"

    def __init__(
        self, title: str, form: FormDefinition, plan: CarryOverPlan, offer: MoveOffer
    ) -> None:
        super().__init__(title)
        self.text = ReadingText("Vad som händer med svaren")
        self.text.show_html(_page_html(form, plan, offer))
        self._from_report = offer.from_report
        self._move_button = button(offer.change, self.move_wanted.emit, "primary")
        self.keep = button(offer.keep, self.keep_wanted.emit)
        self._cancel = button("Avbryt", self.left.emit)
        self.lay_out(centred(self.text), [self.keep, self._cancel], [self._move_button])
        self.keep.setVisible(bool(offer.keep))
        self._cancel.setVisible(not offer.keep)

    @property
    def spoken_summary(self) -> str:
        heading, lead, counted = self.text.toPlainText().split("\n")[:3]
        return f"{heading}. {lead} {counted}"

    def go_back(self) -> None:
        (self.keep_wanted if self._from_report else self.left).emit()

    def focus_first(self) -> None:
        self._move_button.setFocus()


def _page_html(form: FormDefinition, plan: CarryOverPlan, offer: MoveOffer) -> Html:
    legend = (
        f"{name_of(form)}. I en fråga som är omformulerad är det överstrukna borta, och det "
        "understrukna har tillkommit."
    )
    parts = [
        element("h2", offer.heading),
        element("p", offer.lead),
        element("p", _summary(plan, offer)),
        element("p", legend, css="muted"),
    ]
    by_id = {planned.answer.question_id: planned for planned in plan.planned}
    for section in form.sections:
        parts.append(element("h4", section.heading or CLOSING, css="part"))
        for question in section.questions:
            parts.append(_question(question.short, by_id[question.id]))
    if plan.left_over:
        kept = "Det du har skrivit finns kvar under Granska, så att du kan flytta det."
        parts.append(element("h4", with_capital(offer.gone), css="part"))
        parts.append(element("p", kept))
    for beside in plan.left_over:
        excerpt = _excerpt(plain_text(beside.blocks))
        parts.append(element("p", element("b", beside.question), LINE_BREAK, excerpt))
    return html(*parts)


def _summary(plan: CarryOverPlan, offer: MoveOffer) -> Html:
    """How many questions have which outcome."""
    outcomes = Counter(planned.outcome for planned in plan.planned)
    counts = {
        "Nya frågor": outcomes[Outcome.NEW],
        "Svar som får sin fråga igen": outcomes[Outcome.RETURNED],
        "Omformulerade": outcomes[Outcome.REWORDED] + outcomes[Outcome.JOINED],
        "Besvaras på annat sätt": outcomes[Outcome.READ],
        "Desamma": outcomes[Outcome.KEPT],
        f"Svar på {offer.gone}": len(plan.left_over),
    }
    counted = (html(f"{what}: ", element("b", str(n))) for what, n in counts.items() if n)
    return html(*counted, between=" · ")


def _question(short: str, planned: PlannedAnswer) -> Html:
    """What is unchanged in short; what is not, with its wording and its answer."""
    answer = planned.answer
    same = planned.outcome is Outcome.KEPT and not changed_text(planned)
    wording = html(answer.question)
    if planned.outcome is Outcome.REWORDED:
        wording = comparison_html(compare(planned.sources[0].answer.question, answer.question))
    lines: list[str] = [element("b", short)] if short else []
    lines += [] if same and short else [wording]
    lines.append(element("span", fate_text(planned), css="muted" if same else "part"))
    said = answer.reason if answer.not_applicable else answer.plain
    if said and not same:
        lines.append(_excerpt(said))
    return element("p", html(*lines, between=LINE_BREAK))


def fate_text(planned: PlannedAnswer) -> str:
    blank = planned.answer.status is AnswerStatus.BLANK
    if changed := changed_text(planned):
        return changed
    if planned.outcome is Outcome.NEW:
        return "Ny fråga."
    if planned.outcome is Outcome.RETURNED:
        return "Texten som låg utanför frågorna kommer hit. Den väntar på att du bekräftar den."
    if planned.outcome is Outcome.JOINED:
        return f"Tar över {in_words(len(planned.sources))} svar. De väntar på att du bekräftar dem."
    if planned.outcome is Outcome.REWORDED:
        put = "Frågan är omformulerad."
        return f"{put} Inget svar än." if blank else f"{put} Svaret väntar på att du bekräftar det."
    return "Samma fråga. Inget svar än." if blank else "Samma fråga. Svaret är kvar som det är."


def _excerpt(text: str) -> str:
    return shortened(" ".join(text.split()), _LONGEST_EXCERPT)


class MoveController(PageController):
    """Asks on a page the first time, and by a notice in the report after that."""

    @signal
    def kept(self, report: Report, /) -> None:
        """The report is to be opened on the questions that it has."""

    @signal
    def moved(self, report: Report, text: str, undo: Report | None, /) -> None:
        """The report is to be opened, with this message and what undoes the move."""

    def asks_about(self, report: Report) -> bool:
        """Ask before the report is opened if there are newer questions; False if there are none.

        Of questions that are not its committee's it is told in the report: it may be the committee
        that is wrong.
        """
        catalog = self._services.catalog
        instead = catalog.set_to_move_to(report)
        if instead is None or catalog.answers_wrong_set(report):
            return False
        settled = self._services.declined_sets.is_declined(report.report_id, instead)
        if settled and catalog.has_form_of(report):
            return False
        self.show(report, instead)
        return True

    def show(self, report: Report, instead: FormDefinition) -> None:
        """Show what becomes of each answer with the set that is on offer."""
        catalog = self._services.catalog
        here, now = catalog.has_form_of(report), Identity.of(report, catalog)
        which = questions_name(instead, report, here=here)
        if now is not None and catalog.answers_wrong_set(report):
            respondent = catalog.register.respondent_of(now.committee)
            page = self._show(report, instead, right_questions(now, respondent))
            page.keep_wanted.connect(lambda: self.kept.emit(report))
            return
        offer = newer_questions(which) if here else missing_questions(which)
        page = self._show(report, instead, offer)
        page.keep_wanted.connect(lambda: self.keep(report))

    def show_for(self, report: Report, identity: Identity) -> None:
        """Show what becomes of each answer where the report is for somebody who is asked others."""
        services = self._services
        try:
            instead = questions_for(report, identity, services.catalog)
        except REFUSALS as error:
            self._pages.say_error(str(error))
            return
        another = another_report(report, identity, services.library, services.catalog)
        now = Identity.of(report, services.catalog)
        respondent = services.catalog.register.respondent_of(identity.committee)
        offer = questions_of_others(now, identity, another, respondent)
        page = self._show(report, instead, offer, identity)
        page.keep_wanted.connect(lambda: self.kept.emit(report))

    def _show(
        self,
        report: Report,
        instead: FormDefinition,
        offer: MoveOffer,
        identity: Identity | None = None,
    ) -> MovePage:
        _, plan = moved_for(report, instead, identity)
        page = MovePage(self._services.titles().of(report), instead, plan, offer)
        page.left.connect(self._pages.show_home)
        page.move_wanted.connect(lambda: self._move(report, instead, offer, identity))
        self._pages.show_page(page)
        return page

    def keep(self, report: Report) -> None:
        """Open it as it is; from now on only a notice offers the newer questions."""
        instead = self._services.catalog.set_to_move_to(report)
        if instead is not None:
            # If it cannot be remembered, it is asked again.
            with contextlib.suppress(StorageError):
                self._services.declined_sets.decline(report.report_id, instead)
        self.kept.emit(report)

    def _move(
        self,
        report: Report,
        instead: FormDefinition,
        offer: MoveOffer,
        identity: Identity | None,
    ) -> None:
        services = self._services
        try:
            before, after = move(report, instead, services.library, services.context, identity)
        except REFUSALS as error:
            self._pages.say_error(f"Frågorna är inte bytta. {error}")
            return
        here = services.catalog.has_form_of(before)
        beside = (
            " Text som inte hör till någon fråga finns under Granska." if after.unplaced else ""
        )
        library, catalog = services.library, services.catalog
        another = another_report(after, identity, library, catalog) if identity else ""
        told = f"{offer.done}{_waiting_text(after)}{beside} {another}".strip()
        self.moved.emit(after, told, before if here else None)


def _waiting_text(report: Report) -> str:
    waiting = sum(1 for _ in carried_unconfirmed(report))
    if not waiting:
        return ""
    if waiting == 1:
        return " Ett svar väntar på att du bekräftar det."
    return f" {with_capital(in_words(waiting))} svar väntar på att du bekräftar dem."
