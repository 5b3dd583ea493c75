"""Reads the tagged content controls of a document, wherever they have ended up."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from app.formats.docx.block_reader import FALLBACK, BlockReader, boxes_in, control_content
from app.formats.docx.block_writer import FORM_TEXT
from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import ParagraphKinds, value
from app.model.rich_text import Block


class AnswerRegions:
    """The elements of each answer: its control, and what is between the headings around it.

    `questions` are the headings of answers whose control is gone, by their text: there the answer
    is what follows. Left out are controls that share a table or another control: they have no room
    of their own. What belongs to no answer, nor to the form, is in `outside`.
    """

    def __init__(
        self,
        kinds: ParagraphKinds,
        controls: Mapping[Element, str],
        questions: Mapping[str, str],
    ) -> None:
        self.by_tag: dict[str, list[Element]] = {}
        self.outside: list[Element] = []
        self._kinds = kinds
        self._questions = questions
        self._owners: dict[Element, set[str]] = {}
        for control, tag in controls.items():
            self._owners.setdefault(_in_body(control), set()).add(tag)
        self._current: str | None = None
        self._question_level = 0
        self._heading: list[Element] = []
        self._before: list[Element] = []

    def read(self, document: Element) -> None:
        """Go through the body once."""
        for element in document.iterfind(f"{w('body')}/*"):
            tags = self._owners.get(element, set())
            level = self._kinds.heading_level(element.find(w("pPr")))
            ends = level is not None and (self._current is None or level <= self._question_level)
            if len(tags) == 1:
                (self._current,) = tags
                self.by_tag.setdefault(self._current, []).extend([*self._before, element])
                self._before = []
            elif tags or ends or _is_form_text(element):
                self._leave(element, level)
            elif self._current is not None:
                self.by_tag[self._current].append(element)
            else:
                self._before.append(element)
        self._set_outside()

    def _leave(self, element: Element, level: int | None) -> None:
        """An answer ends at a heading, at the form's own text or at a table of fields."""
        self._set_outside()
        self._current = None
        if level is None:
            return
        self._question_level = level
        self._heading = [element]
        self._current = self._questions.get(_text_of(element))
        if self._current is not None:
            self.by_tag.setdefault(self._current, [])

    def _set_outside(self) -> None:
        if self._before:
            self.outside += [*self._heading, *self._before]
        self._heading, self._before = [], []


def _text_of(paragraph: Element) -> str:
    """The text of a heading, to be compared."""
    return " ".join("".join(node.text or "" for node in paragraph.iter(w("t"))).split())


def _in_body(control: Element) -> Element:
    """The child of the body that is, or contains, the control."""
    element = control
    for ancestor in control.iterancestors():
        if ancestor.tag == w("body"):
            break
        element = ancestor
    return element


def _is_form_text(paragraph: Element) -> bool:
    return value(paragraph.find(w("pPr")), "pStyle") == FORM_TEXT


@dataclass(frozen=True)
class DocumentContent:
    """The blocks of each control by its tag, and those outside all controls.

    A control that has vanished with all that was around it is left out.
    """

    controls: dict[str, tuple[Block, ...]]
    outside: tuple[Block, ...]


def read_content(
    package: WordPackage, line_tags: Sequence[str], questions: Mapping[str, str]
) -> DocumentContent:
    """Read the lines, such as contact details, and the answers: `questions` by their tags.

    A line is what stands in the table cell of its control. An answer is what stands in its control
    and next to it, up to the headings before and after: people write below a control, and
    LibreOffice leaves all but its first paragraph outside. A control that was copied, or cut in
    two, counts as one.
    """
    controls = _controls(package.document, dict.fromkeys([*line_tags, *questions]))
    answers = {control: tag for control, tag in controls.items() if tag in questions}
    found = set(answers.values())
    gone = {
        " ".join(question.split()): tag for tag, question in questions.items() if tag not in found
    }
    regions = AnswerRegions(ParagraphKinds.of(package), answers, gone)
    regions.read(package.document)
    alone = _cells_with_one(controls)
    contents: dict[str, list[Element]] = {}
    for control, tag in controls.items():
        if tag not in regions.by_tag:
            contents.setdefault(tag, []).extend(_cell_or_content(control, alone))
    reader = BlockReader(package)
    read = {**contents, **regions.by_tag}
    return DocumentContent(
        {tag: reader.blocks(elements) for tag, elements in read.items()},
        reader.blocks([*_without_fields(regions.outside, controls), *boxes_in(package.document)]),
    )


def _cell_or_content(control: Element, cells: Collection[Element]) -> Iterable[Element]:
    """The table cell of a control; the control's own content, if it shares the cell."""
    cell = next(control.iterancestors(w("tc")), None)
    return cell if cell is not None and cell in cells else control_content(control)


def _cells_with_one(controls: Iterable[Element]) -> set[Element]:
    """The table cells that hold exactly one of the controls, nested cells included."""
    held = Counter(cell for control in controls for cell in control.iterancestors(w("tc")))
    return {cell for cell, count in held.items() if count == 1}


def _without_fields(elements: list[Element], controls: Collection[Element]) -> list[Element]:
    """Without elements whose fields are read on their own."""
    return [e for e in elements if not any(inner in controls for inner in e.iter(w("sdt")))]


def _controls(document: Element, tags: Collection[str]) -> dict[Element, str]:
    """The outermost controls that have one of the tags, in their order."""
    tagged: dict[Element, str] = {}
    others: list[Element] = []
    walk = etree.iterwalk(document, events=("start",), tag=(w("sdt"), FALLBACK))
    for _, element in walk:
        tag = value(element.find(w("sdtPr")), "tag")
        if element.tag == FALLBACK:
            walk.skip_subtree()
        elif tag is not None and tag in tags:
            tagged[element] = tag
            walk.skip_subtree()
        elif tag is None:
            others.append(element)
    # LibreOffice up to 7.4 drops the tags. While no control is missing, their order is enough.
    found = set(tagged.values())
    missing = [tag for tag in tags if tag not in found]
    if len(missing) == len(others):
        tagged.update(zip(others, missing, strict=True))
    return tagged
