"""Answers as they are taken elsewhere: one alone, or all of a report below their questions."""

import pytest
from hypothesis import given

from app.formats.html.html_reader import read_html
from app.formats.html.text_to_copy import answer_to_copy, blocks_to_copy, report_to_copy
from app.model.report import Answer, Report, empty_answers
from app.model.rich_text import Block
from tests.support.example_report import bold, bullet, paragraph
from tests.support.example_report import subheading as heading
from tests.support.reports import whole_report
from tests.support.small_form import small_form
from tests.support.strategies import reports
from tests.support.terms import IN_STOCKHOLM

FORM = small_form()


def _answer(**changes: object) -> Answer:
    return Answer.model_validate(
        {"question_id": "ett", "question": "Vad gjordes?", **changes}, context=IN_STOCKHOLM
    )


def _report() -> Report:
    report = whole_report()
    first, second, third, last = empty_answers(FORM, report.term)
    return report.model_copy(
        update={
            "answers": (
                first.model_copy(
                    update={"blocks": (heading("Möten"), paragraph("Tolv ", bold("möten:")))}
                ),
                second.model_copy(update={"not_applicable": True, "reason": "Ingen <hamn>."}),
                third,
                last.model_copy(update={"blocks": (bullet("a"), bullet("b", level=1))}),
            )
        }
    )


def test_an_answer_is_what_it_says() -> None:
    blocks = (paragraph("Tolv ", bold("möten:")), bullet("maj"))
    copied = answer_to_copy(_answer(blocks=blocks))
    assert copied == blocks_to_copy(blocks)
    assert copied.plain == "Tolv möten:\n\n• maj"
    assert copied.html == ('<p>Tolv <strong>möten:</strong></p><ul type="disc"><li>maj</li></ul>')


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (_answer(), "(inget svar)"),
        (_answer(not_applicable=True, reason="Ingen hamn. "), "Ej relevant: Ingen hamn."),
        (_answer(not_applicable=True), "Ej relevant."),
        (
            _answer(not_applicable=True, reason="Nej.", blocks=(paragraph("kvar"),)),
            "Ej relevant: Nej.",
        ),
    ],
    ids=["blank", "reason", "no reason", "text set aside"],
)
def test_an_answer_without_text_says_why(answer: Answer, said: str) -> None:
    copied = answer_to_copy(answer)
    assert (copied.plain, copied.html) == (said, f"<p>{said}</p>")
    assert copied.blocks == (paragraph(said),)


def test_a_whole_report_has_its_sections_and_questions_as_headings() -> None:
    copied = report_to_copy(_report(), FORM)
    assert copied.html == (
        "<h2>1. Först</h2><h3>Vad gjordes 2022?</h3><h4>Möten</h4>"
        "<p>Tolv <strong>möten:</strong></p>"
        "<h3>Vad mer?</h3><p>Ej relevant: Ingen &lt;hamn&gt;.</p>"
        "<h2>3. Sedan</h2><h3>Hur gick det?</h3><p>(inget svar)</p><h2>Övrigt</h2>"
        '<ul type="disc"><li>a<ul type="circle"><li>b</li></ul></li></ul>'
    )
    assert copied.plain == (
        "1. Först\n\nVad gjordes 2022?\n\nMöten\n\nTolv möten:\n\nVad mer?\n\n"
        "Ej relevant: Ingen <hamn>.\n\n3. Sedan\n\nHur gick det?\n\n(inget svar)\n\nÖvrigt\n\n"
        "• a\n   • b"
    )


def _words(blocks: tuple[Block, ...]) -> list[str]:
    return [" ".join(block.text.split()) for block in blocks if block.text.strip()]


@given(reports(FORM))
def test_html_and_plain_text_say_the_same_as_the_blocks(report: Report) -> None:
    copied = report_to_copy(report, FORM)
    assert _words(read_html(copied.html).blocks) == _words(copied.blocks)
    plain = " ".join(copied.plain.split())
    assert all(words in plain for words in _words(copied.blocks))
