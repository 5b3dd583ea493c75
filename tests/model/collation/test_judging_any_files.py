"""Whatever files come in, these hold of what is judged of them."""

from collections.abc import Iterable
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.model.collation.judging import PairIndex, judge
from app.model.collation.submission import Submission
from tests.support.submissions import (
    BELONGS,
    COUNTS,
    DOCX,
    FORM,
    JSON,
    changed_json,
    submission,
)
from tests.support.terms import RESPONDENT


@st.composite
def _files(draw: st.DrawFn) -> Submission:
    """Files of which two with the same hash are the same throughout, as they are on a disk."""
    if draw(st.integers(0, 4)) == 0:
        # Of a document that may be there or not, of whatever report it claims to be.
        document = submission(0, DOCX, draw(st.sampled_from("ab")), report=draw(st.integers(1, 2)))
        report, revision = draw(st.integers(1, 2)), draw(st.integers(1, 4))
        says = f"x {document.sha256} {report} {revision}"
        return changed_json(0, document, says, revision=revision, report_id=UUID(int=report))
    kind = draw(st.sampled_from((JSON, DOCX, FORM)))
    edited = draw(st.sampled_from(("", "", "Telefon", "E-post"))) if kind is DOCX else ""
    one_question = kind is JSON and draw(st.integers(0, 5)) == 0
    return submission(
        0,
        kind,
        draw(st.sampled_from("ab")) + ("?" if one_question else ""),
        report=draw(st.integers(1, 2)),
        revision=1 if kind is FORM else draw(st.integers(1, 3)),
        draft=draw(st.booleans()),
        day=draw(st.integers(0, 2)),
        edited=edited,
        exported_with=draw(st.sampled_from(("", "", "annat", None))),
        one_question=one_question,
    )


def _numbered(files: Iterable[Submission]) -> list[Submission]:
    return [
        file.model_copy(update={"number": at, "source": file.source.model_copy()})
        for at, file in enumerate(files)
    ]


_FOLDERS = st.lists(_files(), max_size=7).map(_numbered)


@given(files=_FOLDERS, random=st.randoms(use_true_random=False))
def test_in_any_order_the_same_is_said_of_each(files: list[Submission], random: Random) -> None:
    mixed = list(files)
    random.shuffle(mixed)
    assert judge(mixed, RESPONDENT) == judge(files, RESPONDENT)


@given(files=_FOLDERS)
def test_exactly_one_counts_where_there_is_a_whole_report(files: list[Submission]) -> None:
    told = judge(files, RESPONDENT)
    assert [one.submission for one in told] == files
    counting = [one for one in told if one.standing is COUNTS]
    assert len(counting) == any(not file.one_question for file in files)
    assert all(not one.submission.one_question for one in counting)
    assert all(one.notes for one in told if one.standing is not COUNTS), "each with a reason"


@given(files=_FOLDERS)
def test_nothing_belongs_to_what_says_something_else(files: list[Submission]) -> None:
    told = judge(files, RESPONDENT)
    chosen = next((one.submission for one in told if one.standing is COUNTS), None)
    for one in told:
        if one.standing is BELONGS:
            assert chosen is not None
            file = one.submission
            same = (file.content, file.edited) == (chosen.content, chosen.edited)
            assert same or file.sha256 == chosen.sha256


@given(files=_FOLDERS)
def test_nothing_that_was_exported_later_is_left_for_something_older(
    files: list[Submission],
) -> None:
    told, halves = judge(files, RESPONDENT), PairIndex(files)
    chosen = next((one.submission for one in told if one.standing is COUNTS), None)
    for one in told:
        file = one.submission
        if chosen is None or file.one_question or file.report_id != chosen.report_id:
            continue
        if halves.is_contradicted(file):
            continue
        if file.status is chosen.status:
            assert file.revision <= chosen.revision


@given(files=_FOLDERS)
def test_no_json_counts_that_its_own_document_belies(files: list[Submission]) -> None:
    halves = PairIndex(files)
    for one in judge(files, RESPONDENT):
        if halves.is_contradicted(one.submission):
            assert one.standing is not COUNTS
            assert one.calls


@given(files=_FOLDERS)
def test_who_looks_at_what_counts_sees_that_something_else_calls(files: list[Submission]) -> None:
    told = judge(files, RESPONDENT)
    others = any(one.calls for one in told if one.standing is not COUNTS)
    for one in told:
        codes = {note.code for note in one.notes}
        assert ("contested" in codes) == (one.standing is COUNTS and others)
