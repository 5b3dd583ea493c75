"""A colleague's file of a report that is here: what can be done with it, and doing it."""

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.formats.question_set.form_toml import read_form_file
from app.formats.report_json import read_report_json, write_report_json
from app.model.form import FormDefinition
from app.model.merge import Side
from app.model.places import places_of, value_at
from app.model.question_move import moved, plan_move
from app.model.report import Report, ReportStatus
from app.model.report_stages import as_submitted, question_alone, which_questions
from app.model.version_history import VersionCause, VersionEntry
from app.services.catalog import Catalog
from app.services.errors import OneQuestionError, StoppedWaitingError
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.imported_reports import another_for_term, import_report
from app.services.reports.library import Library
from app.services.reports.two_versions import merge, own_version, two_versions
from app.services.review.review import review
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore
from tests.support.failing import disks_failing_in_turn
from tests.support.memory_disk import MemoryDisk
from tests.support.question_sets import DROPPED, newer_set
from tests.support.reports import FORM, exporter, library_in, said, saver_of, saying, whole_report
from tests.support.small_form import small_form
from tests.support.strategies import reports
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY, Clock

MINE, THEIRS = saying("Mitt."), saying("Kollegans.", 60)
FIRST = MINE.answers[0].question_id


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


def _session(library: Library, report: Report = MINE) -> EditingSession:
    library.save(report)
    saver = open_draft(report, library, TODAY, lambda: UUID(int=99))
    return EditingSession(saver.saved, FORM, saver, Clock())


def _versions(library: Library) -> list[str]:
    return [said(one.report) for one in library.history.versions(MINE.report_id)]


def test_a_file_is_of_the_draft_before_what_is_exported(library: Library) -> None:
    assert own_version(THEIRS, library) is None
    sent = as_submitted(MINE, 1, TODAY)
    library.save(sent)
    assert own_version(THEIRS, library) == sent
    library.save(as_submitted(MINE, 2, TODAY))
    library.save(MINE)
    assert own_version(THEIRS, library) == MINE


def test_what_differs_is_merged_and_both_are_kept(library: Library) -> None:
    session = _session(library)
    merge(session, THEIRS, {FIRST: Side.BOTH})
    assert said(session.report) == "Mitt.\n\nKollegans."
    standing = library.draft(MINE.report_id)
    assert standing is not None
    assert standing.report == session.report
    assert {"Mitt.", "Kollegans."} <= set(_versions(library))
    # What is gone on with is the newest of them.
    assert said(library.history.newest(MINE.report_id)) == "Mitt.\n\nKollegans."


def test_a_version_of_a_question_alone_is_a_whole_one(library: Library) -> None:
    session = _session(library)
    merge(session, question_alone(THEIRS, FIRST), {})
    versions = library.history.versions(MINE.report_id)
    assert not any(one.report.only for one in versions)
    assert "Kollegans." in _versions(library)
    assert said(session.report) == "Mitt."


SMALL = small_form()
DRAFTS = reports(SMALL).map(
    lambda one: one.model_copy(update={"status": ReportStatus.DRAFT, "report_id": UUID(int=7)})
)


@settings(max_examples=40)
@given(mine=DRAFTS, theirs=DRAFTS, data=st.data())
def test_no_word_of_either_is_lost(
    mine: Report, theirs: Report, catalog: Catalog, data: st.DataObject
) -> None:
    library = library_in(Path("/data"), MemoryDisk({}, {Path("/")}))
    session = EditingSession(mine, SMALL, saver_of(mine, library), Clock())
    differing = two_versions(mine, theirs, library, catalog).differing
    choices = {
        one.place: data.draw(st.sampled_from([*Side] if one.both else [Side.MINE, Side.THEIRS]))
        for one in differing
    }
    merge(session, theirs, choices)
    versions = library.history.versions(mine.report_id)
    kept = [session.report, *(one.report for one in versions)]
    for report in (mine, theirs):
        for place in places_of(report):
            said_there = value_at(report, place)
            assert any(value_at(one, place) == said_there for one in kept)
    standing = library.draft(mine.report_id)
    assert standing is not None
    assert standing.report == session.report


