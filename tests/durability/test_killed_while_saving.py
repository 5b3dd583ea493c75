"""A program that is killed while it saves loses no save that it had told of, and breaks none."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.figures import Figures

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor SIGKILL")
ROOT = Path(__file__).parents[2]


# Four cases, so that they can be spread over several processes.
_CASES = 4


def _killed(folder: Path, kills: int, kind: str, seed: int = 1) -> dict[str, int]:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.support.killed_writers", folder, str(kills), kind, str(seed)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    outcome = json.loads(ended.stdout)
    assert isinstance(outcome, dict)
    return {**outcome, "said": ended.stderr.decode()}


@pytest.mark.parametrize("case", range(_CASES))
def test_no_save_is_lost_or_broken_by_a_kill(
    case: int, tmp_path: Path, full: bool, figures: Figures
) -> None:
    outcome = _killed(tmp_path, (3000 if full else 200) // _CASES, "as_it_is", case)
    figures(
        "{kills} kills, {in_a_writing} in the middle of a file, after {acknowledged} acknowledged "
        "saves: {corrupt} corrupt, {lost} lost; {asked_about} times the officer is asked".format(
            **outcome
        )
    )
    assert outcome["in_a_writing"] > 0, "no kill came in the middle of a writing"
    assert outcome["acknowledged"] > outcome["kills"] / 2
    assert outcome["asked_about"] > 0
    assert (outcome["corrupt"], outcome["lost"]) == (0, 0), outcome["said"]


def test_a_program_that_writes_in_place_is_caught(tmp_path: Path, figures: Figures) -> None:
    outcome = _killed(tmp_path, 60, "in_place")
    figures("written in place: {corrupt} of {kills} corrupt".format(**outcome))
    assert outcome["corrupt"] > 0


def test_a_program_that_tells_too_early_is_caught(tmp_path: Path, figures: Figures) -> None:
    outcome = _killed(tmp_path, 50, "too_early")
    figures("told too early: {lost} of {kills} lost".format(**outcome))
    assert outcome["lost"] > 0
