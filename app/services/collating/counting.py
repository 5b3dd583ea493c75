"""Which of the reports that came in count, for every term; and what becomes of each file."""

from collections.abc import Iterator
from itertools import groupby

from app.model.collation.judging import Judged, judge
from app.model.collation.notes import FileNote, Note, Standing
from app.model.collation.picture import Participant
from app.model.collation.submission import Submission
from app.model.committee import Committee
from app.model.report import AnswerStatus, CommitteeRef
from app.model.rich_text import shortened
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.errors import NoFormError
from app.storage.collected_store import CollectedStore, StoredParticipant

_NOBODY = "Okänd nämnd"
_FAIR_PART = 0.25


class Counting:
    """Decides for a store; may be done again for another term."""

    def __init__(self, store: CollectedStore, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog
        committees = catalog.register.committees
        self._ranks = {committee.id: f"0{at:06}" for at, committee in enumerate(committees)}

    def notes(self) -> Iterator[FileNote]:
        """What is told of every file so far."""
        return map(FileNote.model_validate_json, self._store.notes())

    def terms(self) -> tuple[Term, ...]:
        """The terms that there are reports for, the latest first."""
        return tuple(sorted(map(Term.parse, self._store.terms()), reverse=True))

    def usual_term(self) -> Term | None:
        """The latest term of a fair part of the reports; None where no report says any.

        Last term's may lie beside those of this one that have come in so far. A single report of
        a later term is a mistake.
        """
        many = {Term.parse(code): many for code, many in self._store.terms().items()}
        fair = max(many.values(), default=0) * _FAIR_PART
        return max((term for term, reports in many.items() if reports >= fair), default=None)

    def count_for(self, term: Term) -> None:
        """Have the reports of every term judged. Those that say none are taken to be of this."""
        self._store.count_none()
        # What is said of those of other terms depends on who is there of this one.
        for other in (term, *(one for one in self.terms() if one != term)):
            for committee, group in self._groups(other, with_unknown=other == term):
                for judged in judge(group):
                    self._settle(judged, committee, other, term)

    def assign(self, number: int, committee: Committee) -> None:
        """Have a report, and what came in with it, be from a committee that somebody has named.

        It counts from the next `count_for` on.
        """
        changed = {"committee": CommitteeRef.to(committee), "assigned": True}
        for one, shown in self._store.group_of(number):
            submission = Submission.model_validate_json(shown).model_copy(update=changed)
            self._store.move(one, committee.id, submission.model_dump_json())

    def _groups(
        self, term: Term, *, with_unknown: bool
    ) -> Iterator[tuple[str, Iterator[Submission]]]:
        rows = self._store.submissions(term.code, of_no_term=with_unknown)
        for committee, group in groupby(rows, key=lambda row: row[0]):
            yield committee, (Submission.model_validate_json(row[1]) for row in group)

    def _settle(self, judged: Judged, committee: str, of: Term, term: Term) -> None:
        one = judged.submission
        notes = (*judged.notes, *self._about(judged, of))
        if judged.standing is Standing.COUNTS:
            self._store.count(self._stored(one, committee, of, notes))
        standing = judged.standing
        if of != term:
            standing = Standing.SET_ASIDE
            # Of a report that is not in the picture, nobody has to do anything about the rest.
            silent = (note.model_copy(update={"calls": False}) for note in judged.notes)
            notes = (self._of_another_term(committee, of, term), *silent)
        note = FileNote(
            source=one.source,
            standing=standing,
            notes=notes,
            committee=self._name(one),
            term=one.term,
            revision=one.revision,
        )
        self._store.note(one.number, note.model_dump_json())

    def _about(self, judged: Judged, of: Term) -> Iterator[Note]:
        """What is to be known of a report that counts besides the file it stands in."""
        one = judged.submission
        if judged.standing is not Standing.COUNTS:
            return
        if one.term is None:
            message = f"Perioden står inte i filen. Svaren är räknade till {of.in_a_sentence}."
            yield Note(code="term-assumed", message=message)
        committee = self._catalog.register.get(one.committee.id) if one.committee else None
        if committee is None:
            named = f"”{shortened(one.written)}” finns inte i registret"
            message = f"Nämnden {named if one.written else 'står inte i filen'}. Svaren står sist."
            yield Note(code="unknown-committee", message=message, calls=True)
            return
        if one.assigned:
            written = f"”{shortened(one.written)}”" if one.written else "ingen nämnd"
            message = f"Nämnden är angiven här. I filen står {written}."
            yield Note(code="committee-assigned", message=message)
        if not committee.exists_in(of):
            message = self._catalog.register.why_not(committee, of)
            yield Note(code="committee-not-in-term", message=message, calls=True)
            return
        try:
            self._catalog.form_for(committee, of)
        except NoFormError:
            message = f"{committee.name} har inte fått några frågor för {of.in_a_sentence}."
            yield Note(code="not-asked", message=message)

    def _of_another_term(self, committee: str, of: Term, term: Term) -> Note:
        # A report of an earlier term is what this one is compared with.
        heir = self._catalog.register.heir(committee, term)
        sender = heir.id if heir else committee
        calls = of > term or self._store.counted_of(sender, term.code) is None
        message = f"Gäller {of.in_a_sentence}, inte {term.in_a_sentence}."
        return Note(code="other-term", message=message, calls=calls)

    def _name(self, one: Submission) -> str:
        if one.committee is not None:
            return one.committee.name
        return f"{_NOBODY} (”{shortened(one.written)}”)" if one.written else _NOBODY

    def _stored(
        self, one: Submission, committee: str, of: Term, notes: tuple[Note, ...]
    ) -> StoredParticipant:
        name = self._name(one)
        states = self._store.states_of(one.number).values()
        type_id = one.committee.type if one.committee else ""
        participant = Participant(
            key=one.number,
            committee_id=one.committee.id if one.committee else "",
            name=name,
            type_name=self._catalog.register.type_name(type_id),
            source=one.source,
            kind=one.kind,
            revision=one.revision,
            status=one.status,
            sent_at=one.sent_at,
            contact=one.contact,
            words=sum(words for _, words in states),
            states={
                status: sum(state == status.value for state, _ in states) for status in AnswerStatus
            },
            notes=notes,
        )
        rank = self._ranks.get(committee, f"1{name}")
        return StoredParticipant(
            one.number, of.code, committee, rank, name, participant.model_dump_json()
        )
