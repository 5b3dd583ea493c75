"""Sets that ask for text alone give the documents that they gave before there were values."""

import datetime
import hashlib
from uuid import UUID

import pytest

from app.formats.docx.report_docx import write_form_docx
from app.model.report import new_report
from tests.support.report_documents import exported, form_named, parts_of, rich_report, template
from tests.support.terms import a_term

# Of every part with its name, the embedded JSON too; reckoned with the program of 2026-11-29.
_REPORT = "2fcb53b8c2e1c22d8d3d321c99f1515d0c88d807a8d3fdee3c03e2bb7fee8c78"
_DRAFT = "b7beb1f470a44b163451c20128fdf005b6928f78c6152ef697a523b2fa6f5f2d"
_FORMS = {
    "stadsdelsnamnd": "765c43139a4d7e21ce2c460de2e4911d1eaaf2467a62b1d176e287e29a49f155",
    "kulturnamnden-tertial": "82ea34e6e9e9774807cff0332e81cdf26fe70fc3bb188ab3b382e1eb100065bb",
    "kulturnamnden-vb": "120a573937bdae127c7437b183c871fb27d9a1386ecbf61603db2ca14188f128",
    "fackforvaltning": "4f894d4bdbf13e525729a1a9f1d3f72147c14d57491b58e163c069d5f3c8a946",
}


def _digest(document: bytes) -> str:
    told = hashlib.sha256()
    for name, part in sorted(parts_of(document).items()):
        told.update(name.encode() + b"\0" + hashlib.sha256(part).digest())
    return told.hexdigest()


@pytest.mark.parametrize(("draft", "digest"), [(False, _REPORT), (True, _DRAFT)])
def test_a_report_is_byte_for_byte_what_it_was(draft: bool, digest: str) -> None:
    form = form_named("stadsdelsnamnd")
    assert _digest(exported(rich_report(form), form, draft=draft)) == digest


@pytest.mark.parametrize(("name", "digest"), _FORMS.items())
def test_an_empty_form_is_byte_for_byte_what_it_was(name: str, digest: str) -> None:
    form = form_named(name)
    empty = new_report(
        form,
        None,
        a_term("2022-T2"),
        report_id=UUID(int=7),
        now=datetime.datetime(2022, 5, 1, tzinfo=datetime.UTC),
        application_version="1.0",
    )
    assert _digest(write_form_docx(empty, form, template())) == digest
