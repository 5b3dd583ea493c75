"""Which part of the document's body belongs to which answer, and which to none."""

from collections.abc import Mapping

from app.formats.docx.block_writer import FORM_TEXT
from app.formats.docx.markup import Element, w
from app.formats.docx.paragraph_kind import ParagraphKinds
from app.formats.docx.styles import value


class AnswerRegions:
    """For each tag its control and what stands between the headings around it.

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
        """What ends an answer: a heading, the form's own text, a table of fields."""
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
    """The words of a heading, for comparing."""
    return " ".join("".join(node.text or "" for node in paragraph.iter(w("t"))).split())


def _in_body(control: Element) -> Element:
    """The child of the body that the control is or stands in."""
    element = control
    for ancestor in control.iterancestors():
        if ancestor.tag == w("body"):
            break
        element = ancestor
    return element


def _is_form_text(paragraph: Element) -> bool:
    return value(paragraph.find(w("pPr")), "pStyle") == FORM_TEXT
