"""An officer who begins reports, opens them and writes in them, and what they know of them."""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.model.report import Report, ReportStatus
from app.model.term import Term
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.new_reports import sources_for
from tests.durability.mortal_disk import Kind, Trouble
from tests.durability.paper import CONTACT, Frozen, Paper, carried_to, frozen, said
from tests.durability.workshop import COMMITTEE, FORM, QUESTIONS, Outcome, Workshop, blocks_of
from tests.support.library_contents import contents_of
from tests.support.terms import PERIODS

_TEXTS = st.sampled_from(["", "Vi mötte tolv företag.", "Två torg blev ljusare.", "Åå\tää öö."])
TROUBLES = st.none() | st.builds(Trouble, at=st.integers(1, 15), kind=st.sampled_from(Kind))
_TERMS = [Term(year=year, period=period) for year in range(2022, 2030) for period in PERIODS]
_MOST_REPORTS = 5
FILLED = {"name": "Åsa Öberg", "phone": "08-508 21 000", "email": "asa.oberg@stockholm.se"}


class OfficerAtWork(RuleBasedStateMachine):
    """One officer with one program, which has a report open or none, or is not running."""

    def __init__(self, happened: Counter[str] | None = None) -> None:
        super().__init__()
        self.happened: Counter[str] = Counter() if happened is None else happened
        self._folder = Path(tempfile.mkdtemp())
        self.shop = Workshop(self._folder)
        self.running = True
        self.session: EditingSession | None = None
        self.paper: Paper | None = None
        self.changed_elsewhere = False
        self.locked = False
        # What a report may say on the disk, of which at least one can always be read.
        self.safe: dict[UUID, set[Frozen]] = {}
        # Every state that any report was ever in.
        self.ever: set[Frozen] = set()
        self.sent: dict[Path, bytes] = {}
        self.kept_as_sent: dict[Path, bytes] = {}
        self.written = 0

    def teardown(self) -> None:
        self.shop.disk.die()
        shutil.rmtree(self._folder)

    # What is known.

    @property
    def at_start(self) -> bool:
        return self.running and self.session is None

    @property
    def is_open(self) -> bool:
        return self.session is not None

    @property
    def writing(self) -> bool:
        return self.session is not None and not self.session.read_only

    @property
    def now(self) -> Frozen:
        assert self.paper is not None
        return frozen(self.paper.says)

    def _opened(self) -> tuple[EditingSession, Paper]:
        assert self.session is not None
        assert self.paper is not None
        return self.session, self.paper

    def _typed(self) -> None:
        self.ever.add(self.now)

    def _shut(self) -> None:
        self.session = self.paper = None

    def _ended(self) -> None:
        self._shut()
        self.running = False

    def _reports(self) -> list[Report]:
        contents = contents_of(self.shop.healthy)
        return sorted(
            (*contents.drafts, *contents.submitted), key=lambda r: (r.report_id.int, r.revision)
        )

    def _drafts(self) -> list[Report]:
        return [report for report in self._reports() if report.status is ReportStatus.DRAFT]

    def _is_locked(self, report: Report) -> bool:
        return self.shop.healthy.open_reports.is_open(report.report_id)

    def _attempt(self, action: Callable[[], object], trouble: Trouble | None) -> Outcome:
        outcome = self.shop.attempt(action, trouble)
        self.happened[outcome.value] += 1
        return outcome

    # Beginning and opening.

    @initialize()
    def begin_first(self) -> None:
        self._begin(carry=False, trouble=None)

    @precondition(lambda self: self.at_start and len(self._reports()) < _MOST_REPORTS)
    @rule(carry=st.booleans(), trouble=TROUBLES)
    def begin(self, carry: bool, trouble: Trouble | None) -> None:
        self._begin(carry=carry, trouble=trouble)

    def _begin(self, *, carry: bool, trouble: Trouble | None) -> None:
        shop = self.shop
        taken = [report.term for report in self._reports() if report.term]
        term = _TERMS[_TERMS.index(max(taken)) + 1] if taken else _TERMS[0]
        sources = sources_for(COMMITTEE, term, shop.catalog, shop.library) if carry else ()
        plan = shop.new_reports.plan(sources, COMMITTEE, term) if sources else None
        report = shop.new_reports.begin(COMMITTEE, term, plan)
        if sources:
            earlier = said(sources[0])
            assert frozen(earlier) in self.ever
            assert said(report) == carried_to(term.code, earlier, QUESTIONS)
        self.ever.add(frozen(said(report)))

        def keep() -> None:
            shop.library.save_sources(report, sources)
            shop.library.save(report)

        outcome = self._attempt(keep, trouble)
        if outcome is Outcome.DONE:
            self.safe[report.report_id] = {frozen(said(report))}
            self._open(report, None)
        elif outcome is Outcome.KILLED:
            self._ended()

    @precondition(lambda self: self.at_start)
    @rule(which=st.integers(0, 20), trouble=TROUBLES)
    def open(self, which: int, trouble: Trouble | None) -> None:
        reports = self._reports()
        if reports:
            self._open(reports[which % len(reports)], trouble)

    def _open(self, report: Report, trouble: Trouble | None) -> None:
        shop = self.shop

        def begin() -> None:
            saver = open_draft(report, shop.library, shop.clock(), shop.new_id)
            self.session = EditingSession(saver.saved, FORM, saver, shop.clock)

        outcome = self._attempt(begin, trouble)
        if outcome is Outcome.KILLED:
            self._ended()
        if self.session is None:
            return
        shown = frozen(said(self.session.report))
        if report.status is ReportStatus.DRAFT:
            assert shown in self.safe.get(report.report_id, self.ever)
            # From now on this is what the officer knows.
            self.safe[report.report_id] = {shown}
        self.paper = Paper(said(self.session.report))
        self.changed_elsewhere = False
        self.locked = self._is_locked(report)

    # Writing.

    @precondition(lambda self: self.writing)
    @rule(question=st.sampled_from(QUESTIONS), text=_TEXTS)
    def type(self, question: str, text: str) -> None:
        session, paper = self._opened()
        session.set_blocks(question, blocks_of(text))
        paper.set_answer(question, "text", text)
        self._typed()

    @precondition(lambda self: self.writing)
    @rule(question=st.sampled_from(QUESTIONS), aside=st.booleans())
    def set_aside(self, question: str, aside: bool) -> None:
        session, paper = self._opened()
        session.set_not_applicable(question, aside)
        paper.set_answer(question, "aside", aside)
        self._typed()

    @precondition(lambda self: self.writing)
    @rule(question=st.sampled_from(QUESTIONS), reason=_TEXTS)
    def give_reason(self, question: str, reason: str) -> None:
        session, paper = self._opened()
        session.set_reason(question, reason)
        paper.set_answer(question, "reason", reason)
        self._typed()

    @precondition(lambda self: self.writing)
    @rule(field=st.sampled_from(CONTACT), text=st.sampled_from(["", "08-508 21 000", "Bo Ek"]))
    def set_contact(self, field: str, text: str) -> None:
        session, paper = self._opened()
        session.set_contact(field, text)
        paper.set_contact(field, text)
        self._typed()

    @precondition(lambda self: self.writing)
    @rule(question=st.sampled_from(QUESTIONS))
    def confirm(self, question: str) -> None:
        session, paper = self._opened()
        session.confirm(question)
        paper.confirm(question)
        self._typed()

    def _new_text(self) -> str:
        self.written += 1
        return f"Text nummer {self.written}."

    def _fill_in(self) -> None:
        """Have it be such that nothing stops it from being exported."""
        session, paper = self._opened()
        for field, text in FILLED.items():
            session.set_contact(field, text)
            paper.set_contact(field, text)
        session.confirm_contact()
        paper.confirm_contact()
        for question in QUESTIONS:
            self.set_aside(question, False)
            self.type(question, self._new_text())
            self.confirm(question)
        self._typed()

    @precondition(lambda self: self.is_open)
    @rule(seconds=st.sampled_from([20, 90, 7200, 90_000]))
    def wait(self, seconds: int) -> None:
        self.shop.clock.wait(seconds)
