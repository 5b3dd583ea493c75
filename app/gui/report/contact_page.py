"""Contact details, with the committee and the term they belong to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.gui.editor.text_places import place_in_field, select_in_field
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.committee_picker import CommitteePicker
from app.gui.kit.messages import MessageBar
from app.gui.kit.parts import announce, button, column_in, field_label, label
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.report.contact_field import ContactField
from app.gui.report.finding_notes import FindingNotes
from app.model.committee import CommitteeRegister, matching
from app.model.finding import FieldName, Finding, Severity
from app.model.form import FormDefinition
from app.model.places import CONTACT_DETAILS
from app.model.report import CommitteeRef, Report
from app.model.search import Passage
from app.model.swedish import with_capital
from app.model.term import Term
from app.services.reports.editing_session import EditingSession


class IdentityFields(QWidget):
    """Shows committee and term; asks for what is missing or unknown."""

    @signal
    def chosen(self, committee: CommitteeRef | None, term: Term, /) -> None: ...

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
        for one in (self.committee, self.term, self.choose):
            if one.parentWidget() is None:
                # What is not asked for is nobody's, and would outlive the report.
                one.setParent(self)
                one.hide()

    def _add_known(self, grid: QGridLayout, row: int, name: str, text: str) -> None:
        title, known = label(name, "label", wrap=False), label(text)
        # For screen readers.
        title.setBuddy(known)
        grid.addWidget(title, row, 0)
        grid.addWidget(known, row, 1)

    @property
    def asks(self) -> bool:
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
        (self.committee if self._committee_missing else self.term).setFocus()

    def focus_field(self, field: FieldName) -> None:
        (self.term if field is FieldName.TERM else self.committee).setFocus()

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


class ContactPage(QWidget):
    """A fault is shown when its field is left, not before."""

    field_left = Signal()
    notice = Signal(str)
    """What became of details that were copied together, in Swedish."""

    def __init__(self, session: EditingSession, register: CommitteeRegister) -> None:
        super().__init__()
        self._session = session
        self.identity = IdentityFields(session.report, session.form, register)
        self.identity.chosen.connect(session.set_identity)
        labels = session.form.labels
        self._labels = {"name": labels.contact, "phone": labels.phone, "email": labels.email}
        self.fields = {
            "name": self._field("name"),
            "phone": self._field("phone"),
            "email": self._field("email"),
        }
        self.notes = FindingNotes(self.fields["email"])
        self._faults: dict[str, QLabel] = {name: label("", "error") for name in self.fields}
        self._left: set[str] = set()
        self._refused: dict[str, str] = {}
        """Why what was put in last is not taken, by field."""
        self._just_left = False
        self._shown = "name"
        self.confirm = button("Oförändrat, stämmer", self._confirm)
        self._carried = MessageBar(self.confirm, framed=True)
        column = column_in(self)
        column.addWidget(label("Kontaktuppgifter", "question"))
        column.addWidget(
            label(
                f"{with_capital(session.form.office)} kontaktar den här personen om något är "
                "oklart.",
                "muted",
            )
        )
        column.addSpacing(STEP)
        column.addWidget(self.identity)
        column.addSpacing(STEP)
        column.addWidget(self._carried)
        column.addSpacing(STEP)
        for name, text in self._labels.items():
            column.addWidget(field_label(f"{text} (obligatoriskt)", self.fields[name]))
            column.addWidget(self.fields[name])
            column.addWidget(self._faults[name])
            self._faults[name].hide()
            column.addSpacing(STEP)
        column.addWidget(self.notes)
        column.addStretch()
        self.update_read_only()

    def _field(self, name: str) -> ContactField:
        field = ContactField(name, getattr(self._session.report.contact, name))
        field.setProperty("room", "field")
        # What it has by now: what was put in may have been cleaned meanwhile.
        field.textChanged.connect(lambda: self._session.set_contact(name, field.text()))
        field.editingFinished.connect(lambda: self._leave(name))
        field.left_over.connect(self._share)
        field.refused.connect(lambda why: self._refuse(name, why))
        return field

    def _share(self, parts: dict[str, str]) -> None:
        """Put what came with another detail into its own field, or tell that it is left out."""
        told = []
        for name, value in parts.items():
            field, label = self.fields[name], self._labels[name]
            if not field.text().strip():
                field.setText(value)
                told.append(f"{value} flyttades till fältet ”{label}”.")
            elif field.text().strip().casefold() != value.casefold():
                told.append(f"{value} togs inte med, för fältet ”{label}” är redan ifyllt.")
        if told:
            self.notice.emit(" ".join(told))
            announce(self, " ".join(told))

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show faults in fields that have been left, and what is not confirmed."""
        waiting = any(finding.field is FieldName.CONTACT for finding in findings)
        self._carried.say("Från en tidigare rapport, inte bekräftat." if waiting else "")
        writing = any(field.hasFocus() for field in self.fields.values())
        if self._just_left or not writing:
            self.notes.show_findings(f for f in findings if f.field in CONTACT_DETAILS)
        messages = {f.field: f.message for f in findings if f.severity is Severity.ERROR}
        for name in self._faults:
            message = messages.get(FieldName(f"contact.{name}"), "") if name in self._left else ""
            self._show_fault(name, self._refused.get(name) or message)

    def _refuse(self, name: str, why: str) -> None:
        self._refused[name] = why
        self._show_fault(name, why)

    def _show_fault(self, name: str, message: str) -> None:
        fault, field = self._faults[name], self.fields[name]
        if message and message != fault.text():
            announce(fault, message)
        fault.setText(message)
        fault.setVisible(bool(message))
        field.setAccessibleDescription(message)
        field.setProperty("fault", bool(message))
        field.style().polish(field)

    def go_to_field(self, field: FieldName | None) -> None:
        """Put the cursor in the field of a finding, and show what is wrong with it."""
        if field is FieldName.COMMITTEE or field is FieldName.TERM:
            self.identity.focus_field(field)
        if field is FieldName.CONTACT:
            self.confirm.setFocus()
        if field in CONTACT_DETAILS:
            name = CONTACT_DETAILS[field]
            self._left.add(name)
            self.fields[name].setFocus()
            self.fields[name].selectAll()

    def show_passage(self, passage: Passage, *, focus: bool) -> None:
        """Select some words of a field."""
        self._shown = passage.field
        for field in self.fields.values():
            field.deselect()
        if focus:
            self.fields[passage.field].setFocus()
        # After setting the focus, which selects all of it.
        select_in_field(self.fields[passage.field], passage.position)

    def here(self) -> Passage:
        """The cursor's place, or else what was shown last."""
        written = (name for name, field in self.fields.items() if field.hasFocus())
        name = next(written, self._shown)
        return Passage(None, name, place_in_field(self.fields[name]))

    def focus_first(self) -> None:
        """Put the cursor in the first empty field, or ask for what a file did not say."""
        if self.identity.asks:
            self.identity.focus_first()
            return
        empty = (field for field in self.fields.values() if not field.text().strip())
        next(empty, self.fields["name"]).setFocus()

    def update_read_only(self) -> None:
        for field in self.fields.values():
            field.setReadOnly(self._session.read_only)

    def _confirm(self) -> None:
        self._session.confirm_contact()
        self.focus_first()

    def _leave(self, name: str) -> None:
        self._left.add(name)
        self._just_left = True
        self.field_left.emit()
        self._just_left = False
