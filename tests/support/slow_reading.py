"""Reading folders in the window in which a file holds up whoever reads it."""

from functools import partial

import pytest

from app.gui.collate import collate_controller
from app.services.collating.folder_collation import FolderCollation
from app.services.helper_process.guarded_reading import GuardedReader
from app.services.report_context import ReportContext
from tests.support.pages.collate import Collating
from tests.support.reading_processes import reading_processes
from tests.support.troublesome_finders import TroublesomeFinder


def _troublesome(context: ReportContext, at_once: int) -> GuardedReader:
    return GuardedReader(context, reader=TroublesomeFinder, at_once=at_once, seconds=60)


def read_slowly(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on files do to their readers what they are called."""
    slowly = partial(FolderCollation, reader=_troublesome)
    monkeypatch.setattr(collate_controller, "FolderCollation", slowly)


def is_read(page: Collating) -> bool:
    """Whether a file is being read."""
    return page.stop.isVisible() and bool(reading_processes())
