"""Which tests run on Windows in every run of the checks, and why the others do not."""

from collections.abc import Mapping
from types import MappingProxyType

_LONG = "takes too long for every run"
_LINUX = "what it tests runs on Linux alone"
_NOTHING_ASKED = "rules in plain Python, which ask the system for nothing"
_CHECKOUT = "it is about the files of the checkout, which are the same"

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "tests/accessibility": _LINUX,
        "tests/durability": _LONG,
        "tests/end_to_end": _LONG,
        "tests/model": _NOTHING_ASKED,
        "tests/formats/filled_form": _NOTHING_ASKED,
        "tests/formats/html": _NOTHING_ASKED,
        "tests/formats/test_report_schema.py": _NOTHING_ASKED,
        "tests/test_architecture.py": _CHECKOUT,
        "tests/test_documents.py": _CHECKOUT,
        "tests/test_time_limits.py": _LINUX,
        "tests/tools": _LINUX,
        "tests/test_cli_collate.py": _LONG,
        "tests/test_documented_commands.py": "asks for what checks the code, which is not there",
    }
)
"""Folders and files, with the reason."""


def arguments(*, all_tests: bool) -> list[str]:
    """What pytest is told, to run those that are chosen, or all."""
    left_out = () if all_tests else LEFT_OUT
    return [
        "--numprocesses=2",
        "--dist=worksteal",
        "--dearest=20",
        "tests",
        # What is not even looked at takes no time.
        *(f"--ignore={one}" for one in left_out),
    ]
