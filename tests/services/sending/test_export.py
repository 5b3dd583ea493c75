"""Export: the pair and its mail or nothing, under free names, and the draft marked as one."""

import hashlib
import json
import os
import time
from pathlib import Path

import pytest

from app.formats.docx.edited_report import read_report_docx
from app.formats.report_json import read_report_json
from app.model.report import ReportStatus
from app.services.catalog import Catalog
from app.services.errors import ExportRefusedError
from app.services.sending.export import file_stem
from app.storage import file_writing as files
from app.storage.disk import Disk
from app.storage.errors import AlreadyThereError, StorageError, StorageErrorCode
from tests.support.failing import disks_failing_in_turn
from tests.support.report_documents import parts_of
from tests.support.reports import FORM, exporter, unfinished_report, whole_report
from tests.support.small_form import small_form
from tests.support.terms import CALENDAR
from tests.support.workplace import TODAY

REPORT = whole_report()
STEM = "uppfoljningsrapport-naringsliv_2022-T2_hagersten-alvsjo"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def _three(revision: int) -> list[str]:
    return [f"{STEM}_r{revision}.{ending}" for ending in ("docx", "eml", "json")]


def test_the_pair_is_one_report(catalog: Catalog, tmp_path: Path) -> None:
    pair = exporter(catalog).export_pair(REPORT, FORM, tmp_path / "ut")
    assert _names(tmp_path / "ut") == _three(1)
    assert [pair.docx.name, pair.mail.name, pair.json.name] == _three(1)
    document = pair.docx.read_bytes()
    sent = read_report_json(pair.json.read_bytes(), "a", CALENDAR)
    assert sent == pair.report
    assert (sent.status, sent.revision, sent.submitted_at) == (ReportStatus.SUBMITTED, 1, TODAY)
    assert sent.docx is not None
    assert sent.docx.file == pair.docx.name
    assert sent.docx.sha256 == hashlib.sha256(document).hexdigest()
    embedded = read_report_docx(document, "b", CALENDAR)
    assert embedded.report == sent.model_copy(update={"docx": None})
    assert embedded.edited == ()


