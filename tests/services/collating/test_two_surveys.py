"""Reports of two surveys in one folder: each has its collation, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.collation.notes import NoteCode, Standing
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.stored_collation import StoredCollation
from tests.support.incoming_folder import TERM, IncomingFolder, collating_with
from tests.support.two_surveys import QUESTION, SURVEY, TITLE, second_survey_in

ORDINARY = "naringsliv"


@pytest.fixture
def both(tmp_path: Path) -> Catalog:
    second_survey_in(tmp_path / "own")
    return load_catalog(bundled_data().forms, tmp_path / "own")


@pytest.fixture
def incoming(tmp_path: Path, both: Catalog) -> IncomingFolder:
    """Two ordinary reports and one of the second survey, from a committee that sent both."""
    folder = IncomingFolder(tmp_path / "in", both)
    for committee, folder.survey in (
        ("farsta", ORDINARY),
        ("bromma", ORDINARY),
        ("farsta", SURVEY),
    ):
        folder.pair(folder.report(committee), f"{committee}-{folder.survey}")
    return folder


@pytest.fixture
def folders(incoming: IncomingFolder) -> Iterator[FolderCollation]:
    with collating_with(incoming.catalog) as folders:
        folders.read_folder(incoming.folder, lambda *_: None)
        yield folders


def _names(collation: StoredCollation) -> list[str]:
    return [one.name for one in collation.participants()]


def test_the_survey_of_most_reports_is_collated_first(folders: FolderCollation) -> None:
    collation = folders.collation()
    assert folders.surveys == (SURVEY, ORDINARY)
    assert (collation.survey, collation.term) == (ORDINARY, TERM)
    assert collation.title == "Uppföljningsrapport näringsliv"
    assert _names(collation) == ["Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"]
    assert (len(collation.asked), len(collation.missing)) == (28, 26)


def test_the_other_one_is_a_collation_of_its_own(folders: FolderCollation) -> None:
    folders.collation()
    collation = folders.collation(survey=SURVEY)
    assert collation.title == TITLE
    assert _names(collation) == ["Farsta stadsdelsnämnd"]
    assert [one.id for area in collation.areas for one in area.questions] == [QUESTION]
    # It is asked of district committees only.
    assert len(collation.missing) == len(collation.asked) - 1 == 12
    assert _names(folders.collation(TERM, ORDINARY)) == [
        "Bromma stadsdelsnämnd",
        "Farsta stadsdelsnämnd",
    ]


@pytest.mark.parametrize(("survey", "others"), [(ORDINARY, 2), (SURVEY, 4)])
def test_what_belongs_to_the_other_is_told(
    folders: FolderCollation, survey: str, others: int
) -> None:
    notes = list(folders.collation(survey=survey).files())
    assert len(notes) == 6
    aside = [note for note in notes if note.standing is Standing.SET_ASIDE]
    assert len(aside) == others
    for note in aside:
        assert [one.code for one in note.notes] == [NoteCode.OTHER_SURVEY]
        assert "Gäller uppföljningen ”" in note.text
        assert not note.calls


def test_where_the_set_is_not_known_that_is_told(incoming: IncomingFolder, tmp_path: Path) -> None:
    report = incoming.report("skarpnack")
    unknown = report.form.model_copy(update={"id": "okand"})
    incoming.put_json("okand.json", report.model_copy(update={"form": unknown}))
    newer = report.form.model_copy(update={"version": 9, "sha256": "0" * 64})
    incoming.put_json("nyare.json", report.model_copy(update={"form": newer}))
    with collating_with(incoming.catalog) as folders:
        folders.read_folder(incoming.folder, lambda *_: None)
        notes = {note.source.path: note for note in folders.collation(survey=SURVEY).files()}
    (note,) = notes["okand.json"].notes
    assert note.code is NoteCode.UNKNOWN_SURVEY
    assert note.calls
    assert notes["nyare.json"].standing is Standing.COUNTS


def test_with_one_survey_nothing_is_chosen(tmp_path: Path) -> None:
    incoming = IncomingFolder(tmp_path, load_catalog(bundled_data().forms))
    incoming.pair(incoming.report("farsta"))
    with collating_with(incoming.catalog) as folders:
        folders.read_folder(incoming.folder, lambda *_: None)
        assert (folders.collation().survey, folders.surveys) == ("", ())
        assert folders.collation(survey=ORDINARY).survey == ""
