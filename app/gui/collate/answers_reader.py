"""Reading the answers by question, by committee, and by words."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from unicodedata import normalize

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QTextEdit, QWidget

from app.gui.collate.answers_html import answers_html
from app.gui.collate.figure_bars import FigureView
from app.gui.collate.figure_rows import ShownFigures, shown_figures
from app.gui.editor.block_kinds import text_blocks
from app.gui.editor.text_places import cursors_in
from app.gui.kit.announcements import announce
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.clean_field import CleanField
from app.gui.kit.flow import SideBySide
from app.gui.kit.parts import button, column_in, field_label, label, literal
from app.gui.kit.reading_text import ReadingText, highlighted, show_within
from app.gui.kit.theme import PANEL, STEP, on_theme_change, scaled
from app.model import lengths
from app.model.collation.figures.question_figures import CollationFigures
from app.model.report import AnswerStatus
from app.model.respondent import Respondent
from app.model.search import pattern_of, places_of
from app.model.swedish import in_figures
from app.model.term import Term
from app.services.collating.answer_search import AnswerFilter, AnswerMatch, find_answers
from app.services.collating.stored_collation import StoredCollation

_MOST = 300
_AFTER_TYPING_MS = 250
# The width from which the choices stand beside the text.
_WIDE = 780
_LEAST_HEIGHT = 240


class AnswersReader(QWidget):
    """Shows the chosen answers of one collation."""

    earlier_wanted = Signal()
    """A folder with reports of an earlier term is to be read, to compare with."""

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self._respondent = respondent
        self._collation: StoredCollation | None = None
        self._counted: dict[str, tuple[ShownFigures, ...]] = {}
        self.question = ChoiceBox()
        self.committee = ChoiceBox()
        self.words = CleanField(most=lengths.WANTED)
        self.words.setClearButtonEnabled(True)
        self._comparing = QCheckBox("Jämför med förra perioden")
        self._fetch = button("Hämta en tidigare period …", self.earlier_wanted.emit, "quiet")
        self._fetch.setToolTip("Välj en mapp med tidigare rapporter att jämföra svaren med")
        self.count = label("", "muted")
        self.text = ReadingText("Svaren")
        self.text.setProperty("room", "")
        self.figures = FigureView()
        self._choices = QWidget()
        self._row = SideBySide(_WIDE, self._choices, PANEL)
        self.setLayout(self._row)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_AFTER_TYPING_MS)
        self._typing.timeout.connect(self._show)
        self._lay_out()
        for box in (self.question, self.committee):
            box.currentIndexChanged.connect(self._show)
        self.words.taken.connect(lambda _: self._typing.start())
        self.words.refused.connect(self._say)
        self._comparing.toggled.connect(self._show)

    def _lay_out(self) -> None:
        choices = column_in(self._choices)
        self._whose = field_label(self._respondent.fill("{One}"), self.committee)
        for called, field in (
            (field_label("Fråga", self.question), self.question),
            (self._whose, self.committee),
            (field_label("Sök", self.words), self.words),
        ):
            choices.addWidget(called)
            choices.addWidget(field)
            choices.addSpacing(STEP // 2)
        self.words.setAccessibleName("Sök i svaren")
        choices.addWidget(self._comparing)
        choices.addWidget(self._fetch, 0, Qt.AlignmentFlag.AlignLeft)
        choices.addWidget(self.count)
        choices.addStretch()
        self._row.setContentsMargins(0, STEP * 2, 0, 0)
        self._row.setSpacing(STEP * 3)
        self._row.addWidget(self._choices)
        shown = QWidget()
        column = column_in(shown)
        column.addWidget(self.figures, 1)
        column.addWidget(self.text, 1)
        self._row.addWidget(shown, 1)
        on_theme_change(self._adapt_to_width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._adapt_to_width()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._adapt_to_width()

    def _adapt_to_width(self) -> None:
        if not self.isVisible():
            # It has no width yet, and would be laid out as a very narrow one.
            return
        self._row.fit(self.width())
        self.text.setMinimumHeight(scaled(_LEAST_HEIGHT))

    def show_collation(self, collation: StoredCollation) -> None:
        """What was chosen stays chosen."""
        before = self.question.currentData(), self._chosen_name()
        self._collation = None
        self._respondent = collation.respondent
        called = self._respondent.fill("{One}")
        self._whose.setText(literal(called))
        self.committee.setAccessibleName(called)
        self._counted.clear()
        self.question.clear()
        self.question.addItem("Alla frågor", "")
        for area in collation.areas:
            for question in area.questions:
                self.question.addItem(question.short, question.id)
        self.committee.clear()
        self.committee.addItem(self._respondent.fill("Alla {many}"), None)
        for participant in collation.participants():
            self.committee.addItem(participant.name, participant.key)
        earlier = collation.earlier_terms
        self._comparing.setVisible(bool(earlier))
        if earlier:
            self._comparing.setText(f"Jämför med {earlier[0].in_a_sentence}")
        else:
            self._comparing.setChecked(False)
        # All answers of all committees would be too much to begin with.
        wanted = before[0] if before[0] is not None else _most_asked(collation)
        self.question.setCurrentIndex(max(self.question.findData(wanted), 0))
        self.committee.setCurrentIndex(max(self.committee.findText(before[1]), 0))
        self._collation = collation
        self._show()

    def forget_collation(self) -> None:
        """Stop reading from the collation, which is about to be closed."""
        self._typing.stop()
        self._collation = None

    def read_committee(self, key: int) -> None:
        """Show everything that one committee has answered."""
        self.words.clear()
        self.question.setCurrentIndex(0)
        self.committee.setCurrentIndex(max(self.committee.findData(key), 0))
        self.text.setFocus()

    def focus_search(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.words.clear()
        else:
            super().keyPressEvent(event)

    def _chosen_name(self) -> str:
        return self.committee.currentText() if self.committee.currentIndex() > 0 else ""

    def _choice(self) -> AnswerFilter:
        return AnswerFilter(
            self.question.currentData() or "", self.committee.currentData(), self.words.text()
        )

    def _show(self) -> None:
        self._typing.stop()
        if self._collation is None:
            return
        choice, comparing = self._choice(), self._comparing.isChecked()
        found = find_answers(self._collation, choice, with_earlier=comparing)
        answers = list(islice(found, _MOST + 1))
        more = len(answers) > _MOST
        answers = answers[:_MOST]
        self.text.show_html(
            answers_html(answers, choice, comparing=comparing) or "<p>Inga svar att visa.</p>"
        )
        self._show_figures(choice, comparing=comparing)
        self._mark(choice.words)
        self._show_count(answers, more=more)

    def _show_figures(self, choice: AnswerFilter, *, comparing: bool) -> None:
        """Of one question to all committees; words are searched for in the answers alone."""
        assert self._collation is not None
        figures: tuple[ShownFigures, ...] = ()
        if choice.key is None and choice.question_id:
            if choice.question_id not in self._counted:
                asked = (one for area in self._collation.areas for one in area.questions)
                question = next(one for one in asked if one.id == choice.question_id)
                found = CollationFigures(self._collation).of(question)
                self._counted[choice.question_id] = shown_figures(found, self._respondent)
            figures = self._counted[choice.question_id]
        earlier = self._collation.earlier_terms if comparing else ()
        self.figures.show_figures(figures, _heading_of(earlier))

    def _show_count(self, answers: Sequence[AnswerMatch], *, more: bool) -> None:
        if more:
            first = "De första {} svaren visas. Välj en fråga eller {a} {one}."
            text = self._respondent.fill(first, in_figures(len(answers)))
        else:
            text = _counted(answers)
            if self.words.text().strip() and self.question.currentIndex() > 0:
                text += " på den här frågan, med orden. Välj Alla frågor för att söka i allt."
        self._say(text)

    def _say(self, text: str) -> None:
        if text != self.count.text():
            self.count.setText(text)
            announce(self.count, text)

    def _mark(self, words: str) -> None:
        wanted = pattern_of(words)
        marks: list[QTextEdit.ExtraSelection] = []
        if wanted is not None:
            for block in text_blocks(self.text.document()):
                places = places_of(wanted, normalize("NFC", block.text()))
                marks += (highlighted(one, self.palette()) for one in cursors_in(block, places))
        self.text.setExtraSelections(marks)
        if marks:
            first = QTextCursor(marks[0].cursor)
            first.clearSelection()
            show_within(self.text, first)


def _counted(answers: Sequence[AnswerMatch]) -> str:
    """For example "7 svar, 1 ej relevant, 2 utan svar"."""
    many = Counter(found.answer.status for found in answers)
    aside, blank = many[AnswerStatus.NOT_APPLICABLE], many[AnswerStatus.BLANK]
    parts = [f"{in_figures(many[AnswerStatus.ANSWERED])} svar"]
    parts += [f"{in_figures(aside)} ej relevant"] if aside else []
    parts += [f"{in_figures(blank)} utan svar"] if blank else []
    return ", ".join(parts)


def _heading_of(earlier: Sequence[Term]) -> str:
    """Of what was said before, by each committee in its latest term."""
    if not earlier:
        return ""
    return earlier[0].label if len(earlier) == 1 else "Tidigare"


def _most_asked(collation: StoredCollation) -> str:
    questions = [question for area in collation.areas for question in area.questions]
    return max(questions, key=lambda question: question.asked).id if questions else ""
