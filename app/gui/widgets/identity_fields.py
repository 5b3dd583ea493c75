"""Which committee and which term a report is for, where a file has not said it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.gui.theme import STEP
from app.gui.widgets.choice_box import ChoiceBox
from app.gui.widgets.committee_picker import CommitteePicker
from app.gui.widgets.parts import button, field_label, label
from app.model.committee import CommitteeRegister, matching
from app.model.form import FormDefinition
from app.model.report import CommitteeRef, Report
from app.model.term import Term


class IdentityFields(QWidget):
    """Shows committee and term; asks for what the report lacks, or has wrong."""

    chosen = Signal(object, object)
    """The committee and the term that were chosen."""

    def __init__(self, report: Report, form: FormDefinition, register: CommitteeRegister) -> None:
        super().__init__()
        self._register = register
        self._report = report
        self.committee = CommitteePicker()
        self.term = ChoiceBox()
        self.choose = button("Välj", self._choose)
        known = register.get(report.committee.id) if report.committee else None
        self._committee_missing = known is None or report.committee != CommitteeRef.to(known)
        self._lay_out(form)
        self._fill(form)

    def _lay_out(self, form: FormDefinition) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 3)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        report = self._report
        if self._committee_missing:
            grid.addWidget(field_label(form.labels.committee, self.committee), 0, 0)
            grid.addWidget(self.committee, 0, 1)
        else:
            name = report.committee.name if report.committee else ""
            self._add_known(grid, 0, form.labels.committee, name)
        if report.term is None:
            grid.addWidget(field_label(form.labels.term, self.term), 1, 0)
            grid.addWidget(self.term, 1, 1)
        else:
            self._add_known(grid, 1, form.labels.term, report.term.label)
        if self.asks:
            grid.addWidget(self.choose, 1 if report.term is None else 0, 2)

    def _add_known(self, grid: QGridLayout, row: int, name: str, text: str) -> None:
        title, known = label(name, "label", wrap=False), label(text)
        # So that the one is said to be the label of the other.
        title.setBuddy(known)
        grid.addWidget(title, row, 0)
        grid.addWidget(known, row, 1)

    @property
    def asks(self) -> bool:
        """Whether there is anything to choose."""
        return self._committee_missing or self._report.term is None

    def _fill(self, form: FormDefinition) -> None:
        self.term.addItem("Välj period", None)
        years = range(form.valid_from.year, self._report.created_at.year + 2)
        for term in (Term(year=year, period=period) for year in years for period in form.periods):
            if form.asks_in(term):
                self.term.addItem(term.label, term)
        self.committee.offer(lambda typed: matching(self._register.committees, typed))
        if self._report.committee is not None:
            self.committee.setText(self._report.committee.name)

    def focus_first(self) -> None:
        """Put the focus on the first thing that is to be chosen."""
        (self.committee if self._committee_missing else self.term).setFocus()

    def focus_field(self, field: str) -> None:
        """Put the focus on what is to be chosen."""
        (self.term if field == "term" else self.committee).setFocus()

    def _choose(self) -> None:
        committee, term = self._report.committee, self._report.term or self.term.currentData()
        if self._committee_missing:
            picked = self.committee.committee()
            if picked is None:
                self.committee.setFocus()
                return
            committee = CommitteeRef.to(picked)
        if term is None:
            self.term.setFocus()
            return
        self.chosen.emit(committee, term)
