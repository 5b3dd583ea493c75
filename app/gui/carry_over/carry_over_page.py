"""The page where the officer chooses what a new report carries over."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.gui.carry_over.plan_list import PlanList
from app.gui.kit.flow import Flow
from app.gui.kit.page import SecondaryPage
from app.gui.kit.parts import button, clear_layout, column_in, frame, label, scrolled
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.model.carry_over import CarryOverPlan
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.swedish import in_figures
from app.model.term import Term
from app.model.titles import Titles
from app.services.reading.report_reader import ReadReport, deduplicated
from app.services.reports.new_reports import NewReports


class SourceRows(QWidget):
    """One row for each report, with what happened when it was read."""

    changed = Signal()
    """A source has been taken away."""
    file_wanted = Signal()

    def __init__(self, titles: Callable[..., Titles]) -> None:
        super().__init__()
        self._titles = titles
        self.sources: tuple[ReadReport, ...] = ()
        self._removing: list[QPushButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(STEP)
        self._add_file = button("Lägg till en fil …", self.file_wanted.emit)
        outer = column_in(self)
        outer.addWidget(label("Från", "label"))
        outer.addLayout(self._rows)
        self._note = label("", "muted")
        outer.addWidget(self._note)
        below = Flow()
        below.add(self._add_file, label("Du kan också dra filen hit.", "muted", wrap=False))
        outer.addLayout(below)

    def show_sources(self, sources: Iterable[ReadReport]) -> None:
        self.sources = tuple(sources)
        self._removing = []
        clear_layout(self._rows)
        titles = self._titles(*(read.opened.report for read in self.sources))
        for read in self.sources:
            self._rows.addWidget(self._row(read, _title(read, titles)))

    def say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def buttons(self) -> list[QPushButton]:
        """From top to bottom."""
        return [*self._removing, self._add_file]

    def _row(self, read: ReadReport, title: str) -> QFrame:
        row = frame("panel")
        inside = QHBoxLayout(row)
        inside.setContentsMargins(STEP * 2, STEP, STEP, STEP)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(title))
        notes = (read.source, read.changes, *read.remarks)
        if any(notes):
            text.addWidget(label("\n".join(filter(None, notes)), "muted"))
        inside.addLayout(text, 1)
        remove = button("Ta bort", lambda: self._remove(read), "quiet")
        remove.setAccessibleName(f"Ta bort {title}")
        self._removing.append(remove)
        inside.addWidget(remove)
        return row

    def _remove(self, read: ReadReport) -> None:
        self.show_sources([source for source in self.sources if source is not read])
        self._add_file.setFocus()
        self.changed.emit()


def _title(read: ReadReport, titles: Titles) -> str:
    # A document that was edited has no revision of its own yet.
    return titles.of(read.opened.report.model_copy(update={"revision": 1}))


_WHAT_TO_DO = (
    "Kryssa ur det som inte ska följa med. Varje svar som följer med väntar på att du ändrar eller "
    "bekräftar det."
)


class CarryOverPage(SecondaryPage):
    """The sources and the plan they make, for one committee and term."""

    topic = "Börja från förra perioden"

    @signal
    def wanted(self, sources: tuple[Report, ...], plan: CarryOverPlan, /) -> None:
        """A report is to be begun from these earlier reports, by this plan."""

    def __init__(
        self,
        committee: Committee,
        term: Term,
        form: FormDefinition,
        reports: NewReports,
        titles: Callable[..., Titles],
        survey: str = "",
    ) -> None:
        """`survey` is what it is called where there are several."""
        super().__init__(" · ".join(filter(None, (committee.name, term.label, survey))))
        self._committee = committee
        self._term = term
        self._form = form
        self._reports = reports
        self.sources = SourceRows(titles)
        self.plan = PlanList(form)
        self.summary = label("", "muted", wrap=False)
        self._cancel = button("Avbryt", self.left.emit)
        self.create_button = button("Skapa rapporten", self._create, "primary")
        self._lay_out()
        self.sources.changed.connect(self._replan)
        self.plan.changed.connect(self._count)
        self._replan()

    def _lay_out(self) -> None:
        page = QWidget()
        column = column_in(page)
        column.addWidget(label("Börja från förra perioden", "question"))
        column.addWidget(label(_WHAT_TO_DO, "muted"))
        column.addSpacing(STEP)
        column.addWidget(self.sources)
        column.addSpacing(STEP)
        column.addWidget(self.plan)
        column.addStretch()
        middle = QVBoxLayout()
        middle.addWidget(scrolled(page))
        self.lay_out(middle, [self._cancel], [self.summary, self.create_button])

    @property
    def spoken_summary(self) -> str:
        return f"Börja från förra perioden. {self.summary.text()}. {_WHAT_TO_DO}"

    def accept_reports(self, reads: Sequence[ReadReport]) -> bool:
        self.add(reads)
        return True

    def add(self, more: Iterable[ReadReport]) -> None:
        """Plan with more sources; those that cannot be used are named and left out."""
        problems = []
        before, reads = self._earlier(), list(self.sources.sources)
        for read in more:
            try:
                self._reports.check_source(read.opened.report, self._committee, self._term)
            except REFUSALS as error:
                problems.append(f"{read.source}: {error}" if read.source else str(error))
            else:
                reads.append(read)
        self.sources.show_sources(deduplicated(reads))
        if self._earlier() == before and not problems:
            problems.append("Den rapporten är redan med.")
        self._replan()
        self.problem.say("\n".join(problems))

    def focus_first(self) -> None:
        self.create_button.setFocus()

    def _replan(self) -> None:
        self.problem.say("")
        self.plan.show_plan(self._planned())
        missing_predecessors = self._reports.missing_predecessors(self._earlier(), self._committee)
        names = " och ".join(committee.name for committee in missing_predecessors)
        self.sources.say(f"Här saknas en rapport från {names}." if names else "")
        in_order = (self.header, *self.sources.buttons(), *self.plan.ticks(), self._cancel)
        for before, after in pairwise((*in_order, self.create_button)):
            self.setTabOrder(before, after)
        self._count()

    def _planned(self) -> CarryOverPlan:
        survey = self._form.survey
        return self._reports.plan(self._earlier(), self._committee, self._term, survey)

    def _earlier(self) -> tuple[Report, ...]:
        return tuple(read.opened.report for read in self.sources.sources)

    def _count(self) -> None:
        answers = [planned for planned in self.plan.chosen().planned if planned.sources]
        count = {0: "Inget svar", 1: "Ett svar"}.get(
            len(answers), f"{in_figures(len(answers))} svar"
        )
        self.summary.setText(f"{count} följer med")

    def _create(self) -> None:
        self.wanted.emit(self._earlier(), self.plan.chosen())
