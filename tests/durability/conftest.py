"""What harnesses share that look at the same files again and again."""

import sys
from functools import cache

import pytest

from app.formats.report_json import read_report_json


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes are the same report: what is left after each fault has most in common."""
    remembered = cache(read_report_json)
    for name, module in list(sys.modules.items()):
        if name.startswith("app.services.") and hasattr(module, "read_report_json"):
            monkeypatch.setattr(module, "read_report_json", remembered)
