"""From process start to the painted window, the frozen program against a bare frozen window.

Usage: .venv/bin/python -m tests.benchmarks.frozen [FOLDER], where FOLDER has what `tools/build.py`
made (`dist` unless named). The bare window is that of `start_up`, frozen the same way; it says so
when a letter has been typed after the first paint, the program when it has been painted first. They
run in turn, so that the machine's noise meets them both.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.start_up import BARE
from tools.build import freeze_command
from tools.frozen_trial import program_in, seconds_until_shown

PROJECT = Path(__file__).resolve().parents[2]
ROUNDS = 15

_SPEC = """
import sys
from pathlib import Path
sys.path.insert(0, {project!r})
from tools.freezing import Freezing
freezing = Freezing(Path({project!r}) / "resources" / "licences" / "bundled.toml")
freezing.freeze(Path({script!r}), {{{program!r}: {{"console": True}}}}, name="bare")
"""


def main(arguments: list[str]) -> None:
    """Print the median of each, and the ratio to the bare window."""
    program = program_in(Path(arguments[0] if arguments else "dist") / "naringslivsrapport")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        programs = {"bare": _bare_window(folder), "program": program.resolve()}
        times: dict[str, list[float]] = {name: [] for name in programs}
        for round_ in range(ROUNDS + 1):
            for name, file in programs.items():
                seconds = seconds_until_shown(file, folder)
                if round_:
                    times[name].append(seconds)
    ratios = [a / b for a, b in zip(times["program"], times["bare"], strict=True)]
    for name, taken in times.items():
        print(f"{name:8} median {statistics.median(taken) * 1000:5.0f} ms")
    print(
        f"program to bare: median {statistics.median(ratios):.2f} "
        f"(min {min(ratios):.2f}, max {max(ratios):.2f})"
    )


def _bare_window(folder: Path) -> Path:
    script, spec = folder / "bare.py", folder / "bare.spec"
    script.write_text(BARE, "utf-8")
    frozen = program_in(folder / "bare")
    names = {"project": str(PROJECT), "script": str(script), "program": frozen.stem}
    spec.write_text(_SPEC.format(**names), "utf-8")
    subprocess.run([sys.executable, *freeze_command(folder, spec)], check=True)
    return frozen


if __name__ == "__main__":
    main(sys.argv[1:])
