"""Items that were never written are found wherever they stand, each at its place."""

import pytest

from app.model.report import Answer
from app.model.rich_text import Block
from app.model.rules.leftovers import leftover_marker
from tests.support.example_report import bold, bullet, number, paragraph
from tests.support.reports import whole_report
from tests.support.terms import IN_STOCKHOLM


def _found(*blocks: Block) -> list[str]:
    report = whole_report()
    answer = report.answer("svart-ekonomi").model_dump()
    changed = Answer.model_validate({**answer, "blocks": blocks}, context=IN_STOCKHOLM)
    return [finding.excerpt for finding in leftover_marker(report.with_answer(changed))]


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (paragraph("Vi har:\n- möten\n- ..."), ["- ..."]),
        (paragraph("Vi har:\n– …\n• ..\n3. ...\nb) ..."), ["– …", "• ..", "3. ...", "b) ..."]),
        (paragraph("Vi har haft: - ... - ..."), ["- ...", "- ..."]),
        (paragraph("Först.\n...\nSist."), ["..."]),
        (paragraph("Först.\nAtt komplettera\nSist."), ["Att komplettera"]),
        (paragraph("Vi har haft ", bold("siffror saknas"), " möten."), ["siffror saknas"]),
        (paragraph("- ..."), ["- ..."]),
        (bullet("..."), ["..."]),
        (bullet("- ..."), ["- ..."]),
        (bullet("…"), ["…"]),
        (number("• …", level=1), ["• …"]),
        (number("1. ..."), ["1. ..."]),
        (bullet("Möten:\n- ..."), ["- ..."]),
    ],
)
def test_an_item_of_dots_is_found(block: Block, found: list[str]) -> None:
    assert _found(paragraph("Text."), block, paragraph("Mer.")) == found


@pytest.mark.parametrize(
    "text",
    [
        "Det gick bra - ... men inte för alla.",
        "Vi fortsätter med lotsning...",
        "Från 2020-... till i dag.",
        "Möten\n- med företagare\n- med föreningar ...",
    ],
)
def test_dots_after_words_are_none(text: str) -> None:
    assert _found(paragraph(text)) == []
