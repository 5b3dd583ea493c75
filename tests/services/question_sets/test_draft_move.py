"""Drafts on older questions: offered the newer ones, moved, and moved back."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app.model.form import FormDefinition
from app.model.report import Report, ReportStatus
from app.services.catalog import Catalog
from app.services.question_sets.draft_move import DeclinedSets, asked_before, move
from app.services.report_context import ReportContext
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import begin_editing
from app.services.reports.library import Library
from app.services.reports.new_reports import NewReports
from app.storage.errors import StorageError
from app.storage.open_reports import LockedElsewhereError
from app.storage.settings import Settings
from tests.support.example_report import paragraph
from tests.support.failing import disks_failing_in_turn
from tests.support.question_sets import DROPPED, NEW_WORDING, REWORDED, newer_set, set_file
from tests.support.reports import library_in
from tests.support.terms import a_term
from tests.support.workplace import TODAY, Clock

T2 = a_term("2022-T2")


@pytest.fixture
def context(catalog: Catalog) -> ReportContext:
    return ReportContext(catalog, Clock(), uuid4, "1.0")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


@pytest.fixture
def draft(context: ReportContext, library: Library) -> Report:
    """A draft on the shipped set, with an answer to a question that is dropped by the next."""
    farsta = context.catalog.committee("farsta", T2)
    made = NewReports(context).begin(farsta, T2)
    for question_id in (REWORDED, DROPPED):
        blocks = (paragraph(f"Om {question_id}."),)
        made = made.with_answer(made.answer(question_id).model_copy(update={"blocks": blocks}))
    library.save(made)
    return made


@pytest.fixture
def newer(catalog: Catalog, draft: Report, own: Path) -> FormDefinition:
    """The set that was installed after the draft was begun."""
    set_file(own, newer_set())
    catalog.renew()
    offered = catalog.set_to_move_to(draft)
    assert offered is not None
    return offered


def stored(library: Library, report: Report) -> Report:
    found = library.draft(report.report_id)
    assert found is not None
    return found.report


# What is offered.


def test_a_draft_is_offered_the_newer_set_until_it_answers_it(
    catalog: Catalog, context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    assert newer.version == 2
    _, after = move(draft, newer, library, context)
    assert catalog.set_to_move_to(after) is None
    assert catalog.form_of(after) == newer


@pytest.mark.parametrize(
    "changes",
    [
        {"committee": None},
        {"term": None},
        {"status": ReportStatus.SUBMITTED},
        {"revision": 2},
        {"term": a_term("2021-T1")},
    ],
)
@pytest.mark.usefixtures("newer")
def test_nothing_is_offered_to_what_is_not_to_be_moved(
    catalog: Catalog, draft: Report, changes: dict[str, object]
) -> None:
    assert catalog.set_to_move_to(draft.model_copy(update=changes)) is None


def test_a_draft_whose_set_is_gone_is_offered_what_there_is(
    catalog: Catalog, context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    _, after = move(draft, newer, library, context)
    without = Catalog(catalog.register, [form for form in catalog.forms if form != newer])
    offered = without.set_to_move_to(after)
    assert offered is not None
    assert (offered.id, offered.version) == ("stadsdelsnamnd", 1)
    assert without.set_to_move_to(after.model_copy(update={"revision": 2})) == offered


# Moved.


def test_a_draft_is_moved_and_what_it_was_is_a_version(
    context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    before, after = move(draft, newer, library, context)
    assert before == draft
    assert stored(library, draft) == after
    assert (after.report_id, after.created_at) == (draft.report_id, draft.created_at)
    assert after.answer(REWORDED).question == NEW_WORDING
    assert after.answer(REWORDED).plain == f"Om {REWORDED}."
    (beside,) = after.unplaced
    assert beside.blocks == (paragraph(f"Om {DROPPED}."),)
    versions = library.history.versions(draft.report_id)
    assert draft.form in [version.report.form for version in versions]


def test_it_is_moved_back_and_forth_again(
    context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    before, after = move(draft, newer, library, context)
    session = begin_editing(after, newer, library, context)
    back = session.replace_with(before)
    assert (session.report, session.unsaved) == (after, False), "its pages still show that"
    session.close()
    assert back.answers == draft.answers
    assert (back.form, back.unplaced) == (draft.form, ())
    assert stored(library, draft) == back
    session = begin_editing(back, context.catalog.form_of(back), library, context)
    forth = session.replace_with(after)
    session.close()
    assert (forth.form, forth.answers) == (after.form, after.answers)


def test_what_is_moved_is_what_stands_on_the_disk(
    context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    changed = draft.answer(REWORDED).model_copy(update={"blocks": (paragraph("Senare."),)})
    library.save(draft.with_answer(changed))
    _, after = move(draft, newer, library, context)
    assert after.answer(REWORDED).plain == "Senare."


def test_a_draft_that_is_open_elsewhere_is_left_alone(
    context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    saver = open_draft(draft, library, TODAY, uuid4)
    with pytest.raises(LockedElsewhereError):
        move(draft, newer, library, context)
    saver.release()
    assert stored(library, draft) == draft
    move(draft, newer, library, context)


def test_a_disk_that_refuses_loses_nothing(
    tmp_path: Path, context: ReportContext, draft: Report, newer: FormDefinition
) -> None:
    outcomes = set()
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        library = library_in(folder)
        library.save(draft)
        try:
            move(draft, newer, library_in(folder, disk), context)
        except StorageError:
            outcomes.add("refused")
        else:
            outcomes.add("moved")
            assert stored(library, draft).form == newer.reference()
        standing = stored(library, draft)
        if standing.form == draft.form:
            assert standing == draft
        else:
            versions = library.history.versions(draft.report_id)
            assert draft.answers in [version.report.answers for version in versions]
    assert outcomes == {"refused", "moved"}


# What is remembered.


def test_it_is_remembered_which_questions_are_kept(tmp_path: Path, newer: FormDefinition) -> None:
    kept = DeclinedSets(Settings(tmp_path / "settings.json"))
    one = UUID(int=1)
    assert not kept.is_declined(one, newer)
    for number in range(1, 101):
        kept.decline(UUID(int=number), newer)
    assert kept.is_declined(one, newer)
    assert not kept.is_declined(one, newer.model_copy(update={"version": 3}))
    kept.decline(UUID(int=101), newer)
    assert not kept.is_declined(one, newer), "only so many"


def test_what_an_earlier_version_remembered_is_still_known(
    tmp_path: Path, newer: FormDefinition
) -> None:
    settings = Settings(tmp_path / "settings.json")
    one, other = UUID(int=1), UUID(int=2)
    settings.set("kept_questions", f"{one} {newer.id} {newer.version}")
    kept = DeclinedSets(settings)
    assert kept.is_declined(one, newer)
    kept.decline(other, newer)
    assert kept.is_declined(one, newer)
    assert kept.is_declined(other, newer)


# What was asked before.


def test_how_a_question_was_put_is_known_while_its_answer_waits(
    context: ReportContext, library: Library, draft: Report, newer: FormDefinition
) -> None:
    before, after = move(draft, newer, library, context)
    was = before.answer(REWORDED).question
    assert asked_before(after, newer, library) == {REWORDED: was}
    own = after.answer(REWORDED)
    origin = own.origin.model_copy(update={"confirmed": True})
    confirmed = after.with_answer(own.model_copy(update={"origin": origin}))
    assert asked_before(confirmed, newer, library) == {}
    library.history.remove_all(draft.report_id)
    assert asked_before(after, newer, library) == {}, "nobody knows any more"
