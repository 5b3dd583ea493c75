"""Fixtures that several stories share."""

from pathlib import Path

import pytest

from tests.support.example_report import EXAMPLE
from tests.support.officer import Officer


@pytest.fixture
def exported(officer: Officer, tmp_path: Path) -> list[Path]:
    """The first term's report, written, exported and put away."""
    officer.start_report(EXAMPLE.committee, "2022-T1")
    officer.write(EXAMPLE)
    files = officer.export(tmp_path / "t1")
    officer.view.leave()
    return files
