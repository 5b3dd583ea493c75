"""Reads a form in Word by more than its wording: by the tags of its controls, and its tables."""

import datetime
from collections.abc import Iterable, Sequence
from uuid import UUID

from app.formats.docx.control_names import control_tag
from app.formats.docx.control_reader import read_content
from app.formats.docx.edited_report import with_edits
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.printed_lines import text_of
from app.formats.docx.styles import value
from app.formats.filled_form.form_reader import FilledForm
from app.formats.filled_form.wording_match import normal
from app.formats.shown_values import without_prompt
from app.formats.value_reading import ValueReader, has_headings
from app.model import lengths
from app.model.base import fits
from app.model.calendar import Calendar
from app.model.form import FormDefinition
from app.model.kinds.kind import Kind
from app.model.report import CONTACT_FIELDS, Answer, CommitteeRef, Report, new_report
from app.model.term import Term


def read_tagged_form(
    data: bytes, file: str, calendar: Calendar, forms: Sequence[FormDefinition]
) -> FilledForm | None:
    """The form by the tags of any set with values, which wording alone does not tell whole.

    None where they are those of none. Raises ReportFileError for a file that is broken or none of
    Word's.
    """
    package = WordPackage(data, file)
    tagged = _tagged(package.document)
    form = _form_of(tagged.keys(), package.document, forms)
    if form is None:
        return None
    # As if it had been written from a report without answers.
    term = calendar.recognised(text_of(tagged["term"]))
    empty = _empty_report(form, term, without_prompt(text_of(tagged["committee"])))
    content = read_content(package, empty, form)
    read = with_edits(empty, content, form, calendar)
    there = [one for one in read.report.answers if control_tag(one.question_id) in content.controls]
    places = {f"contact.{field}": field for field in CONTACT_FIELDS}
    return FilledForm(
        form=form,
        committee=read.committee_name,
        term=read.term_text,
        year=None,
        contact=read.report.contact,
        answers={answer.question_id: answer.blocks for answer in there},
        values={one.question_id: one for one in there if one.kind is not Kind.TEXT},
        unplaced=content.outside,
        omissions=read.omissions,
        too_long=tuple(places[place] for place in read.not_taken if place in places),
    )


def read_tables(
    data: bytes, file: str, form: FormDefinition, term: Term | None
) -> dict[str, Answer]:
    """The answers that are tables with the columns of the form, in a Word file of any origin.

    Raises ReportFileError for a file that is broken or none of Word's.
    """
    if all(question.kind is not Kind.TABLE for question in form.questions()):
        return {}
    package = WordPackage(data, file)
    empty = _empty_report(form, term, "")
    content = read_content(package, empty, form)
    found: dict[str, Answer] = {}
    for answer in empty.answers:
        tag = control_tag(answer.question_id)
        table = content.tables.get(tag, ())
        if table and has_headings(table[0], answer.columns):
            reader = ValueReader(answer, form.question(answer.question_id), term)
            read = reader.read(content.controls[tag], table)
            if read is not None and read.value is not None:
                found[answer.question_id] = read
    return found


def _tagged(document: Element) -> dict[str, Element]:
    """The contents of the controls by their tags, the first of each."""
    found: dict[str, Element] = {}
    for control in document.iter(w("sdt")):
        tag, content = value(control.find(w("sdtPr")), "tag"), control.find(w("sdtContent"))
        if tag and content is not None:
            found.setdefault(tag, content)
    return found


def _form_of(
    tags: Iterable[str], document: Element, forms: Sequence[FormDefinition]
) -> FormDefinition | None:
    """The set whose questions the controls are for; of several, the one that is worded so."""
    known = set(tags)
    if not {"committee", "term"} <= known:
        return None
    texts = {normal(text_of(paragraph)) for paragraph in document.iter(w("p"))}

    def fit(form: FormDefinition) -> tuple[int, int, int]:
        questions = list(form.questions())
        worded_so = sum(normal(question.text) in texts for question in questions)
        return worded_so, -len(questions), form.version

    asked = (
        form
        for form in forms
        if any(question.kind is not Kind.TEXT for question in form.questions())
        and {control_tag(q.id) for q in form.questions() if q.ask_if is None} <= known
    )
    return max(asked, key=fit, default=None)


def _empty_report(form: FormDefinition, term: Term | None, committee: str) -> Report:
    never = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    empty = new_report(form, None, term, report_id=UUID(int=0), now=never, application_version="")
    if not committee or not fits(committee, lengths.NAME):
        return empty
    # The page headers say it too; which one it is, the register has to say.
    named = CommitteeRef(id="namnd", name=committee, type="namnd")
    return empty.model_copy(update={"committee": named})
