"""Words are found wherever they stand in a report, and one goes from each to the next."""

from hypothesis import given
from hypothesis import strategies as st

from app.model.finding import Position
from app.model.report import Report
from app.model.search import REASON, Passage, find, next_passage
from tests.support.example_report import paragraph
from tests.support.reports import whole_report


def _report() -> Report:
    report = whole_report()
    first, second, *_ = report.answers
    changed = report.with_answer(
        first.model_copy(update={"blocks": (paragraph("En affär"), paragraph("två\u00a0Affärer"))})
    )
    changed = changed.with_answer(
        second.model_copy(
            update={
                "not_applicable": True,
                "reason": "Ingen affär här",
                "blocks": (paragraph("affär som är satt åt sidan"),),
            }
        )
    )
    contact = changed.contact.model_copy(update={"name": "Affe Affärsson"})
    return changed.model_copy(update={"contact": contact})


REPORT = _report()
FIRST, SECOND = (answer.question_id for answer in REPORT.answers[:2])


def _at(question_id: str | None, field: str, block: int, start: int, end: int) -> Passage:
    return Passage(question_id, field, Position(block=block, start=start, end=end))


def test_what_the_officer_wrote_is_found_in_order() -> None:
    assert find(REPORT, "AFFÄR") == (
        _at(None, "name", 0, 5, 10),
        _at(FIRST, "", 0, 3, 8),
        _at(FIRST, "", 1, 4, 9),
        _at(SECOND, REASON, 0, 6, 11),
    )


def test_spaces_of_every_kind_are_one() -> None:
    assert find(REPORT, " två   affärer ") == (_at(FIRST, "", 1, 0, 11),)


def test_signs_are_only_signs() -> None:
    assert find(REPORT, ".*") == ()
    assert find(REPORT, "  ") == ()


def test_one_goes_round() -> None:
    found = find(REPORT, "affär")
    here: Passage | None = None
    forward = [here := next_passage(found, here, REPORT) for _ in range(5)]
    assert forward == [*found, found[0]]
    here = None
    backward = [here := next_passage(found, here, REPORT, back=True) for _ in range(5)]
    assert backward == [*reversed(found), found[-1]]
    assert next_passage((), None, REPORT) is None


@given(st.text(max_size=6), st.text(max_size=30))
def test_each_passage_says_what_was_wanted(wanted: str, text: str) -> None:
    answer = REPORT.answers[0]
    report = REPORT.with_answer(answer.model_copy(update={"blocks": (paragraph(text + wanted),)}))
    for passage in find(report, wanted):
        if passage.question_id == FIRST:
            place = passage.position
            said = report.answer(FIRST).blocks[place.block].text[place.start : place.end]
            assert said.split() != []
            assert len(said.split()) == len(wanted.split())
