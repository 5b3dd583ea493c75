"""Reading the largest filled Word form, against pandoc reading it; starting either is left out."""

import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from uuid import UUID

from app.services.reading.report_reader import ReportReader
from app.services.report_context import ReportContext
from tests.support.example_report import EXAMPLE
from tests.support.shared_data import SHARED
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import TODAY, bundled_catalog

ROUNDS = 15


def main() -> None:
    """Print the medians and their ratio."""
    if shutil.which("pandoc") is None:
        print("pandoc is not on the PATH: there is nothing to measure against")
        return
    catalog = bundled_catalog()
    reader = ReportReader(ReportContext(catalog, lambda: TODAY, lambda: UUID(int=1), "0"))
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.docx"
        empty.write_bytes(word_file(paragraph("x")))
        form = _largest(Path(folder))
        reader.read(form)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            reader.read(form)
            ours.append(time.perf_counter() - begun)
            theirs.append(_pandoc(form) - _pandoc(empty))
    own, pandoc = statistics.median(ours), statistics.median(theirs)
    print(f"{form.name}: {own * 1000:.1f} ms, pandoc {pandoc * 1000:.1f} ms: {own / pandoc:.2f}")


def _largest(folder: Path) -> Path:
    forms = sorted((SHARED / "legacy").glob("*.docx"), key=lambda path: path.stat().st_size)
    if forms:
        return forms[-1]
    print("../shared is not here: a form of our own is measured instead")
    form = next(form for form in bundled_catalog().forms if form.id == "stadsdelsnamnd")
    elements = []
    for question in form.questions():
        elements.append(paragraph(question.text, bold=True))
        blocks = EXAMPLE.answers.get(question.id, ())
        elements += [paragraph(block.text) for block in blocks]
    own = folder / "own.docx"
    own.write_bytes(word_file(*elements))
    return own


def _pandoc(path: Path) -> float:
    begun = time.perf_counter()
    subprocess.run(["pandoc", "-t", "plain", str(path)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
