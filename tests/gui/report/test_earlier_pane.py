"""Last term's answer beside a question: what is shown of it, and what can be used."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.report.earlier_pane import EarlierPane
from app.model.carry_over import PlannedAnswer, plan_carry_over
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Answer, Report, empty_answers, new_report
from app.model.rich_text import Block
from tests.support.example_report import bullet, paragraph
from tests.support.officer import click
from tests.support.shown_texts import shown_words
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM, a_term
from tests.support.workplace import TODAY

FORM, THEN, NOW = small_form(), a_term("2022-T1"), a_term("2022-T2")
TEXT = (paragraph("Vi höll tre möten."), bullet("ett i maj"))
SAME = "Svaret är detsamma som förra perioden."


def _report() -> Report:
    committee = Committee(id="a", name="Nämnd", administration="x", type="stadsdelsnamnd")
    return new_report(
        FORM, committee, THEN, report_id=UUID(int=1), now=TODAY, application_version="1"
    )


def _earlier(form: FormDefinition = FORM, **changes: object) -> PlannedAnswer:
    """What the first question gets from a report that says this."""
    report = _report()
    answer = report.answer("ett").model_copy(update={"blocks": TEXT, **changes})
    return plan_carry_over([report.with_answer(answer)], form, NOW).planned[0]


def _now(*blocks: Block, question_id: str = "ett") -> Answer:
    answer = next(a for a in empty_answers(FORM, NOW) if a.question_id == question_id)
    return answer.model_copy(update={"blocks": blocks})


@pytest.fixture
def pane(styled_app: QApplication, qtbot: QtBot) -> Iterator[EarlierPane]:
    shown = EarlierPane(lambda: shown.property("sent") is not True)
    qtbot.addWidget(shown)
    shown.resize(400, 500)
    shown.show()
    yield shown
    QApplication.processEvents()


def _select(pane: EarlierPane, words: str) -> None:
    start = pane.text.toPlainText().index(words)
    cursor = QTextCursor(pane.text.document())
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    pane.text.setTextCursor(cursor)


def test_the_answer_is_shown_with_its_term_and_length(pane: EarlierPane) -> None:
    pane.show_earlier(_earlier(), _now())
    assert pane.text.blocks() == TEXT
    assert shown_words(pane) == "Tertialrapport 1 2022 7 ord"
    assert pane.use.isEnabled()


def test_a_question_without_an_earlier_answer_has_nothing_to_use(pane: EarlierPane) -> None:
    pane.show_earlier(_earlier(), _now())
    pane.show_earlier(_earlier(blocks=()), _now())
    assert shown_words(pane) == "Förra perioden inget svar"
    for widget in (pane.text, pane.use, pane.compare):
        assert not widget.isVisible()


def test_the_old_wording_is_shown_only_of_a_question_that_was_put_otherwise(
    pane: EarlierPane,
) -> None:
    content = form_content()
    content["sections"][0]["questions"][0]["text"] = "Berätta vad ni har gjort"
    pane.show_earlier(
        _earlier(FormDefinition.model_validate(content, context=IN_STOCKHOLM)), _now()
    )
    assert "Frågan löd då: Vad gjordes 2022?" in shown_words(pane)
    pane.show_earlier(_earlier(), _now())
    assert "Frågan löd då" not in shown_words(pane)


@pytest.mark.parametrize("selected", ["", "tre möten"])
def test_a_report_that_is_sent_uses_nothing(pane: EarlierPane, selected: str) -> None:
    pane.show_earlier(_earlier(), _now())
    pane.setProperty("sent", True)
    pane.update_answer(_now())
    _select(pane, selected)
    assert not pane.use.isEnabled()
    pane.setProperty("sent", False)
    pane.update_answer(_now())
    assert pane.use.isEnabled()


def test_what_stands_in_the_answer_is_used_in_part_alone(pane: EarlierPane) -> None:
    pane.show_earlier(_earlier(), _now(*TEXT))
    assert not pane.use.isEnabled()
    _select(pane, "tre möten")
    assert pane.use.isEnabled()


def test_no_part_of_a_comparison_is_used(pane: EarlierPane, qtbot: QtBot) -> None:
    pane.show_earlier(_earlier(), _now(paragraph("Vi höll fyra möten.")))
    if not pane.compare.isChecked():
        click(pane.compare)
    _select(pane, "fyra")
    assert pane.use.text() == "Infoga hela svaret"
    with qtbot.waitSignal(pane.used) as used:
        click(pane.use)
    assert used.args == [TEXT, True]


def test_why_a_question_was_set_aside_is_used_as_a_reason(pane: EarlierPane, qtbot: QtBot) -> None:
    aside = _earlier(not_applicable=True, reason="Vi har ingen hamn.", blocks=())
    pane.show_earlier(aside, _now())
    assert "ej relevant" in shown_words(pane)
    with qtbot.waitSignal(pane.reason_used) as used:
        click(pane.use)
    assert used.args == ["Vi har ingen hamn."]
    _select(pane, "ingen hamn")
    with qtbot.waitSignal(pane.reason_used) as used:
        click(pane.use)
    assert used.args == ["ingen hamn"]


def test_another_questions_answer_changes_nothing(pane: EarlierPane) -> None:
    pane.show_earlier(_earlier(), _now())
    click(pane.compare)
    before = pane.text.toPlainText()
    pane.update_answer(_now(*TEXT, question_id="tva"))
    assert pane.use.isEnabled()
    assert pane.text.toPlainText() == before
    assert pane._legend.text() != SAME
    pane.update_answer(_now(*TEXT))
    assert not pane.use.isEnabled()
    assert pane._legend.text() == SAME


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ((paragraph("Möten, besök."),), (paragraph("Möten besök."),)),
        ((paragraph("Möten besök."),), (paragraph("Möten"), paragraph("besök."))),
        ((paragraph("Möten\nbesök."),), (paragraph("Möten besök."),)),
    ],
    ids=["a comma", "a paragraph", "a line end"],
)
def test_what_differs_in_no_word_differs_all_the_same(
    pane: EarlierPane, then: tuple[Block, ...], now: tuple[Block, ...]
) -> None:
    pane.show_earlier(_earlier(blocks=then), _now(*now))
    assert pane._legend.text() == (
        "Överstruket är borttaget (0 ord), understruket är nytt (0 ord)."
    )
    click(pane.compare)
    assert not pane._legend.isVisible()


def test_the_next_question_is_not_compared_unasked(pane: EarlierPane) -> None:
    pane.show_earlier(_earlier(), _now())
    click(pane.compare)
    pane.show_earlier(_earlier(blocks=(paragraph("Annat."),)), _now())
    assert not pane._legend.isVisible()
    assert pane.text.blocks() == (paragraph("Annat."),)
