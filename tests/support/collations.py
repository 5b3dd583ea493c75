"""A collation that is made of reports at hand, for those who show one or write it."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from app.formats.report_json import write_report_json
from app.model.collation.collation import (
    AnswerState,
    EarlierAnswer,
    GivenAnswer,
    MissingCommittee,
    Participant,
)
from app.model.collation.notes import FileNote, Note, NoteCode, Standing
from app.model.collation.outline import Area, Wordings, outline
from app.model.collation.submission import Source, SourceKind
from app.model.finding import Finding, FindingCode, Severity
from app.model.form import FormDefinition
from app.model.kinds.conditions import as_asked
from app.model.report import (
    Answer,
    AnswerStatus,
    CommitteeRef,
    Contact,
    Report,
    ReportStatus,
    new_report,
)
from app.model.respondent import Respondent
from app.model.term import Term
from tests.support.example_report import paragraph
from tests.support.report_documents import rich_report
from tests.support.terms import RESPONDENT, a_term
from tests.support.workplace import bundled_catalog

MADE_AT = datetime.datetime(2022, 9, 30, 14, 5, tzinfo=datetime.UTC)
TERM = a_term("2022-T2")


@dataclass(frozen=True)
class StillCollation:
    """What is known of each report is worked out of the report each time it is asked for."""

    reports: tuple[Report, ...]
    areas: tuple[Area, ...]
    missing: tuple[MissingCommittee, ...] = ()
    found: Mapping[int, tuple[Finding, ...]] = field(default_factory=dict)
    notes: tuple[FileNote, ...] = ()
    title: str = "Uppföljningsrapport näringsliv"
    term: Term = TERM
    respondent: Respondent = RESPONDENT
    made_at: datetime.datetime = MADE_AT
    application_version: str = "1.0"
    marks: Mapping[int, str] = field(default_factory=dict)
    unasked: int = 0
    before: tuple[Report, ...] = ()

    @property
    def asked_count(self) -> int:
        sent = sum(report.committee is not None for report in self.reports)
        return sent - self.unasked + len(self.missing)

    def participants(self) -> Iterator[Participant]:
        required = {one.id for area in self.areas for one in area.questions if one.required}
        for key, report in enumerate(self.reports):
            statuses = [answer.status for answer in report.answers]
            needed = [one.status for one in report.answers if one.question_id in required]
            yield Participant(
                key=key,
                committee_id=report.committee.id if report.committee else "",
                name=self._name(key),
                mark=self.marks.get(key, ""),
                type_name="Stadsdelsnämnd" if report.committee else "",
                source=Source(path=f"in/{key}.json"),
                kind=SourceKind.JSON if report.committee else SourceKind.FORM,
                revision=report.revision,
                status=report.status,
                sent_at=report.submitted_at,
                contact=report.contact,
                words=sum(answer.words for answer in report.answers),
                unanswered=needed.count(AnswerStatus.BLANK),
                states={status: statuses.count(status) for status in AnswerStatus},
            )

    def answers_to(self, question_id: str) -> Iterator[GivenAnswer]:
        for key, report in enumerate(self.reports):
            for answer in report.answers:
                if answer.question_id == question_id:
                    mark = self.marks.get(key, "")
                    yield GivenAnswer(key=key, name=self._name(key), mark=mark, answer=answer)

    def answers_of(self, key: int) -> tuple[Answer, ...]:
        return self.reports[key].answers

    def states_of(self, key: int) -> Mapping[str, AnswerState]:
        return {
            answer.question_id: AnswerState(status=answer.status, words=answer.words)
            for answer in self.reports[key].answers
        }

    @property
    def earlier_terms(self) -> tuple[Term, ...]:
        return tuple(sorted({one.term for one in self.before if one.term}, reverse=True))

    def earlier_answers(
        self, participant: Participant, question_id: str
    ) -> tuple[EarlierAnswer, ...]:
        for term in self.earlier_terms:
            found = tuple(
                EarlierAnswer(term=term, name=committee.name, answer=answer)
                for report in self.before
                for answer in report.answers
                if (committee := report.committee) is not None
                and committee.id == participant.committee_id
                and (report.term, answer.question_id) == (term, question_id)
            )
            if found:
                return found
        return ()

    def report_json(self, key: int) -> str:
        return write_report_json(self.reports[key]).decode()

    def findings(self) -> Iterator[tuple[Participant, Finding]]:
        for participant in self.participants():
            for finding in self.found.get(participant.key, ()):
                yield participant, finding

    def files(self) -> Iterator[FileNote]:
        yield from self.notes

    def _name(self, key: int) -> str:
        committee = self.reports[key].committee
        return committee.name if committee else "Okänd nämnd (”Stadsdelsnämnderna”)"


def collation_of(
    reports: Sequence[Report], forms: Sequence[FormDefinition], before: Sequence[Report] = ()
) -> StillCollation:
    """The collation of these reports and nothing else; `before` are those of earlier terms."""
    reports = tuple(map(as_asked, reports))
    wordings = [
        Wordings(
            question_id=answer.question_id,
            section=answer.section,
            text=answer.question,
            kind=answer.kind,
            times=1,
        )
        for report in reports
        for answer in report.answers
    ]
    areas = outline(forms, wordings, TERM)
    return StillCollation(reports, areas, before=tuple(map(as_asked, before)))


@cache
def example_collation() -> StillCollation:
    """Five reports that between them have everything a collation can have."""
    catalog = bundled_catalog()
    district = next(form for form in catalog.forms if form.id == "stadsdelsnamnd")
    culture = next(form for form in catalog.forms if form.id == "kulturnamnden-tertial")
    reports = (
        _from(_committee("bromma"), rich_report(district)),
        _from(_committee("farsta"), _with_gaps(rich_report(district))),
        _from(_committee("norrmalm"), _reworded(rich_report(district))),
        _from(_committee("kulturnamnden"), _of_culture(culture)),
        rich_report(district).model_copy(
            update={"committee": None, "status": ReportStatus.DRAFT, "submitted_at": None}
        ),
    )
    still = collation_of(reports, [district, culture])
    absent = catalog.register.get("skarpnack")
    assert absent is not None
    return StillCollation(
        still.reports,
        still.areas,
        missing=(
            MissingCommittee(
                committee=absent,
                type_name="Stadsdelsnämnd",
                emails=("moa.ek@stockholm.se",),
                hints=("trasig.docx kan vara från nämnden.", "=Fråga Moa."),
            ),
        ),
        found={
            1: (
                Finding(
                    code=FindingCode.MISSING_ANSWER,
                    severity=Severity.ERROR,
                    message="Frågan saknar svar. Skriv ett svar eller kryssa i Ej relevant.",
                    question_id="svart-ekonomi",
                ),
                Finding(
                    code=FindingCode.STALE_YEAR,
                    severity=Severity.WARNING,
                    message="=Står ett gammalt årtal kvar?",
                    question_id="dialog-foretag",
                    excerpt="under 2019",
                ),
            )
        },
        notes=(
            FileNote(
                source=Source(path="in/0.json"),
                standing=Standing.COUNTS,
                committee="Bromma stadsdelsnämnd",
                term=TERM,
                revision=1,
            ),
            FileNote(
                source=Source(path="mejl.eml", attachment="trasig.docx"),
                standing=Standing.REFUSED,
                notes=(Note(code=NoteCode.UNREADABLE, message="Filen är trasig.", calls=True),),
            ),
        ),
        marks={1: "ändrat efter exporten", 4: "ifylld blankett"},
    )


def _of_culture(form: FormDefinition) -> Report:
    committee = bundled_catalog().register.get("kulturnamnden")
    assert committee is not None
    report = new_report(
        form, committee, TERM, report_id=UUID(int=7), now=MADE_AT, application_version="1.0"
    )
    first = report.answers[0].model_copy(update={"blocks": (paragraph("Film och scen."),)})
    return report.with_answer(first)


def _committee(committee_id: str) -> CommitteeRef:
    committee = bundled_catalog().register.get(committee_id)
    assert committee is not None
    return CommitteeRef.to(committee)


def _from(committee: CommitteeRef, report: Report) -> Report:
    contact = Contact(
        name="=Åsa Öberg", phone="08-508 21 000", email=f"asa@{committee.id}.stockholm.se"
    )
    return report.model_copy(
        update={
            "committee": committee,
            "contact": contact,
            "status": ReportStatus.SUBMITTED,
            "submitted_at": MADE_AT - datetime.timedelta(days=3),
        }
    )


def _with_gaps(report: Report) -> Report:
    blank, refused, begun, *_ = report.answers
    for changed in (
        blank.model_copy(update={"blocks": (), "not_applicable": False, "reason": ""}),
        refused.model_copy(
            update={"blocks": (), "not_applicable": True, "reason": "Vi har inget sådant."}
        ),
        begun.model_copy(
            update={"blocks": (paragraph('=1+1 är ett svar\nmed en ny rad; och "citat".'),)}
        ),
    ):
        report = report.with_answer(changed)
    return report


def _reworded(report: Report) -> Report:
    first = report.answers[0]
    return report.with_answer(
        first.model_copy(update={"question": "Hur har samverkan utvecklats?"})
    )
