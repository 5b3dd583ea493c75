"""Writes a question set again and again, and tells of each save: `... FOLDER KEY FROM`."""

import itertools
import sys
from pathlib import Path

from app.services.workshop.set_draft import SetDraft
from tests.support.workplace import Clock, bundled_catalog
from tests.support.workshops import workshop_in

PLACES = (("title",), ("sections", 0, "title"), ("sections", 0, "questions", 0, "text"))


def said(draft: SetDraft) -> int:
    """The number that a whole set has everywhere. Raises ValueError for any other."""
    numbers = {int(draft.value(place).split()[0]) for place in PLACES}
    if len(numbers) > 1:
        raise ValueError("parts of several saves")
    return numbers.pop()


def write(draft: SetDraft, number: int) -> None:
    for place in PLACES:
        draft.set(place, f"{number} {'å' * 2000}")


def _main(folder: Path, key: str, first: int) -> None:
    clock = Clock()
    workshop = workshop_in(folder, now=clock, catalog=bundled_catalog())
    draft = workshop.open(key)
    for number in itertools.count(first):
        write(draft, number)
        # So that some saves are versions too.
        clock.advance(seconds=31)
        workshop.save(draft)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
