"""The program as it is started in a terminal, with its user data in a folder of its own."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import main
from app.cli import run
from app.services.reading.report_reader import ReportReader


class Ended:
    """How a command ended: its exit code and the lines it wrote."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code = code
        self.out = out.splitlines()
        self.err = err.splitlines()
        self.json: Any = json.loads(out) if out.startswith("[") else None


_READS = {"read", "carry-over", "check", "export"}


class Program:
    """The program with its user data in a folder of its own.

    It reads files in this process, which is sooner done, unless `guarded`.
    """

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.guarded = False
        self._capture = capture

    def __call__(self, *arguments: str | Path) -> Ended:
        self._capture.readouterr()
        code: object
        try:
            code = self._run([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = ended.code
        written = self._capture.readouterr()
        return Ended(code, written.out, written.err)

    def _run(self, arguments: list[str]) -> int:
        if arguments[0] in _READS and not self.guarded:
            return run(arguments, self.data, lambda context: nullcontext(ReportReader(context)))
        return main(["--data", str(self.data), *arguments])

    def refused(self, *arguments: str | Path) -> list[str]:
        """What a command says that is refused: on stderr alone, and nothing is written."""
        before = self.files()
        ended = self(*arguments)
        assert (ended.code, ended.out) == (1, [])
        assert ended.err
        assert all(line and "Traceback" not in line and "!" not in line for line in ended.err)
        assert self.files() == before
        return ended.err

    def files(self) -> list[Path]:
        return sorted(path for path in self.folder.rglob("*") if path.is_file())

    def file(self, name: str, data: bytes) -> Path:
        (self.folder / name).write_bytes(data)
        return self.folder / name
