"""The date that everything built gets, so that the same source gives the same bytes."""

import os
import subprocess

from tools.environment import PROJECT, PYPROJECT


def source_date() -> int:
    """SOURCE_DATE_EPOCH, or else when the source was committed; seconds since 1970."""
    told = os.environ.get("SOURCE_DATE_EPOCH")
    if told is not None:
        return int(told)
    command = ["git", "-C", str(PROJECT), "log", "-1", "--format=%ct"]
    try:
        asked = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        return _date_of_archive()
    return int(asked.stdout) if asked.returncode == 0 else _date_of_archive()


def _date_of_archive() -> int:
    """Whoever unpacks the source gets the dates along."""
    return int(PYPROJECT.stat().st_mtime)
