"""The review of a report of 10,000 words, against finding its words; what real reports get."""

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.services.reports.live_review import LiveReview
from app.services.review.review import review
from tests.benchmarks.long_report import FORM_OF_IT, long_report, text_of
from tests.benchmarks.timing import timed
from tests.services.review.test_real_findings import REAL
from tests.support.workplace import bundled_catalog, speller_in

ROUNDS = 30


def main() -> None:
    """Print the least times and their ratio, and what is found in the real reports."""
    report, register = long_report(), bundled_catalog().register
    text = text_of(report)
    with TemporaryDirectory() as folder:
        speller = speller_in(Path(folder))
        speller.load()
        works: dict[str, Callable[[], object]] = {
            "words": lambda: re.findall(r"\w+", text),
            "review": lambda: review(report, FORM_OF_IT, register),
            "with spelling": lambda: review(report, FORM_OF_IT, register, speller=speller),
        }
        times: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, work in works.items():
                times[name].append(timed(work))
    print(f"{len(text.split())} words; {LiveReview.__name__} does this where an answer is left")
    # The least: whatever else the machine does only adds to it.
    least = {name: min(taken) for name, taken in times.items()}
    for name, taken in least.items():
        print(f"{name:14} {taken * 1000:7.2f} ms  {taken / least['words']:6.1f} x")
    print("limit of the review: 12 x")
    print("\nFound in the real reports, with the spelling:")
    for real in REAL:
        for one in real.findings:
            mark = "FALSE" if one.false else "right"
            print(f"{real.file[:3]}  {mark}  {one.code}: {one.excerpt or one.place} ({one.why})")


if __name__ == "__main__":
    main()
