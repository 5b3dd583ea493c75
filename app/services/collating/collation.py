"""The picture of all reports for one term, over the store that they are kept in."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from app.model.collation.notes import FileNote
from app.model.collation.outline import Area, Wordings, outline
from app.model.collation.picture import Given, Missing, Participant, State
from app.model.committee import Committee
from app.model.finding import Finding
from app.model.form import FormDefinition
from app.model.report import Answer, AnswerStatus
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.collating.collected import findings_in
from app.services.errors import NoFormError
from app.storage.collected_store import CollectedStore


class Collation:
    """A picture. It holds as long as its store counts for its term."""

    def __init__(
        self,
        store: CollectedStore,
        catalog: Catalog,
        term: Term,
        made_at: datetime.datetime,
        application_version: str,
    ) -> None:
        self._store = store
        self._catalog = catalog
        self.term = term
        self.made_at = made_at
        self.application_version = application_version

    @property
    def title(self) -> str:
        forms = self._forms
        return forms[0].short_title if forms else ""

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        rows = self._store.wordings(self.term.code)
        used = (
            Wordings(question_id=question, section=section, text=text, times=times)
            for question, section, text, times in rows
        )
        return outline(self._forms, used, self.term)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The committees that a set is for and that have no report here, as the register has them.

        Their addresses are those of their latest report of an earlier term.
        """
        return tuple(
            Missing(
                committee=committee,
                type_name=self._catalog.register.type_name(committee.type),
                emails=self._addresses_of(committee),
            )
            for committee in self.asked
            if self._store.counted_of(committee.id, self.term.code) is None
        )

    @cached_property
    def asked(self) -> tuple[Committee, ...]:
        """The committees that a set is for in the term."""
        return tuple(filter(self._is_asked, self._catalog.register.existing_in(self.term)))

    @cached_property
    def earlier_terms(self) -> tuple[Term, ...]:
        """The terms before this one that there are reports for, the latest first."""
        codes = self._store.terms()
        return tuple(sorted((t for t in map(Term.parse, codes) if t < self.term), reverse=True))

    @property
    def due(self) -> datetime.date | None:
        """The day on which the reports were to be there, if their usual set says."""
        return self._forms[0].due(self.term) if self._forms else None

    @property
    def office(self) -> str:
        """Who has asked, as their usual set calls them."""
        return self._forms[0].office if self._forms else ""

    def participants(self) -> Iterator[Participant]:
        for _, shown in self._store.participants(self.term.code):
            yield Participant.model_validate_json(shown)

    def name_of(self, key: int) -> str:
        """Who gave a report. Raises KeyError for one that is not in the picture."""
        shown = self._store.participant(key)
        if shown is None:
            raise KeyError(key)
        return Participant.model_validate_json(shown).name

    def answers_to(self, question_id: str) -> Iterator[Given]:
        for key, name, answer in self._store.answers_to(question_id, self.term.code):
            yield Given(key=key, name=name, answer=Answer.model_validate_json(answer))

    def answers_of(self, key: int) -> tuple[Answer, ...]:
        return tuple(
            Answer.model_validate_json(answer) for *_, answer in self._store.answers_of(key)
        )

    def states_of(self, key: int) -> Mapping[str, State]:
        return {
            question: State(status=AnswerStatus(status), words=words)
            for question, (status, words) in self._store.states_of(key).items()
        }

    def report_json(self, key: int) -> str:
        return self._store.report(key)

    def findings(self) -> Iterator[tuple[Participant, Finding]]:
        for shown, found in self._store.findings(self.term.code):
            participant = Participant.model_validate_json(shown)
            for finding in findings_in(found):
                yield participant, finding

    def files(self) -> Iterator[FileNote]:
        return map(FileNote.model_validate_json, self._store.notes())

    def earlier_answer(
        self, participant: Participant, question_id: str
    ) -> tuple[Term, Answer] | None:
        """What the committee, or one that it came from, said of the same matter last.

        Of a matter that had other ids before, those too.
        """
        asked = (question for area in self.areas for question in area.questions)
        question = next((one for one in asked if one.id == question_id), None)
        ids = (question_id, *(question.earlier if question else ()))
        for term in self.earlier_terms:
            for committee_id in self._line_of(participant.committee_id):
                answer = self._answer(committee_id, term, ids)
                if answer is not None:
                    return term, answer
        return None

    def _answer(self, committee_id: str, term: Term, ids: Sequence[str]) -> Answer | None:
        key = self._store.counted_of(committee_id, term.code)
        if key is None:
            return None
        answers = {answer.question_id: answer for answer in self.answers_of(key)}
        return next((answers[one] for one in ids if one in answers), None)

    def _line_of(self, committee_id: str) -> tuple[str, ...]:
        before = self._catalog.register.predecessors(committee_id)
        return (committee_id, *(one.id for one in before)) if committee_id else ()

    def _addresses_of(self, committee: Committee) -> tuple[str, ...]:
        for term in self.earlier_terms:
            keys = [self._store.counted_of(one, term.code) for one in self._line_of(committee.id)]
            shown = [self._store.participant(key) for key in keys if key is not None]
            participants = [Participant.model_validate_json(one) for one in shown if one]
            emails = tuple(p.contact.email.strip() for p in participants if p.contact.email.strip())
            if emails:
                return emails
        return ()

    def _is_asked(self, committee: Committee) -> bool:
        try:
            self._catalog.form_for(committee, self.term)
        except NoFormError:
            return False
        return True

    @cached_property
    def _forms(self) -> tuple[FormDefinition, ...]:
        """The sets of those who are in the picture, the usual one first, then of those asked."""
        known = {f"{form.id} {form.version}": form for form in self._catalog.forms}
        used = [known[name] for name in self._store.forms(self.term.code) if name in known]
        for committee in self.asked:
            form = self._catalog.form_for(committee, self.term)
            if form not in used:
                used.append(form)
        return tuple(used)
