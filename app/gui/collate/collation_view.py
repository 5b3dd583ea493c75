"""A collation in the window: the committees, the files, and the answers."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from app.gui.collate.answers_reader import AnswersReader
from app.gui.collate.collation_rows import CommitteeRows, FileRows
from app.gui.kit.choices import ChoiceBox
from app.gui.kit.flow import Flow
from app.gui.kit.parts import button, column_in, field_label, growing, label, literal
from app.gui.kit.signals import signal
from app.gui.kit.theme import STEP
from app.model.collation.collation import Participant
from app.model.collation.notes import NoteCode
from app.model.committee import Committee
from app.model.respondent import Respondent
from app.model.rich_text import breakable
from app.model.swedish import in_figures
from app.model.term import Term
from app.services.collating.stored_collation import StoredCollation


class CommitteeAssignment(QFrame):
    """Asks which committee a report is from; hidden where the file itself says so."""

    assigned = Signal(int, str)
    """The key of the participant, and the id of the committee."""

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self._respondent = respondent
        self.setProperty("role", "panel")
        self._key = 0
        self.committee = ChoiceBox()
        self.question = field_label("", self.committee)
        self.assign = button(respondent.fill("Ange {the}"), self._assign)
        row = Flow(self, margin=STEP)
        row.add(growing(self.question), self.committee, self.assign)
        self.committee.currentIndexChanged.connect(self._enable)
        self.hide()

    def offer(self, committees: tuple[Committee, ...], respondent: Respondent) -> None:
        self._respondent = respondent
        self.assign.setText(respondent.fill("Ange {the}"))
        self.committee.clear()
        self.committee.addItem(self._respondent.fill("Välj {one}"), "")
        for committee in committees:
            self.committee.addItem(committee.name, committee.id)

    def ask_about(self, participant: Participant | None) -> None:
        self._key = participant.key if participant is not None else 0
        asked = participant is not None and _is_unsure(participant)
        if participant is not None and asked:
            text = self._respondent.fill("{Which} {one} är {} från?", participant.source.name)
            self.question.setText(literal(breakable(text)))
            self.committee.setAccessibleName(text)
        self.committee.setCurrentIndex(0)
        self.setVisible(asked and self.committee.count() > 1)

    def _enable(self) -> None:
        self.assign.setEnabled(bool(self.committee.currentData()))

    def _assign(self) -> None:
        self.assigned.emit(self._key, self.committee.currentData())


def _is_unsure(participant: Participant) -> bool:
    codes = {note.code for note in participant.notes}
    return not participant.committee_id or NoteCode.COMMITTEE_ASSIGNED in codes


class CollationView(QWidget):
    """One collation; its term can be chosen, and its survey where there are several."""

    @signal
    def term_chosen(self, term: Term, /) -> None: ...

    survey_chosen = Signal(str)

    committee_assigned = Signal(int, str)
    """The key of a participant, and the id of the committee that the officer says it is."""

    def __init__(self, respondent: Respondent) -> None:
        super().__init__()
        self._respondent = respondent
        self.summary = label("", "question")
        self._about = label("", "muted")
        self.survey = ChoiceBox()
        self._survey_label = field_label("Uppföljning", self.survey)
        self.term = ChoiceBox()
        self.committees = CommitteeRows(respondent)
        self.files = FileRows()
        self.reader = AnswersReader(respondent)
        self._tabs = QTabWidget()
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.tabBar().setAccessibleName("Vad som visas")
        self._assignment = CommitteeAssignment(respondent)
        self._assignment.assigned.connect(self.committee_assigned)
        self.committees.turned_to.connect(self._ask)
        self._tabs.addTab(_padded(self.committees, self._assignment), respondent.fill("{Many}"))
        self._tabs.addTab(_padded(self.files), "Filer")
        self._tabs.addTab(self.reader, "Läs svaren")
        self._lay_out()
        self._tabs.currentChanged.connect(self._fit)
        self._fit()
        self.term.currentIndexChanged.connect(self._choose_term)
        self.survey.currentIndexChanged.connect(self._choose_survey)
        self.committees.chosen.connect(self._read)

    def _lay_out(self) -> None:
        above = Flow(gap=STEP * 2)
        above.add(growing(self.summary))
        choices = self._survey_label, self.survey, field_label("Period", self.term), self.term
        above.add_at_the_end(*choices)
        column = column_in(self)
        column.addLayout(above)
        column.addWidget(self._about)
        column.addWidget(self._tabs, 1)

    def show_files(self) -> None:
        self._tabs.setCurrentIndex(1)

    def find_in_answers(self) -> None:
        self._tabs.setCurrentWidget(self.reader)
        self.reader.focus_search()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Pass the focus on to the current tab."""
        super().focusInEvent(event)
        shown: tuple[QWidget, ...] = (self.committees, self.files, self.reader.question)
        shown[self._tabs.currentIndex()].setFocus()

    def offer_surveys(self, chosen: str, titles: Mapping[str, str]) -> None:
        """Let one of these be chosen, by their ids, where there are several."""
        blocked = self.survey.blockSignals(True)
        self.survey.clear()
        for survey, title in titles.items():
            self.survey.addItem(title, survey)
        self.survey.setCurrentIndex(self.survey.findData(chosen))
        self.survey.blockSignals(blocked)
        for widget in (self._survey_label, self.survey):
            widget.setVisible(len(titles) > 1)

    def show_collation(
        self, collation: StoredCollation, terms: tuple[Term, ...], now: datetime.datetime
    ) -> None:
        """What the reader shows stays chosen."""
        participants, files = list(collation.participants()), list(collation.files())
        self._call(collation.respondent)
        self._show_terms(collation.term, terms)
        asked, missing = len(collation.asked), collation.missing
        sent = asked - len(missing)
        them = self._respondent.many
        self.summary.setText(f"{in_figures(sent)} av {in_figures(asked)} {them} har skickat in")
        calls = sum(note.calls for note in files)
        read = len({note.source.path for note in files})
        parts = [
            f"{in_figures(read)} filer lästa" if read != 1 else "1 fil läst",
            f"{in_figures(calls)} att titta på" if calls else "inget att titta på",
            *_others(participants, len(participants) - sent, self._respondent),
        ]
        self._about.setText(" · ".join(part for part in parts if part))
        self._assignment.offer(tuple(absent.committee for absent in missing), self._respondent)
        self.committees.show_committees(missing, participants, now)
        self.files.show_files(files)
        self._tabs.setTabText(1, f"Filer ({in_figures(calls)} att titta på)" if calls else "Filer")
        self.reader.show_collation(collation)

    def _call(self, respondent: Respondent) -> None:
        """Have those who are asked called so."""
        self._respondent = respondent
        self._tabs.setTabText(0, respondent.fill("{Many}"))
        self.committees.setAccessibleName(respondent.fill("{Many}"))

    def _show_terms(self, term: Term, terms: tuple[Term, ...]) -> None:
        blocked = self.term.blockSignals(True)
        self.term.clear()
        self._terms = {one.code: one for one in sorted({term, *terms}, reverse=True)}
        for code, offered in self._terms.items():
            self.term.addItem(offered.label, code)
        self.term.setCurrentIndex(self.term.findData(term.code))
        self.term.blockSignals(blocked)

    def _ask(self, participant: Participant | None) -> None:
        self._assignment.ask_about(participant)
        # The question below makes the list lower.
        QTimer.singleShot(0, self.committees, self.committees.keep_current_seen)

    def _fit(self) -> None:
        """Let hidden tabs take no space: the lists need less than the reader."""
        for index in range(self._tabs.count()):
            shown = index == self._tabs.currentIndex()
            policy = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            page = self._tabs.widget(index)
            if page is not None:
                page.setSizePolicy(policy, policy)

    def _choose_term(self) -> None:
        code = self.term.currentData()
        if code:
            self.term_chosen.emit(self._terms[code])

    def _choose_survey(self) -> None:
        if survey := self.survey.currentData():
            self.survey_chosen.emit(survey)

    def _read(self, key: int) -> None:
        self._tabs.setCurrentWidget(self.reader)
        self.reader.read_committee(key)


def _others(
    participants: Sequence[Participant], others: int, respondent: Respondent
) -> Iterator[str]:
    unknown = sum(not participant.committee_id for participant in participants)
    drafts = sum(participant.is_draft for participant in participants)
    if unknown:
        yield respondent.fill("{} från okän{d} {one}", unknown)
    if others > unknown:
        yield respondent.fill("{} från {many} som inte är tillfrågade", others - unknown)
    if drafts:
        yield f"{drafts} bara som utkast"


def _padded(*inside: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, STEP * 2, 0, 0)
    for widget in inside:
        column.addWidget(widget)
    return page
