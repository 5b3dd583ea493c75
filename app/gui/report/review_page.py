"""The review page: what stops the export, what is worth a look, notes, and what is settled."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.gui.kit.announcements import Weight, announce
from app.gui.kit.clean_field import CleanField
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, column_in, field_label, frame, growing, label
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.gui.report.finding_list import FindingList, Group, reason_for
from app.gui.report.finding_texts import summary_of
from app.model import lengths
from app.model.finding import FieldName, Finding, Left, Severity
from app.model.report import Report
from app.model.rich_text import plain_text, shortened
from app.services.reports.editing_session import EditingSession

# Of the words that something was about, in letters.
_LONGEST = 40


class ReviewPage(QWidget):
    """Lists findings, to be mended or settled."""

    @signal
    def mend(self, finding: Finding, /) -> None:
        """The words a finding is about are to be shown."""

    @signal
    def accepted(self, finding: Finding, reason: str, /) -> None:
        """A warning is right, or a note is put aside, for this reason."""

    @signal
    def reopened(self, finding: Finding, /) -> None:
        """What was settled is to be looked at again."""

    @signal
    def set_aside(self, finding: Finding, /) -> None:
        """The question of a finding is to be marked as not applicable."""

    def __init__(self, session: EditingSession) -> None:
        super().__init__()
        self._session = session
        self.summary = label("")
        self.lines = FindingList(self._where)
        self.after = JustSettled()
        self.unplaced = QPlainTextEdit()
        self._unplaced_label = field_label(
            "Text som inte hör till någon fråga. Kopiera in den där den hör hemma.", self.unplaced
        )
        self._lay_out()
        self.lines.mend.connect(self.mend)
        self.lines.set_aside.connect(self.set_aside)
        self.lines.settled.connect(self._settle)
        self.lines.brought_back.connect(self._bring_back)
        self.after.reason_given.connect(self._accept)
        self.after.undone.connect(self._bring_back)

    def _lay_out(self) -> None:
        self.unplaced.setReadOnly(True)
        self.unplaced.setTabChangesFocus(True)
        column = column_in(self)
        column.addWidget(label("Granska", "question"))
        column.addWidget(self.summary)
        column.addSpacing(STEP)
        column.addWidget(self.lines, 2)
        column.addWidget(self.after)
        column.addWidget(self._unplaced_label)
        column.addWidget(self.unplaced, 1)
        column.addStretch()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """The current row stays where it was."""
        report = self._session.report
        self.summary.setText(
            "Rapporten är exporterad." if self._session.is_sent else summary_of(Left.of(findings))
        )
        self.lines.show_findings(findings, report, locked=self._session.read_only)
        self.lines.setVisible(bool(findings))
        self._show_unplaced(report, findings)

    def _show_unplaced(self, report: Report, findings: tuple[Finding, ...]) -> None:
        """What is not put aside; the question of each tells where it belongs."""
        found = [one for one in findings if one.field is FieldName.UNPLACED]
        told = zip(report.unplaced, found, strict=bool(found))
        shown = [text for text, finding in told if finding.accepted is None]
        shown = shown if found else list(report.unplaced)
        texts = (f"{entry.question}\n{plain_text(entry.blocks)}" for entry in shown)
        self.unplaced.setPlainText("\n\n".join(text.strip() for text in texts))
        for widget in (self._unplaced_label, self.unplaced):
            widget.setVisible(bool(shown))

    def focus_first(self) -> None:
        if self.lines.count():
            self.lines.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if not event.spontaneous():
            self.after.hide()

    def _where(self, finding: Finding) -> str:
        if finding.question_id is None:
            return "Text utan fråga" if finding.field is FieldName.UNPLACED else "Kontaktuppgifter"
        form = self._session.form
        question = form.question(finding.question_id)
        number = form.section_of(finding.question_id).number
        name = question.short or question.text
        return f"{name} (avsnitt {number})" if number else name

    def _settle(self, group: Group) -> None:
        self._accept(group, reason_for(group[0]))
        self.after.offer(group)
        # The button that was pressed is gone; the next row is the current one.
        self.lines.setFocus()
        self.lines.show_current()

    def _accept(self, group: Group, reason: str) -> None:
        for finding in group:
            self.accepted.emit(finding, reason)

    def _bring_back(self, group: Group) -> None:
        for finding in group:
            self.reopened.emit(finding)
        self.after.hide()
        self.lines.setFocus()


class JustSettled(QWidget):
    """What was settled last: it can be undone, and a warning be given a reason."""

    @signal
    def reason_given(self, group: Group, reason: str, /) -> None: ...

    @signal
    def undone(self, group: Group, /) -> None: ...

    def __init__(self) -> None:
        super().__init__()
        self._group: Group = ()
        self._said = growing(label(""))
        self.reason = CleanField(most=lengths.REASON)
        self.reason.setPlaceholderText("Varför? (frivilligt)")
        self.reason.setAccessibleName("Varför det stämmer")
        self.save = button("Spara", self._save)
        self.save.setAccessibleName("Spara varför det stämmer")
        self.undo = button("Ångra", lambda: self.undone.emit(self._group), "quiet")
        self._refused = label("", "error")
        inside = frame("notice")
        column = column_in(inside, margin=STEP)
        row = Flow(gap=STEP // 2)
        row.add(self._said, self.reason, self.save, self.undo)
        column.addLayout(row)
        column.addWidget(self._refused)
        column_in(self).addWidget(inside)
        self.reason.returnPressed.connect(self._save)
        self.reason.refused.connect(self._refuse)
        self.hide()

    def offer(self, group: Group) -> None:
        self._group = group
        words = shortened(group[0].excerpt.strip(), _LONGEST)
        about = f"”{words}” " if words else "Det "
        a_note = group[0].severity is Severity.INFO
        self._said.setText(f"{about}{'är lagt åt sidan' if a_note else 'stämmer'}.")
        for widget in (self.reason, self.save):
            widget.setVisible(not a_note)
        self.reason.clear()
        self._refuse("")
        self.show()

    def _save(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.reason_given.emit(self._group, reason)
            announce(self, "Skälet är sparat")
            self.hide()

    def _refuse(self, why: str) -> None:
        self._refused.setText(why)
        self._refused.setVisible(bool(why))
        if why:
            announce(self._refused, why, Weight.OUTCOME)
