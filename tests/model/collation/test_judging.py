"""Of the files from one committee for one term, which one counts, and what is said of the rest."""

from uuid import UUID

import pytest

from app.model.collation.judging import Judged, content_digest, judge
from app.model.collation.notes import Standing
from app.model.collation.submission import Submission
from app.model.report import DocxRef
from tests.support.reports import whole_report
from tests.support.submissions import (
    BELONGS,
    COUNTS,
    DAY,
    DOCX,
    FORM,
    JSON,
    SET_ASIDE,
    changed_json,
    digest,
    submission,
)
from tests.support.terms import IN_STOCKHOLM, RESPONDENT

Told = tuple[Standing, tuple[str, ...]]


def _judged(*files: Submission) -> list[Told]:
    """What became of each file, and the codes of what is said of it."""
    found = judge(files, RESPONDENT)
    assert [one.submission for one in found] == sorted(files, key=lambda file: file.number)
    return [(one.standing, tuple(note.code for note in one.notes)) for one in found]


def _note(*files: Submission, of: int, code: str) -> str:
    (judged,) = (one for one in judge(files, RESPONDENT) if one.submission.number == of)
    (message,) = (note.message for note in judged.notes if note.code == code)
    return message


def _calls(judged: Judged) -> bool:
    return any(note.calls for note in judged.notes)


# A pair.


def test_of_a_pair_the_json_counts_and_the_document_belongs_to_it() -> None:
    pair = submission(1, DOCX), submission(2, JSON)
    assert _judged(*pair) == [(BELONGS, ("pair",)), (COUNTS, ())]
    assert not any(map(_calls, judge(pair, RESPONDENT)))
    assert _note(*pair, of=1, code="pair") == "Hör ihop med 2.json."


def test_half_a_pair_counts_and_the_other_half_is_missed() -> None:
    assert _judged(submission(1, JSON)) == [(COUNTS, ("document-missing",))]
    assert "rapport.docx" in _note(submission(1, JSON), of=1, code="document-missing")
    assert _judged(submission(1, DOCX)) == [(COUNTS, ("json-missing",))]


def test_a_json_that_names_no_document_misses_one_all_the_same() -> None:
    alone = submission(1, JSON, exported_with=None)
    assert _judged(alone) == [(COUNTS, ("document-missing",))]


def test_what_says_the_same_twice_is_told_as_that() -> None:
    pair = submission(1, JSON), submission(2, DOCX)
    again = submission(3, JSON), submission(4, DOCX)
    assert _judged(*pair, *again) == [
        (COUNTS, ()),
        (BELONGS, ("pair",)),
        (BELONGS, ("duplicate",)),
        (BELONGS, ("pair",)),
    ]


# Revisions and drafts.


def test_the_newest_revision_counts_and_the_others_are_replaced() -> None:
    files = (
        *(submission(1, JSON, "ett"), submission(2, DOCX, "ett")),
        *(submission(3, JSON, "tre", revision=3), submission(4, JSON, "två", revision=2)),
    )
    assert _judged(*files) == [
        (SET_ASIDE, ("older-revision",)),
        (SET_ASIDE, ("older-revision",)),
        (COUNTS, ("document-missing",)),
        (SET_ASIDE, ("older-revision",)),
    ]
    told = _note(*files, of=1, code="older-revision")
    assert told == "Version 1 är ersatt av version 3."


def test_an_older_revision_that_was_edited_is_told_as_both() -> None:
    old, new = submission(1, DOCX, "ett", edited="Telefon"), submission(2, JSON, "två", revision=2)
    (told, codes), (standing, _) = _judged(old, new)
    assert (told, standing) == (SET_ASIDE, COUNTS)
    assert codes == ("older-revision", "document-edited")


