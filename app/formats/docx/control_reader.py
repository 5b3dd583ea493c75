"""Reads what stands in an exported document, wherever its content controls have ended up."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from app.formats.docx import document_texts as wording
from app.formats.docx.answer_regions import AnswerRegions
from app.formats.docx.answer_tables import AnswerTable, table_in, without
from app.formats.docx.block_reader import BlockReader
from app.formats.docx.comments import anchored_in
from app.formats.docx.control_finder import find_controls
from app.formats.docx.control_names import control_tag, control_title
from app.formats.docx.controls import mark_filled
from app.formats.docx.document_texts import shown_lines
from app.formats.docx.form_outline import (
    FIELD_LABEL,
    FieldTable,
    PrintedLine,
    form_outline,
)
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.printed_lines import PrintedLines, paragraphs_outside, text_of, texts_around
from app.formats.docx.styles import value
from app.formats.source_text import OmissionKind, SourceText
from app.formats.value_reading import TableLines
from app.model.form import FormDefinition
from app.model.kinds.conditions import not_asked
from app.model.kinds.kind import Kind
from app.model.report import Report
from app.model.rich_text import Block, Span


@dataclass(frozen=True)
class DocumentContent:
    """The blocks of each field and answer by its control's tag, and those outside all of them.

    One that has vanished with all that was around it is left out. `omissions` are by tag too, with
    "" for those outside. `form_text` is what the form prints and somebody has changed: as it says
    now, or as it said where it is gone. `commented` has the tag of what a comment is anchored in,
    by the comment's id; a question's heading counts as the question. `questions` are those that the
    document has. Of an answer that is a table the cells are in `tables`, the rest in `controls`.
    """

    controls: dict[str, tuple[Block, ...]]
    outside: tuple[Block, ...]
    omissions: tuple[tuple[str, OmissionKind], ...] = ()
    form_text: tuple[str, ...] = ()
    commented: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    tables: Mapping[str, TableLines] = field(default_factory=dict)


@dataclass(frozen=True)
class _Expected:
    """What the document was written with. Without its form only the questions are known."""

    lines: tuple[PrintedLine, ...]
    titles: dict[str, str]
    form_is_known: bool


def _expected(report: Report, form: FormDefinition | None) -> _Expected:
    if form is None:
        questions = (
            PrintedLine("Heading2", answer.question, control_tag(answer.question_id))
            for answer in report.answers
        )
        return _Expected(tuple(questions), {}, form_is_known=False)
    lines: list[PrintedLine] = []
    titles: dict[str, str] = {}
    for part in form_outline(report, form):
        if isinstance(part, PrintedLine):
            lines.append(part)
        elif isinstance(part, FieldTable):
            lines += [PrintedLine(FIELD_LABEL, label, tag) for tag, label, _ in part.rows]
            titles |= {tag: control_title(label) for tag, label, _ in part.rows}
        elif part.answer.kind is Kind.TEXT:
            # Around a value LibreOffice 7.4 leaves a control where it no longer belongs.
            titles[control_tag(part.answer.question_id)] = control_title(part.title)
    return _Expected(tuple(lines), titles, form_is_known=True)


def read_content(
    package: WordPackage, report: Report, form: FormDefinition | None = None
) -> DocumentContent:
    """Read the fields and the answers of a document that was written from this report.

    People write below a control, LibreOffice leaves all but its first paragraph outside, and a
    control that was copied, or cut in two, counts as one: see AnswerRegions.
    """
    document, reader = package.document, BlockReader(package, is_own=True)
    mark_filled(document, wording.PROMPTS)
    report = _as_printed(report, document)
    questions = [control_tag(answer.question_id) for answer in report.answers]
    expected = _expected(report, form)
    controls = find_controls(document, [*shown_lines(report), *questions], expected.titles)
    controls = dict(_around_their_own(controls, report))
    printed = PrintedLines(expected.lines, paragraphs_outside(document, controls))
    regions = AnswerRegions(
        reader.kinds,
        controls,
        questions,
        printed,
        form_is_known=expected.form_is_known,
    )
    regions.read(document)
    tables = dict(_tables(regions, report, reader))
    read = {
        tag: reader.read(without(tables[tag].element, elements) if tag in tables else elements)
        for tag, elements in regions.by_tag.items()
    }
    longer = [one for one in printed.changed if printed.is_longer(one)]
    outside = reader.read(chain(regions.outside, longer, reader.boxes_left()))
    around = () if form is None else tuple(texts_around(package, report, form))
    # What is anchored in a line of the form, such as a picture, is in no region.
    anchored = reader.read(one for one in printed.found if one not in longer)
    return DocumentContent(
        {tag: text.blocks for tag, text in read.items()},
        (*outside.blocks, *(Block(spans=(Span(text=text),)) for text in around)),
        omissions=(
            *((tag, kind) for tag, table in tables.items() for kind in table.omissions),
            *_omissions([*read.items(), ("", outside), ("", anchored)]),
        ),
        form_text=_form_text(printed, set(read)),
        commented=dict(_commented(regions, printed)),
        questions=tuple(answer.question_id for answer in report.answers),
        tables={tag: table.rows for tag, table in tables.items()},
    )


def _as_printed(report: Report, document: Element) -> Report:
    """The report with the questions that the document has: a form has all, also unasked ones."""
    skipped = not_asked(report)
    if not skipped:
        return report
    tags = {value(properties, "tag") for properties in document.iter(w("sdtPr"))}
    there = {one.question_id for one in report.answers if control_tag(one.question_id) in tags}
    if not there:
        # Some programs drop the tags.
        texts = {text_of(paragraph) for paragraph in document.iter(w("p"))}
        there = {a.question_id for a in report.answers if " ".join(a.question.split()) in texts}
    answers = tuple(
        answer
        for answer in report.answers
        if answer.question_id not in skipped or answer.question_id in there
    )
    return report.model_copy(update={"answers": answers})


def _around_their_own(
    controls: Mapping[Element, str], report: Report
) -> Iterator[tuple[Element, str]]:
    """The controls, without those that LibreOffice has made to run on over other questions.

    It does so around what holds controls itself, as a value does.
    """
    headings = {" ".join(one.question.split()): one.question_id for one in report.answers}
    typed = {
        control_tag(answer.question_id): answer.question_id
        for answer in report.answers
        if answer.kind is not Kind.TEXT
    }
    for control, tag in controls.items():
        asked = (headings.get(text_of(one)) for one in control.iter(w("p")))
        if tag not in typed or all(one in {None, typed[tag]} for one in asked):
            yield control, tag


def _tables(
    regions: AnswerRegions, report: Report, reader: BlockReader
) -> Iterator[tuple[str, AnswerTable]]:
    """The table in each answer that is one."""
    for answer in report.answers:
        tag = control_tag(answer.question_id)
        table = table_in(regions.by_tag.get(tag, ())) if answer.kind is Kind.TABLE else None
        if table is not None:
            yield tag, AnswerTable(table, reader)


def _commented(regions: AnswerRegions, printed: PrintedLines) -> Iterator[tuple[str, str]]:
    for paragraph, line in printed.found.items():
        for comment in anchored_in((paragraph,)):
            yield comment, line.tag
    for tag, elements in regions.by_tag.items():
        for comment in anchored_in(elements):
            yield comment, tag


def _omissions(read: Iterable[tuple[str, SourceText]]) -> Iterator[tuple[str, OmissionKind]]:
    for tag, text in read:
        for _, kind in text.omissions:
            yield tag, kind


def _form_text(printed: PrintedLines, read: set[str]) -> tuple[str, ...]:
    """The changed lines. A question that is gone with its answer is told as that."""
    gone = [line.text for line in printed.gone if not line.tag or line.tag in read]
    return (*(text_of(one) for one in printed.changed), *gone)
