"""Answers are read question by question or committee by committee, and looked for by words."""

import pytest

from app.model.collation.collation import EarlierAnswer
from app.model.report import Report
from app.services.collating.answer_search import AnswerFilter, AnswerMatch, find_answers
from app.services.collating.stored_collation import StoredCollation
from tests.support.example_report import paragraph as block
from tests.support.incoming_folder import TERM
from tests.support.office_folder import Office, participant_in
from tests.support.terms import a_term

T1 = a_term("2022-T1")
BROMMA, FARSTA, CULTURE = "Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd", "Kulturnämnden"


@pytest.fixture
def reports(office: Office) -> dict[str, Report]:
    """What has come in: of two districts and of one that is asked otherwise."""
    return {
        report.committee.name: report
        for report in map(office.send, ("kulturnamnden", "farsta", "bromma"))
        if report.committee is not None
    }


@pytest.fixture
def collation(office: Office, reports: dict[str, Report]) -> StoredCollation:
    return office.collation()


def _rows(found: list[AnswerMatch]) -> list[tuple[str, str]]:
    return [(one.question.id, one.name) for one in found]


def test_everything_is_read_question_by_question_in_the_order_of_the_register(
    collation: StoredCollation, reports: dict[str, Report]
) -> None:
    found = list(find_answers(collation, AnswerFilter()))
    asked = [question.id for area in collation.areas for question in area.questions]
    expected = [
        (question, name)
        for question in asked
        for name in (BROMMA, FARSTA, CULTURE)
        if any(answer.question_id == question for answer in reports[name].answers)
    ]
    assert _rows(found) == expected
    for one in found:
        assert one.answer == reports[one.name].answer(one.question.id)
        assert (one.earlier, one.mark) == ((), "")


def test_one_question_is_read_of_all_who_were_asked(collation: StoredCollation) -> None:
    found = list(find_answers(collation, AnswerFilter("svart-ekonomi")))
    assert _rows(found) == [("svart-ekonomi", BROMMA), ("svart-ekonomi", FARSTA)]
    assert list(find_answers(collation, AnswerFilter("finns-inte"))) == []


def test_one_committee_is_read_whole_or_for_one_question(
    collation: StoredCollation, reports: dict[str, Report]
) -> None:
    key = participant_in(collation, "farsta").key
    found = list(find_answers(collation, AnswerFilter(key=key)))
    assert {one.name for one in found} == {FARSTA}
    assert sorted(one.question.id for one in found) == sorted(
        answer.question_id for answer in reports[FARSTA].answers
    )
    (one,) = find_answers(collation, AnswerFilter("svart-ekonomi", key))
    assert one.answer == reports[FARSTA].answer("svart-ekonomi")
    assert list(find_answers(collation, AnswerFilter("kulturella-kreativa-naringar", key))) == []


def test_who_is_not_in_the_collation_cannot_be_read(collation: StoredCollation) -> None:
    with pytest.raises(KeyError):
        list(find_answers(collation, AnswerFilter(key=12345)))


@pytest.mark.parametrize("words", ["BASTU", "  bastu ", "bastu\u00a0möten", "bastu  möten"])
def test_words_are_found_in_answers_however_they_are_written(office: Office, words: str) -> None:
    report = office.incoming.report("farsta")
    said = report.answers[0].model_copy(
        update={"blocks": (block("Vi har bastu möten."),), "not_applicable": False, "reason": ""}
    )
    office.incoming.put_json("a.json", report.with_answer(said))
    office.send("bromma")
    (one,) = find_answers(office.collation(), AnswerFilter(words=words))
    assert (one.name, one.answer) == (FARSTA, said)


def test_words_are_found_in_reasons_and_not_in_what_is_set_aside_by_them(office: Office) -> None:
    report = office.incoming.report("farsta")
    aside = report.answers[0].model_copy(
        update={
            "blocks": (block("Bastu."),),
            "not_applicable": True,
            "reason": "Det finns ingen hamn.",
        }
    )
    office.incoming.put_json("a.json", report.with_answer(aside))
    collation = office.collation()
    (one,) = find_answers(collation, AnswerFilter(words="hamn"))
    assert one.answer.reason == "Det finns ingen hamn."
    assert list(find_answers(collation, AnswerFilter(words="bastu"))) == []


def test_words_that_mean_something_to_patterns_are_words(collation: StoredCollation) -> None:
    found = list(find_answers(collation, AnswerFilter(words="<&> å.")))
    assert found
    assert all("<&> å." in one.answer.plain for one in found)
    for words in (".*", "(", "[a", "\\"):
        assert list(find_answers(collation, AnswerFilter(words=words))) == []


def test_what_was_said_before_comes_along_where_it_is_wanted(office: Office) -> None:
    before = office.send("farsta", T1)
    for committee in ("farsta", "bromma"):
        office.send(committee, TERM)
    collation = office.collation(TERM)
    choice = AnswerFilter("svart-ekonomi")
    earlier = {one.name: one.earlier for one in find_answers(collation, choice, with_earlier=True)}
    assert earlier == {
        BROMMA: (),
        FARSTA: (EarlierAnswer(term=T1, name=FARSTA, answer=before.answer("svart-ekonomi")),),
    }
    assert all(one.earlier == () for one in find_answers(collation, choice))
