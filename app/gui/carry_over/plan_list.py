"""The carry-over plan as a list of check boxes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.gui.kit.choices import TickText
from app.gui.kit.parts import clear_layout, column_in, label
from app.gui.kit.reading_text import side_html
from app.gui.kit.theme import STEP
from app.model.carry_over import CarryOverPlan, Outcome, PlannedAnswer
from app.model.comparison import Change, compare
from app.model.form import CLOSING, FormDefinition
from app.model.kinds.kind import Kind
from app.model.kinds.value import Table
from app.model.report import Answer
from app.model.rich_text import plain_text, shortened
from app.model.swedish import counted, in_figures

_LONGEST_EXCERPT = 160
_LONGEST_VALUE = 40


class PlanRow(QWidget):
    """A check box, its subject, what happens to it, and its first words."""

    def __init__(self, name: str, note: str, excerpt: str = "", *, choice: bool = True) -> None:
        super().__init__()
        self.tick = QCheckBox()
        self.tick.setAccessibleName(f"{name}, {note}" if note else name)
        self.tick.setChecked(choice)
        self.tick.setEnabled(choice)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.tick, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(TickText(name, self.tick), 0, 1)
        if note:
            self._grid.addWidget(label(note, "muted", wrap=False), 0, 2)
        if excerpt:
            said = label(shortened(excerpt, _LONGEST_EXCERPT), "muted")
            self._grid.addWidget(said, 1, 1, 1, 2)

    def show_wordings(self, then: str, now: str) -> None:
        """Put the earlier wording beside the new one, with the differences underlined."""
        grid = QGridLayout()
        grid.setContentsMargins(0, STEP, 0, STEP)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(STEP * 3)
        runs = compare(then, now)
        sides = (("Frågan då", then, Change.REMOVED), ("Frågan nu", now, Change.ADDED))
        for column, (title, text, change) in enumerate(sides):
            grid.setColumnStretch(column, 1)
            grid.addWidget(label(title, "label"), 0, column)
            wording = label(text)
            wording.setTextFormat(Qt.TextFormat.RichText)
            wording.setText(side_html(runs, change))
            wording.setAccessibleName(text)
            grid.addWidget(wording, 1, column, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(grid, 2, 1, 1, 2)


CONTACT_ROW = "#contact"


class PlanList(QWidget):
    """The contact details, the questions by section, and texts that fit no question."""

    changed = Signal()
    """A tick was set or taken away."""

    def __init__(self, form: FormDefinition) -> None:
        super().__init__()
        self._form = form
        self._plan = CarryOverPlan(planned=())
        self._rows: dict[str, PlanRow] = {}
        self._lines = column_in(self)

    def show_plan(self, plan: CarryOverPlan) -> None:
        """What was unticked stays so."""
        left_behind = self._left_behind()
        self._plan = plan
        self._rows = {}
        clear_layout(self._lines)
        if plan.contact_from is not None:
            contact = plan.contact_from.contact
            details = ", ".join(filter(None, (contact.name, contact.phone, contact.email)))
            self._add(CONTACT_ROW, PlanRow("Kontaktuppgifter", "", details))
        by_id = {planned.answer.question_id: planned for planned in plan.planned}
        for section in self._form.sections:
            self._add_heading(section.heading or CLOSING)
            for question in section.questions:
                planned = by_id[question.id]
                self._add(question.id, _row(question.short or planned.answer.question, planned))
        if plan.left_over:
            self._add_heading("Hör inte till någon fråga")
            self._lines.addWidget(
                label("Texten finns kvar under Granska, så att du kan flytta den.", "muted")
            )
        for key, unplaced in zip(_keys(plan), plan.left_over, strict=True):
            text = plain_text(unplaced.blocks)
            self._add(key, PlanRow(unplaced.question, f"{in_figures(len(text.split()))} ord", text))
        for key in left_behind & set(self._rows):
            self._rows[key].tick.setChecked(False)

    def ticks(self) -> list[QCheckBox]:
        """From top to bottom."""
        return [row.tick for row in self._rows.values()]

    def chosen(self) -> CarryOverPlan:
        """The plan, without what is unticked."""
        left = self._left_behind()
        places = [place for place, key in enumerate(_keys(self._plan)) if key in left]
        return self._plan.without(left, places, contact=CONTACT_ROW in left)

    def _left_behind(self) -> set[str]:
        rows = ((key, row.tick) for key, row in self._rows.items())
        return {key for key, tick in rows if tick.isEnabled() and not tick.isChecked()}

    def _add_heading(self, text: str) -> None:
        self._lines.addSpacing(STEP)
        self._lines.addWidget(label(text, "overline"))

    def _add(self, key: str, row: PlanRow) -> None:
        self._rows[key] = row
        row.tick.toggled.connect(self.changed)
        self._lines.addWidget(row)


def _keys(plan: CarryOverPlan) -> list[str]:
    """A key for each text that no question takes: its content, so that its row stays the same."""
    return [f"#unplaced {text.model_dump_json()}" for text in plan.left_over]


def _row(name: str, planned: PlannedAnswer) -> PlanRow:
    answer = planned.answer
    if planned.outcome is Outcome.NEW:
        return PlanRow(name, "Inget tidigare svar", choice=False)
    said = " · ".join(block.text for block in answer.told_blocks if block.text)
    row = PlanRow(name, _fate_text(planned), answer.reason or said)
    if planned.outcome is Outcome.REWORDED:
        row.show_wordings(planned.sources[0].answer.question, answer.question)
    return row


def _fate_text(planned: PlannedAnswer) -> str:
    answer = planned.answer
    said = "Ej relevant" if answer.not_applicable else _said(answer)
    if planned.outcome is Outcome.JOINED and answer.not_applicable:
        return f"Ej relevant i {in_figures(len(planned.sources))} rapporter"
    if planned.differs:
        return f"{in_figures(len(planned.sources))} olika svar, under var sin underrubrik"
    if planned.outcome is Outcome.JOINED:
        return f"{said} från {in_figures(len(planned.sources))} svar, under var sin underrubrik"
    if planned.outcome is Outcome.READ:
        unread = answer.value is None and answer.kind is not Kind.TEXT
        how = "gick inte att läsa" if unread else "läst ur det tidigare svaret"
        return f"{said} · frågan besvaras på annat sätt, {how}"
    if planned.is_to_choose_anew:
        return f"{said} · ett alternativ finns inte längre"
    return f"{said} · frågan är omformulerad" if planned.outcome is Outcome.REWORDED else said


def _said(answer: Answer) -> str:
    """How much there is of it, beside its first words."""
    words = f"{in_figures(answer.words)} ord"
    if answer.kind is Kind.TEXT:
        return words
    told = answer.told
    if isinstance(answer.value, Table):
        told = counted(len(answer.value.rows), "en rad", "rader")
    shown = shortened(", ".join(told.splitlines()), _LONGEST_VALUE)
    beside = f"{words} i kommentaren" if answer.words else ""
    return " · ".join(filter(None, (shown, beside))) or "inget värde"
