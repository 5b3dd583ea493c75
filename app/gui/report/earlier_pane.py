"""The earlier answer beside the question: to read, to use and to compare."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame

from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.text_document import load, selected
from app.gui.kit.flow import Flow, row_of
from app.gui.kit.parts import button, column_in, label
from app.gui.kit.reading_text import show_comparison, show_within
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP, on_theme_change
from app.model.carry_over import PlannedAnswer
from app.model.comparison import Change, compare, count_words, is_mostly_in
from app.model.kinds.kind import Kind
from app.model.report import Answer
from app.model.rich_text import RichText, paragraphs, plain_text
from app.model.swedish import in_figures

# The longest text that is compared unasked: comparing takes the square of what differs.
_MOST = 20_000


class EarlierPane(QFrame):
    """Shows the earlier answer to one question."""

    @signal
    def used(self, blocks: RichText, whole: bool, /) -> None:
        """Text to insert into the answer, and whether it is the whole earlier answer."""

    @signal
    def value_used(self, earlier: Answer, /) -> None:
        """The earlier answer, whose value is wanted again."""

    reason_used = Signal(str)
    """Words of the reason why the question was not applicable, wanted as a reason again."""

    def __init__(self, may_use: Callable[[], bool]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._planned: PlannedAnswer | None = None
        self._may_use = may_use
        self._now: Answer | None = None
        self._first_change = 0
        self._term = label("", "heading", wrap=False)
        self._about = label("", "muted", wrap=False)
        self._wording = label("", "muted")
        self.text = RichTextEdit()
        self.text.show_document(QTextDocument(self))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Förra periodens svar")
        self._legend = label("", "muted")
        self.use = button("Använd", self._use)
        self.compare = button("Jämför", self._begin)
        self.compare.setCheckable(True)
        self._lay_out()
        on_theme_change(self._apply_theme)
        self.text.selectionChanged.connect(self._update_use_button)

    def _lay_out(self) -> None:
        column = column_in(self, margin=STEP * 3 // 2)
        heading = Flow()
        heading.add(self._term)
        heading.add_at_the_end(self._about)
        column.addLayout(heading)
        column.addWidget(self._wording)
        column.addWidget(self.text, 1)
        column.addWidget(self._legend)
        column.addLayout(row_of(self.use, self.compare))
        column.addStretch()

    def _apply_theme(self) -> None:
        # The colours are written into a comparison.
        if self.compare.isChecked():
            self._show()

    def show_earlier(self, planned: PlannedAnswer, now: Answer) -> None:
        """Show a question's earlier answer, or what the current one has changed in it."""
        self._planned = planned
        self._now = now
        self.compare.setChecked(_is_changed(planned.answer, now))
        self._term.setText(_terms(planned) or "Förra perioden")
        self._about.setText(_length(planned))
        self._wording.setText(f"Frågan löd då: {planned.earlier_wording}")
        self._wording.setVisible(bool(planned.earlier_wording))
        self._begin()

    @property
    def wording(self) -> str:
        """How the question was put then, if it was otherwise."""
        return self._planned.earlier_wording if self._planned else ""

    def _begin(self) -> None:
        """Show it anew, a comparison where it begins to differ."""
        self._first_change = 0
        self._show()
        # Not before the pane has the size that it is shown in.
        QTimer.singleShot(0, self, self._show_first_change)

    def update_answer(self, now: Answer) -> None:
        if self._planned is None or now.question_id != self._planned.answer.question_id:
            return
        changed = self._now is None or _plain_text(now) != _plain_text(self._now)
        self._now = now
        if self.compare.isChecked() and changed:
            place = self.text.verticalScrollBar().value()
            self._show()
            self.text.verticalScrollBar().setValue(place)
        else:
            self._update_use_button()

    def _show(self) -> None:
        if self._planned is None or self._now is None:
            return
        earlier, comparing = self._planned.answer, self.compare.isChecked()
        something = bool(_plain_text(earlier))
        for widget in (self.text, self.use, self.compare):
            widget.setVisible(something)
        self._legend.setVisible(comparing)
        if comparing:
            runs = compare(_plain_text(earlier), _plain_text(self._now))
            show_comparison(self.text.document(), runs)
            same = runs[0].text if len(runs) > 1 and runs[0].change is Change.SAME else ""
            # As Qt counts.
            self._first_change = len(same.encode("utf-16-le")) // 2
            gone, new = (count_words(runs, c) for c in (Change.REMOVED, Change.ADDED))
            self._legend.setText(
                f"Överstruket är borttaget ({in_figures(gone)} ord), understruket är nytt "
                f"({in_figures(new)} ord)."
                if any(run.change is not Change.SAME for run in runs)
                else "Svaret är detsamma som förra perioden."
            )
        else:
            load(self.text.document(), _shown(earlier))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._update_use_button()

    def _show_first_change(self) -> None:
        changed = QTextCursor(self.text.document())
        changed.setPosition(min(self._first_change, self.text.document().characterCount() - 1))
        show_within(self.text, changed)

    def _update_use_button(self) -> None:
        """The whole is not offered where it is the answer already."""
        if self._planned is None or self._now is None:
            return
        part = self._selection()
        whole = "Infoga hela svaret" if _shown(self._now) else "Använd"
        self.use.setText("Använd markeringen" if part else whole)
        different = _essence(self._planned.answer) != _essence(self._now)
        self.use.setEnabled(self._may_use() and (bool(part) or different))

    def _selection(self) -> RichText:
        # A part of a comparison is no answer, and neither are the words that a value is told with.
        by_text = self._planned is not None and self._planned.answer.kind is Kind.TEXT
        if self.compare.isChecked() or not by_text:
            return ()
        return selected(self.text.textCursor())

    def _use(self) -> None:
        if self._planned is None:
            return
        earlier, part = self._planned.answer, self._selection()
        if earlier.not_applicable:
            self.reason_used.emit(plain_text(part) or earlier.reason)
        elif earlier.kind is not Kind.TEXT:
            self.value_used.emit(earlier)
        else:
            self.used.emit(part or _shown(earlier), not part)


def _is_changed(earlier: Answer, now: Answer) -> bool:
    """Whether an answer is the earlier one with changes, and short enough to be compared."""
    before, after = _plain_text(earlier), _plain_text(now)
    if not before or not after or before == after or len(before + after) > _MOST:
        return False
    if earlier.not_applicable != now.not_applicable:
        return False
    return now.origin.kind == "carried" or is_mostly_in(before, after)


def _terms(planned: PlannedAnswer) -> str:
    terms = (source.report.term for source in planned.sources)
    return ", ".join(dict.fromkeys(term.label for term in terms if term is not None))


def _length(planned: PlannedAnswer) -> str:
    if not planned.sources:
        return "inget svar"
    if planned.answer.not_applicable:
        return "ej relevant"
    words = planned.answer.words
    return f"{in_figures(words)} ord" if words or planned.answer.kind is Kind.TEXT else ""


def _shown(answer: Answer) -> RichText:
    return paragraphs(answer.reason) if answer.not_applicable else answer.told_blocks


def _essence(answer: Answer) -> tuple[bool, RichText]:
    """What makes an answer another one."""
    return answer.not_applicable, _shown(answer)


def _plain_text(answer: Answer) -> str:
    return plain_text(_shown(answer))
