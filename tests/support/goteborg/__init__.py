"""Göteborg, with a subject, periods and committees of its own: the program by data alone."""

import shutil
from pathlib import Path

from app.paths import BundledData, bundled_data

FORMS = Path(__file__).parent / "forms"


def bundled_for_goteborg(folder: Path) -> BundledData:
    """The folders of the program with the register and the sets of Göteborg, and no others."""
    shutil.copytree(FORMS, folder / "forms")
    (folder / "forms" / "words.txt").write_text("", "utf-8")
    for name in ("resources", "LICENSE"):
        (folder / name).symlink_to(bundled_data().root / name)
    return BundledData(folder)
