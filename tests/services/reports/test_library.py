"""The user's own reports: all of them, the newest first, and none hidden by a broken one."""

import datetime
from pathlib import Path
from uuid import UUID

import pytest

from app.model.report import CommitteeRef, Report
from app.model.report_stages import as_correction, as_submitted
from app.services.reports.library import Library
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.report_store import ReportStore
from tests.support.library_contents import contents_of
from tests.support.reports import library_in, whole_report
from tests.support.terms import a_term
from tests.support.workplace import TODAY

REPORT = whole_report()


def _report(number: int, minutes: int = 0, **changes: object) -> Report:
    moment = TODAY + datetime.timedelta(minutes=minutes)
    return REPORT.model_copy(
        update={"report_id": UUID(int=number), "modified_at": moment, **changes}
    )


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path)


def test_an_empty_library(library: Library) -> None:
    contents = contents_of(library)
    assert (contents.drafts, contents.submitted, contents.unreadable) == ((), (), ())


def test_reports_are_kept_as_they_are_the_newest_first(library: Library) -> None:
    reports = [_report(1, 5), _report(2, 9), _report(3, 1)]
    for report in reports:
        library.save(report)
    assert contents_of(library).drafts == (reports[1], reports[0], reports[2])


def test_a_draft_is_replaced_by_its_later_self(library: Library) -> None:
    library.save(_report(1, 1))
    library.save(_report(1, 2))
    assert contents_of(library).drafts == (_report(1, 2),)


def test_what_is_sent_takes_the_place_of_its_draft(library: Library) -> None:
    library.save(_report(1))
    sent = as_submitted(_report(1), 1, TODAY)
    library.save(sent)
    assert (contents_of(library).drafts, contents_of(library).submitted) == ((), (sent,))


def test_a_draft_goes_away_only_when_what_is_sent_is_safe(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(_report(1))

    def full(self: ReportStore, report_id: UUID, revision: int, data: bytes) -> None:
        raise StorageError(Path("a"), StorageErrorCode.DISK_FULL)

    monkeypatch.setattr(ReportStore, "save_submitted", full)
    with pytest.raises(StorageError):
        library.save(as_submitted(_report(1), 1, TODAY))
    assert contents_of(library).drafts == (_report(1),)


def test_all_versions_of_a_report_are_found(library: Library) -> None:
    first = as_submitted(_report(1), 1, TODAY)
    second = as_submitted(_report(1, 1), 2, TODAY)
    draft = as_correction(second, TODAY)
    for report in (first, second, draft, _report(2)):
        library.save(report)
    versions = library.versions(UUID(int=1))
    assert versions[0] == draft
    assert set(versions[1:]) == {first, second}
    assert library.versions(UUID(int=9)) == ()


def test_the_report_of_a_committee_and_term_is_found(library: Library) -> None:
    term = a_term("2022-T2")
    sent = as_submitted(_report(1), 1, TODAY)
    library.save(sent)
    library.save(_report(2, term=a_term("2022-VB")))
    library.save(_report(3, committee=None))
    assert library.for_term("hagersten-alvsjo", term) == sent
    assert library.for_term("bromma", term) is None
    assert library.for_term("hagersten-alvsjo", a_term("2023-T1")) is None


def test_a_draft_goes_before_what_is_sent(library: Library) -> None:
    sent = as_submitted(_report(1, 5), 1, TODAY)
    draft = _report(2)
    library.save(sent)
    library.save(draft)
    assert library.for_term("hagersten-alvsjo", a_term("2022-T2")) == draft


def test_a_broken_file_hides_no_other_and_is_told(tmp_path: Path) -> None:
    library = library_in(tmp_path)
    library.save(_report(1))
    broken = tmp_path / "reports" / "drafts" / "a.json"
    broken.write_bytes(b"{")
    (tmp_path / "reports" / "drafts" / "b.json").mkdir()
    contents = contents_of(library)
    assert contents.drafts == (_report(1),)
    assert [unreadable.path.name for unreadable in contents.unreadable] == ["a.json", "b.json"]
    assert contents.unreadable[0].reason.startswith("filen är skadad eller inte hel. Försök med")
    assert broken.read_bytes() == b"{"


def test_a_copy_under_another_name_is_told_and_left_alone(library: Library, tmp_path: Path) -> None:
    library.save(_report(1))
    (draft,) = (tmp_path / "reports" / "drafts").iterdir()
    copy = draft.with_name(f"{draft.stem}-DATOR2.json")
    copy.write_bytes(draft.read_bytes())
    contents = contents_of(library)
    assert contents.drafts == (_report(1),)
    (told,) = contents.unreadable
    assert told.path == copy
    assert "ett annat namn" in told.reason


# The newest earlier report.


def _of(number: int, committee: str, term: str, **changes: object) -> Report:
    whose = CommitteeRef(id=committee, name=committee, type="stadsdelsnamnd")
    of = {"committee": whose, "term": a_term(term), **changes}
    return _report(number).model_copy(update=of)


def test_each_committees_newest_report_before_a_term_is_found(library: Library) -> None:
    found = {"farsta": _of(2, "farsta", "2022-T1"), "bromma": _of(3, "bromma", "2021-VB")}
    others = (
        # Changed last, but of an older term.
        _of(1, "farsta", "2021-VB", modified_at=TODAY + datetime.timedelta(days=9)),
        _of(4, "farsta", "2022-T2"),
        _of(5, "bromma", "2022-VB"),
        _of(6, "kungsholmen", "2022-T1"),
        _report(7, committee=None),
        _report(8, term=None),
    )
    for report in (*found.values(), *others):
        library.save(report)
    wanted = ["farsta", "bromma", "skarpnack"]
    assert library.latest_before(wanted, a_term("2022-T2")) == found


def test_of_one_term_the_newest_that_is_sent_goes_before_a_draft(library: Library) -> None:
    first, second = (
        as_submitted(_of(1, "farsta", "2022-T1"), revision, TODAY) for revision in (1, 2)
    )
    for report in (second, first, _of(2, "farsta", "2022-T1", revision=7)):
        library.save(report)
    assert library.latest_before(["farsta"], a_term("2022-T2")) == {"farsta": second}
