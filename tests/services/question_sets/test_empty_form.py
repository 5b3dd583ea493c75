"""Showing a question set: which one is meant, and the empty form as a file."""

import datetime
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.docx.edited_report import read_report_docx
from app.formats.errors import FormFileError
from app.paths import bundled_data
from app.services.catalog import Catalog
from app.services.errors import NoFormError
from app.services.question_sets.empty_form import form_to_show, write_empty_form
from app.services.report_context import ReportContext
from app.storage.errors import AlreadyThereError, StorageError
from tests.support.small_form import small_form
from tests.support.terms import CALENDAR, a_term

NOW = datetime.datetime(2022, 5, 1, tzinfo=datetime.UTC)


def _context(catalog: Catalog) -> ReportContext:
    versions = [small_form(version=version) for version in (2, 10, 1)]
    own = Catalog(catalog.register, [*catalog.forms, *versions])
    return ReportContext(own, lambda: NOW, lambda: UUID(int=7), "1.0")


@pytest.mark.parametrize(
    ("named", "version"), [("prov", 10), ("prov@1", 1), ("prov@2", 2), ("stadsdelsnamnd@1", 1)]
)
def test_a_set_is_named_by_id_and_perhaps_version(
    catalog: Catalog, named: str, version: int
) -> None:
    form = form_to_show(named, _context(catalog))
    assert (form.id, form.version) == (named.partition("@")[0], version)


def test_a_set_that_is_not_installed_is_named_by_its_file(catalog: Catalog) -> None:
    path = bundled_data().resources / "form.example.toml"
    assert form_to_show(str(path), _context(catalog)).id == "exempel"


@pytest.mark.parametrize("named", ["ingen", "prov@3", "prov@", "@1", "", "prov@1@2", "a/b"])
def test_what_is_not_there_is_told(catalog: Catalog, named: str) -> None:
    with pytest.raises(NoFormError, match=f"”{named}” finns inte här"):
        form_to_show(named, _context(catalog))


def test_a_register_is_no_set(catalog: Catalog) -> None:
    with pytest.raises(NoFormError, match="är ett register"):
        form_to_show(str(bundled_data().forms / "register.toml"), _context(catalog))


def test_a_broken_file_and_none_are_told(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("a", "utf-8")
    with pytest.raises(FormFileError):
        form_to_show(str(tmp_path / "a.toml"), _context(catalog))
    with pytest.raises(StorageError):
        form_to_show(str(tmp_path / "b.toml"), _context(catalog))


def test_the_empty_form_is_written_and_replaces_nothing(catalog: Catalog, tmp_path: Path) -> None:
    target = tmp_path / "blankett.docx"
    context, term = _context(catalog), a_term("2022-T1")
    template = bundled_data().report_template
    write_empty_form(small_form(), term, target, context, template)
    written = target.read_bytes()
    report = read_report_docx(written, "blankett.docx", CALENDAR).report
    assert (report.committee, report.term, report.created_at) == (None, term, NOW)
    with pytest.raises(AlreadyThereError):
        write_empty_form(small_form(), None, target, context, template)
    assert target.read_bytes() == written
