"""Numbered lists in the document: Word counts them as the model does."""

import pytest
from hypothesis import given
from lxml import etree

from app.formats.docx.block_writer import BULLETS
from app.formats.docx.edited_report import read_report_docx
from app.formats.docx.list_numbers import ListNumbers
from app.formats.docx.markup import W, w
from app.formats.docx.report_docx import write_report_docx
from app.formats.docx.styles import Numberings, ParagraphKinds, StyleSheet, number, value
from app.model.rich_text import Block, item_numbers
from tests.support.example_report import number as item
from tests.support.example_report import paragraph as text
from tests.support.report_documents import content, form_named, parts_of, rich_report, template
from tests.support.strategies import rich_texts
from tests.support.terms import CALENDAR, IN_STOCKHOLM

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


@given(blocks=rich_texts(12))
def test_lists_begin_and_go_on_as_the_model_counts(blocks: tuple[Block, ...]) -> None:
    answer = REPORT.answer("svart-ekonomi")
    changed = type(answer).model_validate(
        {**answer.model_dump(), "blocks": blocks}, context=IN_STOCKHOLM
    )
    parts = parts_of(write_report_docx(REPORT.with_answer(changed), FORM, TEMPLATE))
    if not changed.blocks:
        return
    root = etree.fromstring(parts["word/document.xml"])
    numbering = etree.fromstring(parts["word/numbering.xml"])
    assert _numbers_in_word(root, numbering) == item_numbers(changed.blocks)


def test_a_list_that_goes_on_is_one_list_in_word_and_comes_back() -> None:
    blocks = (item("ett"), item("två"), text("Mellan."), item("tre", start=3), item("fyra"))
    answer = REPORT.answer("svart-ekonomi").model_copy(update={"blocks": blocks})
    document = write_report_docx(REPORT.with_answer(answer), FORM, TEMPLATE)
    root = etree.fromstring(parts_of(document)["word/document.xml"])
    places = [one.find(f"{w('pPr')}/{w('numPr')}") for one in content(root, "svart-ekonomi")]
    assert len({value(place, "numId") for place in places if place is not None}) == 1
    read = read_report_docx(document, "rapport.docx", CALENDAR)
    assert read.edited == ()
    assert read.report.answer("svart-ekonomi").blocks == blocks


_NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ([(1, 0), (1, 0), None, (1, 0)], [3, 4, None, 5]),
        ([(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)], [3, 1, 2, 4, 1]),
        ([(1, 0), (1, 2), (1, 0), (1, 2)], [3, 1, 4, 2]),
        ([(1, 0), (2, 0)], [3, 4]),
        ([(1, 0), (3, 0), (3, 0), (1, 0), (3, 0)], [3, 7, 8, 9, 10]),
        ([(9, 0), (0, 0)], [None, None]),
    ],
    ids=["goes on", "deeper", "never anew", "one list", "begins anew", "unknown"],
)
def test_numbers_are_those_that_word_shows(
    places: list[tuple[int, int] | None], shown: list[int | None]
) -> None:
    paragraphs = [
        "<w:p/>"
        if place is None
        else f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/>'
        "</w:numPr></w:pPr></w:p>"
        for place in places
    ]
    document = etree.fromstring(f'<w:document xmlns:w="{W}">{"".join(paragraphs)}</w:document>')
    numbering = etree.fromstring(_NUMBERING)
    kinds = ParagraphKinds(StyleSheet(None), Numberings(numbering))
    numbers = ListNumbers(document, numbering, kinds)
    assert [numbers.shown_before(one.find(w("pPr"))) for one in document] == shown
