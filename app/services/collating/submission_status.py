"""Which of the reports that came in count, for each term, and the status of every file."""

from collections.abc import Iterator
from itertools import groupby

from app.model.collation.collation import Participant
from app.model.collation.judging import Judged, judge
from app.model.collation.notes import FileNote, Note, NoteCode, Standing
from app.model.collation.submission import UNKNOWN_SURVEY, SourceKind, Submission
from app.model.committee import Committee, missing_in_term
from app.model.finding import FindingCode
from app.model.report import AnswerStatus, CommitteeRef, ReportStatus
from app.model.rich_text import shortened
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.errors import NoFormError
from app.services.reading.found_reports import findings_in
from app.storage.collation_store import NO_TERM, CollationStore, StoredParticipant

_FORM, _DRAFT, _EDITED = "ifylld blankett", "utkast", "ändrat efter exporten"
_TERM_ASSUMED = "Perioden framgår inte av filen. Svaren är räknade till"


class CountedReports:
    """The reports that count, in the order of the committee register, unknown committees last."""

    def __init__(self, store: CollationStore, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog
        self._respondent = catalog.register.respondent
        committees = catalog.register.committees
        self._ranks = {committee.id: f"0{at:06}" for at, committee in enumerate(committees)}

    def sender(self, one: Submission) -> str:
        """The name of the committee; of an unknown one, what the report says."""
        if one.committee is not None:
            return one.committee.name
        unknown = self._respondent.fill("Okän{d} {one}")
        return f"{unknown} (”{shortened(one.written)}”)" if one.written else unknown

    def notes(self, one: Submission, own_term: Term) -> Iterator[Note]:
        """What to know about a report that counts, besides what its file says."""
        if one.term is None:
            message = f"{_TERM_ASSUMED} {own_term.in_a_sentence}."
            yield Note(code=NoteCode.TERM_ASSUMED, message=message, calls=True)
        committee = self._catalog.register.get(one.committee.id) if one.committee else None
        if committee is None:
            named = f"”{shortened(one.written)}” finns inte i registret"
            where = named if one.written else "står inte i filen"
            message = self._respondent.fill("{The} {}. Svaren står sist.", where)
            yield Note(code=NoteCode.UNKNOWN_COMMITTEE, message=message, calls=True)
            return
        if one.assigned:
            respondent = self._catalog.register.respondent_of(committee)
            none = respondent.fill("{no} {one}")
            written = f"”{shortened(one.written)}”" if one.written else none
            message = respondent.fill("{The} är angive{n} här. I filen står {}.", written)
            yield Note(code=NoteCode.COMMITTEE_ASSIGNED, message=message)
        if not committee.exists_in(own_term):
            message = f"{missing_in_term(committee, own_term)}."
            yield Note(code=NoteCode.COMMITTEE_NOT_IN_TERM, message=message, calls=True)
            return
        try:
            self._catalog.form_for(committee, own_term, one.survey or None)
        except NoFormError:
            message = f"{committee.name} har inte fått några frågor för {own_term.in_a_sentence}."
            yield Note(code=NoteCode.NOT_ASKED, message=message)

    def add(self, one: Submission, committee: str, own_term: Term, notes: tuple[Note, ...]) -> None:
        """Make a report count for a committee in a term."""
        name, states = self.sender(one), self._store.states_of(one.number).values()
        participant = Participant(
            key=one.number,
            committee_id=one.committee.id if one.committee else "",
            name=name,
            mark=_mark(one),
            type_name=self._catalog.register.type_name(one.committee.type if one.committee else ""),
            source=one.source,
            kind=one.kind,
            revision=one.revision,
            status=one.status,
            sent_at=one.sent_at,
            contact=one.contact,
            words=sum(words for _, words in states),
            unanswered=self._unanswered(one),
            states={
                status: sum(state == status.value for state, _ in states) for status in AnswerStatus
            },
            notes=notes,
        )
        rank, shown = self._ranks.get(committee, f"1{name}"), participant.model_dump_json()
        self._store.count(
            StoredParticipant(
                one.number, own_term.code, committee, rank, name, participant.mark, shown
            )
        )

    def _unanswered(self, one: Submission) -> int:
        findings = findings_in(self._store.findings_of(one.number))
        return sum(finding.code is FindingCode.MISSING_ANSWER for finding in findings)


def _mark(one: Submission) -> str:
    if one.kind is SourceKind.FORM:
        return _FORM
    if one.status is ReportStatus.DRAFT:
        return _DRAFT
    return _EDITED if one.edited else ""


_LEAST_SHARE, _FEW = 0.25, 2
_NO_TERM = Note(
    code=NoteCode.NO_TERM,
    message="Perioden framgår inte av filen, så svaren räknas inte till någon period.",
)

_UNKNOWN_SURVEY = Note(
    code=NoteCode.UNKNOWN_SURVEY,
    message="Frågorna finns inte här, så det framgår inte vilken uppföljning rapporten gäller. "
    "Installera frågorna och läs mappen igen.",
    calls=True,
)


class SubmissionStatus:
    """Judges the reports in a store; may be done again for another term.

    For `assigned` see FolderCollation.
    """

    def __init__(self, store: CollationStore, catalog: Catalog, assigned: dict[str, str]) -> None:
        self._store = store
        self._register = catalog.register
        self._calendar = catalog.calendar
        self._surveys = catalog.surveys
        self._survey = ""
        self._counted = CountedReports(store, catalog)
        self.assigned = assigned

    def notes(self) -> Iterator[FileNote]:
        return map(self._file_note, self._store.notes())

    def terms(self) -> tuple[Term, ...]:
        """The terms that there are reports for, latest first."""
        return tuple(sorted(map(self._calendar.term, self._store.terms()), reverse=True))

    def usual_term(self) -> Term | None:
        """The latest term with a fair share of the reports; None where no report names a term.

        The reports of last term may lie beside the first ones of this term. A single report of
        another term than several others is a mistake.
        """
        many = {self._calendar.term(code): many for code, many in self._store.terms().items()}
        most = max(many.values(), default=0)
        enough = max(most * _LEAST_SHARE, min(most, _FEW))
        return max((term for term, reports in many.items() if reports >= enough), default=None)

    def surveys(self) -> tuple[str, ...]:
        """The surveys that there are reports for, by title; () where there is one only."""
        there = self._store.surveys()
        return tuple(one for one in self._surveys.all() if one in there)

    def usual_survey(self) -> str:
        """The survey that most committees have reports for; empty where there is one only."""
        there = self._store.surveys()
        return max(self.surveys(), key=lambda one: there[one], default="")

    def choose_survey(self, survey: str) -> None:
        """Consider the reports of one survey only, from the next `judge_all` on."""
        self._survey = survey
        self._store.choose_survey(survey)

    def judge_all(self, term: Term) -> None:
        """Judge the reports of every term; those that name none belong to the usual term.

        Those of other surveys than the one that is considered are set aside.
        """
        self._store.clear_counted()
        self._store.align_with_documents()
        self._assign_again()
        usual = self.usual_term() or term
        # The notes on reports of other terms depend on which committees have one for this term.
        for other in dict.fromkeys((term, usual, *self.terms())):
            for committee, group in self._groups(other.code, with_unknown=other == usual):
                respondent = self._register.respondent_of(self._register.get(committee))
                for judged in judge(group, respondent):
                    self._record(judged, committee, other, term)
        for _, group in self._groups(NO_TERM, with_unknown=False):
            for one in group:
                self._note(one, Standing.SET_ASIDE, (_NO_TERM,))
        for _, survey, shown in self._store.of_other_surveys():
            note = self._other_survey_note(survey)
            self._note(self._submission(shown), Standing.SET_ASIDE, (note,))

    def assign(self, number: int, committee: Committee) -> None:
        """Treat a report, and what came in with it, as from the committee that the office says.

        In effect from the next `judge_all` on.
        """
        for one, shown in self._store.same_committee(number):
            submission = self._submission(shown)
            if submission.committee is None or submission.assigned:
                self.assigned[submission.content] = committee.id
                self._move(one, submission, committee)

    def _assign_again(self) -> None:
        for one, shown in self._store.from_unknown_committees():
            submission = self._submission(shown)
            committee = self._register.get(self.assigned.get(submission.content, ""))
            if committee is not None:
                self._move(one, submission, committee)

    def _file_note(self, shown: str) -> FileNote:
        return FileNote.model_validate_json(shown, context=self._calendar.context)

    def _submission(self, shown: str) -> Submission:
        return Submission.model_validate_json(shown, context=self._calendar.context)

    def _move(self, number: int, submission: Submission, committee: Committee) -> None:
        changed = {"committee": CommitteeRef.to(committee), "assigned": True}
        moved = submission.model_copy(update=changed)
        self._store.move(number, committee.id, moved.model_dump_json())

    def _groups(
        self, term: str, *, with_unknown: bool
    ) -> Iterator[tuple[str, Iterator[Submission]]]:
        rows = self._store.submissions(term, with_unknown_term=with_unknown)
        for committee, group in groupby(rows, key=lambda row: row[0]):
            yield committee, (self._submission(row[1]) for row in group)

    def _record(self, judged: Judged, committee: str, own_term: Term, term: Term) -> None:
        one, standing, notes = judged.submission, judged.standing, judged.notes
        if standing is Standing.COUNTS:
            notes = (*notes, *self._counted.notes(one, own_term))
            self._counted.add(one, committee, own_term, notes)
        if own_term != term:
            standing = Standing.SET_ASIDE
            # Nobody has to act on the rest of a report that is not in the collation.
            silent = (note.model_copy(update={"calls": False}) for note in judged.notes)
            notes = (self._other_term_note(one, committee, own_term, term), *silent)
        self._note(one, standing, notes)

    def _note(self, one: Submission, standing: Standing, notes: tuple[Note, ...]) -> None:
        note = FileNote(
            source=one.source,
            standing=standing,
            notes=notes,
            committee=self._counted.sender(one),
            term=one.term,
            revision=one.revision,
        )
        self._store.note(one.number, note.model_dump_json())

    def _other_term_note(self, one: Submission, committee: str, own_term: Term, term: Term) -> Note:
        # A report of an earlier term is what this one is compared with.
        successor = self._register.successor_in(committee, term)
        sender = successor.id if successor else committee
        calls = own_term > term or self._store.counted_report(sender, term.code) is None
        about = "Gäller" if one.term is not None else _TERM_ASSUMED
        message = f"{about} {own_term.in_a_sentence}, inte {term.in_a_sentence}."
        return Note(code=NoteCode.OTHER_TERM, message=message, calls=calls)

    def _other_survey_note(self, survey: str) -> Note:
        if survey == UNKNOWN_SURVEY:
            return _UNKNOWN_SURVEY
        mine, theirs = (self._surveys.title(one) for one in (self._survey, survey))
        message = f"Gäller uppföljningen ”{theirs}”, inte ”{mine}”."
        return Note(code=NoteCode.OTHER_SURVEY, message=message)
