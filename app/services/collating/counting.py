"""Which of the reports that came in count, for every term; and what becomes of each file."""

from collections.abc import Iterator
from itertools import groupby

from app.model.collation.judging import Judged, judge
from app.model.collation.notes import FileNote, Note, Standing
from app.model.collation.submission import Submission
from app.model.committee import Committee
from app.model.report import CommitteeRef
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.collating.participants import Participants
from app.storage.collected_store import NO_TERM, CollectedStore

_FAIR_PART, _FEW = 0.25, 2
_NO_TERM = Note(
    code="no-term",
    message="Perioden står inte i filen, så svaren räknas inte till någon period.",
)


class Counting:
    """Decides for a store; may be done again for another term.

    `named` are the committees, by id, that somebody has said reports are from, by what these say.
    """

    def __init__(self, store: CollectedStore, catalog: Catalog, named: dict[str, str]) -> None:
        self._store = store
        self._register = catalog.register
        self._participants = Participants(store, catalog)
        self.named = named

    def notes(self) -> Iterator[FileNote]:
        """What is told of every file so far."""
        return map(FileNote.model_validate_json, self._store.notes())

    def terms(self) -> tuple[Term, ...]:
        """The terms that there are reports for, the latest first."""
        return tuple(sorted(map(Term.parse, self._store.terms()), reverse=True))

    def usual_term(self) -> Term | None:
        """The latest term of a fair part of the reports; None where no report says any.

        Last term's may lie beside those of this one that have come in so far. A single report of
        another term than several others is a mistake.
        """
        many = {Term.parse(code): many for code, many in self._store.terms().items()}
        most = max(many.values(), default=0)
        fair = max(most * _FAIR_PART, min(most, _FEW))
        return max((term for term, reports in many.items() if reports >= fair), default=None)

    def count_for(self, term: Term) -> None:
        """Have the reports of every term judged; those that say none are of the usual one."""
        self._store.count_none()
        self._store.bring_together()
        self._name_again()
        home = self.usual_term() or term
        # What is said of those of other terms depends on who is there of this one.
        for other in dict.fromkeys((term, home, *self.terms())):
            for committee, group in self._groups(other.code, with_unknown=other == home):
                for judged in judge(group):
                    self._settle(judged, committee, other, term)
        for _, group in self._groups(NO_TERM, with_unknown=False):
            for one in group:
                self._tell(one, Standing.SET_ASIDE, (_NO_TERM,))

    def assign(self, number: int, committee: Committee) -> None:
        """Have a report, and what came in with it, be from a committee that somebody has named.

        It counts from the next `count_for` on.
        """
        for one, shown in self._store.group_of(number):
            submission = Submission.model_validate_json(shown)
            if submission.committee is None or submission.assigned:
                self.named[submission.content] = committee.id
                self._move(one, submission, committee)

    def _name_again(self) -> None:
        for one, shown in self._store.of_nobody():
            submission = Submission.model_validate_json(shown)
            committee = self._register.get(self.named.get(submission.content, ""))
            if committee is not None:
                self._move(one, submission, committee)

    def _move(self, number: int, submission: Submission, committee: Committee) -> None:
        changed = {"committee": CommitteeRef.to(committee), "assigned": True}
        moved = submission.model_copy(update=changed)
        self._store.move(number, committee.id, moved.model_dump_json())

    def _groups(
        self, term: str, *, with_unknown: bool
    ) -> Iterator[tuple[str, Iterator[Submission]]]:
        rows = self._store.submissions(term, of_no_term=with_unknown)
        for committee, group in groupby(rows, key=lambda row: row[0]):
            yield committee, (Submission.model_validate_json(row[1]) for row in group)

    def _settle(self, judged: Judged, committee: str, of: Term, term: Term) -> None:
        one, standing, notes = judged.submission, judged.standing, judged.notes
        if standing is Standing.COUNTS:
            notes = (*notes, *self._participants.notes(one, of))
            self._participants.count(one, committee, of, notes)
        if of != term:
            standing = Standing.SET_ASIDE
            # Of a report that is not in the picture, nobody has to do anything about the rest.
            silent = (note.model_copy(update={"calls": False}) for note in judged.notes)
            notes = (self._of_another_term(committee, of, term), *silent)
        self._tell(one, standing, notes)

    def _tell(self, one: Submission, standing: Standing, notes: tuple[Note, ...]) -> None:
        note = FileNote(
            source=one.source,
            standing=standing,
            notes=notes,
            committee=self._participants.name(one),
            term=one.term,
            revision=one.revision,
        )
        self._store.note(one.number, note.model_dump_json())

    def _of_another_term(self, committee: str, of: Term, term: Term) -> Note:
        # A report of an earlier term is what this one is compared with.
        heir = self._register.heir(committee, term)
        sender = heir.id if heir else committee
        calls = of > term or self._store.counted_of(sender, term.code) is None
        message = f"Gäller {of.in_a_sentence}, inte {term.in_a_sentence}."
        return Note(code="other-term", message=message, calls=calls)
