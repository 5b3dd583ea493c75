"""Reports of committees that answer with values, made of what a test says of them."""

import datetime
from collections.abc import Mapping
from uuid import NAMESPACE_OID, uuid5

from app.model.form import FormDefinition
from app.model.report import Answer, CommitteeRef, Report, new_report
from app.model.term import Term
from tests.support.small_form import small_form
from tests.support.terms import IN_STOCKHOLM, a_term

TERM, BEFORE = a_term("2022-T2"), a_term("2022-T1")
NOW = datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC)
NOT_APPLICABLE = {"not_applicable": True, "reason": "Vi har inget sådant."}


def asking(*questions: Mapping[str, object], **changes: object) -> FormDefinition:
    """A set with these questions, in one section; a wording where they have none."""
    worded = [{"text": f"Fråga {one['id']}?", **one} for one in questions]
    section = {"number": 1, "title": "Siffror", "questions": worded}
    return small_form(sections=[section], **changes)


def answered(
    form: FormDefinition,
    committee_id: str,
    values: Mapping[str, object],
    term: Term = TERM,
    name: str = "",
) -> Report:
    """Of each question its value; a mapping of fields, such as `unfinished`, changes those."""
    report = new_report(
        form,
        None,
        term,
        report_id=uuid5(NAMESPACE_OID, f"{committee_id} {term}"),
        now=NOW,
        application_version="1.0",
    ).model_copy(
        update={
            "committee": CommitteeRef(
                id=committee_id, name=name or committee_id.capitalize(), type="stadsdelsnamnd"
            )
        }
    )
    for question_id, value in values.items():
        fields = value if isinstance(value, Mapping) and not _is_value(value) else {"value": value}
        given = {**dict(report.answer(question_id)), **fields}
        report = report.with_answer(Answer.model_validate(given, context=IN_STOCKHOLM))
    return report


def _is_value(value: Mapping[str, object]) -> bool:
    return bool({"rows", "chosen"} & value.keys())
