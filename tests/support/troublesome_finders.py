"""Collectors that do what a file might make them do, to be had in the process that reads."""

import os
import time
from pathlib import Path

from app.services.collating.report_finder import ReportFinder
from app.services.reading.found_reports import FoundReports


class TroublesomeFinder(ReportFinder):
    """Does what the name of the file says, and reads every other file."""

    def find_reports(self, path: Path) -> FoundReports:
        name, _, rest = path.stem.partition(" ")
        match name:
            case "sleeps":
                time.sleep(600)
            case "dies":
                os.abort()
            case "stumbles":
                raise KeyError("a part")
            case "waits":
                # For the others to be read at the same time.
                _meet(path.parent, int(rest.partition(" ")[0]))
                return super().find_reports(path.parent / "rapport.json")
        return super().find_reports(path)


def _meet(folder: Path, number: int) -> None:
    """Wait until as many are here at once; one who is alone never goes on."""
    (folder / f".here-{os.getpid()}").touch()
    while len(list(folder.glob(".here-*"))) < number:
        time.sleep(0.01)
