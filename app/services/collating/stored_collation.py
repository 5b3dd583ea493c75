"""The collation of all reports for one term, read from the store piece by piece."""

import contextlib
import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from app.model.collation.collation import (
    AnswerState,
    EarlierAnswer,
    GivenAnswer,
    MissingCommittee,
    Participant,
    addresses_in,
)
from app.model.collation.notes import FileNote, Standing
from app.model.collation.outline import Area, Wordings, outline
from app.model.committee import Committee
from app.model.finding import Finding
from app.model.form import FormDefinition, Question
from app.model.kinds.kind import Kind
from app.model.kinds.renamed import under_new_ids
from app.model.report import Answer, AnswerStatus
from app.model.respondent import Respondent
from app.model.term import Term
from app.services.catalog import Catalog
from app.services.errors import NoFormError
from app.services.reading.found_reports import findings_in
from app.storage.collation_store import NO_TERM, CollationStore


class StoredCollation:
    """Valid until the store is judged for another term."""

    def __init__(
        self,
        store: CollationStore,
        catalog: Catalog,
        term: Term,
        survey: str,
        made: tuple[datetime.datetime, str],
    ) -> None:
        """`survey` is empty where there is one only; `made`, when and by which version."""
        self._store = store
        self._catalog = catalog
        self._calendar = catalog.calendar
        self.term = term
        self.survey = survey
        self.made_at, self.application_version = made

    @property
    def respondent(self) -> Respondent:
        """What those who are asked are called, where all have the same word; else what any has."""
        register = self._catalog.register
        called = {register.respondent_of(committee) for committee in self.asked}
        return called.pop() if len(called) == 1 else register.respondent

    @property
    def title(self) -> str:
        forms = self._forms
        return self._catalog.title_of(forms[0]) if forms else ""

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        rows = self._store.wordings(self.term.code)
        used = (
            Wordings(question_id=question, section=section, text=text, kind=Kind(kind), times=times)
            for question, section, text, kind, times in rows
        )
        return outline(self._forms, used, self.term)

    @cached_property
    def missing(self) -> tuple[MissingCommittee, ...]:
        """The committees that a set is for and that have no report here, in the register's order.

        Their addresses are those of their nearest report of another term, or else the register's.
        """
        missing = [
            committee
            for committee in self.asked
            if self._store.counted_report(committee.id, self.term.code) is None
        ]
        refused = (note for note in self.files() if note.standing is Standing.REFUSED)
        unreadable = [note.source.name for note in refused if note.calls]
        return tuple(
            MissingCommittee(
                committee=committee,
                type_name=self._catalog.register.type_name(committee.type),
                emails=self._addresses_of(committee),
                hints=tuple(self._hints(committee, unreadable)),
            )
            for committee in missing
        )

    @property
    def asked_count(self) -> int:
        return len(self.asked)

    @cached_property
    def asked(self) -> tuple[Committee, ...]:
        """The committees that a set is for in the term."""
        return tuple(committee for committee, _ in self._asked_with_form)

    @cached_property
    def earlier_terms(self) -> tuple[Term, ...]:
        """The terms before this one that there are reports for, latest first."""
        codes = self._store.terms()
        return tuple(
            sorted((t for t in map(self._calendar.term, codes) if t < self.term), reverse=True)
        )

    @property
    def due(self) -> datetime.date | None:
        """The due date of the most common question set, if it has one."""
        return self._forms[0].due(self.term) if self._forms else None

    @property
    def office(self) -> str:
        """The name of the office that asks, from the most common question set."""
        return self._forms[0].office if self._forms else ""

    def participants(self) -> Iterator[Participant]:
        for _, shown in self._store.participants(self.term.code):
            yield self._participant(shown)

    def participant(self, key: int) -> Participant:
        """Raises KeyError for one that is not in the collation."""
        shown = self._store.participant(key)
        if shown is None:
            raise KeyError(key)
        return self._participant(shown)

    def answers_to(self, question_id: str) -> Iterator[GivenAnswer]:
        for key, name, mark, answer in self._store.answers_to(question_id, self.term.code):
            given = self._read_answer(answer)
            yield GivenAnswer(key=key, name=name, mark=mark, answer=given)

    def answers_of(self, key: int) -> tuple[Answer, ...]:
        return tuple(self._read_answer(answer) for *_, answer in self._store.answers_of(key))

    def states_of(self, key: int) -> Mapping[str, AnswerState]:
        return {
            question: AnswerState(status=AnswerStatus(status), words=words)
            for question, (status, words) in self._store.states_of(key).items()
        }

    def report_json(self, key: int) -> str:
        return self._store.report(key)

    def findings(self) -> Iterator[tuple[Participant, Finding]]:
        for shown, found in self._store.findings(self.term.code):
            participant = self._participant(shown)
            for finding in findings_in(found):
                yield participant, finding

    def files(self) -> Iterator[FileNote]:
        for note in self._store.notes():
            yield FileNote.model_validate_json(note, context=self._calendar.context)

    def earlier_answers(
        self, participant: Participant, question_id: str
    ) -> tuple[EarlierAnswer, ...]:
        """The latest earlier answer of the committee to the question, or of its predecessors.

        Ids that the question had before are tried too; its columns and options have those of now.
        """
        asked = (question for area in self.areas for question in area.questions)
        question = next((one for one in asked if one.id == question_id), None)
        ids = (question_id, *(question.earlier if question else ()))
        for term in self.earlier_terms:
            found = tuple(self._answers_in(participant.committee_id, term, ids))
            if found:
                return tuple(self._under_new_ids(one, question_id) for one in found)
        return ()

    def _under_new_ids(self, one: EarlierAnswer, question_id: str) -> EarlierAnswer:
        asked = self._asked_questions.get(question_id)
        if asked is None:
            return one
        return one.model_copy(update={"answer": under_new_ids(one.answer, asked)})

    @cached_property
    def _asked_questions(self) -> Mapping[str, Question]:
        """By id, as the most common set that has it asks it."""
        asked = (one for form in reversed(self._forms) for one in form.questions())
        return {one.id: one for one in asked}

    def _answers_in(
        self, committee_id: str, term: Term, ids: Sequence[str]
    ) -> Iterator[EarlierAnswer]:
        """Of the committee itself, where it has a report of the term; else of its predecessors."""
        itself, *before = self._with_predecessors(committee_id) or ("",)
        has_own = self._store.counted_report(itself, term.code) is not None
        for one in (itself,) if has_own else before:
            answer = self._answer(one, term, ids)
            committee = self._catalog.register.get(one)
            if answer is not None and committee is not None:
                yield EarlierAnswer(term=term, name=committee.name, answer=answer)

    def _answer(self, committee_id: str, term: Term, ids: Sequence[str]) -> Answer | None:
        key = self._store.counted_report(committee_id, term.code)
        if key is None:
            return None
        answers = {question: answer for question, *_, answer in self._store.answers_of(key)}
        found = next((answers[one] for one in ids if one in answers), None)
        return self._read_answer(found) if found is not None else None

    def _participant(self, shown: str) -> Participant:
        return Participant.model_validate_json(shown, context=self._calendar.context)

    def _read_answer(self, answer: str) -> Answer:
        return Answer.model_validate_json(answer, context=self._calendar.context)

    def _with_predecessors(self, committee_id: str) -> tuple[str, ...]:
        before = self._catalog.register.predecessors(committee_id)
        return (committee_id, *(one.id for one in before)) if committee_id else ()

    def _addresses_of(self, committee: Committee) -> tuple[str, ...]:
        later = sorted(term for term in self._terms_of(committee.id) if term > self.term)
        for term in (*self.earlier_terms, *later):
            keys = [
                self._store.counted_report(one, term.code)
                for one in self._with_predecessors(committee.id)
            ]
            shown = [self._store.participant(key) for key in keys if key is not None]
            participants = [self._participant(one) for one in shown if one]
            emails = [email for one in participants for email in addresses_in(one.contact.email)]
            if emails:
                return tuple(dict.fromkeys(emails))
        return (committee.email,) if committee.email else ()

    def _hints(self, committee: Committee, unreadable: Sequence[str]) -> Iterator[str]:
        """Sentences on what came in that may be the report of a missing committee."""
        for term in self._terms_of(committee.id):
            if term > self.term:
                yield f"En rapport för {term.in_a_sentence} har kommit in."
        for name in unreadable:
            if f"_{committee.id}_" in name:
                yield f"En fil som inte går att läsa har kommit in: {name}."

    def _terms_of(self, committee_id: str) -> list[Term]:
        codes = self._store.terms_of(committee_id)
        return [self._calendar.term(code) for code in codes if code not in {"", NO_TERM}]

    @cached_property
    def _asked_with_form(self) -> tuple[tuple[Committee, FormDefinition], ...]:
        asked = []
        for committee in self._catalog.register.existing_in(self.term):
            with contextlib.suppress(NoFormError):
                form = self._catalog.form_for(committee, self.term, self.survey or None)
                asked.append((committee, form))
        return tuple(asked)

    @cached_property
    def _forms(self) -> tuple[FormDefinition, ...]:
        """The sets of the reports, most common first, then those of the other committees asked."""
        known = {f"{form.id} {form.version}": form for form in self._catalog.forms}
        used = [known[name] for name in self._store.forms(self.term.code) if name in known]
        for _, form in self._asked_with_form:
            if form not in used:
                used.append(form)
        return tuple(used)
