"""The folder of fifty reports and all that comes with them, and what is to come of each file."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app.formats.report_json import write_report_json
from app.model.report import Report
from app.model.report_stages import as_correction
from app.services.reading.report_reader import ReportReader
from tests.support.example_report import paragraph as block
from tests.support.hostile_packages import with_parts
from tests.support.incoming_folder import (
    TERM,
    IncomingFolder,
    changed_by_hand,
    context_with,
    edited_after_export,
)
from tests.support.shared_data import SHARED
from tests.support.terms import a_term
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import TODAY

PAIRS = 50
LATE = a_term("2022-VB")
# Those whose reports are filled forms, as the real ones are; nobody else sends for them.
_BY_FORM = ("kulturnamnden", "hagersten-alvsjo")
Told = tuple[str, tuple[str, ...]]
COUNTS, BELONGS, ASIDE, REFUSED = "counts", "belongs", "set_aside", "refused"


@dataclass
class Folder:
    """The folder, what is to come of each file, and whose answers are to be in the picture."""

    incoming: IncomingFolder
    files: dict[str, Told] = field(default_factory=dict)
    answers: dict[str, Report] = field(default_factory=dict)
    """By name, in whatever order."""

    def tell(self, path: Path, standing: str, *codes: str, attachment: str = "") -> None:
        name = path.relative_to(self.incoming.folder).as_posix()
        name = f"{name}, bilaga {attachment}" if attachment else name
        assert name not in self.files
        self.files[name] = standing, codes

    def count(self, report: Report) -> None:
        assert report.committee is not None
        self.answers[report.committee.name] = report


def fill(folder: Folder, forms: str) -> None:
    """Put in everything; the forms are the three "real" ones, or "made" here."""
    _pairs(folder)
    _others(folder)
    _broken(folder)
    _forms(folder, forms)


def _pairs(folder: Folder) -> None:
    """Fifty reports: pairs here and in inner folders, mails, halves of a pair, each in turn."""
    incoming = folder.incoming
    committees = incoming.catalog.register.existing_in(TERM)
    senders = [one.id for one in committees if one.id not in _BY_FORM][:PAIRS]
    assert len(senders) == PAIRS
    for at, committee in enumerate(senders):
        if at in {5, 10, 15}:
            _with_an_old_revision(folder, committee)
            continue
        place = ("", f"pärm {at}/inlämnat", "mejl", "json", "docx")[at % 5]
        kept = ((".docx", ".json"),) * 2 + ((".eml",), (".json",), (".docx",))
        pair = incoming.add(committee, place, kept[at % 5])
        folder.count(pair.report)
        if at in {20, 25}:
            edited_after_export(pair.docx, "Svar 0 från", "Ändrat i Word, från")
            folder.tell(pair.docx, ASIDE, "document-edited")
            folder.tell(pair.json, COUNTS, "contested")
        elif at == 30:
            changed_by_hand(pair.json, "Svar 0 från", "Ändrat för hand, från")
            folder.tell(pair.docx, COUNTS, "contested")
            folder.tell(pair.json, ASIDE, "json-changed")
        elif at % 5 == 2:
            folder.tell(pair.mail, BELONGS, "pair", attachment=pair.docx.name)
            folder.tell(pair.mail, COUNTS, attachment=pair.json.name)
        elif at % 5 == 3:
            folder.tell(pair.json, COUNTS, "document-missing")
        elif at == 9:
            _edited_alone(folder, pair.docx, pair.report)
        elif at % 5 == 4:
            folder.tell(pair.docx, COUNTS, "json-missing")
        else:
            folder.tell(pair.docx, BELONGS, "pair")
            folder.tell(pair.json, COUNTS)
        if at == 35:
            copy = incoming.put("åter/samma igen.json", pair.json.read_bytes())
            folder.tell(copy, BELONGS, "duplicate")


def _with_an_old_revision(folder: Folder, committee: str) -> None:
    incoming = folder.incoming
    old = incoming.pair(incoming.report(committee), "äldre")
    folder.tell(old.docx, ASIDE, "older-revision")
    folder.tell(old.json, ASIDE, "older-revision")
    draft = as_correction(old.report, TODAY)
    answer = draft.answers[1].model_copy(
        update={
            "blocks": (block(f"Rättat av {committee}."),),
            "not_applicable": False,
            "reason": "",
        }
    )
    new = incoming.pair(draft.with_answer(answer))
    assert new.report.revision == 2
    folder.tell(new.docx, BELONGS, "pair")
    folder.tell(new.json, COUNTS)
    folder.count(new.report)


def _edited_alone(folder: Folder, document: Path, report: Report) -> None:
    """What was written in Word is all there is: it counts, and that is told."""
    edited_after_export(document, "Svar 1 från", "Skrivet i Word, från")
    answer = report.answers[1]
    (first, *spans), *rest = (one.spans for one in answer.blocks)
    text = first.text.replace("Svar 1 från", "Skrivet i Word, från")
    changed = answer.blocks[0].model_copy(update={"spans": (first.with_text(text), *spans)})
    assert text != first.text
    assert len(rest) == len(answer.blocks) - 1
    blocks = (changed, *answer.blocks[1:])
    folder.count(report.with_answer(answer.model_copy(update={"blocks": blocks})))
    folder.tell(document, COUNTS, "document-edited", "json-missing")


def _others(folder: Folder) -> None:
    """Somebody whom nobody knows, a report of another term, and what was there before."""
    incoming = folder.incoming
    report = incoming.report("bromma", report_id=UUID(int=999))
    assert report.committee is not None
    unknown = report.committee.model_copy(update={"id": "atlantis", "name": "Atlantis nämnd"})
    pair = incoming.pair(report, "okänd", (".json",))
    sent = pair.report.model_copy(update={"committee": unknown})
    folder.tell(
        incoming.put_json(f"okänd/{pair.json.name}", sent),
        *(COUNTS, "document-missing", "unknown-committee"),
    )
    folder.answers["Okänd nämnd (”Atlantis nämnd”)"] = sent
    late = incoming.pair(
        incoming.report("farsta", a_term("2022-T1"), report_id=UUID(int=998)), "fel", (".json",)
    )
    folder.tell(late.json, ASIDE, "other-term", "document-missing")
    incoming.put("~$rapport.docx", b"x")
    own = incoming.put("gammal_2022-T1_sammanstallning.xlsx", b"PK")
    folder.tell(own, ASIDE, "collation")
    put_together = b'{"schema": "naringslivsrapport/collation/1"}'
    folder.tell(incoming.put(".gömd/samlat.json", put_together), ASIDE, "collation")
    folder.tell(incoming.put(".gömd/logga.png", b"\x89PNG\r\n\x1a\n"), REFUSED, "no-report")


def _broken(folder: Folder) -> None:
    incoming = folder.incoming
    pair = incoming.pair(incoming.report("farsta", report_id=UUID(int=997)), "trasiga", ())
    report = write_report_json(pair.report)
    broken = {
        "avhuggen.docx": with_parts({})[:-3_000],
        "avhuggen.json": report[: len(report) // 2],
        "tom.docx": b"",
        "rapport.pdf": b"%PDF-1.7\n",
        "protokoll.docx": word_file(paragraph("Protokoll"), paragraph("Mötet öppnades.")),
        "bomb.docx": with_parts({"word/document.xml": bytes(20_000_001)}),
        "sleeps.docx": b"PK",
        "dies.docx": b"PK",
    }
    for name, data in broken.items():
        folder.tell(incoming.put(f"trasiga/{name}", data), REFUSED, "unreadable")


def _form_of(committee: str, *answers: tuple[str, str]) -> bytes:
    asked = (text for pair in answers for text in pair)
    return word_file(
        *(paragraph("Nämnd"), paragraph(committee)),
        *(paragraph("Kontaktperson"), paragraph("Ylva Ek")),
        *map(paragraph, asked),
    )


_MADE = {
    "000.docx": _form_of(
        "Kulturnämnden: kulturförvaltningen",
        (
            "Beskriv arbetet för att stärka förutsättningarna för stadens kulturella och kreativa "
            "näringar i samarbete med Stockholm Business Region AB.",
            "Film och scen & dans.",
        ),
        ("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm.", "Vi växlar upp."),
    ),
    "004.docx": _form_of(
        "Hägersten-Älvsjö stadsdelsnämnd",
        ('Beskriv nämndens arbete med "Växla upp Stockholm"', "Vi har tre steg."),
        (
            "Hur sker samverkan med socialnämnden, rättsvårdande myndigheter och skatteverket i "
            "arbetet mot den svarta ekonomin och organiserad brottslighet i näringslivet?",
            "Tillsyn.",
        ),
    ),
}
REAL = ("000-controls.docx", "001-controls.docx", "004-controls.docx")


def _forms(folder: Folder, kind: str) -> None:
    """The filled forms: the three real ones, of which one is of a later term, or two of our own."""
    data = (
        {name: (SHARED / "legacy" / name).read_bytes() for name in REAL}
        if kind == "real"
        else _MADE
    )
    reader = ReportReader(context_with(folder.incoming.catalog))
    for name, content in data.items():
        path = folder.incoming.put(f"blanketter/{name}", content)
        report = reader.read(path).opened.report
        if report.term == LATE:
            folder.tell(path, ASIDE, "other-term", "filled-form")
            continue
        assert report.term is None
        folder.count(report)
        folder.tell(path, COUNTS, "filled-form", "term-assumed")
