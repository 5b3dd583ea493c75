"""What committees have sent to the office: pairs in a folder, as the program exports them."""

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app.model.report import Contact, Report, new_report
from app.model.rich_text import Block
from app.model.term import Term
from tests.support.example_report import bullet, paragraph
from tests.support.reports import exporter
from tests.support.terms import a_term
from tests.support.workplace import TODAY, bundled_catalog

TERM = a_term("2022-T2")
BEFORE = a_term("2022-T1")


def report_from(committee_id: str, term: Term = TERM, word: str = "") -> Report:
    """A whole report with answers of its own; `word` stands in the first of them."""
    catalog = bundled_catalog()
    committee = catalog.committee(committee_id, term)
    form = catalog.form_for(committee, term)
    report = new_report(
        form,
        committee,
        term,
        report_id=uuid5(NAMESPACE_URL, f"{committee_id} {term.code}"),
        now=TODAY,
        application_version="0",
    )
    email = f"anna.ek@{committee_id}.stockholm.se"
    contact = Contact(name="Anna Ek", phone="08-508 21 000", email=email)
    words = [f"{committee.name} {place}" for place in range(len(report.answers))]
    words[0] += f" {word}"
    answers = tuple(
        answer.model_copy(update={"blocks": _text(said, term)})
        for answer, said in zip(report.answers, words, strict=True)
    )
    return report.model_copy(update={"contact": contact, "answers": answers})


def send_in(folder: Path, *reports: Report) -> list[Path]:
    """Export these, without their mails; gives the JSON files."""
    catalog = bundled_catalog()
    written = []
    for report in reports:
        pair = exporter(catalog).export_pair(report, catalog.form_of(report), folder)
        pair.mail.unlink()
        written.append(pair.json)
    return written


def usual_folder(folder: Path) -> Path:
    """Three pairs, one of them without an answer to a question, and two files without any."""
    farsta = report_from("farsta")
    changed = {"not_applicable": True, "reason": "Det finns inget att säga.", "blocks": ()}
    farsta = farsta.with_answer(farsta.answers[0].model_copy(update=changed))
    send_in(folder, report_from("bromma", word="frukost"), farsta)
    send_in(folder / "kultur", report_from("kulturnamnden"))
    (folder / "anteckning.txt").write_text("Ring Bromma", "utf-8")
    (folder / "inskannad.pdf").write_bytes(b"%PDF-1.7")
    return folder


def _text(words: str, term: Term) -> tuple[Block, ...]:
    return (paragraph(f"Svar från {words}."), bullet(f"Skrivet för {term.in_a_sentence}"))
