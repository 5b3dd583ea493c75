"""The question page: one question, its answer, and whether it is applicable."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QWidget

from app.gui.editor.format_bar import FormatBar
from app.gui.editor.marks import Marks
from app.gui.editor.rich_text_edit import RichTextEdit
from app.gui.editor.spoken_kinds import SpokenKinds, spoken_kind
from app.gui.editor.text_document import load
from app.gui.kit.flow import Flow
from app.gui.kit.icons import Icons
from app.gui.kit.parts import column_in, label, scroll_area_around
from app.gui.kit.services import Spelling
from app.gui.kit.stack import hold_focus_around
from app.gui.kit.theme import on_theme_change
from app.gui.report.finding_notes import FindingNotes
from app.gui.report.origin_row import OriginRow
from app.gui.report.question_heading import QuestionHeading
from app.gui.report.question_passages import QuestionPassages
from app.gui.report.reason_panel import ReasonPanel
from app.gui.report.step_actions import StepActions
from app.gui.values.value_field import Content
from app.gui.values.value_panel import ValuePanel
from app.model.finding import Finding
from app.model.form_texts import worded
from app.model.kinds.asked_text import asked_in_window
from app.model.kinds.kind import Kind
from app.model.places import Place
from app.model.report import Answer
from app.model.rich_text import BlockKind, RichText
from app.model.swedish import in_figures
from app.services.reports.editing_session import EditingSession


class QuestionPage(QWidget):
    """Shows one question; each has a document with its own undo."""

    edited = Signal()
    """Something was typed that the session does not know yet; `collect` tells it."""
    left = Signal()
    """The officer has left the text as it was."""
    confirmed = Signal()
    """The answer is right as it was carried over; what waits next is wanted."""

    def __init__(
        self,
        session: EditingSession,
        place: Callable[[], Place],
        icons: Icons,
        spelling: Spelling,
        earlier: Mapping[str, Answer],
        earlier_wordings: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._session = session
        self._place = place
        self._earlier = earlier
        """What was answered the term before, by the ids of the questions."""
        self._documents: dict[str, QTextDocument] = {}
        self._counted: tuple[Answer, int] | None = None
        self._filling = False
        self._heading = QuestionHeading()
        self.value = ValuePanel()
        self._comment = label("Kommentar", "label")
        self._room = QWidget()
        self.editor = RichTextEdit()
        self.bar = FormatBar(self.editor, icons)
        self.steps = StepActions(self.value, self.bar)
        self.marks = Marks(self.editor, spelling)
        SpokenKinds(self.editor)
        self._words = label("", "muted", wrap=False)
        self.not_applicable = QCheckBox()
        self._reason_panel = ReasonPanel()
        self.reason = self._reason_panel.field
        self.origin = OriginRow(self._confirm, earlier_wordings)
        self.confirm = self.origin.confirm
        self._described = "", ""
        self.passages = QuestionPassages(self)
        self.notes = FindingNotes(icons, folded=True)
        self._arriving = False
        self._has_text = True
        self.editor.setProperty("room", "answer")
        self._lay_out()
        on_theme_change(self._apply_theme)
        self.editor.left.connect(self._leave)
        self.value.left.connect(self._leave)
        self.value.edited.connect(self._emit_edited)
        self.notes.chosen.connect(self.show_words)
        self.notes.set_aside.connect(lambda: self.not_applicable.setChecked(True))
        self.editor.textChanged.connect(self._emit_edited)
        self.reason.textChanged.connect(self._emit_edited)
        self.not_applicable.toggled.connect(self._set_aside)

    def _lay_out(self) -> None:
        column = column_in(self)
        column.addWidget(self._heading)
        column.addWidget(self.origin)
        column.addWidget(self.value)
        column.addWidget(self._comment)
        column.addWidget(self.bar)
        column.addWidget(self.editor, 1)
        column.addWidget(self._room, 1)
        column.addWidget(self._reason_panel, 1)
        bottom = Flow()
        bottom.add(self._words, self.notes.toggle)
        bottom.add_at_the_end(self.not_applicable)
        column.addLayout(bottom)
        column.addWidget(self.notes)

    @property
    def question_id(self) -> str:
        """Empty on another page."""
        place = self._place()
        return place if isinstance(place, str) else ""

    def show_question(self) -> None:
        """Show the current question."""
        self._filling = True
        self.origin.begin()
        question_id = self.question_id
        form = self._session.form
        question = form.question(question_id)
        answer = self._session.report.answer(question_id)
        asked = answer.question + ("" if question.required else " (frivilligt)")
        self._heading.show_question(form.section_of(question_id).heading, asked, question.hint)
        told = " ".join(filter(None, (form.condition_text(question), asked_in_window(question))))
        notes = worded(told, self._session.report.term)
        self.value.show_answer(question, answer, self._session.report.term, notes)
        self._compare(answer)
        by_text = question.kind is Kind.TEXT
        self.editor.setAccessibleName(asked if by_text else f"Kommentar: {asked}")
        # What is to be read first is shown from its top.
        to_be_read = not answer.origin.confirmed or self._session.read_only
        self.editor.show_document(self._document(answer), at_end=not to_be_read)
        self._scroll_to_top()
        self.reason.setPlainText(answer.reason)
        self.not_applicable.setChecked(answer.not_applicable)
        self.notes.close_lines()
        self._filling = False
        self._arriving = True
        self._show_state()

    def _scroll_to_top(self) -> None:
        # Of the page, which the last question may have left scrolled. The cursor comes after it.
        area = scroll_area_around(self)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def collect(self) -> None:
        """Write the fields' content into the session."""
        if not self.question_id or self._filling or self._session.read_only:
            return
        if self.value.field is not None:
            self._session.set_value(self.question_id, *self.value.content())
            self._compare(self._session.report.answer(self.question_id))
        self._session.set_blocks(self.question_id, self.editor.blocks())
        self._session.set_reason(self.question_id, self._reason_panel.text())
        self._show_words()
        if self.writing_in():
            # Elsewhere it is done with the findings.
            self.marks.update()
        self._show_origin(self._session.report.answer(self.question_id))

    def _compare(self, answer: Answer) -> None:
        self.value.compare(answer, self._earlier.get(answer.question_id))

    def use(self, blocks: RichText, whole: bool) -> None:
        """Insert an earlier answer, or a part of one, at the cursor."""
        self.not_applicable.setChecked(False)
        if whole and blocks == self.editor.blocks():
            # It was kept while the question was set aside.
            return
        self.editor.insert_earlier(blocks, whole=whole)
        self.focus_first()
        self.collect()

    def use_value(self, content: Content, comment: RichText) -> None:
        """Answer with an earlier value, and with what was said of it."""
        self.not_applicable.setChecked(False)
        self.value.put(content)
        if comment:
            self.editor.insert_earlier(comment, whole=True)
        self.focus_first()
        self.collect()

    def use_reason(self, reason: str) -> None:
        """Mark the question as not applicable, with an earlier reason."""
        self.not_applicable.setChecked(True)
        if reason != self._reason_panel.text():
            self.reason.textCursor().insertText(reason)
        self.focus_first()
        self.collect()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """They are marked in the text only while it is not being edited."""
        # While the officer writes, only accepted ones disappear.
        self.notes.show_findings(f for f in findings if f.question_id == self.question_id)
        if not self.writing_in():
            self._arriving = False
            shown = (finding.position for finding in self.notes.shown)
            self.marks.show_findings(position for position in shown if position is not None)

    def show_words(self, finding: Finding) -> None:
        """Select the words that a finding is about, and go there."""
        self.select_words(finding)
        self.focus_words(finding)

    def focus_words(self, finding: Finding) -> None:
        """Put the focus on the words, or the value, that a finding is about."""
        if finding.position is not None and not self.not_applicable.isChecked():
            self.editor.setFocus()
        elif finding.cell is not None and not self.not_applicable.isChecked():
            self.value.focus_first(finding.cell)
        else:
            self.focus_first()

    def select_words(self, finding: Finding) -> None:
        if finding.position is not None:
            self.passages.select(finding.position)

    def writing_in(self) -> str:
        """The question that is being edited; empty where none is, or where it was just opened."""
        writing = self.editor.hasFocus() or self.value.has_focus
        return self.question_id if writing and not self._arriving else ""

    def _leave(self) -> None:
        if self.question_id:
            before = self._session.report
            self.collect()
            if self._session.report is before:
                # Otherwise the session has notified everybody of the change.
                self.left.emit()

    def _apply_theme(self) -> None:
        for document in self._documents.values():
            document.setDefaultFont(self.editor.font())
        self.marks.update()

    def focus_first(self) -> None:
        if self.not_applicable.isChecked():
            self.reason.setFocus()
        elif self.value.field is not None:
            self.value.focus_first()
        else:
            self.editor.setFocus()

    def seen(self) -> tuple[int, int]:
        """Where the cursor is in the answer, and how far it is scrolled."""
        return self.editor.textCursor().position(), self.editor.verticalScrollBar().value()

    def go_back_to(self, cursor: int, scrolled: int) -> None:
        """Show again what was `seen` of the same text."""
        place = QTextCursor(self.editor.document())
        place.setPosition(min(cursor, self.editor.document().characterCount() - 1))
        self.editor.setTextCursor(place)
        self.editor.verticalScrollBar().setValue(scrolled)

    def update_read_only(self) -> None:
        if self.question_id:
            self._show_state()

    def _document(self, answer: Answer) -> QTextDocument:
        if answer.question_id not in self._documents:
            document = QTextDocument(self)
            load(document, answer.blocks)
            self._documents[answer.question_id] = document
        return self._documents[answer.question_id]

    def _emit_edited(self) -> None:
        if self.question_id and not self._filling:
            self.edited.emit()

    def _set_aside(self, not_applicable: bool) -> None:
        if self._filling:
            return
        self.collect()
        self._session.set_not_applicable(self.question_id, not_applicable)
        self._show_state()
        self.focus_first()

    def _confirm(self) -> None:
        self.collect()
        # The button goes, and would hand the focus on.
        hold_focus_around(self, self.focus_first)
        self._session.confirm(self.question_id)
        self.origin.begin()
        self._show_state()
        self.confirmed.emit()

    def _show_origin(self, answer: Answer) -> None:
        """Say where an unconfirmed answer comes from."""
        writing = self.editor.hasFocus() or self.value.has_focus
        told = self.origin.show_origin(answer, self._session.report, writing=writing)
        self._describe(told)
        self.origin.confirm.setEnabled(not self._session.read_only)

    def tell_beside(self, wording: str) -> None:
        """What stands beside the page of how the question was put need not be said here."""
        self.origin.beside = wording
        if self.question_id:
            self._show_origin(self._session.report.answer(self.question_id))

    def _describe(self, origin: str) -> None:
        """Have read aloud, after the question, what else is to be known before one writes."""
        kind, level = self.editor.kind()
        begins = "" if kind is BlockKind.PARAGRAPH else f"{spoken_kind(kind, level)}."
        hint = self._session.form.question(self.question_id).hint
        described = " ".join(filter(None, (hint, origin.replace("\n", " "), begins)))
        # What is described otherwise meanwhile stays so while one writes.
        if self._arriving or (hint, origin) != self._described:
            self._described = hint, origin
            self.editor.setAccessibleDescription(described)
            self.reason.setAccessibleDescription(origin)

    def _show_state(self) -> None:
        read_only = self._session.read_only
        set_aside = self.not_applicable.isChecked()
        self.editor.setReadOnly(read_only)
        self.reason.setReadOnly(read_only)
        self.not_applicable.setEnabled(not read_only)
        # An optional question need not be marked as not applicable.
        question = self._session.form.question(self.question_id)
        required = question.required
        self.not_applicable.setVisible(set_aside or (required and not read_only))
        self.bar.setEnabled(not read_only)
        answer = self._session.report.answer(self.question_id)
        by_text = question.kind is Kind.TEXT
        # What was written before is seen and can be changed, also where no comment is asked for.
        has_text = not set_aside and (by_text or question.comment or bool(answer.blocks))
        self.value.set_read_only(read_only)
        self.value.setVisible(not set_aside and not by_text)
        self._comment.setVisible(has_text and not by_text)
        self.bar.setVisible(has_text and not read_only)
        self.bar.update_actions()
        self.editor.setVisible(has_text)
        self._room.setVisible(not set_aside and not has_text)
        self._has_text = has_text
        self._reason_panel.setVisible(set_aside)
        self._reason_panel.kept.setVisible(set_aside and answer.has_content)
        self._show_origin(answer)
        self._show_words()

    def _show_words(self) -> None:
        answer = self._session.report.answer(self.question_id)
        limit = self._session.form.question(self.question_id).word_limit
        if self._counted is None or self._counted[0] is not answer:
            # Answers never change; a long one takes a moment to count.
            self._counted = answer, answer.words
        words = f"{in_figures(self._counted[1])} ord"
        words += f" av högst {in_figures(limit)}" if limit else ""
        self._words.setText(f"{words} · låst" if self._session.read_only else words)
        self._words.setVisible(self._has_text)
