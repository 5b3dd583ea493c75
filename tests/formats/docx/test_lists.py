"""Numbered lists in the document: Word counts them as the model does."""

from hypothesis import given, settings
from lxml import etree

from app.formats.docx.block_writer import BULLETS
from app.formats.docx.markup import w
from app.formats.docx.report_docx import write_report_docx
from app.formats.docx.styles import number, value
from app.model.rich_text import Block, item_numbers
from tests.support.report_documents import content, form_named, parts_of, rich_report, template
from tests.support.strategies import rich_texts

FORM = form_named("stadsdelsnamnd")
TEMPLATE = template()
REPORT = rich_report(FORM)


def _numbers_in_word(root: etree._Element, numbering: etree._Element) -> list[int | None]:
    """What Word shows in front of each paragraph of an answer: a counter for each numbering."""
    starts = {
        num.get(w("numId")): {
            number(level.get(w("ilvl"))): number(value(level, "startOverride"))
            for level in num.iterfind(w("lvlOverride"))
        }
        for num in numbering.iterfind(w("num"))
    }
    counters: dict[str, dict[int, int]] = {}
    shown: list[int | None] = []
    for paragraph in content(root, "svart-ekonomi"):
        place = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        num_id, level = value(place, "numId"), number(value(place, "ilvl"))
        if num_id is None or level is None or num_id == str(BULLETS):
            shown.append(None)
            continue
        counts = counters.setdefault(num_id, {})
        first = level not in counts and level not in starts[num_id]
        start = starts[num_id].get(level) or 1
        counts[level] = 1 if first else counts.get(level, start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            counts[deeper] = 0
        shown.append(counts[level])
    return shown


@settings(max_examples=100)
@given(blocks=rich_texts(12))
def test_lists_begin_and_go_on_as_the_model_counts(blocks: tuple[Block, ...]) -> None:
    answer = REPORT.answer("svart-ekonomi")
    changed = type(answer).model_validate({**answer.model_dump(), "blocks": blocks})
    parts = parts_of(write_report_docx(REPORT.with_answer(changed), FORM, TEMPLATE))
    if not changed.blocks:
        return
    root = etree.fromstring(parts["word/document.xml"])
    numbering = etree.fromstring(parts["word/numbering.xml"])
    assert _numbers_in_word(root, numbering) == item_numbers(changed.blocks)