def test_errors_stop_the_export_and_come_along(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(ExportRefusedError, match="2 fel stoppar exporten") as refused:
        exporter(catalog).export_pair(unfinished_report(), FORM, tmp_path / "ut")
    assert [f.question_id for f in refused.value.findings] == ["svart-ekonomi", "dialog-foretag"]
    assert _names(tmp_path / "ut") == []


def test_text_that_was_set_aside_is_not_sent(catalog: Catalog, tmp_path: Path) -> None:
    answer = REPORT.answer("svart-ekonomi").model_copy(
        update={"not_applicable": True, "reason": "Därför."}
    )
    pair = exporter(catalog).export_pair(REPORT.with_answer(answer), FORM, tmp_path)
    hidden = answer.plain[:40]
    assert hidden not in pair.json.read_text("utf-8")
    assert all(hidden.encode() not in part for part in parts_of(pair.docx.read_bytes()).values())


@pytest.mark.parametrize("ending", ["docx", "eml", "json"])
def test_a_file_that_is_there_is_never_replaced(
    catalog: Catalog, tmp_path: Path, ending: str
) -> None:
    theirs = tmp_path / f"{STEM}_r1.{ending}"
    theirs.write_bytes(b"theirs")
    pair = exporter(catalog).export_pair(REPORT, FORM, tmp_path)
    assert theirs.read_bytes() == b"theirs"
    assert pair.report.revision == 2
    assert _names(tmp_path) == [theirs.name, *_three(2)]
    assert json.loads(pair.json.read_bytes())["revision"] == 2


def test_a_correction_begins_with_its_own_revision(catalog: Catalog, tmp_path: Path) -> None:
    third = REPORT.model_copy(update={"revision": 3})
    pairs = [exporter(catalog).export_pair(third, FORM, tmp_path) for _ in range(3)]
    assert [pair.report.revision for pair in pairs] == [3, 4, 5]
    assert len(_names(tmp_path)) == 9


def test_whatever_fails_there_are_all_three_files_or_none(catalog: Catalog, tmp_path: Path) -> None:
    outcomes = set()
    for disk in disks_failing_in_turn():
        folder = tmp_path / str(disk.fails_at)
        try:
            exporter(catalog, disk).export_pair(REPORT, FORM, folder)
        except StorageError:
            outcomes.add("refused")
            assert disk.kept(_names(folder)) == []
        else:
            outcomes.add("written")
            assert disk.kept(_names(folder)) == _three(1)
    assert outcomes == {"refused", "written"}


@pytest.mark.parametrize("ending", [".eml", ".json"])
def test_a_later_file_failing_takes_the_earlier_away(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    original = files.write_new

    def only_documents(target: Path, data: bytes, disk: Disk) -> None:
        if target.suffix == ending:
            raise StorageError(target, StorageErrorCode.DISK_FULL)
        original(target, data, disk)

    monkeypatch.setattr(files, "write_new", only_documents)
    with pytest.raises(StorageError):
        exporter(catalog).export_pair(REPORT, FORM, tmp_path)
    assert _names(tmp_path) == []


def test_somebody_else_taking_the_last_name_meanwhile_leads_to_the_next(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = files.write_new

    def raced(target: Path, data: bytes, disk: Disk) -> None:
        if target.name == f"{STEM}_r1.json":
            raise AlreadyThereError(target)
        original(target, data, disk)

    monkeypatch.setattr(files, "write_new", raced)
    pair = exporter(catalog).export_pair(REPORT, FORM, tmp_path)
    assert pair.report.revision == 2
    assert _names(tmp_path) == _three(2)


# Drafts.


def test_a_draft_is_a_document_alone_that_says_so(catalog: Catalog, tmp_path: Path) -> None:
    written = exporter(catalog).export_draft(unfinished_report(), FORM, tmp_path / "ut")
    assert _names(tmp_path / "ut") == [f"{STEM}_utkast.docx"]
    parts = parts_of(written.read_bytes())
    marked = [name for name, part in parts.items() if b"UTKAST" in part]
    assert any("header" in name or "footer" in name for name in marked)
    assert read_report_docx(written.read_bytes(), "a", CALENDAR).report.status is ReportStatus.DRAFT


def test_what_is_sent_is_not_marked_as_a_draft(catalog: Catalog, tmp_path: Path) -> None:
    pair = exporter(catalog).export_pair(REPORT, FORM, tmp_path)
    assert all(b"UTKAST" not in part for part in parts_of(pair.docx.read_bytes()).values())


def test_drafts_are_numbered_and_replace_nothing(catalog: Catalog, tmp_path: Path) -> None:
    written = [exporter(catalog).export_draft(REPORT, FORM, tmp_path).name for _ in range(3)]
    assert written == [f"{STEM}_utkast.docx", f"{STEM}_utkast-2.docx", f"{STEM}_utkast-3.docx"]
    assert _names(tmp_path) == sorted(written)


def test_names_are_ascii_without_committee_and_term_too() -> None:
    bare = REPORT.model_copy(update={"committee": None, "term": None})
    assert (
        file_stem(bare, FORM.short_title) == "uppfoljningsrapport-naringsliv_utan-period_utan-namnd"
    )
    form = small_form(short_title="Årsredovisning: miljö & hälsa (år {year})")
    assert (
        file_stem(REPORT, form.short_title)
        == "arsredovisning-miljo-halsa-ar-year_2022-T2_hagersten-alvsjo"
    )


def test_a_folder_that_cannot_be_made_is_told(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    for export in (exporter(catalog).export_pair, exporter(catalog).export_draft):
        with pytest.raises(StorageError, match="så är den en fil"):
            export(REPORT, FORM, tmp_path / "fil" / "under")


def test_what_an_interrupted_export_left_is_swept_away_and_nothing_else(
    catalog: Catalog, tmp_path: Path
) -> None:
    left = [f".{STEM}_r1.{ending}.0123abcd.tmp" for ending in ("docx", "eml", "json")]
    others = [".rapport.eml.0123abcd.tmp", f"{STEM}_r1.eml"]
    for name in (*left, *others):
        (tmp_path / name).write_bytes(b"x")
        os.utime(tmp_path / name, (0, 0))
    # A colleague's, who writes there at this moment, by the clock of a server that is behind.
    underway = f".{STEM}_r2.docx.0123abcd.tmp"
    (tmp_path / underway).write_bytes(b"x")
    os.utime(tmp_path / underway, (time.time() - 3600,) * 2)
    exporter(catalog).sweep(tmp_path)
    assert _names(tmp_path) == sorted((underway, *others))
