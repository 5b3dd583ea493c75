"""Contact details, with the committee and the term they belong to."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.gui.editor.text_places import place_in_field, select_in_field
from app.gui.kit.announcements import announce
from app.gui.kit.commands import Command, show_keys
from app.gui.kit.icons import Icons
from app.gui.kit.messages import MessageBar
from app.gui.kit.parts import button, column_in, field_label, label
from app.gui.kit.stack import hold_focus_around
from app.gui.kit.theme import STEP
from app.gui.report.contact_field import ContactField
from app.gui.report.finding_notes import FindingNotes
from app.gui.report.identity_fields import IdentityFields
from app.model.finding import FieldName, Finding, Severity
from app.model.places import CONTACT_DETAILS
from app.model.search import Passage
from app.model.swedish import with_capital
from app.services.catalog import Catalog
from app.services.reports.editing_session import EditingSession


class ContactPage(QWidget):
    """A fault is shown when its field is left, not before."""

    field_left = Signal()
    confirmed = Signal()
    """The details are right as they were carried over; what waits next is wanted."""
    filled_in = Signal()
    """Enter in the last field, and nothing is said of any of them; the next page is wanted."""
    notice = Signal(str)
    """What became of details that were copied together, in Swedish."""

    def __init__(self, session: EditingSession, catalog: Catalog, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self.identity = IdentityFields(session, catalog)
        labels = session.form.labels
        self._labels = {"name": labels.contact, "phone": labels.phone, "email": labels.email}
        self.fields = {
            "name": self._field("name"),
            "phone": self._field("phone"),
            "email": self._field("email"),
        }
        self.notes = FindingNotes(icons)
        self._faults: dict[str, QLabel] = {name: label("", "error") for name in self.fields}
        self._left: set[str] = set()
        self._refused: dict[str, str] = {}
        """Why what was put in last is not taken, by field."""
        self._typing = ""
        """The field that is being typed in, until it is left."""
        self._shown = "name"
        self._origin = ""
        self.confirm = button(Command.CONFIRM.plain, self._confirm)
        show_keys(self.confirm, Command.CONFIRM, "Uppgifterna stämmer: gå till nästa")
        self._carried = MessageBar(self.confirm, framed=True, slim=True, aloud=False)
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
        field.textChanged.connect(lambda: self._take(name, field))
        field.editingFinished.connect(lambda: self._leave(name))
        field.returnPressed.connect(lambda: self._go_on_from(name))
        field.left_over.connect(self._share)
        field.refused.connect(lambda why: self._refuse(name, why))
        return field

    @property
    def is_typed_in(self) -> bool:
        return bool(self._typing)

    def _take(self, name: str, field: ContactField) -> None:
        if field.hasFocus():
            self._typing = name
        self._session.set_contact(name, field.text())

    def settled(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Without new warnings about what is half typed; those that are shown are kept."""
        if not self._typing:
            return findings
        left = Counter((finding.code, finding.field) for finding in self.notes.shown)
        kept = []
        for finding in findings:
            of_detail = finding.field in CONTACT_DETAILS and finding.severity is not Severity.ERROR
            if not of_detail or left[finding.code, finding.field]:
                left[finding.code, finding.field] -= 1
                kept.append(finding)
        return tuple(kept)

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
        self._origin = "Från en tidigare rapport, inte bekräftat." if waiting else ""
        self._carried.say(self._origin)
        if not self._typing:
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
        field.mark_fault(message)
        field.setAccessibleDescription(message or self._origin)

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

    def show_passage(self, passage: Passage) -> None:
        """Select some words of a field."""
        self._shown = passage.field
        for field in self.fields.values():
            field.deselect()
        select_in_field(self.fields[passage.field], passage.position)

    def focus_passage(self, passage: Passage) -> None:
        self.fields[passage.field].setFocus()

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

    def _go_on_from(self, name: str) -> None:
        """To the next field; from the last, to what is wrong or else to the next page."""
        names = list(self.fields)
        if name != names[-1]:
            following = self.fields[names[names.index(name) + 1]]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._left.update(names)
        self._leave(name)
        faulty = next((one for one in names if self._faults[one].text()), "")
        if faulty:
            self.fields[faulty].setFocus()
        elif not self.notes.shown:
            self.filled_in.emit()

    def update_read_only(self) -> None:
        for field in self.fields.values():
            field.setReadOnly(self._session.read_only)
        self.identity.update_read_only()

    def _confirm(self) -> None:
        # The button goes: Tab would take the focus to the name, and select it.
        hold_focus_around(self, self.focus_first)
        self._session.confirm_contact()
        self.confirmed.emit()

    def _leave(self, name: str) -> None:
        self._left.add(name)
        self._typing = ""
        self.field_left.emit()
