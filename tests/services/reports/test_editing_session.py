"""The editing session: the one place where a report changes."""

from pathlib import Path
from uuid import UUID

import pytest

from app.model import lengths
from app.model.report import CONTACT_LENGTHS, AnswerStatus, CommitteeRef, Origin, Report
from app.model.report_stages import as_submitted, question_alone
from app.services.catalog import Catalog
from app.services.errors import ExportRefusedError
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.storage.errors import StorageError, StorageErrorCode
from app.storage.report_store import ReportStore
from tests.support.example_report import paragraph
from tests.support.reports import (
    FORM,
    export_report,
    exporter,
    library_in,
    saver_of,
    unfinished_report,
    whole_report,
)
from tests.support.terms import a_term
from tests.support.workplace import TODAY, Clock

REPORT = whole_report()
TEXT = (paragraph("Nytt svar."),)


class _Desk:
    """A session, its library, a clock that goes, and how often the watcher was told."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.library: Library = library_in(folder)
        self.clock = Clock()
        self.session = EditingSession(report, FORM, saver_of(report, self.library), self.clock)
        self.told = 0
        self.session.watch(self._tell)
        self.clock.advance(minutes=5)

    def _tell(self) -> None:
        self.told += 1

    @property
    def kept(self) -> tuple[Report, ...]:
        return self.library.versions(REPORT.report_id)


@pytest.fixture
def desk(tmp_path: Path) -> _Desk:
    return _Desk(tmp_path, REPORT)


def _full_disk(monkeypatch: pytest.MonkeyPatch, *methods: str) -> None:
    def full(self: ReportStore, *args: object) -> None:
        raise StorageError(Path("a"), StorageErrorCode.DISK_FULL)

    for method in methods:
        monkeypatch.setattr(ReportStore, method, full)


def test_a_session_begins_with_nothing_to_save(desk: _Desk) -> None:
    assert desk.session.report == REPORT
    assert not desk.session.unsaved
    desk.session.save()
    assert desk.kept == ()


def test_a_change_is_told_dated_and_unsaved_until_it_is_saved(desk: _Desk) -> None:
    desk.session.set_blocks("svart-ekonomi", TEXT)
    assert desk.session.report.answer("svart-ekonomi").blocks == TEXT
    assert desk.session.report.modified_at == desk.clock.now > TODAY
    assert (desk.told, desk.session.unsaved, desk.kept) == (1, True, ())
    desk.session.save()
    assert (desk.session.unsaved, desk.kept) == (False, (desk.session.report,))


def test_what_is_the_same_is_no_change(desk: _Desk) -> None:
    answer = REPORT.answer("svart-ekonomi")
    desk.session.set_blocks("svart-ekonomi", answer.blocks)
    desk.session.set_blocks("svart-ekonomi", (paragraph(), *answer.blocks, paragraph()))
    desk.session.set_not_applicable("svart-ekonomi", False)
    desk.session.set_reason("svart-ekonomi", "")
    desk.session.set_contact("phone", REPORT.contact.phone)
    assert (desk.told, desk.session.unsaved) == (0, False)
    assert desk.session.report is REPORT


@pytest.mark.parametrize("field", ["name", "phone", "email"])
def test_a_contact_detail_is_set_as_clean_text(desk: _Desk, field: str) -> None:
    desk.session.set_contact(field, "Åsa\x0bÖberg\x00")
    assert getattr(desk.session.report.contact, field) == "Åsa Öberg\ufffd"
    others = {"name", "phone", "email"} - {field}
    for other in others:
        assert getattr(desk.session.report.contact, other) == getattr(REPORT.contact, other)


def test_a_field_that_is_none_is_a_fault(desk: _Desk) -> None:
    with pytest.raises(KeyError, match="mobile"):
        desk.session.set_contact("mobile", "1")


def test_what_is_too_long_changes_nothing(desk: _Desk) -> None:
    before = desk.session.report
    for field, most in CONTACT_LENGTHS.items():
        desk.session.set_contact(field, "1" * (most + 1))
    desk.session.set_reason(before.answers[0].question_id, "a" * (lengths.REASON + 1))
    assert desk.session.report is before


def test_a_question_alone_has_no_contact_and_no_other_term(tmp_path: Path) -> None:
    alone = question_alone(whole_report(), "svart-ekonomi")
    committee = CommitteeRef(id="farsta", name="Farsta stadsdelsnämnd", type="stadsdelsnamnd")
    session = EditingSession(alone, FORM, saver_of(alone, library_in(tmp_path)), Clock())
    with pytest.raises(RuntimeError):
        session.set_contact("name", "Anna")
    with pytest.raises(RuntimeError):
        session.set_identity(committee, a_term("2023-VB"))
    assert session.report == alone


def test_text_is_kept_while_a_question_is_set_aside(desk: _Desk) -> None:
    before = REPORT.answer("svart-ekonomi").blocks
    desk.session.set_not_applicable("svart-ekonomi", True)
    desk.session.set_reason("svart-ekonomi", "Därför.")
    answer = desk.session.report.answer("svart-ekonomi")
    assert (answer.status, answer.reason, answer.blocks) == (
        AnswerStatus.NOT_APPLICABLE,
        "Därför.",
        before,
    )
    desk.session.set_not_applicable("svart-ekonomi", False)
    answer = desk.session.report.answer("svart-ekonomi")
    assert (answer.status, answer.blocks) == (AnswerStatus.ANSWERED, before)


def test_what_an_officer_has_touched_is_confirmed(tmp_path: Path) -> None:
    carried = Origin(kind="carried", term=a_term("2022-T1"), committee="bromma", confirmed=False)
    answer = REPORT.answer("svart-ekonomi").model_copy(update={"origin": carried})
    desk = _Desk(tmp_path, REPORT.with_answer(answer))
    desk.session.set_blocks("hallbar-tillvaxt", TEXT)
    assert not desk.session.report.answer("svart-ekonomi").origin.confirmed
    desk.session.set_blocks("svart-ekonomi", TEXT)
    assert desk.session.report.answer("svart-ekonomi").origin == carried.model_copy(
        update={"confirmed": True}
    )


def test_a_question_that_is_not_in_the_set_is_a_fault(desk: _Desk) -> None:
    with pytest.raises(KeyError):
        desk.session.set_blocks("okand", TEXT)
    assert desk.told == 0


def test_a_store_that_fails_loses_no_change(desk: _Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.session.set_blocks("svart-ekonomi", TEXT)
    with monkeypatch.context() as patch:
        _full_disk(patch, "save_draft")
        with pytest.raises(StorageError, match="isken är full"):
            desk.session.save()
        assert desk.session.unsaved
        assert desk.session.report.answer("svart-ekonomi").blocks == TEXT
    desk.session.save()
    assert desk.kept == (desk.session.report,)


def test_a_report_that_is_sent_cannot_be_changed(tmp_path: Path) -> None:
    desk = _Desk(tmp_path, as_submitted(REPORT, 1, TODAY))
    assert desk.session.read_only
    with pytest.raises(RuntimeError):
        desk.session.set_blocks("svart-ekonomi", TEXT)
    with pytest.raises(RuntimeError):
        desk.session.set_contact("name", "Annan")
    with pytest.raises(RuntimeError):
        desk.session.set_not_applicable("svart-ekonomi", True)
    assert (desk.told, desk.session.unsaved) == (0, False)


# Export.


def test_an_export_saves_writes_and_goes_on_as_sent(
    desk: _Desk, catalog: Catalog, tmp_path: Path
) -> None:
    desk.session.set_blocks("svart-ekonomi", TEXT)
    exported = export_report(desk.session, exporter(catalog), tmp_path / "ut")
    assert desk.session.report == exported.report
    assert desk.session.read_only
    assert not desk.session.unsaved
    assert desk.told == 2
    assert desk.kept == (exported.report,)
    assert exported.docx.exists()
    assert exported.json.exists()


def test_an_export_that_is_refused_leaves_a_draft(
    tmp_path: Path, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = _Desk(tmp_path, unfinished_report())
    desk.session.set_contact("name", "Åsa Ö")
    with pytest.raises(ExportRefusedError):
        export_report(desk.session, exporter(catalog), tmp_path / "ut")
    assert not desk.session.read_only
    assert desk.kept == (desk.session.report,)
    assert not (tmp_path / "ut").exists()


def test_an_export_that_cannot_be_written_leaves_a_draft(
    desk: _Desk, catalog: Catalog, tmp_path: Path
) -> None:
    (tmp_path / "fil").write_bytes(b"")
    with pytest.raises(StorageError):
        export_report(desk.session, exporter(catalog), tmp_path / "fil")
    assert not desk.session.read_only


def test_a_draft_that_cannot_be_saved_is_not_exported(
    desk: _Desk, catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.session.set_blocks("svart-ekonomi", TEXT)
    _full_disk(monkeypatch, "save_draft")
    with pytest.raises(StorageError):
        export_report(desk.session, exporter(catalog), tmp_path / "ut")
    assert not (tmp_path / "ut").exists()


def test_a_pair_that_stands_is_sent_even_if_it_cannot_be_kept_at_once(
    desk: _Desk, catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _full_disk(patch, "save_submitted")
        exported = export_report(desk.session, exporter(catalog), tmp_path / "ut")
        assert (desk.session.read_only, desk.session.unsaved) == (True, True)
    desk.session.save()
    assert desk.kept == (exported.report,)
    assert not desk.session.unsaved


def test_nobody_else_is_told_of_another_session(desk: _Desk, tmp_path: Path) -> None:
    other = _Desk(tmp_path / "b", REPORT.model_copy(update={"report_id": UUID(int=9)}))
    desk.session.set_contact("name", "Annan")
    assert (desk.told, other.told) == (1, 0)
