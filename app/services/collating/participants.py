"""Those whose reports are in the picture, and what is to be known of each."""

from collections.abc import Iterator

from app.model.collation.notes import Note
from app.model.collation.picture import Participant
from app.model.collation.submission import SourceKind, Submission
from app.model.report import AnswerStatus, ReportStatus
from app.model.rich_text import shortened
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.collating.collected import findings_in
from app.services.errors import NoFormError
from app.storage.collected_store import CollectedStore, StoredParticipant

_NOBODY = "Okänd nämnd"
_FORM, _DRAFT, _EDITED = "ifylld blankett", "utkast", "ändrat efter exporten"


class Participants:
    """Has reports count in a store, in the order of the register; those nobody knows come last."""

    def __init__(self, store: CollectedStore, catalog: Catalog) -> None:
        self._store = store
        self._catalog = catalog
        committees = catalog.register.committees
        self._ranks = {committee.id: f"0{at:06}" for at, committee in enumerate(committees)}

    def name(self, one: Submission) -> str:
        """What the sender is called; of nobody known, what stands in the report."""
        if one.committee is not None:
            return one.committee.name
        return f"{_NOBODY} (”{shortened(one.written)}”)" if one.written else _NOBODY

    def notes(self, one: Submission, of: Term) -> Iterator[Note]:
        """What is to be known of a report that counts besides the file it stands in."""
        if one.term is None:
            message = f"Perioden står inte i filen. Svaren är räknade till {of.in_a_sentence}."
            yield Note(code="term-assumed", message=message, calls=True)
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
            message = self._catalog.register.why_not(committee, of).partition(" Välj ")[0]
            yield Note(code="committee-not-in-term", message=message, calls=True)
            return
        try:
            self._catalog.form_for(committee, of)
        except NoFormError:
            message = f"{committee.name} har inte fått några frågor för {of.in_a_sentence}."
            yield Note(code="not-asked", message=message)

    def count(self, one: Submission, committee: str, of: Term, notes: tuple[Note, ...]) -> None:
        """Have a report count for a committee in a term."""
        name, states = self.name(one), self._store.states_of(one.number).values()
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
            StoredParticipant(one.number, of.code, committee, rank, name, participant.mark, shown)
        )

    def _unanswered(self, one: Submission) -> int:
        findings = findings_in(self._store.findings_of(one.number))
        return sum(finding.code == "missing-answer" for finding in findings)


def _mark(one: Submission) -> str:
    if one.kind is SourceKind.FORM:
        return _FORM
    if one.status is ReportStatus.DRAFT:
        return _DRAFT
    return _EDITED if one.edited else ""
