"""Before a report is begun from earlier ones: what comes along, question by question."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.gui.pages.aside_page import AsidePage
from app.gui.services import REFUSALS
from app.gui.theme import STEP
from app.gui.widgets.columns import scrolled
from app.gui.widgets.parts import button, label, page_column
from app.gui.widgets.plan_list import PlanList
from app.gui.widgets.source_rows import SourceRows
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.term import Term
from app.services.carrying import NewReports
from app.services.reading import ReadReport, each_once


class CarryOverPage(AsidePage):
    """The sources and the plan they make, for one committee and term."""

    topic = "Börja från förra terminen"
    wanted = Signal(object, object)
    """A report is to be begun: from these earlier reports, by this plan."""

    def __init__(
        self, committee: Committee, term: Term, form: FormDefinition, reports: NewReports
    ) -> None:
        super().__init__(f"{committee.name} · {term.label}")
        self._committee = committee
        self._term = term
        self._reports = reports
        self.sources = SourceRows()
        self.plan = PlanList(form)
        self.summary = label("", "muted", wrap=False)
        self.cancel = button("Avbryt", self.left.emit)
        self.create_button = button("Skapa rapporten", self._create, "primary")
        self._lay_out()
        self.sources.changed.connect(self._replan)
        self.plan.changed.connect(self._count)
        self._replan()

    def _lay_out(self) -> None:
        page = QWidget()
        column = page_column(page)
        column.addWidget(label("Börja från förra terminen", "question"))
        column.addWidget(
            label(
                "Kryssa ur det som inte ska följa med. Varje svar som följer med väntar på att du "
                "ändrar eller bekräftar det.",
                "muted",
            )
        )
        column.addSpacing(STEP)
        column.addWidget(self.sources)
        column.addSpacing(STEP)
        column.addWidget(self.plan)
        column.addStretch()
        middle = QVBoxLayout()
        middle.addWidget(scrolled(page))
        self.lay_out(middle, [self.cancel], [self.summary, self.create_button])

    def add(self, more: Iterable[ReadReport]) -> None:
        """Plan with more sources. One that cannot be a source is said, and left out."""
        problems = []
        before, reads = self._earlier(), list(self.sources.sources)
        for read in more:
            try:
                self._reports.check_source(read.opened.report, self._committee, self._term)
            except REFUSALS as error:
                problems.append(f"{read.source or 'Rapporten'} kan inte användas. {error}")
            else:
                reads.append(read)
        self.sources.show_sources(each_once(reads))
        if self._earlier() == before and not problems:
            problems.append("Den rapporten är redan med.")
        self._replan()
        self.show_problem("\n".join(problems))

    def focus_first(self) -> None:
        self.create_button.setFocus()

    def _replan(self) -> None:
        self.show_problem("")
        self.plan.show_plan(self._reports.plan(self._earlier(), self._committee, self._term))
        lacking = self._reports.lacking(self._earlier(), self._committee)
        names = " och ".join(committee.name for committee in lacking)
        self.sources.say(f"Här saknas en rapport från {names}." if names else "")
        in_order = (self.header, *self.sources.buttons(), *self.plan.ticks(), self.cancel)
        for before, after in pairwise((*in_order, self.create_button)):
            self.setTabOrder(before, after)
        self._count()

    def _earlier(self) -> tuple[Report, ...]:
        return tuple(read.opened.report for read in self.sources.sources)

    def _count(self) -> None:
        answers = [one for one in self.plan.chosen().planned if one.sources]
        count = {0: "Inget svar", 1: "Ett svar"}.get(len(answers), f"{len(answers)} svar")
        self.summary.setText(f"{count} följer med")

    def _create(self) -> None:
        self.wanted.emit(self._earlier(), self.plan.chosen())
