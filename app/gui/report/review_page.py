"""The review page: findings that stop the export, warnings, and information."""

from dataclasses import dataclass

from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from app.formats.html.elements import LINE_BREAK, Html, element, html
from app.gui.kit.clean_field import CleanField
from app.gui.kit.flow import row_of
from app.gui.kit.lists import DATA, HTML, HtmlRows
from app.gui.kit.parts import announce, button, column_in, field_label, label
from app.gui.kit.signals import TypedSignal, signal
from app.gui.kit.theme import STEP
from app.gui.report.finding_notes import IT_IS_RIGHT
from app.model.finding import FieldName, Finding, FindingCode, Left, Severity, grouped
from app.model.report import Report
from app.model.rich_text import plain_text
from app.model.swedish import in_figures, in_words
from app.services.reports.editing_session import EditingSession

_AROUND = 60
_SEVERITIES = {
    Severity.ERROR: "Måste åtgärdas",
    Severity.WARNING: "Kontrollera",
    Severity.INFO: "Upplysning",
}


_CLASSES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}


@dataclass(frozen=True)
class Context:
    """Some words with the text around them."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}{self.after}"


def severity_of(finding: Finding) -> str:
    return IT_IS_RIGHT if finding.accepted is not None else _SEVERITIES[finding.severity]


def context_of(finding: Finding, report: Report) -> Context | None:
    """The words it is about, with some of the text around them."""
    if finding.position is None or finding.question_id is None:
        return Context("", finding.excerpt, "") if finding.excerpt else None
    blocks = report.answer(finding.question_id).blocks
    place = finding.position
    if place.block >= len(blocks) or place.start == place.end:
        return None
    text = blocks[place.block].text
    before, after = text[: place.start], text[place.end :]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return Context(before, text[place.start : place.end], after)


def as_text(where: str, finding: Finding, report: Report) -> str:
    """For the keyboard's search and for screen readers."""
    context = context_of(finding, report)
    lines = [f"{where} · {severity_of(finding)}", _message(finding)]
    if context is not None:
        # What is bold on screen is read first.
        part = str(context) != context.words
        lines.append(f"”{context.words}” i ”{context}”" if part else context.words)
    return "\n".join(lines)


def as_html(where: str, finding: Finding, report: Report) -> Html:
    """With the words it is about in bold."""
    context = context_of(finding, report)
    severity = element("span", severity_of(finding), css=_class(finding))
    rows = [html(element("b", where), " · ", severity), _message(finding)]
    if context is not None:
        words = element("u", element("b", context.words))
        rows.append(element("span", "”", context.before, words, context.after, "”", css="muted"))
    return html(*rows, between=LINE_BREAK)


def _class(finding: Finding) -> str:
    if finding.accepted is not None:
        return "muted"
    return _CLASSES[finding.severity]


def _message(finding: Finding) -> str:
    if finding.accepted is None:
        return finding.message
    why = "" if finding.accepted == IT_IS_RIGHT else f": {finding.accepted}"
    return f"Du har sagt att det stämmer{why}"


