"""The logic of the panel for a new report."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from app.gui.kit.services import Services
from app.gui.kit.signals import signal
from app.gui.start.new_report_panel import NewReportPanel
from app.model.committee import Committee, matching
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.term import Term
from app.services.errors import NoFormError
from app.services.reports.new_reports import describe_sources, sources_for

if TYPE_CHECKING:
    from app.services.reading.report_reader import ReadReport

    Reads: TypeAlias = tuple[ReadReport, ...]


_CHANGED = (
    "Du börjar från {}. Svaren är från {}, så {the} är ändra{d} till {it}. Kontrollera {one} och "
    "period och välj Fortsätt."
)


class NewReportController(QObject):
    """Validates the panel, and asks for a new report or an existing one to be opened."""

    @signal
    def wanted(
        self, committee: Committee, term: Term, form: FormDefinition, sources: "Reads", /
    ) -> None:
        """A report is to be begun on the questions of `form`."""

    @signal
    def existing_wanted(self, report: Report, /) -> None: ...

    def __init__(self, panel: NewReportPanel, services: Services) -> None:
        super().__init__(panel)
        self._panel = panel
        self._services = services
        self._calendar = services.catalog.calendar
        self._respondent = services.catalog.register.respondent
        # The term to write about.
        self._preset = self._calendar.to_report(services.now().astimezone().date())
        self._survey: str | None = None
        """Which of several surveys was chosen for the committee and term."""
        self._found: Report | None = None
        self._sources: tuple[ReadReport, ...] = ()
        self._given: tuple[ReadReport, ...] = ()
        for period in services.catalog.calendar.periods:
            panel.period.addItem(period.name, period.code)
        self._offer_years()
        self._choose_term(self._preset)
        register = services.catalog.register
        panel.committee.offer(
            lambda typed: matching(register.existing_in(self.term()), typed), register.respondent
        )
        self._connect()
        self._choice_changed()

    def _connect(self) -> None:
        panel = self._panel
        panel.committee.confirmed.connect(self._confirm)
        panel.create_button.clicked.connect(lambda _checked: self._create())
        panel.survey.chosen.connect(self._choose_survey)
        panel.open_existing.clicked.connect(self._open_existing)
        panel.create_another.clicked.connect(lambda: self._create(another=True))
        panel.begin_from.clicked.connect(self._begin_from)
        panel.begin_empty.clicked.connect(lambda: self._create(another=True, empty=True))
        panel.leave_given.clicked.connect(self._leave_given)
        panel.handed.begin_wanted.connect(self._begin_from_these)
        for changed in (
            panel.committee.textChanged,
            panel.period.currentIndexChanged,
            panel.year.currentIndexChanged,
        ):
            changed.connect(self._choice_changed)

    def offer_years(self) -> None:
        """Offer the terms of all question sets; what is chosen stays."""
        term = self.term()
        self._offer_years()
        self._choose_term(term)

    def _offer_years(self) -> None:
        last = self._preset.year
        forms = self._services.catalog.forms
        first = min((form.valid_from.year for form in forms), default=last)
        offered = [self._panel.year.itemData(row) for row in range(self._panel.year.count())]
        for year in range(first, last + 2):
            if year not in offered:
                self._panel.year.insertItem(sum(other < year for other in offered), str(year), year)
                offered.append(year)

    def term(self) -> Term:
        period = self._calendar.period(self._panel.period.currentData())
        return Term(year=self._panel.year.currentData(), period=period)

    def _choose_term(self, term: Term) -> None:
        if self._panel.year.findData(term.year) < 0:
            self._panel.year.addItem(str(term.year), term.year)
        self._panel.year.setCurrentIndex(self._panel.year.findData(term.year))
        self._panel.period.setCurrentIndex(self._panel.period.findData(term.period.code))

    def begin(self) -> None:
        self._give(())
        self._panel.handed.question.hide()
        self._choose_term(self._preset)
        self.prefill()
        self._take_back()

    def prefill(self) -> None:
        """Have the committee that was used last chosen beforehand."""
        self._panel.committee.prefill(self._committee_used_last())

    def choose_again(self) -> None:
        """Let the officer choose anew, with the earlier choice still there."""
        self._survey = None
        self._take_back()
        self._panel.committee.setFocus()

    def _choice_changed(self) -> None:
        """Drop what was said of another choice; say at once that no committee matches."""
        self._survey = None
        self._take_back(self._why_no_committee() if self._panel.committee.fits_none() else "")

    def _take_back(self, problem: str = "") -> None:
        self._panel.ask()
        if problem != self._panel.problem.text():
            # Not again at every letter.
            self._panel.say(problem)
        self._panel.create_button.setText("Fortsätt" if self._given else "Skapa rapport")

    def _confirm(self) -> None:
        """Do what the one clear button does."""
        if self._panel.handed.asks:
            self._panel.handed.answer()
        else:
            self._create()

    def _create(self, *, another: bool = False, empty: bool = False) -> None:
        committee = self._panel.committee.committee()
        if committee is None:
            self._panel.say(self._why_no_committee())
            self._panel.committee.setFocus()
            return
        if (form := self._form_for(committee)) is None:
            return
        services, term = self._services, self.term()
        same_survey = services.catalog.of_survey(form.survey)
        self._found = services.library.for_term(committee.id, term, same_survey)
        if self._found is not None and not another:
            self._take_back()
            self._panel.already.say(
                f"Du har redan en rapport för {committee.name}, {term.in_a_sentence}"
                f"{services.titles().in_brackets(self._found)}."
            )
            self._panel.ask(self._panel.already)
            self._panel.open_existing.setFocus()
            return
        if not empty and not self._given and self._offer_earlier(committee, form):
            return
        self.wanted.emit(committee, term, form, () if empty else self._given)

    def _form_for(self, committee: Committee) -> FormDefinition | None:
        """What the report answers; None where there is nothing, or several that are asked about."""
        catalog = self._services.catalog
        try:
            forms = {form.survey or "": form for form in catalog.forms_for(committee, self.term())}
        except NoFormError as error:
            self._panel.say(str(error))
            return None
        if len(forms) > 1 and self._survey not in forms:
            self._ask_survey(forms)
            return None
        return forms[self._survey or ""] if self._survey in forms else next(iter(forms.values()))

    def _ask_survey(self, forms: Mapping[str, FormDefinition]) -> None:
        """Ask which one is meant, first that of what was handed over."""
        surveys, question = self._services.catalog.surveys, self._panel.survey
        given = {surveys.of(read.opened.report.form) for read in self._given}
        order = sorted(forms, key=lambda survey: survey not in given)
        self._take_back()
        question.ask(
            "Det finns frågor i flera uppföljningar. Vilken gäller rapporten?",
            {survey: surveys.title_of(forms[survey]) for survey in order},
        )
        self._panel.ask(question)
        question.focus_first()

    def _choose_survey(self, survey: str) -> None:
        self._survey = survey
        self._create()

    def _offer_earlier(self, committee: Committee, form: FormDefinition) -> bool:
        """Ask whether to begin from an earlier report of the survey, if there is one."""
        services = self._services
        found = sources_for(committee, self.term(), services.catalog, services.library, form.survey)
        if not found:
            return False
        from app.services.reading.report_reader import ReadReport

        self._sources = tuple(ReadReport.of(report) for report in found)
        them = "den" if len(found) == 1 else "dem"
        self._take_back()
        described = describe_sources(found, services.titles())
        self._panel.earlier.say(f"Du har svar från {described}. Vill du börja från {them}?")
        self._panel.begin_from.setText(f"Börja från {them}")
        self._panel.ask(self._panel.earlier)
        self._panel.begin_from.setFocus()
        return True

    def _begin_from(self) -> None:
        committee = self._panel.committee.committee()
        if committee is not None and (form := self._form_for(committee)) is not None:
            self.wanted.emit(committee, self.term(), form, self._sources)

    def _open_existing(self) -> None:
        if self._found is not None:
            self.existing_wanted.emit(self._found)

    def begin_after(self, report: Report) -> None:
        """Begin the term after a report's, from it."""
        following = self._calendar.following(report.term) if report.term else None
        if following is not None:
            from app.services.reading.report_reader import ReadReport

            self._panel.handed.put_away()
            self._panel.committee.clear()
            self._choose_term(following)
            survey = self._services.catalog.surveys.of(report.form)
            self._begin_from_these((ReadReport.of(report),), survey)

    def _begin_from_these(self, reads: "Reads", survey: str | None = None) -> None:
        """Begin with the term after these reports, and their committee if none is chosen.

        A survey that is not named is asked for where there are several.
        """
        self._give(reads)
        latest = max((t for read in reads if (t := read.opened.report.term)), default=None)
        following = self._calendar.following(latest) if latest else None
        if latest is not None and following is not None and latest >= self.term():
            self._choose_term(following)
        picker = self._panel.committee
        before = picker.committee()
        if picker.is_prefilled or before is None:
            named = [one for read in reads if (one := read.opened.report.committee)]
            heirs = (self._services.catalog.register.successor_in(c.id, self.term()) for c in named)
            name = next((heir.name for heir in heirs if heir), named[0].name if named else "")
            if name or not picker.is_prefilled:
                picker.setText(name)
            if before is not None and name not in {"", before.name}:
                # It was not the officer who chose another committee than last time.
                self._panel.given.say(self._respondent.fill(_CHANGED, self._names(reads), name))
                self._panel.committee.setFocus()
                return
        self._survey = survey
        self._create()

    def _give(self, reads: "tuple[ReadReport, ...]") -> None:
        self._given = reads
        self._panel.given.say(f"Du börjar från {self._names(reads)}." if reads else "")
        self._take_back()

    def _names(self, reads: "tuple[ReadReport, ...]") -> str:
        titles = self._services.titles() if reads else self._services.catalog.titles(())
        return " och ".join(read.source or titles.of(read.opened.report) for read in reads)

    def _committee_used_last(self) -> str:
        """Its name, or that of what has come after it; empty where there is none."""
        listing = self._services.library.listing()
        reports = [r for r in (*listing.drafts, *listing.submitted) if r.committee and not r.only]
        last = max(reports, key=lambda report: report.modified_at, default=None)
        if last is None or last.committee is None:
            return ""
        heir = self._services.catalog.register.successor_in(last.committee.id, self.term())
        return heir.name if heir else ""

    def _leave_given(self) -> None:
        self._give(())
        self._panel.committee.setFocus()

    def _why_no_committee(self) -> str:
        register = self._services.catalog.register
        return register.why_unclear(self._panel.committee.text(), self.term())
