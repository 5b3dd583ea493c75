"""What differs between two versions of a report that answer other questions."""

from app.model.comparison import Change
from app.model.question_move import moved, plan_move
from app.model.report_changes import report_changes
from tests.support.example_report import paragraph
from tests.support.reports import FORM, saying


def test_an_answer_to_what_is_asked_no_more_is_struck_out_under_its_question() -> None:
    before = saying("Det här skrev jag.")
    sections = (FORM.sections[0].model_copy(update={"questions": FORM.sections[0].questions[1:]}),)
    fewer = FORM.model_copy(update={"version": 2, "sections": (*sections, *FORM.sections[1:])})
    after = moved(before, fewer, plan_move(before, fewer))
    first, beside = report_changes(before, after)
    assert (first.place, first.question) == (
        before.answers[0].question_id,
        before.answers[0].question,
    )
    assert [(run.change, run.text) for run in first.runs] == [
        (Change.REMOVED, "Det här skrev jag.")
    ]
    assert beside.place == "unplaced"
    assert after.unplaced[-1].blocks == (paragraph("Det här skrev jag."),)