_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class ReviewPage(QWidget):
    """Lists findings, to be mended or accepted."""

    @signal
    def mend(self, finding: Finding, /) -> None:
        """The words a finding is about are to be shown."""

    @signal
    def accepted(self, finding: Finding, reason: str, /) -> None:
        """A warning is accepted, for this reason."""

    @signal
    def reopened(self, finding: Finding, /) -> None:
        """An accepted warning is to be looked at again."""

    @signal
    def set_aside(self, finding: Finding, /) -> None:
        """The question of a finding is to be marked as not applicable."""

    def __init__(self, session: EditingSession) -> None:
        super().__init__()
        self._session = session
        self._groups: list[tuple[Finding, ...]] = []
        self.summary = label("")
        self.lines = QListWidget()
        self.unplaced = QPlainTextEdit()
        self._unplaced_label = field_label(
            "Text som inte hör till någon fråga. Kopiera in den där den hör hemma.", self.unplaced
        )
        self.go = button("Gå dit", lambda: self._emit_current(self.mend))
        self.mark = button("Markera som ej relevant", lambda: self._emit_current(self.set_aside))
        self._reason_for: Finding | None = None
        self.reason = CleanField()
        self._refused = label("", "error")
        self._refused.hide()
        self.accept = button(IT_IS_RIGHT, self._accept)
        self._reopen = button("Ta upp igen", lambda: self._emit_group(self.reopened))
        self._lay_out()
        self.lines.itemActivated.connect(self._go)
        self.lines.itemClicked.connect(self._go)
        self.lines.currentItemChanged.connect(self._row_changed)
        self.reason.returnPressed.connect(self._accept)
        self.reason.refused.connect(self._refuse)

    def _lay_out(self) -> None:
        lines = self.lines
        lines.setAccessibleName("Granskningens punkter")
        HtmlRows.install(lines)
        self.reason.setPlaceholderText("Varför det stämmer (frivilligt)")
        self.reason.setAccessibleName("Varför det stämmer")
        self.unplaced.setReadOnly(True)
        self.unplaced.setTabChangesFocus(True)
        column = column_in(self)
        column.addWidget(label("Granska", "question"))
        column.addWidget(self.summary)
        column.addSpacing(STEP)
        column.addWidget(lines, 2)
        column.addLayout(row_of(self.go, self.mark, self.reason, self.accept, self._reopen))
        column.addWidget(self._refused)
        column.addWidget(self._unplaced_label)
        column.addWidget(self.unplaced, 1)
        column.addStretch()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """The current row stays where it was."""
        report = self._session.report
        self.summary.setText(
            "Rapporten är exporterad." if self._session.is_sent else _summary(findings)
        )
        row = self.lines.currentRow()
        self.lines.clear()
        self._groups = sorted(grouped(findings), key=lambda group: _weight(group[0]))
        for group in self._groups:
            finding = group[0]
            where = f"{self._where(finding)}{self._how_often(group)}"
            item = QListWidgetItem(as_text(where, finding, report))
            item.setData(DATA, finding)
            item.setData(HTML, as_html(where, finding, report))
            self.lines.addItem(item)
        self.lines.setCurrentRow(min(row, self.lines.count() - 1))
        self.lines.setVisible(bool(findings))
        self._row_changed()
        # Its question tells where it belongs.
        texts = (f"{entry.question}\n{plain_text(entry.blocks)}" for entry in report.unplaced)
        self.unplaced.setPlainText("\n\n".join(text.strip() for text in texts))
        for widget in (self._unplaced_label, self.unplaced):
            widget.setVisible(bool(report.unplaced))

    def focus_first(self) -> None:
        if self.lines.count():
            self.lines.setFocus()
            # Go on from the current row.
            self.lines.setCurrentRow(max(self.lines.currentRow(), 0))

    def _where(self, finding: Finding) -> str:
        if finding.question_id is None:
            return "Text utan fråga" if finding.field is FieldName.UNPLACED else "Kontaktuppgifter"
        form = self._session.form
        question = form.question(finding.question_id)
        number = form.section_of(finding.question_id).number
        name = question.short or question.text
        return f"{name} (avsnitt {number})" if number else name

    def _how_often(self, group: tuple[Finding, ...]) -> str:
        """How often the same is found, and where else; "" for what is found once."""
        if len(group) == 1:
            return ""
        others = {self._where(finding): None for finding in group}
        others.pop(self._where(group[0]))
        also = f", även i {', '.join(others)}" if others else ""
        return f" · står {in_words(len(group))} gånger{also}"

    # The current row.

    def _current(self) -> Finding | None:
        item: QListWidgetItem | None = self.lines.currentItem()
        return item.data(DATA) if item is not None else None

    def _row_changed(self) -> None:
        finding, locked = self._current(), self._session.read_only
        may_be_right = (
            not locked
            and finding is not None
            and finding.severity is Severity.WARNING
            and finding.code is not FindingCode.CONTACT_UNCONFIRMED
        )
        accepted = finding is not None and finding.accepted is not None
        in_text = finding is not None and finding.code is FindingCode.NOT_APPLICABLE_IN_TEXT
        self.go.setVisible(finding is not None)
        self.mark.setVisible(in_text and not locked)
        self.accept.setVisible(may_be_right and not accepted)
        self.reason.setVisible(may_be_right and not accepted)
        if finding != self._reason_for:
            self.reason.clear()
            self._refuse("")
        self._reason_for = finding
        self._reopen.setVisible(accepted and not locked)

    def _refuse(self, why: str) -> None:
        self._refused.setText(why)
        self._refused.setVisible(bool(why))
        if why:
            announce(self._refused, why)

    def _go(self, item: QListWidgetItem) -> None:
        self.mend.emit(item.data(DATA))

    def _accept(self) -> None:
        reason = self.reason.text().strip() or IT_IS_RIGHT
        for finding in self._current_group():
            self.accepted.emit(finding, reason)
            self.lines.setFocus()

    def _current_group(self) -> tuple[Finding, ...]:
        row = self.lines.currentRow()
        return self._groups[row] if 0 <= row < len(self._groups) else ()

    def _emit_group(self, wanted: TypedSignal[[Finding]]) -> None:
        for finding in self._current_group():
            wanted.emit(finding)

    def _emit_current(self, wanted: TypedSignal[[Finding]]) -> None:
        finding = self._current()
        if finding is not None:
            wanted.emit(finding)


def _weight(finding: Finding) -> int:
    """Errors come first and accepted warnings last; otherwise in the report's order."""
    if finding.accepted is not None:
        return len(_ORDER)
    return _ORDER.index(finding.severity)


def _summary(findings: tuple[Finding, ...]) -> str:
    left = Left.of(findings)
    errors, others = left.stopping, left.worth_a_look
    worth = "en sak är värd" if others == 1 else f"{in_figures(others)} saker är värda"
    if not errors:
        if not others:
            return "Inget saknas. Rapporten är klar att exportera."
        return f"Rapporten kan exporteras, men {worth} att kontrollera först."
    things = "En sak" if errors == 1 else f"{in_figures(errors)} saker"
    is_worth = "är en sak värd" if others == 1 else f"är {in_figures(others)} saker värda"
    beside = f" Dessutom {is_worth} att kontrollera." if others else ""
    return f"{things} återstår innan rapporten kan exporteras.{beside}"
