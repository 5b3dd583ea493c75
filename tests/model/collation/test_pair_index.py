"""The two files of a pair find each other by the document's hash, whatever else they say."""

import pytest

from app.model.collation.judging import PairIndex
from app.model.collation.submission import Submission
from tests.support.submissions import DOCX, FORM, JSON, changed_json, digest, submission

DOCUMENT, ITS_JSON = submission(1, DOCX), submission(2, JSON)
EDITED = submission(3, DOCX, edited="Telefon")
RESAVED = submission(4, DOCX, sha256=digest("sparad i Word"))
CHANGED = changed_json(5, DOCUMENT, "ändrat", revision=9)
NAMELESS = submission(6, JSON, "utan", exported_with=None)
A_FORM = submission(7, FORM)


def test_halves_that_say_the_same_vouch_for_each_other() -> None:
    halves = PairIndex([DOCUMENT, ITS_JSON])
    for one in (DOCUMENT, ITS_JSON):
        assert halves.is_confirmed(one)
        assert halves.has_other_half(one)
        assert not halves.is_contradicted(one)


@pytest.mark.parametrize("one", [DOCUMENT, ITS_JSON, EDITED, CHANGED, NAMELESS, A_FORM])
def test_nobody_vouches_for_what_came_alone_or_belies_it(one: Submission) -> None:
    halves = PairIndex([one])
    assert not halves.is_confirmed(one)
    assert not halves.has_other_half(one)
    assert not halves.is_contradicted(one)
    assert halves.of_same_revision(one) == []


def test_a_document_belies_the_json_that_was_exported_with_it_and_says_something_else() -> None:
    halves = PairIndex([DOCUMENT, CHANGED])
    assert halves.is_contradicted(CHANGED)
    assert not halves.is_contradicted(DOCUMENT)
    assert not halves.is_confirmed(CHANGED)
    assert not halves.is_confirmed(DOCUMENT)
    # They are two halves all the same.
    assert halves.has_other_half(CHANGED)
    assert halves.has_other_half(DOCUMENT)


def test_one_json_that_was_changed_takes_nothing_from_another_that_was_not() -> None:
    halves = PairIndex([CHANGED, DOCUMENT, ITS_JSON])
    assert halves.is_confirmed(DOCUMENT)
    assert halves.is_confirmed(ITS_JSON)
    assert halves.is_contradicted(CHANGED)


@pytest.mark.parametrize("document", [EDITED, RESAVED])
def test_a_document_with_another_hash_is_nobodys_half(document: Submission) -> None:
    halves = PairIndex([document, ITS_JSON, CHANGED])
    for one in (document, ITS_JSON, CHANGED):
        assert not halves.is_confirmed(one)
        assert not halves.is_contradicted(one)
        assert not halves.has_other_half(one)


def test_no_form_and_no_json_without_a_hash_has_another_half() -> None:
    halves = PairIndex([A_FORM, NAMELESS, DOCUMENT, ITS_JSON])
    for one in (A_FORM, NAMELESS):
        assert not halves.has_other_half(one)
        assert not halves.is_contradicted(one)
        assert not halves.is_confirmed(one)


def test_what_claims_to_be_the_same_revision_is_found_by_that_alone() -> None:
    other, newer = submission(8, DOCX, "annat"), submission(9, JSON, revision=2)
    halves = PairIndex([DOCUMENT, ITS_JSON, other, newer, A_FORM])
    assert halves.of_same_revision(ITS_JSON) == [DOCUMENT, other]
    assert halves.of_same_revision(newer) == []