def test_what_was_exported_goes_before_a_later_draft() -> None:
    sent, draft = submission(1, JSON), submission(2, JSON, "nytt", revision=2, draft=True, day=9)
    told = _judged(sent, draft)
    assert [standing for standing, _ in told] == [COUNTS, SET_ASIDE]
    assert "draft-revision" in told[1][1]
    assert _calls(judge((sent, draft), RESPONDENT)[1])


def test_a_draft_from_before_the_export_is_told_as_that_and_asks_nobody() -> None:
    draft, sent = submission(1, DOCX, "halvt", draft=True), submission(2, JSON, "helt", day=1)
    (told, codes), (standing, _) = _judged(draft, sent)
    assert (told, standing, codes) == (SET_ASIDE, COUNTS, ("draft-revision",))
    assert not _calls(judge((draft, sent), RESPONDENT)[0])
    message = _note(draft, sent, of=1, code="draft-revision")
    assert message == "Ett utkast från före exporten. 2.json är den som är exporterad."


def test_a_draft_alone_counts_and_somebody_has_to_ask() -> None:
    draft = submission(1, DOCX, draft=True)
    assert _judged(draft) == [(COUNTS, ("draft",))]
    assert _calls(judge((draft,), RESPONDENT)[0])


def test_of_drafts_the_one_that_was_changed_last_counts() -> None:
    drafts = [submission(n, JSON, f"{n}", report=1, draft=True, day=3 - n) for n in (1, 2, 3)]
    assert [standing for standing, _ in _judged(*drafts)] == [COUNTS, SET_ASIDE, SET_ASIDE]


# Forms that were filled in elsewhere.


def test_a_form_alone_counts_as_that() -> None:
    assert _judged(submission(1, FORM)) == [(COUNTS, ("filled-form",))]


def test_a_form_gives_way_to_a_report_even_to_a_draft() -> None:
    for draft in (False, True):
        form, report = submission(1, FORM, day=9), submission(2, JSON, draft=draft)
        told = _judged(form, report)
        assert [standing for standing, _ in told] == [SET_ASIDE, COUNTS]
        assert "other-report" in told[0][1]
        assert not _calls(judge((form, report), RESPONDENT)[0])


def test_the_latest_of_several_forms_counts() -> None:
    forms = submission(1, FORM, "nytt", day=2), submission(2, FORM, "gammalt", day=1)
    assert [standing for standing, _ in _judged(*forms)] == [COUNTS, SET_ASIDE]


def test_a_form_that_says_its_term_goes_before_a_later_one_that_does_not() -> None:
    forms = submission(1, FORM, "a", term="2022-VB"), submission(2, FORM, "b", day=9)
    assert [standing for standing, _ in _judged(*forms)] == [COUNTS, SET_ASIDE]


def test_the_same_form_twice_is_a_duplicate() -> None:
    assert _judged(submission(1, FORM), submission(2, FORM)) == [
        (COUNTS, ("filled-form",)),
        (BELONGS, ("duplicate",)),
    ]


@pytest.mark.parametrize("made_up", [(1, 2), (2, 1)])
def test_of_forms_of_one_day_the_first_counts_whatever_id_is_made_up(
    made_up: tuple[int, int],
) -> None:
    forms = [
        submission(number, FORM, f"{number}", report_id=UUID(int=made_up[number - 1]))
        for number in (1, 2)
    ]
    assert [standing for standing, _ in _judged(*forms)] == [COUNTS, SET_ASIDE]


# What was changed since the export.


def test_the_json_counts_before_a_document_that_was_edited() -> None:
    pair = submission(1, DOCX, edited="Svart ekonomi"), submission(2, JSON)
    assert _judged(*pair) == [(SET_ASIDE, ("document-edited",)), (COUNTS, ("contested",))]
    told = _note(*pair, of=1, code="document-edited")
    assert "Svart ekonomi" in told
    assert "2.json" in told
    assert _calls(judge(pair, RESPONDENT)[0])


