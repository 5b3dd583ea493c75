"""The review: what stops the export, each line a way to where it is mended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from app.gui.places import place_of
from app.gui.theme import STEP
from app.gui.widgets.parts import field_label, label, page_column
from app.gui.widgets.two_lines import TwoLines
from app.model.finding import Finding, Severity
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.rich_text import plain_text


class ReviewPage(QWidget):
    """Lists findings; `mend` asks to be taken to one."""

    mend = Signal(object)

    def __init__(self, form: FormDefinition) -> None:
        super().__init__()
        self._form = form
        column = page_column(self)
        column.addWidget(label("Granska", "question"))
        self.summary = label("")
        column.addWidget(self.summary)
        column.addSpacing(STEP)
        self.lines = QListWidget()
        self.lines.setProperty("role", "cards")
        self.lines.setAccessibleName("Det som återstår")
        self.lines.setItemDelegate(TwoLines(self.lines))
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.itemActivated.connect(self._open)
        self.lines.itemClicked.connect(self._open)
        column.addWidget(self.lines, 1)
        self.unplaced = QPlainTextEdit()
        self.unplaced.setReadOnly(True)
        self.unplaced.setTabChangesFocus(True)
        self._unplaced_label = field_label(
            "Text som inte hör till någon fråga. Kopiera in den där den hör hemma.", self.unplaced
        )
        column.addWidget(self._unplaced_label)
        column.addWidget(self.unplaced, 1)
        column.addStretch()

    def show_findings(self, report: Report, findings: tuple[Finding, ...]) -> None:
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        if report.status == "submitted":
            self.summary.setText("Rapporten är exporterad.")
        elif not errors:
            self.summary.setText("Inget saknas. Rapporten är klar att exportera.")
        else:
            others = len(findings) - errors
            beside = (
                " Dessutom finns en sak att titta på."
                if others == 1
                else (f" Dessutom finns {others} saker att titta på." if others else "")
            )
            things = "En sak" if errors == 1 else f"{errors} saker"
            self.summary.setText(
                f"{things} återstår innan rapporten kan exporteras.{beside} "
                "Välj en rad för att komma till stället."
            )
        self.lines.clear()
        for finding in findings:
            item = QListWidgetItem(f"{self._where(finding)}\n{finding.message}")
            item.setData(Qt.ItemDataRole.UserRole, finding)
            self.lines.addItem(item)
        self.lines.setVisible(bool(findings))
        texts = (plain_text(beside.blocks) for beside in report.unplaced)
        self.unplaced.setPlainText("\n\n".join(texts))
        for widget in (self._unplaced_label, self.unplaced):
            widget.setVisible(bool(report.unplaced))

    def focus_first(self) -> None:
        """Put the focus on the first finding, if there is one."""
        if self.lines.count():
            self.lines.setFocus()
            self.lines.setCurrentRow(0)

    def _where(self, finding: Finding) -> str:
        place = place_of(finding)
        if finding.question_id is None:
            return "Text utan fråga" if finding.field == "unplaced" else "Kontaktuppgifter"
        question = self._form.question(place)
        number = self._form.section_of(place).number
        name = question.short or question.text
        return f"{name} (avsnitt {number})" if number else name

    def _open(self, item: QListWidgetItem) -> None:
        self.mend.emit(item.data(Qt.ItemDataRole.UserRole))
