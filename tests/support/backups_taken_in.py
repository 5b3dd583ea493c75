"""A backup of one computer, taken in at another, and what is said in the reports there."""

from dataclasses import replace
from pathlib import Path

from app.gui.kit.services import Services
from app.model.report import Report
from app.model.report_stages import as_submitted
from app.services.backup.making import BackupMaking
from app.services.backup.outcomes import TakenIn
from app.services.backup.taking_in import BackupTakingIn
from app.storage.disk import DISK, Disk
from tests.support.backup_files import forged
from tests.support.library_contents import contents_of
from tests.support.reports import said, saying
from tests.support.workplace import TODAY, Clock, bundled_catalog

ONE = saying("").report_id


def backup(services: Services) -> Path:
    target = services.user.root.parent / "kopia.zip"
    BackupMaking(services.user.root, bundled_catalog(), Clock()).make(target, may_replace=True)
    return target


def taking_in(path: Path, services: Services, disk: Disk = DISK) -> BackupTakingIn:
    return BackupTakingIn(path, services.user.root, services.form_library, disk)


def take_in(path: Path, services: Services) -> TakenIn:
    """What is said beforehand comes true, and nothing happens before."""
    before = reports_files(services)
    expected = taking_in(path, services).look()
    assert reports_files(services) == before
    done = taking_in(path, services).take_in()
    # What comes out of the bin may have been an earlier version, too.
    assert replace(done, versions=0) == replace(expected, versions=0)
    assert all(
        reports_files(services)[name] == data for name, data in before.items() if "." in name
    )
    return done


def reports_files(services: Services) -> dict[str, bytes]:
    root = services.user.root / "reports"
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def drafts_say(services: Services) -> list[str]:
    return sorted(said(draft) for draft in contents_of(services.library).drafts)


def versions_say(services: Services) -> list[str]:
    return [said(one.report) for one in services.library.history.versions(ONE)]


def bin_says(services: Services) -> list[str]:
    return sorted(said(one.report) for one in services.bin.contents())


def sent(text: str, revision: int = 1) -> Report:
    return as_submitted(saying(text), revision, TODAY)


def forged_file(folder: Path, files: dict[str, bytes]) -> Path:
    """A backup that somebody has made by hand."""
    path = folder / "handgjord.zip"
    path.write_bytes(forged(files))
    return path
