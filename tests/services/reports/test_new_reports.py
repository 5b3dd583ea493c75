"""Beginning a term from earlier reports: whose they may be, and what is begun from."""

import itertools
from pathlib import Path
from uuid import UUID

import pytest

from app.model.carry_over import Outcome
from app.model.committee import Committee
from app.model.report import AnswerStatus, Contact, Report, Unplaced
from app.model.report_stages import as_submitted, question_alone
from app.model.term import Term
from app.model.titles import Titles
from app.services.catalog import Catalog
from app.services.report_context import ReportContext
from app.services.reports.library import Library
from app.services.reports.new_reports import (
    NewReports,
    WrongSourceError,
    describe_sources,
    distinct,
    earlier_answers,
    sources_for,
)
from tests.support.example_report import paragraph
from tests.support.reports import library_in, whole_report
from tests.support.terms import RESPONDENT, a_term
from tests.support.workplace import TODAY, Clock, bundled_catalog

CATALOG = bundled_catalog()
T1, T2 = a_term("2022-T1"), a_term("2022-T2")
LAST_BEFORE, FIRST_AFTER = a_term("2023-T1"), a_term("2023-T2")
QUESTION = "svart-ekonomi"
NEW_ID = UUID(int=99)


def committee(committee_id: str) -> Committee:
    found = CATALOG.register.get(committee_id)
    assert found is not None
    return found


FARSTA, NORRA = committee("farsta"), committee("norra-innerstaden")


def reports(catalog: Catalog = CATALOG) -> NewReports:
    return NewReports(ReportContext(catalog, Clock(), lambda: NEW_ID, "1.0"))


def earlier(
    number: int = 1, whose: Committee = FARSTA, when: Term = T1, text: str = "", **changes: object
) -> Report:
    """A report of an earlier term that has one answer."""
    made = reports().begin(whose, when)
    answer = made.answer(QUESTION).model_copy(
        update={"blocks": (paragraph(text or f"Svar {number}."),)}
    )
    return made.with_answer(answer).model_copy(update={"report_id": UUID(int=number), **changes})


def test_a_question_alone_is_nothing_to_begin_from(library: Library) -> None:
    alone = question_alone(earlier(), QUESTION)
    with pytest.raises(WrongSourceError, match="en fråga ur en rapport"):
        reports().plan([alone], FARSTA, T2)
    library.save(alone)
    assert sources_for(FARSTA, T2, CATALOG, library) == ()


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


# Beginning.


def test_an_empty_report_is_of_its_committee_its_term_and_this_moment() -> None:
    begun = reports().begin(FARSTA, T2)
    assert begun.committee is not None
    assert (begun.report_id, begun.committee.id, begun.term) == (NEW_ID, "farsta", T2)
    assert (begun.created_at, begun.application_version) == (TODAY, "1.0")
    assert {answer.status for answer in begun.answers} == {AnswerStatus.BLANK}


def test_a_report_is_begun_with_what_the_plan_gives_it() -> None:
    plan = reports().plan([earlier()], FARSTA, T2)
    begun = reports().begin(FARSTA, T2, plan)
    assert (begun.report_id, begun.term) == (NEW_ID, T2)
    assert begun.answer(QUESTION).plain == "Svar 1."
    assert not begun.answer(QUESTION).origin.confirmed


def test_one_report_that_is_there_twice_is_planned_once() -> None:
    plan = reports().plan([earlier(1), earlier(2, text="Svar 1.")], FARSTA, T2)
    (planned,) = (one for one in plan.planned if one.answer.question_id == QUESTION)
    assert planned.outcome is Outcome.KEPT


# Which reports may be begun from.


def test_another_committees_report_is_refused() -> None:
    with pytest.raises(WrongSourceError, match=r"Filen gäller Bromma .*, inte Farsta"):
        reports().plan([earlier(1), earlier(2, committee("bromma"))], FARSTA, T2)


@pytest.mark.parametrize("code", ["2022-T2", "2022-VB", "2023-T1"])
def test_a_report_of_the_same_or_a_later_term_is_refused(code: str) -> None:
    with pytest.raises(WrongSourceError, match="inte ligger före tertialrapport 2 2022"):
        reports().plan([earlier(when=a_term(code))], FARSTA, T2)


def test_a_predecessors_report_is_taken() -> None:
    source = earlier(whose=committee("norrmalm"), when=LAST_BEFORE)
    reports().check_source(source, NORRA, FIRST_AFTER)


def test_a_successors_report_is_not_its_predecessors() -> None:
    source = earlier(whose=NORRA, when=FIRST_AFTER)
    with pytest.raises(WrongSourceError, match=r"Filen gäller Norra .*, inte Norrmalms"):
        reports().check_source(source, committee("norrmalm"), a_term("2023-VB"))


