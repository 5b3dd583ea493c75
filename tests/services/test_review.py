"""The review: everything that is wrong, in the order of the report."""

from app.model.report import Contact
from app.services.catalog import Catalog
from app.services.review import review
from tests.support.reports import FORM, unfinished_report, whole_report


def test_a_whole_report_has_no_findings(catalog: Catalog) -> None:
    assert review(whole_report(), FORM, catalog.register) == ()


def test_findings_come_in_the_order_an_officer_reads(catalog: Catalog) -> None:
    contact = Contact(name="", phone="508", email="asa@")
    report = unfinished_report().model_copy(
        update={"contact": contact, "term": None, "committee": None}
    )
    assert [
        (finding.code, finding.field or finding.question_id)
        for finding in review(report, FORM, catalog.register)
    ] == [
        ("missing-term", "term"),
        ("unknown-committee", "committee"),
        ("missing-contact", "contact.name"),
        ("invalid-email", "contact.email"),
        ("invalid-phone", "contact.phone"),
        ("missing-answer", "svart-ekonomi"),
        ("missing-answer", "dialog-foretag"),
    ]


def test_a_finding_is_about_a_question_or_a_field(catalog: Catalog) -> None:
    report = unfinished_report().model_copy(update={"contact": Contact(), "term": None})
    for finding in review(report, FORM, catalog.register):
        assert (finding.question_id is None) != (finding.field is None)
