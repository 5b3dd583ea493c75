"""Every finding of three real reports, no more and no less, each argued; and of one of our own."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from app.model.report import Contact, Report
from app.services.catalog import Catalog
from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from app.services.review.review import review
from tests.support.reports import whole_report
from tests.support.sentences import blocks
from tests.support.shared_data import SHARED
from tests.support.terms import a_term
from tests.support.workplace import Clock, speller_in

needs_forms = pytest.mark.skipif(
    not (SHARED / "legacy").is_dir(),
    reason="needs ../shared/legacy, three real reports as Word forms beside the project",
)


@dataclass(frozen=True)
class Expected:
    """A finding, and why it is right that it is found. `false` is what a reader would not mind."""

    code: str
    place: str
    excerpt: str
    why: str
    false: bool = False


@dataclass(frozen=True)
class Real:
    """A real report, the term it was written for, and what there is to say of it."""

    file: str
    term: str
    findings: tuple[Expected, ...]


CREATIVE, PLACES = "kulturella-kreativa-naringar", "platssamverkan-platsaktivering"
REAL = (
    Real(
        "000-controls.docx",
        "2022-T2",
        (
            Expected(
                "missing-contact", "contact.phone", "", "The prompt stands where it should be."
            ),
            Expected(
                "contact-mismatch",
                "contact.email",
                "david.jonsson@stockholm.se",
                "The name is written with one s, the address with two.",
            ),
            Expected("missing-answer", "vaxla-upp-stockholm", "", "Only the prompt stands there."),
            Expected(
                "spelling",
                PLACES,
                "Snösätra",
                "The name of a place, at the beginning of a sentence, in no word list.",
                false=True,
            ),
        ),
    ),
    Real(
        "001-controls.docx",
        "2022-VB",
        (
            Expected(
                "missing-contact", "contact.phone", "", "The prompt stands where it should be."
            ),
            Expected("spelling", CREATIVE, "fyralångfilmer", "A space is missing after a number."),
            Expected("spelling", CREATIVE, "femdokumentärer", "A space is missing after a number."),
            Expected("leftover-marker", CREATIVE, "x", "Of these, x have had their first night."),
        ),
    ),
    Real(
        "004-controls.docx",
        "2022-T2",
        (Expected("spelling", PLACES, "anlåtats", "It should be anlitats."),),
    ),
)


def _found(report: Report, catalog: Catalog, folder: Path) -> list[tuple[str, str, str]]:
    findings = review(report, catalog.form_of(report), catalog.register, speller=speller_in(folder))
    return [(f.code, f.question_id or f.field or "", f.excerpt) for f in findings]


@needs_forms
@pytest.mark.parametrize("real", REAL, ids=lambda real: real.file[:3])
def test_a_real_report_has_these_findings_and_no_others(
    real: Real, catalog: Catalog, tmp_path: Path
) -> None:
    reader = ReportReader(ReportContext(catalog, Clock(), uuid4, "0"))
    read = reader.read(SHARED / "legacy" / real.file).opened.report
    report = read.model_copy(update={"term": a_term(real.term)})
    found = _found(report, catalog, tmp_path)
    assert found == [(one.code, one.place, one.excerpt) for one in real.findings]


def test_hardly_any_finding_of_the_real_reports_is_false() -> None:
    false = [one for real in REAL for one in real.findings if one.false]
    assert len(false) <= 3


def test_a_report_of_our_own_with_the_same_faults(catalog: Catalog, tmp_path: Path) -> None:
    report = whole_report().model_copy(
        update={
            "contact": Contact(
                name="Britta Karlson", phone="", email="britta.karlsson@stockholm.se"
            ),
        }
    )
    for question_id, text in {
        "samverkan-lokalt-naringsliv": "I maj mötte vi xx företag på torget.",
        "vaxla-upp-stockholm": "Se ovan.",
        "svart-ekonomi": "Klicka här för att ange text.",
        "platssamverkan-platsaktivering": "I juni 2022 kommer förvaltningen att öppna torget.",
        "kultur-offentliga-rummet": "En konstnär har anlåtats (ej beslutad).",
        "hallbar-tillvaxt": "Ej aktuellt",
        "dialog-foretag": "I maj mötte vi xx företag på torget.",
    }.items():
        answer = report.answer(question_id)
        report = report.with_answer(answer.model_copy(update={"blocks": blocks(text)}))
    assert _found(report, catalog, tmp_path) == [
        ("missing-contact", "contact.phone", ""),
        ("contact-mismatch", "contact.email", "britta.karlsson@stockholm.se"),
        ("leftover-marker", "samverkan-lokalt-naringsliv", "xx"),
        ("cross-reference", "vaxla-upp-stockholm", "Se ovan"),
        ("placeholder-text", "svart-ekonomi", "Klicka här för att ange text."),
        ("stale-year", "platssamverkan-platsaktivering", "I juni 2022"),
        ("spelling", "kultur-offentliga-rummet", "anlåtats"),
        ("pending-decision", "kultur-offentliga-rummet", "(ej beslutad)"),
        ("not-applicable-in-text", "hallbar-tillvaxt", "Ej aktuellt"),
        ("unchanged-answer", "dialog-foretag", "I maj mötte vi xx företag på torget."),
        ("leftover-marker", "dialog-foretag", "xx"),
    ]