@pytest.mark.parametrize("unknown", ["committee", "term"])
def test_what_a_report_does_not_say_is_not_held_against_it(unknown: str) -> None:
    source = earlier().model_copy(update={unknown: None})
    plan = reports().plan([source], FARSTA, T2)
    assert plan.planned[0].answer.question_id == source.answers[0].question_id


# Each report once.


def test_of_several_revisions_the_newest_is_kept_whatever_the_order() -> None:
    revisions = [earlier(1, text=f"Revision {number}.", revision=number) for number in (1, 2, 3)]
    for order in itertools.permutations(revisions):
        assert distinct(order) == (revisions[2],)


def test_two_that_say_the_same_are_one() -> None:
    assert distinct([earlier(1, text="A"), earlier(2, text="A")]) == (earlier(1, text="A"),)


@pytest.mark.parametrize(
    "changes",
    [
        {"unplaced": (Unplaced(question="x", blocks=(paragraph("Kvar."),)),)},
        {"contact": Contact(name="Ylva Ek")},
        {"term": a_term("2021-VB")},
        {"committee": None},
    ],
    ids=["unplaced", "contact", "term", "committee"],
)
def test_two_that_differ_in_anything_they_say_are_two(changes: dict[str, object]) -> None:
    both = (earlier(1, text="A"), earlier(2, text="A").model_copy(update=changes))
    assert distinct(both) == both


# What there is to begin from.


def test_without_earlier_reports_there_is_nothing_to_begin_from(library: Library) -> None:
    library.save(earlier(when=T2))
    assert sources_for(FARSTA, T2, CATALOG, library) == ()


def test_the_committees_own_newest_report_goes_before_its_predecessors(library: Library) -> None:
    own = earlier(2, NORRA, FIRST_AFTER)
    library.save(earlier(1, committee("norrmalm"), LAST_BEFORE))
    library.save(own)
    library.save(earlier(3, NORRA, a_term("2023-VB")))
    assert sources_for(NORRA, a_term("2023-VB"), CATALOG, library) == (own,)


def test_a_merged_committee_begins_from_both_in_the_registers_order(library: Library) -> None:
    for number, name in enumerate(("ostermalm", "norrmalm"), 1):
        library.save(earlier(number, committee(name), LAST_BEFORE))
    found = sources_for(NORRA, FIRST_AFTER, CATALOG, library)
    assert [report.committee and report.committee.id for report in found] == [
        "norrmalm",
        "ostermalm",
    ]


def test_a_predecessor_without_a_report_is_left_out(library: Library) -> None:
    report = earlier(1, committee("ostermalm"), LAST_BEFORE)
    library.save(report)
    assert sources_for(NORRA, FIRST_AFTER, CATALOG, library) == (report,)


# What was answered before.


def _answered_before(report: Report, library: Library) -> str | None:
    plan = earlier_answers(report, CATALOG, library)
    if plan is None:
        return None
    (planned,) = (one for one in plan.planned if one.answer.question_id == QUESTION)
    return planned.answer.plain


def test_what_a_report_was_begun_from_goes_before_the_library(library: Library) -> None:
    begun = reports().begin(FARSTA, T2)
    assert _answered_before(begun, library) is None
    library.save(as_submitted(earlier(1, text="Ur biblioteket."), 1, TODAY))
    assert _answered_before(begun, library) == "Ur biblioteket."
    library.save_sources(begun, [earlier(2, text="Ur filen.")])
    assert _answered_before(begun, library) == "Ur filen."


@pytest.mark.parametrize("unknown", ["committee", "term"])
def test_nothing_is_known_of_a_report_of_nobody_or_of_no_term(
    library: Library, unknown: str
) -> None:
    begun = reports().begin(FARSTA, T2)
    library.save_sources(begun, [earlier()])
    library.save(earlier())
    assert _answered_before(begun, library) == "Svar 1."
    assert _answered_before(begun.model_copy(update={unknown: None}), library) is None


def test_the_sources_are_named_in_a_sentence() -> None:
    both = [earlier(1), earlier(2, committee("bromma"), LAST_BEFORE), earlier(3, term=None)]
    assert describe_sources(both, Titles(both, RESPONDENT)) == (
        "Farsta stadsdelsnämnd, tertialrapport 1 2022 och "
        "Bromma stadsdelsnämnd, tertialrapport 1 2023"
    )


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_an_old_revision_is_never_kept_whatever_comes_with_it(order: tuple[int, ...]) -> None:
    old, new = _revision(1, 1, "gammal"), _revision(1, 2, "ny")
    copy = _revision(2, 1, "ny")
    kept = distinct([(old, new, copy)[place] for place in order])
    assert old not in kept
    assert len(kept) == 1


def _revision(number: int, revision: int, text: str) -> Report:
    report = whole_report()
    answer = report.answer("svart-ekonomi").model_copy(update={"blocks": (paragraph(text),)})
    changes = {"report_id": UUID(int=number), "revision": revision}
    return report.with_answer(answer).model_copy(update=changes)