def test_a_document_that_was_edited_counts_where_it_is_all_there_is() -> None:
    lone = submission(1, DOCX, edited="Telefon", not_taken="Telefon")
    assert _judged(lone) == [(COUNTS, ("document-edited", "not-taken", "json-missing"))]
    assert _calls(judge((lone,), RESPONDENT)[0])


def test_an_untouched_copy_goes_before_one_that_was_edited() -> None:
    copies = submission(1, DOCX, edited="Telefon"), submission(2, DOCX)
    assert [standing for standing, _ in _judged(*copies)] == [SET_ASIDE, COUNTS]


def test_two_copies_of_an_edited_document_belong_together() -> None:
    copies = submission(1, DOCX, edited="Telefon"), submission(2, DOCX, edited="Telefon")
    assert [standing for standing, _ in _judged(*copies)] == [COUNTS, BELONGS]


def test_two_edits_of_one_document_are_not_taken_for_the_same() -> None:
    copies = submission(1, DOCX, edited="Telefon"), submission(2, DOCX, edited="E-post")
    (first, _), (second, codes) = _judged(*copies)
    assert (first, second, codes) == (COUNTS, SET_ASIDE, ("document-edited",))


def test_a_document_that_was_saved_again_without_a_change_belongs_to_its_json() -> None:
    pair = submission(1, DOCX, sha256=digest("sparad i Word")), submission(2, JSON)
    assert _judged(*pair) == [(BELONGS, ("document-resaved",)), (COUNTS, ())]


def test_a_json_that_was_changed_gives_way_to_its_document() -> None:
    document = submission(1, DOCX)
    changed = changed_json(2, document, "ändrat")
    assert _judged(document, changed) == [
        (COUNTS, ("contested",)),
        (SET_ASIDE, ("json-changed",)),
    ]
    told = _note(document, changed, of=2, code="json-changed")
    assert "1.docx" in told
    assert _calls(judge((document, changed), RESPONDENT)[1])


@pytest.mark.parametrize(
    "changes",
    [
        {"revision": 7},
        {"report_id": UUID(int=99)},
        {"committee": {"id": "b", "name": "B", "type": "x"}},
        {"term": "2022-VB"},
        {"dated": DAY.replace(year=2030)},
    ],
)
def test_a_json_that_was_changed_never_counts_whatever_it_claims_to_be(
    changes: dict[str, object],
) -> None:
    document = submission(1, DOCX)
    changed = Submission.model_validate(
        {**changed_json(2, document, "ändrat").model_dump(), **changes}, context=IN_STOCKHOLM
    )
    assert _judged(document, changed) == [
        (COUNTS, ("contested",)),
        (SET_ASIDE, ("json-changed",)),
    ]


def test_nor_beside_an_older_report_that_its_document_goes_before() -> None:
    document = submission(1, DOCX, "nytt", revision=2)
    changed = changed_json(2, document, "ändrat", revision=9)
    old = submission(3, JSON, "gammalt")
    assert [standing for standing, _ in _judged(document, changed, old)] == [
        COUNTS,
        SET_ASIDE,
        SET_ASIDE,
    ]


def test_a_json_counts_where_another_was_changed_beside_the_same_document() -> None:
    document, changed = submission(1, DOCX), changed_json(2, submission(1, DOCX), "ändrat")
    assert _judged(document, changed, submission(3, JSON)) == [
        (BELONGS, ("pair",)),
        (SET_ASIDE, ("json-changed",)),
        (COUNTS, ("contested",)),
    ]


def test_where_both_halves_were_changed_both_are_told_of() -> None:
    was = submission(1, DOCX)
    edited = submission(1, DOCX, edited="Telefon")
    changed = changed_json(2, was, "ändrat")
    told = judge((edited, changed), RESPONDENT)
    assert sorted(one.standing for one in told) == [COUNTS, SET_ASIDE]
    assert all(map(_calls, told)), "whichever counts, it does not say what was exported"


