"""What a program leaves that comes to its end in the middle of the work."""

import os
from pathlib import Path
from uuid import UUID

from app.formats.report_json import write_report_json
from app.model.report import Report
from app.services.keeping import Keeper
from app.storage.report_store import ReportStore

LONG_AGO = 1_000_000_000


def killed(keeper: Keeper, folder: Path) -> None:
    """The window is gone: the system has let go of its lock, and nothing was put away."""
    hold = keeper.hold
    assert hold is not None
    assert hold.handle is not None
    os.close(hold.handle)
    assert (folder / "reports" / "open" / str(keeper.saved.report_id)).exists()


def unfinished(
    folder: Path, report: Report | bytes, report_id: UUID, *, old: bool = True, sign: str = "a"
) -> Path:
    """A temporary file of a draft, written whole or in part."""
    draft = ReportStore(folder / "reports").draft_path(report_id)
    path = draft.with_name(f".{draft.name}.{sign * 8}.tmp")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(report if isinstance(report, bytes) else write_report_json(report))
    if old:
        os.utime(path, (LONG_AGO, LONG_AGO))
    return path
