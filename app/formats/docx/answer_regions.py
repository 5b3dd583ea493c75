"""Which part of the document's body belongs to which answer."""

from collections.abc import Mapping

from app.formats.docx.markup import Element, w
from app.formats.docx.paragraph_kind import ParagraphKinds
from app.formats.docx.runs import FORM_TEXT
from app.formats.docx.styles import value


def answer_regions(
    document: Element, kinds: ParagraphKinds, controls: Mapping[Element, str]
) -> dict[str, list[Element]]:
    """For each tag its control and what stands between the headings around it.

    Left out are controls that share a table or another control: they have no room of their own.
    """
    owners: dict[Element, set[str]] = {}
    for control, tag in controls.items():
        owners.setdefault(_in_body(control), set()).add(tag)
    regions: dict[str, list[Element]] = {}
    before: list[Element] = []
    current: str | None = None
    question_level = 0
    for element in document.iterfind(f"{w('body')}/*"):
        tags = owners.get(element, set())
        level = kinds.heading_level(element.find(w("pPr")))
        ends = level is not None and (current is None or level <= question_level)
        if len(tags) == 1:
            (current,) = tags
            regions.setdefault(current, []).extend([*before, element])
            before = []
        elif tags or ends or _is_form_text(element):
            current, before = None, []
            question_level = question_level if level is None else level
        elif current is not None:
            regions[current].append(element)
        else:
            before.append(element)
    return regions


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
