"""Whose report it is and for which term, and how both are changed."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.gui.kit.announcements import announce
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.committee_picker import CommitteePicker
from app.gui.kit.flow import row_of
from app.gui.kit.parts import button, field_label, label
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.model.committee import Committee, matching
from app.model.finding import FieldName
from app.model.report import CommitteeRef
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.reports.editing_session import EditingSession
from app.services.reports.identity import Identity, questions_for


class _Said(QLabel):
    """In one line as far as there is room; a label that wraps asks for less than its text needs."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        size = self.fontMetrics().size(0, self.text())
        return QSize(size.width() + STEP, size.height())


@dataclass(frozen=True)
class _Row:
    """What is said of one of the two, and what it is changed with."""

    title: QLabel
    said: QLabel
    change: QPushButton
    field: QWidget

    def show(self, *, asked: bool, changeable: bool) -> None:
        # For screen readers.
        self.title.setBuddy(self.field if asked else self.said)
        self.field.setVisible(asked)
        self.said.setVisible(not asked)
        self.change.setVisible(changeable and not asked)


class IdentityFields(QWidget):
    """Shows committee and term, asks for what is missing or unknown, and has both changed."""

    @signal
    def chosen(self, identity: Identity, /) -> None:
        """The report is to be for this committee and term, for which there are questions."""

    def __init__(self, session: EditingSession, catalog: Catalog) -> None:
        super().__init__()
        self._session = session
        self._catalog = catalog
        self._changing: set[FieldName] = set()
        self.committee = CommitteePicker()
        self.term = ChoiceBox()
        labels = session.form.labels
        self._rows = {
            FieldName.COMMITTEE: self._row(FieldName.COMMITTEE, labels.committee, self.committee),
            FieldName.TERM: self._row(FieldName.TERM, labels.term, self.term),
        }
        self.choose = button("Byt", self._choose)
        self.cancel = button("Avbryt", self._cancel, "quiet")
        self.fault = label("", "error")
        self._lay_out()
        self._offer_terms()
        self.committee.offer(
            lambda typed: matching(
                catalog.register.existing_in(term)
                if (term := self._term())
                else catalog.register.committees,
                typed,
            ),
            catalog.register.respondent,
        )
        self.committee.confirmed.connect(self._choose)
        self.committee.textChanged.connect(self._take_back)
        self.term.currentIndexChanged.connect(self._take_back)
        report = session.report
        self.committee.setText(report.committee.name if report.committee else "")
        self._show()

    def _row(self, which: FieldName, name: str, field: QWidget) -> _Row:
        change = button("Ändra", lambda: self._change(which), "quiet")
        change.setAccessibleName(f"Ändra {name.lower()}")
        return _Row(field_label(name, field), _Said(), change, field)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(STEP * 3)
        grid.setVerticalSpacing(STEP)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self._rows.values()):
            grid.addWidget(row.title, number, 0)
            grid.addLayout(row_of(row.said, row.change), number, 1)
            grid.addWidget(row.field, number, 1)
        grid.addWidget(self.fault, 2, 1)
        grid.addLayout(row_of(self.choose, self.cancel), 3, 1)

    def _offer_terms(self) -> None:
        if self._session.report.term is None:
            self.term.addItem("Välj period", None)
        forms = self._catalog.forms
        first = min((form.valid_from for form in forms), default=None)
        last = self._session.report.created_at.year + 1
        for term in self._catalog.calendar.onwards(first) if first is not None else ():
            if term.year > last:
                break
            if any(form.asks_in(term) for form in forms):
                self.term.addItem(term.label, term)
        if (own := self._session.report.term) is not None and self.term.row_of(own) < 0:
            self.term.addItem(own.label, own)

    # What is asked.

    @property
    def asks(self) -> bool:
        """Whether it asks for what the report does not say."""
        return bool(self._missing())

    def _missing(self) -> set[FieldName]:
        report = self._session.report
        if self._session.read_only:
            return set()
        known = self._catalog.register.get(report.committee.id) if report.committee else None
        missing = set()
        if known is None or report.committee != CommitteeRef.to(known):
            missing.add(FieldName.COMMITTEE)
        if report.term is None:
            missing.add(FieldName.TERM)
        return missing

    def _asked(self) -> set[FieldName]:
        return set() if self._session.read_only else self._missing() | self._changing

    def _show(self) -> None:
        report, asked = self._session.report, self._asked()
        self._rows[FieldName.COMMITTEE].said.setText(
            report.committee.name if report.committee else "Saknas"
        )
        self._rows[FieldName.TERM].said.setText(report.term.label if report.term else "Saknas")
        for which, row in self._rows.items():
            row.show(asked=which in asked, changeable=not self._session.read_only)
        self.choose.setText("Välj" if self._missing() else "Byt")
        self.choose.setVisible(bool(asked))
        self.cancel.setVisible(bool(asked & self._changing))
        self.fault.setVisible(bool(asked and self.fault.text()))

    def update_read_only(self) -> None:
        self._show()

    def _change(self, which: FieldName) -> None:
        report = self._session.report
        self._changing.add(which)
        self._show()
        self._rows[which].field.setFocus()
        if which is FieldName.TERM:
            self.term.setCurrentIndex(max(0, self.term.row_of(report.term)))
        elif report.committee is not None:
            self.committee.prefill(report.committee.name)

    def _take_back(self) -> None:
        """What was said of another choice is no longer true."""
        self.fault.setText("")
        self.fault.hide()

    def _cancel(self) -> None:
        first = next((row.change for which, row in self._rows.items() if which in self._changing))
        self._changing.clear()
        self.fault.setText("")
        self._show()
        first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._changing:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        first = FieldName.COMMITTEE if FieldName.COMMITTEE in self._missing() else FieldName.TERM
        self._rows[first].field.setFocus()

    def focus_field(self, field: FieldName) -> None:
        """Have it changed."""
        self._change(field)

    # What is chosen.

    def _term(self) -> Term | None:
        if FieldName.TERM not in self._asked():
            return self._session.report.term
        chosen = self.term.currentData()
        return chosen if isinstance(chosen, Term) else None

    def _committee(self) -> Committee | None:
        report = self._session.report
        if FieldName.COMMITTEE in self._asked():
            return self.committee.committee()
        return self._catalog.register.get(report.committee.id) if report.committee else None

    def _choose(self) -> None:
        committee, term = self._committee(), self._term()
        if committee is None:
            register = self._catalog.register
            self._refuse(register.why_unclear(self.committee.text(), term), self.committee)
        elif term is None:
            self._refuse("Välj vilken period rapporten gäller.", self.term)
        elif not self._missing() and Identity(committee, term) == self._now():
            self._cancel()
        else:
            self._offer(Identity(committee, term))

    def _now(self) -> Identity | None:
        return Identity.of(self._session.report, self._catalog)

    def _offer(self, identity: Identity) -> None:
        try:
            questions_for(self._session.report, identity, self._catalog)
        except REFUSALS as error:
            asked = FieldName.COMMITTEE in self._asked()
            self._refuse(str(error), self.committee if asked else self.term)
        else:
            self.fault.setText("")
            self.chosen.emit(identity)

    def _refuse(self, why: str, field: QWidget) -> None:
        self.fault.setText(why)
        self._show()
        field.setFocus()
        announce(field, why)
