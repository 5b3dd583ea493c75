"""Writing the largest real report as a document, against plainly zipping the same parts."""

import io
import zipfile
from collections.abc import Callable
from uuid import UUID

from app.formats.docx.report_docx import write_report_docx
from app.formats.report_json import write_report_json
from app.model.report import Report, new_report
from app.model.rich_text import Block
from app.paths import bundled_data
from app.storage.file_reading import read_folder
from tests.benchmarks.timing import timed
from tests.support.example_report import EXAMPLE
from tests.support.shared_data import REAL_REPORTS, SHARED, answers_in
from tests.support.terms import a_term
from tests.support.workplace import TODAY, bundled_catalog

ROUNDS = 30


def main() -> None:
    """Print the least times and their ratio."""
    catalog = bundled_catalog()
    form = next(form for form in catalog.forms if form.id == "stadsdelsnamnd")
    report = _report(_answers())
    root = bundled_data().report_template
    template = {
        path.relative_to(root).as_posix(): part
        for path, part in read_folder(root, 1_000_000).items()
    }
    document = write_report_docx(report, form, template)
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    works: dict[str, Callable[[], object]] = {
        "zip": lambda: _zip(parts),
        "docx": lambda: write_report_docx(report, form, template),
        "json": lambda: write_report_json(report),
    }
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(timed(work))
    print(
        f"{len(document)} bytes, {len(parts)} parts, {sum(a.words for a in report.answers)} words"
    )
    # The least: whatever else the machine does only adds to it.
    least = {name: min(taken) for name, taken in times.items()}
    for name, taken in least.items():
        print(f"{name:5} {taken * 1000:6.2f} ms   to zip: {taken / least['zip']:.2f}")
    print("limit of the document: 5 x")


def _answers() -> dict[str, tuple[Block, ...]]:
    if not SHARED.is_dir():
        print("../shared is not here: the example report is measured instead")
        return EXAMPLE.answers
    form = next(f for f in bundled_catalog().forms if f.id == REAL_REPORTS[-1].form)
    return answers_in(REAL_REPORTS[-1], form)


def _report(answers: dict[str, tuple[Block, ...]]) -> Report:
    catalog, term = bundled_catalog(), a_term("2022-T2")
    committee = catalog.committee("hagersten-alvsjo", term)
    report = new_report(
        catalog.form_for(committee, term),
        committee,
        term,
        report_id=UUID(int=1),
        now=TODAY,
        application_version="0",
    )
    for question_id, blocks in answers.items():
        answer = report.answer(question_id).model_copy(update={"blocks": blocks})
        report = report.with_answer(answer)
    return report


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


if __name__ == "__main__":
    main()
