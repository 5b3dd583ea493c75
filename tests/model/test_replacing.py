"""Other words in all answers: where they stand, in which format, and nothing else changed."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.committee import Committee
from app.model.replacing import in_place_of, replaced
from app.model.report import Report, new_report
from app.model.rich_text import Block, Span
from app.model.search import find
from tests.support.example_report import bold, bullet, paragraph
from tests.support.kinds_report import TERM, example_set
from tests.support.reports import FORM, whole_report
from tests.support.strategies import reports
from tests.support.terms import a_term
from tests.support.workplace import TODAY

ONE = "svart-ekonomi"


def _with(**changes: object) -> Report:
    report = whole_report()
    return report.with_answer(report.answer(ONE).model_copy(update=changes))


def _blocks(*blocks: Block, wanted: str, new: str) -> tuple[Block, ...]:
    after, _ = replaced(_with(blocks=blocks), wanted, new)
    return after.answer(ONE).blocks


def test_every_place_gets_the_new_words() -> None:
    before = (paragraph("Norra torget, norra torget och torget."), bullet("Norra  torget"))
    assert _blocks(*before, wanted="norra torget", new="södra torget") == (
        paragraph("Södra torget, södra torget och torget."),
        bullet("Södra torget"),
    )


def test_the_new_words_have_the_format_of_where_the_old_ones_begin() -> None:
    block = Block(spans=(Span(text="Vi "), bold("växlar"), Span(text=" upp nu.")))
    (changed,) = _blocks(block, wanted="växlar upp", new="går framåt")
    assert changed == Block(spans=(Span(text="Vi "), bold("går framåt"), Span(text=" nu.")))


def test_words_can_be_taken_away() -> None:
    assert _blocks(paragraph("Ca 12 möten."), wanted="ca ", new="") == (paragraph(" 12 möten."),)


@pytest.mark.parametrize(
    ("found", "new", "stands"),
    [
        ("Torget", "platsen", "Platsen"),
        ("torget", "platsen", "platsen"),
        ("torget", "Platsen", "Platsen"),
        ("SAM", "samverkan", "samverkan"),
        ("Torget", "", ""),
    ],
)
def test_a_sentence_goes_on_with_a_capital(found: str, new: str, stands: str) -> None:
    assert in_place_of(found, new) == stands


def test_a_reason_is_changed_and_the_text_that_is_set_aside_is_not() -> None:
    before = _with(not_applicable=True, reason="Vi har inga.", blocks=(paragraph("Vi har."),))
    after, count = replaced(before, "vi har", "nämnden har")
    answer = after.answer(ONE)
    assert (answer.reason, answer.blocks) == ("Nämnden har inga.", (paragraph("Vi har."),))
    assert count >= 1


def test_contact_details_stay() -> None:
    report = whole_report()
    after, _ = replaced(report, report.contact.name.split()[0], "Eva")
    assert after.contact == report.contact


def test_an_answer_that_waits_goes_on_waiting() -> None:
    report = whole_report()
    origin = report.answer(ONE).origin.model_copy(update={"confirmed": False})
    waiting = report.with_answer(
        report.answer(ONE).model_copy(update={"origin": origin, "blocks": (paragraph("Torget."),)})
    )
    after, count = replaced(waiting, "torget", "platsen")
    assert count
    assert after.answer(ONE).plain == "Platsen."
    assert after.answer(ONE).origin == origin


@given(report=reports(FORM), wanted=st.text(max_size=3), new=st.text("xyz", max_size=4))
def test_as_many_places_change_as_are_found_and_nothing_else(
    report: Report, wanted: str, new: str
) -> None:
    found = [one for one in find(report, wanted) if one.question_id is not None]
    after, count = replaced(report, wanted, new)
    assert count == len(found)
    touched = {one.question_id for one in found}
    for before, now in zip(report.answers, after.answers, strict=True):
        if before.question_id not in touched:
            assert now == before
        assert len(now.blocks) == len(before.blocks)
        assert [block.kind for block in now.blocks] == [block.kind for block in before.blocks]
    if not found:
        assert after == report


def test_what_is_searched_for_is_no_pattern() -> None:
    assert _blocks(paragraph("a.c abc"), wanted="a.c", new=r"\1") == (paragraph(r"\1 abc"),)


def test_what_is_not_asked_is_neither_found_nor_changed() -> None:
    form, term = example_set(), a_term(TERM)
    committee = Committee(id="a", name="Nämnd", administration="x", type="stadsdelsnamnd")
    report = new_report(
        form, committee, term, report_id=UUID(int=1), now=TODAY, application_version="1"
    )
    said = {"blocks": (paragraph("Besök i hamnen."),)}
    visits = report.answer("antal-besok").model_copy(update=said)
    for talked, places in ((True, 1), (False, 0)):
        first = report.answer("har-dialog").model_copy(update={"value": talked})
        answered = report.with_answer(first).with_answer(visits)
        assert len(find(answered, "hamnen")) == places
        assert replaced(answered, "hamnen", "parken")[1] == places
