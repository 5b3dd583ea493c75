"""Any report on any question set, written as a document and read back: nothing is lost."""

import datetime
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.embedded import EMBEDDED_PART, embedded_part
from app.formats.docx.report_docx import write_report_docx
from app.formats.report_json import write_report_json
from app.model.form import FormDefinition, Question
from app.model.kinds.conditions import not_asked
from app.model.kinds.kind import Kind
from app.model.kinds.value import Chosen, Table
from app.model.report import Answer, Report
from app.model.report_stages import without_set_aside
from tests.support.form_strategies import forms
from tests.support.report_documents import parts_of, template, zipped
from tests.support.strategies import reports
from tests.support.terms import CALENDAR

TEMPLATE = template()
Written: TypeAlias = tuple[FormDefinition, Report]
_EVERY_KIND = tuple(Kind)
# The years before it have no four digits, and are taken for others.
_FIRST_YEAR = 1000


def _answered(form: FormDefinition) -> st.SearchStrategy[Written]:
    return reports(form).map(lambda report: (form, report.model_copy(update={"docx": None})))


_written = forms(_EVERY_KIND).flatmap(_answered)


@settings(max_examples=300)
@given(written=_written, form_is_known=st.booleans(), is_sent=st.booleans())
def test_a_report_comes_back_whole(written: Written, form_is_known: bool, is_sent: bool) -> None:
    form, report = written
    if is_sent:
        report = without_set_aside(report)
    # The set alone says which names of rows are printed.
    form_is_known = form_is_known or any(question.fixed_rows for question in form.questions())
    document = write_report_docx(report, form, TEMPLATE)
    reading = read_report_docx(document, "rapport.docx", CALENDAR, [form] if form_is_known else [])
    assert reading.report == report
    assert (reading.edited, reading.not_taken, reading.form_text) == ((), (), ())


@settings(max_examples=300)
@given(written=_written)
def test_the_controls_alone_hold_what_the_report_says(written: Written) -> None:
    form, report = written
    document = parts_of(write_report_docx(report, form, TEMPLATE))
    # The embedded report has the questions, and no answer to any of them.
    empty = report.model_copy(update={"answers": tuple(map(_emptied, report.answers))})
    document[EMBEDDED_PART] = embedded_part(write_report_json(empty))
    read = read_report_docx(zipped(document), "rapport.docx", CALENDAR, [form]).report
    skipped = not_asked(report)
    for before, after in zip(report.answers, read.answers, strict=True):
        if before.question_id in skipped or before.kind is Kind.TEXT:
            continue
        if before.not_applicable:
            assert after.not_applicable
        elif _is_readable(before, form.question(before.question_id)):
            assert after.value == before.value


def _is_readable(answer: Answer, question: Question) -> bool:
    """Whether people who read it would know the value: it is one, and one that can be given."""
    asked = {column.id: column for column in question.columns}
    rows = answer.value.rows if isinstance(answer.value, Table) else ()
    values = [(asked[cell.column], cell.value) for row in rows for cell in row.cells]
    if question.fixed_rows and all(len(row.cells) <= 1 for row in rows):
        # The names of the rows are printed in any case, and say nothing alone.
        return False
    return not answer.unfinished and all(
        (asked.other or not isinstance(value, Chosen) or not value.other)
        and (not isinstance(value, datetime.date) or value.year >= _FIRST_YEAR)
        for asked, value in [*values, (question, answer.value)]
    )


def _emptied(answer: Answer) -> Answer:
    return answer.emptied().model_copy(update={"options": answer.options})
