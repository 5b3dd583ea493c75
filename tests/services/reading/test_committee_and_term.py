"""Whose report a form is and for which term: by its field, else by the page header."""

import pytest

from app.formats.filled_form.form_reader import FilledForm, read_filled_form
from app.formats.source_text import SourceText
from app.model.report import Contact, Report
from app.model.rich_text import paragraphs
from app.services.catalog import Catalog
from app.services.reading.committee_and_term import committee_of, not_said, not_understood, term_of
from tests.support.reports import whole_report
from tests.support.terms import CALENDAR, RESPONDENT

HEADING = "Uppföljning av direktiv och aktiviteter med näringslivskoppling i budget 2022"
QUESTION = (
    "Beskriv samverkan med det lokala näringslivet inom stadsdelsnämndens geografiska område."
)


def filled(catalog: Catalog, *head: str, header: str = "") -> FilledForm:
    text = "\n".join((*head, HEADING, QUESTION, "Vi har möten."))
    source = SourceText(paragraphs(text), header=paragraphs(header))
    return read_filled_form(source, catalog.forms, CALENDAR, "rapport.docx")


def found(catalog: Catalog, *head: str, header: str = "") -> tuple[str | None, str | None]:
    form = filled(catalog, *head, header=header)
    committee, term = committee_of(form, catalog.register), term_of(form, CALENDAR)
    return committee.id if committee else None, term.code if term else None


@pytest.mark.parametrize(
    ("head", "header", "expected"),
    [
        ((), "Skärholmens stadsdelsnämnd | Tertialrapport 1 2022", ("skarholmen", "2022-T1")),
        ((), "Skärholmens stadsdelsnämnd\nTertialrapport 1", ("skarholmen", "2022-T1")),
        (("Näringslivsrapport Farsta stadsdelsnämnd T2 2022",), "", (None, "2022-T2")),
        (
            ("Nämnd: Farsta stadsdelsnämnd", "Period: T2"),
            "Kulturnämnden VB 2021",
            ("farsta", "2022-T2"),
        ),
        (("Nämnd: Okänd", "Period: hösten"), "Kulturnämnden VB 2021", (None, None)),
        ((), "Kulturnämnden T1 2022\nIdrottsnämnden T2 2022", (None, None)),
        (("Vi har läst VB 2021 för Kulturnämnden.",), "", (None, None)),
        ((), "", (None, None)),
    ],
)
def test_the_page_header_says_what_the_form_does_not(
    catalog: Catalog, head: tuple[str, ...], header: str, expected: tuple[str | None, str | None]
) -> None:
    assert found(catalog, *head, header=header) == expected


def test_a_ticked_period_is_of_the_year_in_the_heading(catalog: Catalog) -> None:
    boxes = "Period: ☐ Tertialrapport 1  ☒ Tertialrapport 2  ☐ Verksamhetsberättelse"
    assert found(catalog, boxes) == (None, "2022-T2")


def _remarks(catalog: Catalog, *head: str, **changes: object) -> tuple[str, ...]:
    report: Report = whole_report().model_copy(update=changes)
    form = filled(catalog, *head)
    return (
        *dict(not_said(form, report, "filen", RESPONDENT)).values(),
        *not_understood(form, report, RESPONDENT),
    )


def test_what_is_not_recognised_is_said_with_its_words(catalog: Catalog) -> None:
    told = _remarks(catalog, "Nämnd: Ankeborg", "Period: i vår", committee=None, term=None)
    assert told == (
        "Nämnden ”Ankeborg” finns inte i registret.",
        "Perioden ”i vår” känns inte igen.",
    )
    told = _remarks(catalog, committee=None, term=None)
    assert told == ("Nämnden saknas.", "Perioden står inte i filen.")
    assert _remarks(catalog) == ()


def test_more_than_a_name_in_the_field_for_it_is_said(catalog: Catalog) -> None:
    for name in ("Ylva 08-508 00 000, Bo 08-508 00 001", "a@b.se, c@d.se"):
        (told,) = _remarks(catalog, contact=Contact(name=name))
        assert told.startswith(f"Som kontaktperson står ”{name}”.")
