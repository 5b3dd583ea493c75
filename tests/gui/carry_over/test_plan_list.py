"""What comes along, line by line: what is unticked stays unticked while the sources change."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.gui.carry_over.plan_list import CONTACT_ROW, PlanList
from app.model.carry_over import CarryOverPlan, plan_carry_over
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Answer, Contact, Report, Unplaced, new_report
from tests.support.every_kind import every_kind, full_report
from tests.support.example_report import paragraph
from tests.support.officer import click
from tests.support.shown_texts import shown_words
from tests.support.small_form import small_form
from tests.support.terms import IN_STOCKHOLM, a_term
from tests.support.workplace import TODAY

FORM, THEN, NOW = small_form(), a_term("2022-T1"), a_term("2022-T2")
CONTACT = Contact(name="Ylva Ek", email="ylva.ek@stockholm.se")


def _source(name: str, *beside: str, contact: Contact = CONTACT) -> Report:
    """A report with one answer, and with text that no question takes."""
    committee = Committee(id=name, name=f"Nämnd {name}", administration="x", type="stadsdelsnamnd")
    report = new_report(
        FORM, committee, THEN, report_id=UUID(int=1), now=TODAY, application_version="1"
    )
    answer = report.answer("ett").model_copy(update={"blocks": (paragraph(f"Svar {name}."),)})
    unplaced = tuple(Unplaced(question="Utan fråga", blocks=(paragraph(t),)) for t in beside)
    return report.with_answer(answer).model_copy(update={"unplaced": unplaced, "contact": contact})


def _plan(*sources: Report) -> CarryOverPlan:
    return plan_carry_over(sources, FORM, NOW)


@pytest.fixture
def plan(styled_app: QApplication, qtbot: QtBot) -> PlanList:
    plan = PlanList(FORM)
    qtbot.addWidget(plan)
    plan.show()
    return plan


def _untick(plan: PlanList, words: str) -> None:
    """Leave the text behind that says this."""
    (key,) = (key for key, row in plan._rows.items() if words in shown_words(row))
    _untick_row(plan, key)


def _untick_row(plan: PlanList, key: str) -> None:
    QApplication.processEvents()
    click(plan._rows[key].tick)


def _left_over(plan: PlanList) -> list[str]:
    return [beside.blocks[0].text for beside in plan.chosen().left_over]


def test_everything_comes_along_unless_it_is_unticked(plan: PlanList) -> None:
    whole = _plan(_source("a", "Kvar."))
    plan.show_plan(whole)
    assert plan.chosen() == whole
    assert [key for key, row in plan._rows.items() if not row.tick.isEnabled()] == [
        "tva",
        "tre",
        "ovrigt",
    ]


def test_only_what_is_unticked_stays_behind(plan: PlanList, qtbot: QtBot) -> None:
    plan.show_plan(_plan(_source("a", "Första texten.", "Andra texten.", "Tredje texten.")))
    with qtbot.waitSignal(plan.changed):
        _untick(plan, "Andra texten.")
    assert _left_over(plan) == ["Första texten.", "Tredje texten."]


def test_a_text_stays_unticked_and_only_it_when_sources_before_it_go_away(plan: PlanList) -> None:
    first, second = _source("a", "Första texten."), _source("b", "Andra texten.", "Tredje texten.")
    plan.show_plan(_plan(first, second))
    _untick(plan, "Andra texten.")
    plan.show_plan(_plan(second))
    assert _left_over(plan) == ["Tredje texten."]


def test_an_answer_stays_unticked_when_more_of_it_comes(plan: PlanList) -> None:
    plan.show_plan(_plan(_source("a")))
    _untick_row(plan, "ett")
    plan.show_plan(_plan(_source("a"), _source("b")))
    assert "från 2 svar" in shown_words(plan._rows["ett"])
    assert plan.chosen().planned[0].answer.blocks == ()


def test_an_answer_that_comes_with_another_source_comes_along(plan: PlanList) -> None:
    plan.show_plan(_plan())
    assert not plan._rows["ett"].tick.isEnabled()
    plan.show_plan(_plan(_source("a")))
    assert plan._rows["ett"].tick.isChecked()
    assert plan.chosen().planned[0].sources


def test_contact_details_have_a_row_of_their_own(plan: PlanList) -> None:
    plan.show_plan(_plan(_source("a")))
    row = plan._rows[CONTACT_ROW]
    assert shown_words(row).strip() == "Kontaktuppgifter Ylva Ek, ylva.ek@stockholm.se"
    _untick_row(plan, CONTACT_ROW)
    assert plan.chosen().contact_from is None
    assert plan.chosen().planned[0].sources


def test_the_questions_stand_below_their_sections_and_the_last_has_no_number(
    plan: PlanList,
) -> None:
    plan.show_plan(_plan(_source("a", contact=Contact())))
    words = shown_words(plan)
    headings = ["1. Först", "3. Sedan", "Avslutning"]
    assert sorted(headings, key=words.index) == headings
    assert "Hör inte till någon fråga" not in words
    plan.show_plan(_plan(_source("a", "Kvar.")))
    assert "Hör inte till någon fråga" in shown_words(plan)


# What asks for more than text.

KINDS = every_kind()


def _rows_of(plan: PlanList, source: Report, form: FormDefinition) -> dict[str, str]:
    plan._form = form
    plan.show_plan(plan_carry_over([source], form, a_term("2022-VB")))
    return {key: shown_words(row) for key, row in plan._rows.items()}


def test_a_value_is_shown_with_the_words_beside_it(plan: PlanList) -> None:
    rows = _rows_of(plan, full_report(KINDS), KINDS)
    assert "1 250 st · 14 ord i kommentaren" in rows["foretag"]
    assert "Ja" in rows["plan"]
    assert "tre rader" in rows["insatser"]
    assert "Insats: Frukostmöten; Dag: 12 maj 2022" in rows["insatser"]
    assert "2 ord" in rows["ovrigt"]


def _changed(**changes: object) -> FormDefinition:
    content = KINDS.model_dump(by_alias=True, exclude_defaults=True)
    for section in content["sections"]:
        for question in section["questions"]:
            question.update(changes.get(question["id"], {}))
    return FormDefinition.model_validate({**content, "version": 2}, context=IN_STOCKHOLM)


def test_what_is_asked_for_otherwise_is_told(plan: PlanList) -> None:
    form = _changed(
        foretag={"unit": "kr"},
        kostnad={"unit": "kr"},
        form={"options": [{"id": "mote", "text": "Möten"}, {"id": "brev", "text": "Brev"}]},
    )
    source = full_report(KINDS)
    visits = {**dict(source.answer("form")), "value": {"chosen": ["besok"], "other": ""}}
    rows = _rows_of(
        plan, source.with_answer(Answer.model_validate(visits, context=IN_STOCKHOLM)), form
    )
    assert "frågan besvaras på annat sätt, gick inte att läsa" in rows["foretag"]
    assert "1 842 500 kr" in rows["kostnad"]
    assert "frågan besvaras på annat sätt, läst ur det tidigare svaret" in rows["kostnad"]
    assert "Företagsbesök · ett alternativ finns inte längre" in rows["form"]
    assert "annat" not in rows["plan"]


def test_values_of_several_reports_are_told_apart_where_they_differ(plan: PlanList) -> None:
    one = full_report(KINDS)
    less = {**dict(one.answer("foretag")), "value": "7"}
    plan._form = KINDS
    both = [one, one.with_answer(Answer.model_validate(less, context=IN_STOCKHOLM))]
    plan.show_plan(plan_carry_over(both, KINDS, a_term("2022-VB")))
    rows = {key: shown_words(row) for key, row in plan._rows.items()}
    assert "2 olika svar, under var sin underrubrik" in rows["foretag"]
    assert "1 842,5 tkr från 2 svar" in rows["kostnad"]
    assert "olika" not in rows["kostnad"]
