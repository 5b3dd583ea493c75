"""Opening a file that the program has written."""

from pathlib import Path

import pytest
from lxml import etree

from app.formats.docx.markup import DRAWING, el, named, w
from app.formats.errors import ReportFileError
from app.formats.limits import MAX_FILE_BYTES
from app.formats.report_json import write_report_json
from app.model.report import CommitteeRef
from app.model.report_stages import as_correction, as_submitted
from app.services.catalog import Catalog
from app.services.reading.own_files import OpenedReport, describe_edits, open_report
from app.storage.errors import StorageError
from tests.support.report_documents import content, control, edited, exported
from tests.support.reports import FORM, whole_report
from tests.support.workplace import TODAY

REPORT = whole_report()
SENT = as_submitted(REPORT, 1, TODAY)


def _file(folder: Path, data: bytes, name: str = "rapport.bin") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _document_with(tag: str, text: str) -> bytes:
    def change(root: etree._Element) -> None:
        first, *others = content(root, tag).iter(w("t"))
        first.text = text
        for other in others:
            other.text = ""

    return edited(exported(SENT, FORM), change)


@pytest.mark.parametrize("name", ["rapport.json", "rapport.docx", "rapport"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n \t"])
def test_our_json_is_opened_whatever_its_name(
    catalog: Catalog, tmp_path: Path, name: str, before: bytes
) -> None:
    path = _file(tmp_path, before + write_report_json(REPORT), name)
    assert open_report(path, catalog.register) == OpenedReport(REPORT)


@pytest.mark.parametrize("name", ["rapport.docx", "rapport.json"])
def test_our_document_is_opened_whatever_its_name(
    catalog: Catalog, tmp_path: Path, name: str
) -> None:
    path = _file(tmp_path, exported(SENT, FORM), name)
    assert open_report(path, catalog.register) == OpenedReport(SENT, exported=SENT)


def test_what_was_edited_in_the_document_is_told(catalog: Catalog, tmp_path: Path) -> None:
    path = _file(tmp_path, _document_with("svart-ekonomi", "Ändrat i Word."))
    opened = open_report(path, catalog.register)
    assert opened.edited == ("svart-ekonomi",)
    assert opened.report.answer("svart-ekonomi").plain == "Ändrat i Word."


@pytest.mark.parametrize("name", ["Bromma stadsdelsnämnd", "BROMMA STADSDELSNÄMND "])
def test_a_committee_that_was_renamed_is_looked_up(
    catalog: Catalog, tmp_path: Path, name: str
) -> None:
    opened = open_report(_file(tmp_path, _document_with("committee", name)), catalog.register)
    assert opened.edited == ("committee",)
    assert opened.report.committee == CommitteeRef(
        id="bromma", name="Bromma stadsdelsnämnd", type="stadsdelsnamnd"
    )


@pytest.mark.parametrize("name", ["Stadsdelsnämnderna", "Bromma", ""])
def test_a_committee_that_is_not_in_the_register_changes_nothing_and_is_told(
    catalog: Catalog, tmp_path: Path, name: str
) -> None:
    opened = open_report(_file(tmp_path, _document_with("committee", name)), catalog.register)
    assert opened.edited == ("committee",)
    assert opened.report.committee == REPORT.committee


def test_a_committee_that_was_not_touched_is_not_looked_up(
    catalog: Catalog, tmp_path: Path
) -> None:
    other = CommitteeRef(id="annan", name="Bromma stadsdelsnämnd", type="stadsdelsnamnd")
    path = _file(tmp_path, exported(REPORT.model_copy(update={"committee": other}), FORM))
    assert open_report(path, catalog.register).report.committee == other


def test_a_committee_that_was_deleted_changes_nothing_and_is_told(
    catalog: Catalog, tmp_path: Path
) -> None:
    def delete(root: etree._Element) -> None:
        found = control(root, "committee")
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    path = _file(tmp_path, edited(exported(SENT, FORM), delete))
    opened = open_report(path, catalog.register)
    assert opened.edited == ("committee",)
    assert opened.not_taken == ("committee",)
    # What was edited since it was sent is the revision after it.
    assert opened.report == as_correction(SENT, SENT.modified_at)


@pytest.mark.parametrize(
    "data",
    [b"", b"Kulturn\xc3\xa4mnden", b"\x00" * 100, b"PK\x03\x04", b"{", b"{}", b"<html></html>"],
)
def test_what_is_no_report_is_refused(catalog: Catalog, tmp_path: Path, data: bytes) -> None:
    path = _file(tmp_path, data)
    with pytest.raises(ReportFileError) as refused:
        open_report(path, catalog.register)
    assert str(refused.value).startswith(path.name)


def test_a_file_that_cannot_be_read_is_told(catalog: Catalog, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="den finns inte"):
        open_report(tmp_path / "ingen.json", catalog.register)
    with pytest.raises(StorageError):
        open_report(tmp_path, catalog.register)


def test_a_file_that_is_too_large_is_told(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "stor"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    with pytest.raises(StorageError, match="är för stor"):
        open_report(path, catalog.register)


def test_what_was_edited_is_told_and_what_could_not_be_taken() -> None:
    one = OpenedReport(REPORT, ("svart-ekonomi",))
    assert describe_edits(one, FORM) == (
        "Dokumentet har ändrats sedan det exporterades: Svart ekonomi. Ändringarna är med här."
    )
    two = OpenedReport(REPORT, ("committee", "svart-ekonomi"), ("committee",))
    assert describe_edits(two, FORM) == (
        "Dokumentet har ändrats sedan det exporterades: Nämnd, Svart ekonomi. "
        "Det här gick inte att läsa in: Nämnd. Jämför med dokumentet."
    )


def test_what_a_report_has_no_place_for_is_told_without_its_question_set(
    catalog: Catalog, tmp_path: Path
) -> None:
    picture = el("drawing")
    etree.SubElement(picture, named(DRAWING, "blip"))
    document = edited(
        exported(SENT, FORM),
        lambda root: content(root, "svart-ekonomi").append(el("p", el("r", picture))),
    )
    opened = open_report(_file(tmp_path, document), catalog.register)
    assert opened.remarks == ("I filen finns en bild som inte kan tas med.",)
