"""Putting many pairs together: the time a pair and the memory, as their number grows.

Each number is collated by a process of its own, which knows 1,000 committees, the most that a
register has, whatever their number. Beside it: what the standard library takes to parse the same
JSON, one file after another.

Usage: .venv/bin/python -m tests.benchmarks.collate [PAIRS ...]; 100, 500 and 1,000 unless named
"""

import datetime
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from uuid import UUID

from app.model.committee import Committee
from app.model.report import Contact, Report, new_report
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.result_files import ResultFiles
from app.services.first_words import REGISTER
from app.services.report_context import ReportContext
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.reports import exporter
from tests.support.terms import a_term
from tests.support.workplace import TODAY

SIZES = (100, 500, 1_000)
COMMITTEES = 1_000
TERM = a_term("2022-T2")
_CHUNK = 25
_FORM = "stadsdelsnamnd"
_WORDS = "Nämnden har under perioden fortsatt arbetet tillsammans med företagen i området. "


def main(sizes: list[int]) -> None:
    """Print a line for each number, then the ratios of the last to the first."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        forms = _forms(folder / "forms")
        measured = [_measured(folder, forms, size) for size in sizes]
    first, last = measured[0], measured[-1]
    print(f"time a pair, {sizes[-1]} to {sizes[0]}: {last.a_pair / first.a_pair:.2f}")
    print(f"memory of the program, likewise: {last.own_mb / first.own_mb:.2f}")
    print(f"memory of its largest helper, likewise: {last.helper_mb / first.helper_mb:.2f}")


class _Measured:
    def __init__(self, size: int, line: str, parsing: float) -> None:
        reading, whole, self.own_mb, self.helper_mb = map(float, line.split())
        self.a_pair = whole / size
        print(
            f"{size:>6} pairs: {1000 * self.a_pair:6.2f} ms a pair ({1000 * reading / size:.2f} "
            f"reading), {self.own_mb:.0f} MB, its largest helper {self.helper_mb:.0f} MB; "
            f"{whole / parsing:.1f} x merely parsing the JSON ({1000 * parsing / size:.2f} ms)",
            flush=True,
        )


def _measured(folder: Path, forms: Path, size: int) -> _Measured:
    pairs, results = folder / f"{size}", folder / f"results-{size}"
    _make_pairs(pairs, forms, size)
    command = (sys.executable, "-m", "tests.benchmarks.collate", "--collate")
    run = subprocess.run(
        (*command, str(forms), str(pairs), str(results)),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert len(list(results.iterdir())) == 4, "a result is missing"
    return _Measured(size, run.stdout, _parsed(pairs))


def _parsed(pairs: Path) -> float:
    begun = time.perf_counter()
    for path in pairs.glob("*.json"):
        json.loads(path.read_bytes())
    return time.perf_counter() - begun


def collate(forms: Path, pairs: Path, results: Path) -> None:
    """What is measured, in a process of its own; prints seconds and megabytes."""
    context = _context(load_catalog(forms))
    begun = time.perf_counter()
    with FolderCollation(context) as collecting:
        collecting.read_folder(pairs, lambda *_: None)
        read = time.perf_counter() - begun
        collation = collecting.collation()
        ResultFiles(bundled_data().report_template).write(collation, results)
        whole = time.perf_counter() - begun
    own, helper = (
        resource.getrusage(who).ru_maxrss / 1000
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(read, whole, own, helper)


def _context(catalog: Catalog) -> ReportContext:
    return ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0")


def _forms(folder: Path) -> Path:
    """The shipped sets with a register of many committees."""
    folder.mkdir()
    for path in bundled_data().forms.glob("*.toml"):
        if path.name != REGISTER and not path.name.startswith("kulturnamnden"):
            (folder / path.name).write_bytes(path.read_bytes())
    rows = "".join(
        f'[[committees]]\nid = "namnd-{at}"\nname = "Nämnd {at}"\n'
        f'administration = "Förvaltning {at}"\ntype = "{_FORM}"\n\n'
        for at in range(COMMITTEES)
    )
    register = (bundled_data().forms / REGISTER).read_text("utf-8")
    head, *_ = register.partition("[[committees]]")
    (folder / REGISTER).write_text(head + rows, "utf-8")
    return folder


def _make_pairs(folder: Path, forms: Path, size: int) -> None:
    folder.mkdir()
    starts = [(folder, forms, at, min(at + _CHUNK, size)) for at in range(0, size, _CHUNK)]
    with get_context("fork").Pool(os.cpu_count()) as pool:
        pool.starmap(_make_some, starts)


def _make_some(folder: Path, forms: Path, first: int, end: int) -> None:
    catalog = load_catalog(forms)
    form = next(form for form in catalog.forms if form.id == _FORM)
    export = exporter(catalog)
    for at in range(first, end):
        export.export_pair(_report(catalog.register.committees[at], catalog, at), form, folder)
        for mail in folder.glob(f"*_namnd-{at}_*.eml"):
            mail.unlink()


def _report(committee: Committee, catalog: Catalog, at: int) -> Report:
    form = next(form for form in catalog.forms if form.id == _FORM)
    now = datetime.datetime(2022, 9, 1, tzinfo=datetime.UTC)
    report = new_report(
        form, committee, TERM, report_id=UUID(int=at + 1), now=now, application_version="0"
    )
    contact = Contact(name="Åsa Öberg", phone="08-508 21 000", email="asa.oberg@stockholm.se")
    texts = list(EXAMPLE.answers.values())
    answers = tuple(
        answer.model_copy(
            update={
                "blocks": (
                    paragraph(f"Svar {place} från {committee.name}. " + _WORDS * 5),
                    *texts[(at + place) % len(texts)],
                )
            }
        )
        for place, answer in enumerate(report.answers)
    )
    return report.model_copy(update={"contact": contact, "answers": answers})


if __name__ == "__main__":
    if sys.argv[1:2] == ["--collate"]:
        collate(*map(Path, sys.argv[2:]))
    else:
        main([int(one) for one in sys.argv[1:]] or list(SIZES))
