"""A new report: which committee, which term.

It shows before the model is loaded, so what it needs of that is imported when it is used.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from app.gui.kit.choices import ChoiceBox
from app.gui.kit.committee_picker import CommitteePicker
from app.gui.kit.flow import row_of
from app.gui.kit.messages import Level, MessageBar
from app.gui.kit.parts import button, field_label, label
from app.gui.kit.theme import STEP

if TYPE_CHECKING:
    from app.gui.kit.services import Services
    from app.model.committee import Committee
    from app.model.report import Report
    from app.model.term import Term
    from app.services.reading.report_reader import ReadReport


class HandedOver(QWidget):
    """Asks for files and for copied text, and what to do with what they hold."""

    file_wanted = Signal()
    copied_wanted = Signal()
    begin_wanted = Signal(object)
    """A new report is to be begun from these."""
    as_it_is_wanted = Signal(object)
    """This one is to be opened as it is."""

    def __init__(self) -> None:
        super().__init__()
        self._reads: tuple[ReadReport, ...] = ()
        self.begin = button("", self._begin, "primary")
        self.open = button("Öppna den", self._open)
        self.question = MessageBar(self.begin, self.open, framed=True, below=True)
        self.open_file = button("Öppna en fil …", self.file_wanted.emit)
        self.open_copied = button("Klistra in text", self.copied_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(STEP)
        column.addWidget(self.question)
        column.addWidget(
            label(
                "Har du en rapport som fil eller som kopierad text? En fil kan du också dra hit.",
                "muted",
            )
        )
        column.addLayout(row_of(self.open_file, self.open_copied))

    def ask(self, reads: "tuple[ReadReport, ...]") -> None:
        """Say what was handed over, and ask what to do with it."""
        self._reads = reads
        self.question.say("\n".join(_what_it_is(read) for read in reads))
        self.begin.setText("Börja ny rapport" if len(reads) == 1 else "Börja ny från dem")
        self.open.setVisible(len(reads) == 1)
        self.begin.setFocus()

    def _begin(self) -> None:
        self.question.hide()
        self.begin_wanted.emit(self._reads)

    def _open(self) -> None:
        self.question.hide()
        self.as_it_is_wanted.emit(self._reads[0])


def _what_it_is(read: "ReadReport") -> str:
    report = read.opened.report
    missing = [] if report.committee else ["Nämnden"]
    missing += [] if report.term else ["perioden" if missing else "Perioden"]
    what = f" från {report.committee.name}" if report.committee else ""
    when = f", {report.term.in_a_sentence}" if report.term else ""
    lacks = f" {' och '.join(missing)} saknas." if missing else ""
    return f"{read.source} är en rapport{what}{when}.{lacks}"


class NewReportPanel(QFrame):
    """Asks for a report to be made, or for the one that is there already."""

    wanted = Signal(object, object, object)
    """Committee, term, and what to begin from, perhaps nothing."""
    existing_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._services: Services | None = None
        self._preset: Term | None = None
        self._found: Report | None = None
        self._sources: tuple[ReadReport, ...] = ()
        self._given: tuple[ReadReport, ...] = ()
        self.committee = CommitteePicker()
        self.period = ChoiceBox()
        self.year = ChoiceBox()
        self.problem = MessageBar(level=Level.ERROR)
        self.open_existing = button("Öppna den", self._open_existing)
        self.create_another = button("Skapa en till", lambda: self._create(another=True))
        self.already = MessageBar(self.open_existing, self.create_another, framed=True, below=True)
        self.begin_from = button("Börja från den", self._begin_from, "primary")
        self.begin_empty = button("Börja tomt", lambda: self._create(another=True, empty=True))
        self.earlier = MessageBar(self.begin_from, self.begin_empty, framed=True, below=True)
        self.handed = HandedOver()
        self.leave_given = button("Ta bort", self._leave_given, "quiet")
        self.given = MessageBar(self.leave_given, framed=True)
        self.create_button = button("Skapa rapport", self._create, "primary")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setProperty("role", "panel")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(STEP * 3, STEP * 3, STEP * 3, STEP * 3)
        inside.setSpacing(STEP)
        inside.addWidget(label("Ny rapport", "heading"))
        inside.addSpacing(STEP)
        inside.addWidget(field_label("Nämnd", self.committee))
        inside.addWidget(self.committee)
        inside.addWidget(self.problem)
        inside.addSpacing(STEP)
        inside.addLayout(self._term_row())
        inside.addWidget(self.given)
        inside.addWidget(self.already)
        inside.addWidget(self.earlier)
        inside.addSpacing(STEP)
        inside.addWidget(self.create_button)
        inside.addSpacing(STEP * 2)
        inside.addWidget(self.handed)

    def _term_row(self) -> QGridLayout:
        row = QGridLayout()
        row.setSpacing(STEP)
        row.setColumnStretch(0, 1)
        for column, (name, choice) in enumerate((("Period", self.period), ("År", self.year))):
            row.addWidget(field_label(name, choice), 0, column)
            row.addWidget(choice, 1, column)
        return row

    def _connect(self) -> None:
        self.committee.confirmed.connect(self._create)
        self.handed.begin_wanted.connect(self._begin_from_these)
        for changed in (
            self.committee.textChanged,
            self.period.currentIndexChanged,
            self.year.currentIndexChanged,
        ):
            changed.connect(self._follow_choice)

    def connect_services(self, services: "Services") -> None:
        """Take the committees and terms to choose from; the term to write about is preset."""
        from app.model.committee import matching
        from app.model.term import Period, Term

        register = services.catalog.register
        for period in Period:
            self.period.addItem(period.label, period)
        preset = Term.to_report(services.now().astimezone().date())
        self._preset = preset
        self._offer_years(services)
        self._choose_term(preset)
        self.committee.offer(lambda typed: matching(register.existing_in(self.term()), typed))
        self._services = services
        self._follow_choice()

    def offer_years(self) -> None:
        """Take the terms to choose from anew; what is chosen stays."""
        if self._services is not None:
            term = self.term()
            self._offer_years(self._services)
            self._choose_term(term)

    def _offer_years(self, services: "Services") -> None:
        last = self._preset.year if self._preset is not None else 0
        first = min((form.valid_from.year for form in services.catalog.forms), default=last)
        offered = [self.year.itemData(row) for row in range(self.year.count())]
        for year in range(first, last + 2):
            if year not in offered:
                self.year.insertItem(sum(other < year for other in offered), str(year), year)
                offered.append(year)

    def term(self) -> "Term":
        """The chosen term."""
        from app.model.term import Term

        return Term(year=self.year.currentData(), period=self.period.currentData())

    def _choose_term(self, term: "Term") -> None:
        if self.year.findData(term.year) < 0:
            self.year.addItem(str(term.year), term.year)
        self.year.setCurrentIndex(self.year.findData(term.year))
        self.period.setCurrentIndex(self.period.findData(term.period))

    def begin(self) -> None:
        """Empty the panel for another report."""
        self._give(())
        self.handed.question.hide()
        self.committee.clear()
        if self._preset is not None:
            self._choose_term(self._preset)
        self._take_back()

    def choose_again(self) -> None:
        """Let the officer choose otherwise, with what they chose before still there."""
        self._take_back()
        self.committee.setFocus()

    def say(self, text: str) -> None:
        """Say why no report was made."""
        self.committee.setAccessibleDescription(text)
        self.problem.say(text)

    def _follow_choice(self) -> None:
        """Take back what was said of another choice; say at once that no committee fits."""
        fits_none = self._services is not None and self.committee.fits_none()
        self._take_back(self._why_no_committee() if fits_none else "")

    def _take_back(self, problem: str = "") -> None:
        for notice in (self.already, self.earlier):
            notice.hide()
        if problem != self.problem.text():
            # Not again at every letter that does not help.
            self.say(problem)
        self.create_button.show()
        self.create_button.setText("Fortsätt" if self._given else "Skapa rapport")

    def _create(self, *, another: bool = False, empty: bool = False) -> None:
        if self._services is None:
            return
        committee = self.committee.committee()
        if committee is None:
            self.say(self._why_no_committee())
            self.committee.setFocus()
            return
        self._found = self._services.library.for_term(committee.id, self.term())
        if self._found is not None and not another:
            self._take_back()
            self.already.say(
                f"Du har redan en rapport för {committee.name}, {self.term().in_a_sentence}."
            )
            self.create_button.hide()
            self.open_existing.setFocus()
            return
        if not empty and not self._given and self._offer_earlier(committee):
            return
        self.wanted.emit(committee, self.term(), () if empty else self._given)

    def _offer_earlier(self, committee: "Committee") -> bool:
        """Ask whether to begin from an earlier report, if there is one."""
        from app.services.reading.report_reader import ReadReport
        from app.services.reports.new_reports import sources_for, what_to_begin_from

        if self._services is None:
            return False
        services = self._services
        found = sources_for(committee, self.term(), services.catalog, services.library)
        if not found:
            return False
        self._sources = tuple(ReadReport.of(report) for report in found)
        them = "den" if len(found) == 1 else "dem"
        self._take_back()
        self.earlier.say(
            f"Du har svar från {what_to_begin_from(found)}. Vill du börja från {them}?"
        )
        self.begin_from.setText(f"Börja från {them}")
        self.create_button.hide()
        self.begin_from.setFocus()
        return True

    def _begin_from(self) -> None:
        self.wanted.emit(self.committee.committee(), self.term(), self._sources)

    def _begin_from_these(self, reads: "tuple[ReadReport, ...]") -> None:
        """Begin from what was handed over: after its term, for its committee if none is chosen."""
        self._give(reads)
        latest = max((t for read in reads if (t := read.opened.report.term)), default=None)
        if latest is not None and latest >= self.term():
            self._choose_term(latest.following())
        if self._services is not None and self.committee.committee() is None:
            register = self._services.catalog.register
            named = (read.opened.report.committee for read in reads)
            heirs = (register.heir(one.id, self.term()) for one in named if one is not None)
            heir = next(filter(None, heirs), None)
            self.committee.setText(heir.name if heir else "")
        self._create()

    def _give(self, reads: "tuple[ReadReport, ...]") -> None:
        self._given = reads
        names = " och ".join(read.source for read in reads)
        self.given.say(f"Du börjar från {names}." if reads else "")
        self._take_back()

    def _leave_given(self) -> None:
        self._give(())
        self.committee.setFocus()

    def _why_no_committee(self) -> str:
        """Nothing typed, too little typed, or a committee that does not exist in that term."""
        if not self.committee.text().strip():
            return "Skriv nämndens namn och välj den i listan."
        gone = self._committee_of_another_term()
        if gone is not None and self._services is not None:
            return f"{self._services.catalog.register.why_not(gone, self.term())}."
        if self.committee.fits_none():
            return "Ingen nämnd heter så. Tryck på nedåtpilen för att se dem som finns."
        return "Välj en av nämnderna i listan. Tryck på nedåtpilen för att se dem."

    def _committee_of_another_term(self) -> "Committee | None":
        from app.model.committee import matching

        if self._services is None:
            return None
        register, typed = self._services.catalog.register, self.committee.text()
        if matching(register.existing_in(self.term()), typed):
            return None
        return next(iter(matching(register.committees, typed)), None)

    def _open_existing(self) -> None:
        self.existing_wanted.emit(self._found)