def test_what_is_merged_is_built_on_the_file(library: Library) -> None:
    session = _session(library)
    merge(session, question_alone(THEIRS, FIRST), {FIRST: Side.THEIRS})
    assert session.report.built_on is None
    merge(session, THEIRS, {})
    assert session.report.built_on == THEIRS.modified_at
    assert as_submitted(session.report, 1, TODAY).built_on is None


def test_what_a_colleague_is_writing_is_built_on_theirs(library: Library) -> None:
    report = import_report(THEIRS, library, UUID(int=99), from_colleague=True)
    assert report.built_on == THEIRS.modified_at
    # The same file again is the same report, and not another one.
    assert import_report(THEIRS, library, UUID(int=99), from_colleague=True) == report


def test_whatever_the_disk_refuses_one_of_the_two_stands(tmp_path: Path) -> None:
    outcomes = set()
    for disk in disks_failing_in_turn():
        fails_at = disk.fails_at
        library = library_in(tmp_path / str(fails_at), disk)
        disk.fail(0)
        session = _session(library)
        disk.fail(fails_at)
        try:
            merge(session, THEIRS, {FIRST: Side.THEIRS})
        except StorageError:
            outcomes.add("refused")
            expected = "Mitt."
            session.save()
        else:
            outcomes.add("merged")
            expected = "Kollegans."
        assert said(session.report) == expected
        standing = library.draft(MINE.report_id)
        assert standing is not None
        assert said(standing.report) == expected
        session.close()
        assert expected in _versions(library)
    assert outcomes == {"refused", "merged"}


def test_the_same_again_is_nothing_new(library: Library, catalog: Catalog) -> None:
    library.save(MINE)
    later = MINE.model_copy(update={"modified_at": THEIRS.modified_at})
    assert two_versions(MINE, later, library, catalog).nothing_new
    assert not two_versions(MINE, THEIRS, library, catalog).nothing_new


def test_what_is_confirmed_in_the_file_is_new(library: Library, catalog: Catalog) -> None:
    library.save(MINE)
    waiting = MINE.model_copy(update={"contact_confirmed": False})
    assert not two_versions(waiting, MINE, library, catalog).nothing_new
    assert two_versions(MINE, waiting, library, catalog).nothing_new


def test_an_exported_report_is_not_merged_with_other_words(
    library: Library, catalog: Catalog
) -> None:
    sent = as_submitted(MINE, 1, TODAY)
    library.save(sent)
    assert "Rätta rapporten" in two_versions(sent, THEIRS, library, catalog).refusal
    assert two_versions(sent, MINE, library, catalog).nothing_new


def _newer() -> FormDefinition:
    form = read_form_file(newer_set().encode(), "ny.toml", CALENDAR)
    assert isinstance(form, FormDefinition)
    return form


NEWER = _newer()


def _on(report: Report, form: FormDefinition) -> Report:
    return moved(report, form, plan_move(report, form))


@pytest.fixture
def both(catalog: Catalog) -> Catalog:
    """A catalog that has the newer questions too."""
    return Catalog(catalog.register, (*catalog.forms, NEWER))


def test_answers_to_other_questions_are_not_merged(library: Library, catalog: Catalog) -> None:
    other = THEIRS.model_copy(update={"form": THEIRS.form.model_copy(update={"id": "annan"})})
    assert "svarar på andra frågor" in two_versions(MINE, other, library, catalog).refusal


@pytest.mark.parametrize("alone", [False, True])
def test_answers_to_older_questions_are_moved(library: Library, both: Catalog, alone: bool) -> None:
    mine = _on(MINE, NEWER)
    two = two_versions(mine, question_alone(THEIRS, FIRST) if alone else THEIRS, library, both)
    assert two.theirs.form == mine.form
    assert two.theirs.only == ((FIRST,) if alone else ())
    assert [one.place for one in two.differing] == [FIRST]
    assert read_report_json(write_report_json(two.theirs), "moved", CALENDAR) == two.theirs


def test_answers_to_newer_questions_wait_for_mine_to_be_moved(
    library: Library, both: Catalog
) -> None:
    two = two_versions(MINE, _on(THEIRS, NEWER), library, both)
    assert "Byt till de nya frågorna i din rapport först" in two.refusal


def test_answers_to_questions_that_are_not_here_are_moved(
    library: Library, catalog: Catalog
) -> None:
    two = two_versions(MINE, question_alone(_on(THEIRS, NEWER), FIRST), library, catalog)
    assert [one.place for one in two.differing] == [FIRST]


