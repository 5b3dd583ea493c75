"""Readers that do what a file might make a reader do, to be had in the process that reads."""

import os
import re
import time
from pathlib import Path

from app.services.reading.own_files import OpenedReport
from app.services.reading.report_reader import ReadReport, ReportReader
from app.services.report_context import ReportContext


class TroublesomeReader:
    """Does what the name of the file says, and reads every other file."""

    def __init__(self, context: ReportContext) -> None:
        self._usual = ReportReader(context)

    def read(self, path: Path) -> ReadReport:
        match path.stem:
            case "sleeps":
                time.sleep(600)
            case "keeps the interpreter":
                # No other thread runs until it is done, in some years.
                re.match("(a+)+$", "a" * 60 + "b")
            case "gets on slowly":
                # As on a computer that is busy with other things: thirteen seconds for one.
                for _ in range(3):
                    time.sleep(4.3)
                    _compute(0.35)
            case "eats":
                eaten = []
                while True:
                    eaten.append(bytearray(10_000_000))
            case "dies":
                os.abort()
            case "stumbles":
                raise KeyError("a part")
        return self._usual.read(path)

    def open(self, path: Path) -> OpenedReport:
        return self._usual.open(path)


def _compute(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass
