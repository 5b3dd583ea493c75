"""Sends an exported report through other programs and back: what survives, as a table.

    python -m tools.round_trips [--python PYTHON] [--node FOLDER]

Programs that are not there are left out. PYTHON is one of an environment with docxtpl and
docx-editor, FOLDER one with npm's @superdoc-dev/cli-linux-x64 and docxtemplater; none of them is
needed for anything else. The table is that of docs/other-programs.md.
"""

import argparse
import datetime
import json
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any
from uuid import UUID

from app.formats.docx.document_texts import shown_blocks
from app.formats.errors import ReportFileError
from app.model.report import Report
from app.model.rich_text import BlockKind
from app.paths import bundled_data
from app.services.catalog import load_catalog
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext
from app.storage.errors import StorageError
from tests.support.libreoffice import Edit, EditKind, edited_in_writer
from tests.support.report_documents import exported, form_named, rich_report

_FORM = form_named("stadsdelsnamnd")
_REPORT = rich_report(_FORM)
# In the first paragraph of an answer, and in the phone number: after what, and what.
_EDITS = (("Nämnden deltar", " NYTT"), ("08-508", "99"))
_EDITED = "svart-ekonomi"
_YES = {True: "yes", False: "no", None: ""}
_NOW = datetime.datetime(2022, 9, 14, tzinfo=datetime.UTC)

_DOCX_EDITOR = """
import json, sys, docx_editor
source, target, edits, mode = sys.argv[1:]
document = docx_editor.Document.open(source, author="x", force_recreate=True)
for after, text in json.loads(edits):
    document.insert_after(document.find_text(after), text)
document.save(target, track_changes=mode == "tracked", force=True)
"""
_PYTHON_DOCX = """
import json, sys, docx
source, target, edits, _ = sys.argv[1:]
document = docx.Document(source)
for after, text in json.loads(edits):
    for run in document.element.iter(docx.oxml.ns.qn("w:t")):
        if after in (run.text or ""):
            run.text = run.text.replace(after, after + text)
            break
document.save(target)
"""
_DOCXTPL = """
import sys, docxtpl
template = docxtpl.DocxTemplate(sys.argv[1])
template.render({})
template.save(sys.argv[2])
"""
_DOCXTEMPLATER = """
const fs = require("fs"), Zip = require("pizzip"), Template = require("docxtemplater");
const [source, target] = process.argv.slice(1);
const template = new Template(new Zip(fs.readFileSync(source)));
template.render({});
fs.writeFileSync(target, template.toBuffer());
"""


Go = Callable[[Path, Path], None]


@dataclass(frozen=True)
class Trip:
    """One way through a program, which saves a document as another, with the edits or without."""

    program: str
    done: str
    go: Go
    is_edited: bool = False
    kind: str = "docx"


def _run(*command: str, folder: str | None = None) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder)
    return done.stdout.decode()


def _command(*command: str, folder: str | None = None) -> Go:
    """A command; SOURCE and TARGET in it are the files."""

    def go(source: Path, target: Path) -> None:
        files = {"SOURCE": str(source), "TARGET": str(target)}
        _run(*(files.get(word, word) for word in command), folder=folder)

    return go


def of_debian() -> Iterator[Trip]:
    """Through those of the programs that are on PATH."""
    if which("soffice"):
        yield Trip("LibreOffice Writer", "saved", _in_writer([]))
        yield Trip("LibreOffice Writer", "edited", _in_writer(_EDITS), is_edited=True)
        go = _in_writer(_EDITS, tracked=True)
        yield Trip("LibreOffice Writer", "edited, tracked", go, is_edited=True)
    if which("pandoc"):
        yield Trip("pandoc", "converted", _command("pandoc", "SOURCE", "-o", "TARGET"))
    if which("abiword"):
        go = _command("abiword", "--to=docx", "-o", "TARGET", "SOURCE")
        yield Trip("AbiWord", "converted", go)
    if which("calligraconverter"):
        go = _command("env", "QT_QPA_PLATFORM=offscreen", "calligraconverter", "SOURCE", "TARGET")
        yield Trip("Calligra Words", "saved as ODT", go, kind="odt")


def _in_writer(edits: Sequence[tuple[str, str]], *, tracked: bool = False) -> Go:
    def go(source: Path, target: Path) -> None:
        steps = [Edit(EditKind.INSERT, after, text) for after, text in edits]
        with tempfile.TemporaryDirectory() as folder:
            saved = edited_in_writer(source.read_bytes(), steps, Path(folder), tracked=tracked)
        target.write_bytes(saved)

    return go


def _of_python(python: str) -> Iterator[Trip]:
    def script(text: str, mode: str = "") -> Go:
        return _command(python, "-c", text, "SOURCE", "TARGET", json.dumps(_EDITS), mode)

    yield Trip("python-docx", "edited", script(_PYTHON_DOCX), is_edited=True)
    yield Trip("docxtpl", "rendered", script(_DOCXTPL))
    yield Trip("docx-editor", "edited", script(_DOCX_EDITOR), is_edited=True)
    yield Trip("docx-editor", "edited, tracked", script(_DOCX_EDITOR, "tracked"), is_edited=True)