def test_an_answer_to_a_question_that_is_not_asked_is_refused(
    library: Library, both: Catalog
) -> None:
    alone = question_alone(THEIRS, DROPPED)
    assert (
        "inte ställs i din rapport" in two_versions(_on(MINE, NEWER), alone, library, both).refusal
    )


def test_what_mine_was_earlier_is_nothing_new(library: Library, catalog: Catalog) -> None:
    library.history.save(MINE)
    later = saying("Och vidare.", 60)
    assert two_versions(later, MINE, library, catalog).nothing_new
    assert two_versions(later, question_alone(MINE, FIRST), library, catalog).nothing_new
    assert not two_versions(later, THEIRS, library, catalog).nothing_new
    # Whoever had it as it was later has put it back.
    put_back = MINE.model_copy(update={"built_on": later.modified_at})
    assert not two_versions(later, put_back, library, catalog).nothing_new


@pytest.mark.parametrize(
    "cause", [VersionCause.BACKUP, VersionCause.ELSEWHERE, VersionCause.UNCHOSEN]
)
def test_what_never_stood_in_mine_is_new(
    library: Library, catalog: Catalog, cause: VersionCause
) -> None:
    library.history.save(MINE, cause)
    assert not two_versions(saying("Och vidare.", 60), MINE, library, catalog).nothing_new


def test_what_came_in_with_a_backup_beside_mine_is_new(
    library: Library, catalog: Catalog, tmp_path: Path
) -> None:
    data = write_report_json(MINE)
    ReportStore(tmp_path).versions.save(
        MINE.report_id, VersionEntry(1, MINE.modified_at, came_in=True), data
    )
    later = saying("Och vidare.", 60)
    assert not two_versions(later, MINE, library, catalog).nothing_new
    # It has stood here once it is brought back, and kept as such.
    library.history.save(MINE)
    assert two_versions(later, MINE, library, catalog).nothing_new


def test_comparing_stops_where_it_is_not_to_go_on(library: Library, catalog: Catalog) -> None:
    library.history.save(MINE)
    with pytest.raises(StoppedWaitingError):
        two_versions(MINE, THEIRS, library, catalog, lambda: False)


# A question alone.


def test_it_is_known_by_its_questions() -> None:
    alone = question_alone(MINE, "svart-ekonomi")
    assert which_questions(alone, FORM) == "En fråga: Svart ekonomi"
    both = alone.model_copy(update={"only": ("svart-ekonomi", "dialog-foretag")})
    assert which_questions(both, FORM).startswith("2 frågor: Svart ekonomi, ")
    assert which_questions(MINE, FORM) == ""


def test_it_is_reviewed_alone(catalog: Catalog) -> None:
    alone = question_alone(MINE, FIRST)
    blank = alone.with_answer(alone.answers[0].model_copy(update={"blocks": ()}))
    assert review(alone, FORM, catalog.register) == ()
    (found,) = review(blank, FORM, catalog.register)
    assert (found.code, found.question_id) == ("missing-answer", FIRST)


def test_it_is_not_exported(catalog: Catalog, tmp_path: Path) -> None:
    alone, folder = question_alone(MINE, FIRST), tmp_path / "ut"
    with pytest.raises(OneQuestionError):
        exporter(catalog).export_pair(alone, FORM, folder)
    with pytest.raises(OneQuestionError):
        exporter(catalog).export_draft(alone, FORM, folder)
    assert not folder.exists()


def test_it_is_no_report_for_its_term(library: Library, catalog: Catalog) -> None:
    alone = question_alone(MINE, FIRST)
    library.save(alone)
    assert alone.committee is not None
    assert alone.term is not None
    assert library.for_term(alone.committee.id, alone.term) is None


def test_another_report_for_the_term_is_told_of(library: Library, catalog: Catalog) -> None:
    assert another_for_term(MINE, library, catalog) == ""
    library.save(MINE)
    assert another_for_term(THEIRS, library, catalog) == ""
    other = THEIRS.model_copy(update={"report_id": UUID(int=5)})
    assert "Du har redan en rapport" in another_for_term(other, library, catalog)
    assert another_for_term(question_alone(other, FIRST), library, catalog) == ""
    same = whole_report().model_copy(update={"report_id": UUID(int=5), "answers": MINE.answers})
    assert another_for_term(same, library, catalog) == ""
