"""A folder of reports that came in, made by the program itself and by those who send otherwise."""

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from lxml import etree

from app.formats.docx.markup import w
from app.formats.report_json import write_report_json
from app.model.committee import Committee
from app.model.report import Contact, Report, new_report
from app.model.rich_text import Block
from app.model.term import Term
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.collating.folder_collation import FolderCollation
from app.services.report_context import ReportContext
from app.services.sending.export import ExportedPair, Exporter
from tests.support.example_report import EXAMPLE, bold, bullet, number, paragraph, subheading
from tests.support.report_documents import edited
from tests.support.terms import a_term
from tests.support.workplace import TODAY, Clock, bundled_catalog

TERM = a_term("2022-T2")
_EXTRA = """
[[committees]]
id = "provnamnd-{0}"
name = "Provnämnd {0}"
administration = "Provförvaltning {0}"
type = "{1}"
"""


def bigger_catalog(folder: Path, committees: int, term: Term = TERM) -> Catalog:
    """The shipped sets, and a register with so many committees in the term."""
    forms = folder / "forms"
    shutil.copytree(bundled_data().forms, forms, ignore=shutil.ignore_patterns("*.txt", "*.md"))
    register = forms / "register.toml"
    there = len(bundled_catalog().register.existing_in(term))
    kinds = "stadsdelsnamnd", "fackforvaltning"
    extra = (_EXTRA.format(at, kinds[at % 2]) for at in range(there + 1, committees + 1))
    register.write_text(register.read_text("utf-8") + "".join(extra), "utf-8")
    return load_catalog(forms)


def context_with(catalog: Catalog) -> ReportContext:
    return ReportContext(catalog, lambda: TODAY, uuid4, "1.0")


def collating_with(catalog: Catalog, **how: object) -> FolderCollation:
    """Collects with these sets; two files at once, as any computer can."""
    return FolderCollation(context_with(catalog), **{"at_once": 2, **how})  # type: ignore[arg-type]


@dataclass
class IncomingFolder:
    """Puts files in a folder; `counting` are the reports that were added to count."""

    folder: Path
    catalog: Catalog
    counting: dict[str, Report] = field(default_factory=dict)
    survey: str | None = None
    """The one that reports are of, where there are several."""
    _ids: int = 0

    def report(self, committee_id: str, term: Term = TERM, **changes: object) -> Report:
        """A report with answers that no other has: some rich, some not applicable, one blank."""
        committee = self.catalog.register.get(committee_id)
        assert committee is not None
        form = self.catalog.form_for(committee, term, self.survey)
        self._ids += 1
        report = new_report(
            form,
            committee,
            term,
            report_id=UUID(int=self._ids),
            now=TODAY,
            application_version="1.0",
        )
        for at, answer in enumerate(report.answers):
            if answer.question_id == "ovriga-upplysningar":
                continue
            if (self._ids + at) % 6 == 0:
                reason = f"Berör inte {committee.name}, fråga {at}."
                update: dict[str, object] = {"not_applicable": True, "reason": reason}
            else:
                update = {"blocks": _blocks(committee, self._ids, at)}
            report = report.with_answer(answer.model_copy(update=update))
        contact = Contact(
            name="Åsa Öberg", phone="08-508 21 000", email=f"{committee_id}@stockholm.se"
        )
        return report.model_copy(update={"contact": contact, **changes})

    def pair(
        self, report: Report, place: str = "", only: Iterable[str] = (".docx", ".json")
    ) -> ExportedPair:
        """Export it into an inner folder, and leave `only` these of its files there."""
        form = self.catalog.form_of(report)
        exporter = Exporter(self.catalog.register, bundled_data().report_template, Clock())
        pair = exporter.export_pair(report, form, self.folder / place)
        for path in (pair.docx, pair.json, pair.mail):
            if path.suffix not in only:
                path.unlink()
        return pair

    def add(
        self, committee_id: str, place: str = "", only: Iterable[str] = (".docx", ".json")
    ) -> ExportedPair:
        """The report that counts for a committee."""
        pair = self.pair(self.report(committee_id), place, only)
        self.counting[committee_id] = pair.report
        return pair

    def put(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def put_json(self, name: str, report: Report) -> Path:
        return self.put(name, write_report_json(report))


def _blocks(committee: Committee, report: int, at: int) -> tuple[Block, ...]:
    own = paragraph(f"Svar {at} från {committee.name}: ", bold(f"märke-{report}-{at}"), " <&> å.")
    rich = list(EXAMPLE.answers.values())[(report + at) % len(EXAMPLE.answers)]
    lists = (
        (subheading(f"Läget {report}-{at}"), bullet("ett"), bullet("två", level=1), number("tre"))
        if (report + at) % 3 == 0
        else ()
    )
    return (own, *lists, *rich)


def edited_after_export(document: Path, before: str, after: str) -> None:
    """Change a text in word/document.xml, as somebody does in Word."""

    def change(root: etree._Element) -> None:
        found = [one for one in root.iter(w("t")) if before in (one.text or "")]
        assert found
        for one in found:
            one.text = (one.text or "").replace(before, after)

    document.write_bytes(edited(document.read_bytes(), change))


def changed_by_hand(json: Path, before: str, after: str) -> None:
    """Change a text in a JSON file, wherever it stands."""
    text = json.read_text("utf-8")
    assert before in text
    json.write_text(re.sub(re.escape(before), after, text), "utf-8")