def test_files_of_one_revision_that_say_different_things_are_told_of() -> None:
    files = submission(1, JSON, "ett"), submission(2, JSON, "två")
    (first, _), (second, codes) = _judged(*files)
    assert (first, second, codes) == (COUNTS, SET_ASIDE, ("differs",))
    assert _calls(judge(files, RESPONDENT)[1])


def test_of_files_that_differ_the_one_with_its_other_half_counts() -> None:
    files = submission(1, JSON, "ett"), submission(2, JSON, "två"), submission(3, DOCX, "två")
    assert [standing for standing, _ in _judged(*files)] == [SET_ASIDE, COUNTS, BELONGS]


# Others.


def test_a_question_alone_never_counts() -> None:
    alone = submission(1, JSON, draft=True, one_question=True)
    assert _judged(alone) == [(SET_ASIDE, ("one-question",))]
    told = _judged(alone, submission(2, FORM))
    assert told == [(SET_ASIDE, ("one-question",)), (COUNTS, ("filled-form", "contested"))]
    assert _calls(judge((alone,), RESPONDENT)[0])


def test_of_several_reports_the_newest_counts_as_a_whole() -> None:
    files = (
        submission(1, JSON, report=1, revision=5, day=1),
        submission(2, JSON, report=2, revision=1, day=3),
        submission(3, JSON, report=2, revision=2, day=2),
    )
    told = _judged(*files)
    assert [standing for standing, _ in told] == [SET_ASIDE, SET_ASIDE, COUNTS]
    assert told[0][1] == ("other-report",)
    assert _calls(judge(files, RESPONDENT)[0])


def test_remarks_of_the_reading_come_along() -> None:
    file = submission(1, FORM, remarks=("Perioden står inte i filen.",))
    assert _note(file, of=1, code="remark") == "Perioden står inte i filen."


def test_nothing_is_judged_to_be_nothing() -> None:
    assert judge((), RESPONDENT) == ()


def test_a_form_beside_another_form_asks_somebody_and_so_does_the_one_that_counts() -> None:
    forms = submission(1, FORM, "nytt", day=2), submission(2, FORM, "gammalt", day=1)
    assert _judged(*forms) == [
        (COUNTS, ("filled-form", "contested")),
        (SET_ASIDE, ("other-report", "filled-form")),
    ]
    assert all(map(_calls, judge(forms, RESPONDENT)))
    told = _note(*forms, of=1, code="contested")
    assert told == "Något annat har också kommit in: 2.form."


def test_what_else_came_in_is_named_as_long_as_it_is_not_too_much() -> None:
    files = [submission(1, JSON, day=9), *(submission(n, JSON, report=n) for n in range(2, 6))]
    told = _note(*files[:4], of=1, code="contested")
    assert told == "Något annat har också kommit in: 2.json, 3.json, 4.json."
    told = _note(*files, of=1, code="contested")
    assert told == "Något annat har också kommit in: 2.json, 3.json, 4.json och 1 till."


def test_nothing_is_contested_by_what_asks_nobody() -> None:
    files = (
        *(submission(1, FORM, "blankett"), submission(2, JSON, "halvt", draft=True)),
        *(submission(3, JSON, "ett"), submission(4, DOCX, "ett")),
        *(submission(5, JSON, "två", revision=2), submission(6, DOCX, "två", revision=2)),
    )
    told = dict(enumerate(_judged(*files), 1))
    assert told[5] == (COUNTS, ())
    assert not any(map(_calls, judge(files, RESPONDENT)))


# What a report says.


def test_a_report_says_the_same_in_both_files_of_its_pair() -> None:
    report = whole_report()
    named = report.model_copy(update={"docx": DocxRef(file="a.docx", sha256="0" * 64)})
    assert content_digest(report) == content_digest(named)


@pytest.mark.parametrize("change", [{"revision": 9}, {"term": None}, {"unplaced": ()}])
def test_another_report_says_something_else(change: dict[str, object]) -> None:
    report = whole_report()
    other = report.model_copy(update=change)
    assert (content_digest(report) == content_digest(other)) == (report == other)
