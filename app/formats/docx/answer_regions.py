"""Sorts the elements of a document: to which answer or field each belongs, or to none."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from app.formats.docx.controls import control_content
from app.formats.docx.form_outline import FIELD_LABEL, FORM_TEXT, PrintedLine
from app.formats.docx.markup import MATH, W16SE, Element, ancestors_of, named, w
from app.formats.docx.printed_lines import PrintedLines
from app.formats.docx.styles import ParagraphKinds, value

_SHOWN = (
    *(w(name) for name in ("t", "sym", "drawing", "pict", "object", "altChunk")),
    *(named(MATH, "t"), named(W16SE, "symEx")),
)
_PARTS_OF_TABLES = (w("tr"), w("tc"))


class AnswerRegions:
    """The elements of each answer and field.

    An answer is its control, and what stands between the lines of the form around it; where its
    control is gone, what follows its question. A field is what stands in the table cell of its
    control, or beside its label. What belongs to none, nor to the form, is in `outside`.
    """

    def __init__(
        self,
        kinds: ParagraphKinds,
        controls: Mapping[Element, str],
        questions: Collection[str],
        printed: PrintedLines,
        *,
        form_is_known: bool,
    ) -> None:
        self.by_tag: dict[str, list[Element]] = {}
        self.outside: list[Element] = []
        self._kinds = kinds
        self._controls = controls
        self._questions = questions
        self._printed = printed
        self._form_is_known = form_is_known
        self._owners = _owners(controls)
        self._found = set(controls.values())
        self._around = ancestors_of([*controls, *printed.found])
        self._cells = _cells_of_one(controls)
        self._current: str | None = None
        self._labelled: tuple[str, Element | None] = ("", None)
        self._question_level = 0
        self._heading: list[Element] = []
        self._before: list[Element] = []

    def read(self, document: Element) -> None:
        """Go through the body once."""
        body = document.find(w("body"))
        for element in () if body is None else self._leaves(body):
            line = self._printed.found.get(element)
            if element in self._owners:
                self._at_controls(element, self._owners[element])
            elif line is not None:
                self._at_line(element, line)
            elif not self._belongs_to_a_field(element):
                self._at_text(element)
        self._set_outside()

    def _leaves(self, parent: Iterable[Element]) -> Iterator[Element]:
        """The elements, without what is only around controls and lines of the form."""
        for element in parent:
            is_around = element in self._around or element.tag in _PARTS_OF_TABLES
            if element in self._controls or not is_around or element.tag == w("p"):
                yield element
            else:
                content = element.find(w("sdtContent")) if element.tag == w("sdt") else element
                yield from self._leaves(() if content is None else content)

    def _at_controls(self, element: Element, controls: list[Element]) -> None:
        tags = {self._controls[control] for control in controls}
        if len(tags) == 1 and tags <= set(self._questions):
            (self._current,) = tags
            self.by_tag.setdefault(self._current, []).extend([*self._before, element])
            self._before = []
            return
        self._leave()
        for control in controls:
            content = self.by_tag.setdefault(self._controls[control], [])
            cell = next(control.iterancestors(w("tc")), None)
            if cell is None or cell not in self._cells:
                content.extend(control_content(control))
            elif cell not in content:
                content.append(cell)

    def _at_line(self, element: Element, line: PrintedLine) -> None:
        level = self._kinds.heading_level(element.find(w("pPr")))
        if line.is_note:
            return
        self._leave()
        if level is not None:
            self._question_level, self._heading = level, [element]
        if line.tag in self._questions and line.tag not in self._found:
            self._current = line.tag
            self.by_tag.setdefault(line.tag, [])
        elif line.tag and line.tag not in self._found:
            self._labelled = (line.tag, next(element.iterancestors(w("tr")), None))

    def _belongs_to_a_field(self, element: Element) -> bool:
        """Whether it stands beside a label, or in the cell of a field."""
        if any(cell in self._cells for cell in element.iterancestors(w("tc"))):
            return True
        tag, row = self._labelled
        beside = row is not None and next(element.iterancestors(w("tr")), None) is row
        if beside:
            self.by_tag.setdefault(tag, []).append(element)
        return beside

    def _at_text(self, element: Element) -> None:
        level = self._kinds.heading_level(element.find(w("pPr")))
        if level is not None and (self._current is None or level <= self._question_level):
            self._leave()
            self._question_level = level
            # Of a form that is known it is no heading, and so said by somebody.
            (self.outside if self._form_is_known else self._heading).append(element)
        elif not self._form_is_known and _is_form_text(element):
            self._leave()
        elif self._current is not None:
            self.by_tag[self._current].append(element)
        else:
            self._before.append(element)

    def _leave(self) -> None:
        self._set_outside()
        self._current = None
        self._labelled = ("", None)

    def _set_outside(self) -> None:
        if any(next(one.iter(*_SHOWN), None) is not None for one in self._before):
            self.outside += [*self._heading, *self._before]
        self._heading, self._before = [], []


def _owners(controls: Iterable[Element]) -> dict[Element, list[Element]]:
    """The controls in each paragraph; one around paragraphs is its own."""
    owners: dict[Element, list[Element]] = {}
    for control in controls:
        owners.setdefault(next(control.iterancestors(w("p")), control), []).append(control)
    return owners


def _cells_of_one(controls: Mapping[Element, str]) -> set[Element]:
    """The table cells that hold controls of exactly one tag, nested cells included."""
    held = {
        (cell, tag) for control, tag in controls.items() for cell in control.iterancestors(w("tc"))
    }
    counts = Counter(cell for cell, _ in held)
    return {cell for cell, count in counts.items() if count == 1}


def _is_form_text(paragraph: Element) -> bool:
    return value(paragraph.find(w("pPr")), "pStyle") in {FORM_TEXT, FIELD_LABEL}
