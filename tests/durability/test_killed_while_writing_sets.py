"""A program that is killed while it saves a question set has every save that it told of."""

import random
import subprocess
import sys
import time
from pathlib import Path

from tests.support.figures import Figures
from tests.support.set_writer import said, write
from tests.support.workplace import bundled_catalog
from tests.support.workshops import workshop_in

ROOT = Path(__file__).parents[2]


def _killed(folder: Path, key: str, first: int, after_s: float) -> int:
    """The number of the last save that was told of."""
    command = [sys.executable, "-m", "tests.support.set_writer", str(folder), key, str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        told = writer.stdout.readline()
        time.sleep(after_s)
        writer.kill()
        rest = writer.stdout.read().splitlines(keepends=True)
    return int([line for line in (told, *rest) if line.endswith(b"\n")][-1])


def test_no_save_of_a_set_is_lost_or_broken_by_a_kill(
    tmp_path: Path, full: bool, figures: Figures
) -> None:
    workshop = workshop_in(tmp_path, catalog=bundled_catalog())
    draft = workshop.begin_empty("0")
    write(draft, 0)
    workshop.save(draft)
    chance, last, kills = random.Random(1), 0, 60 if full else 8
    for _ in range(kills):
        last = _killed(tmp_path, draft.key, last + 1, chance.uniform(0, 0.05))
        there = said(workshop_in(tmp_path, catalog=bundled_catalog()).open(draft.key))
        assert there in {last, last + 1}
        last = there
    figures(f"{kills} kills, {last} saves: none lost, none broken")