def _of_node(folder: str) -> Iterator[Trip]:
    go = _command("node", "-e", _DOCXTEMPLATER, "SOURCE", "TARGET", folder=folder)
    yield Trip("docxtemplater", "rendered", go)
    program = f"{folder}/node_modules/@superdoc-dev/cli-linux-x64/bin/superdoc"
    for mode, done in (("direct", "edited"), ("tracked", "edited, tracked")):
        yield Trip("SuperDoc", done, _in_superdoc(program, mode), is_edited=True)


def _in_superdoc(program: str, mode: str) -> Go:
    def asked(*arguments: str) -> dict[str, Any]:
        lines = _run(program, *arguments).splitlines()
        said: dict[str, dict[str, Any]] = json.loads(next(x for x in lines if x.startswith("{")))
        return said["data"]

    def go(source: Path, target: Path) -> None:
        asked("open", str(source))
        try:
            for after, text in _EDITS:
                select = json.dumps({"type": "text", "pattern": after})
                found = asked("query", "match", "--select-json", select)["result"]["items"][0]
                place = ("--target-json", json.dumps(found["target"]))
                asked("replace", *place, "--text", after + text, "--change-mode", mode)
            asked("save", "--out", str(target), "--force")
        finally:
            asked("close", "--discard")

    return go


def _lists(report: Report) -> list[tuple[BlockKind, int, str]]:
    kinds = {BlockKind.BULLET, BlockKind.NUMBER}
    blocks = (block for answer in report.answers for block in answer.blocks)
    return [(one.kind, one.level, one.text) for one in blocks if one.kind in kinds]


def _links(report: Report) -> set[str | None]:
    return {span.href for one in report.answers for block in one.blocks for span in block.spans}


def _survived(trip: Trip, read: ReadReport) -> tuple[str, ...]:
    """The cells of the row after the program's name and what was done."""
    report = read.opened.report
    answers = {answer.question_id: answer for answer in report.answers}
    others = [one for one in _REPORT.answers if not (trip.is_edited and one.question_id == _EDITED)]
    whole = sum(
        shown_blocks(answers[one.question_id]) == shown_blocks(one)
        for one in others
        if one.question_id in answers
    )
    contact = _REPORT.contact
    if trip.is_edited:
        after, text = _EDITS[1]
        phone = contact.phone.replace(after, after + text)
        contact = contact.model_copy(update={"phone": phone})
        edit = " ".join(_EDITS[0]).replace("  ", " ") in answers[_EDITED].plain
    told = {_EDITED, "contact.phone"} <= set(read.opened.edited) if trip.is_edited else None
    return (
        "our document" if not read.filled_in_elsewhere else "a filled form",
        f"{whole} of {len(others)}",
        *(
            _YES[one]
            for one in (
                _lists(report) == _lists(_REPORT),
                _links(report) == _links(_REPORT),
                report.contact == contact,
                report.committee is not None and report.committee == _REPORT.committee,
                report.term == _REPORT.term,
                edit if trip.is_edited else None,
                told,
            )
        ),
    )


def row(trip: Trip, reader: ReportReader, folder: Path) -> tuple[str, ...]:
    """The cells of a trip's row."""
    source, target = folder / "report.docx", folder / f"saved.{trip.kind}"
    source.write_bytes(exported(_REPORT, _FORM))
    target.unlink(missing_ok=True)
    try:
        trip.go(source, target)
    except (subprocess.SubprocessError, OSError, AssertionError):
        return (trip.program, trip.done, "the program fails", *[""] * 8)
    try:
        read = reader.read(target)
    except (ReportFileError, StorageError) as error:
        return (trip.program, trip.done, f"refused: {error}", *[""] * 8)
    return (trip.program, trip.done, *_survived(trip, read))


HEADINGS = (
    *("Program", "Done with it", "Read as", "Answers whole", "Lists", "Links", "Contact"),
    *("Committee", "Period", "Edit read", "Edit told"),
)


def main() -> None:
    """Print the table, a row as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", metavar="PYTHON")
    parser.add_argument("--node", metavar="FOLDER")
    options = parser.parse_args()
    catalog = load_catalog(bundled_data().forms)
    reader = ReportReader(ReportContext(catalog, lambda: _NOW, lambda: UUID(int=1), "0"))
    trips = [
        *of_debian(),
        *(_of_python(options.python) if options.python else ()),
        *(_of_node(options.node) if options.node else ()),
    ]
    for cells in (HEADINGS, ("---",) * len(HEADINGS)):
        print(f"| {' | '.join(cells)} |")
    for trip in trips:
        with tempfile.TemporaryDirectory() as folder:
            print(f"| {' | '.join(row(trip, reader, Path(folder)))} |", flush=True)


if __name__ == "__main__":
    main()
