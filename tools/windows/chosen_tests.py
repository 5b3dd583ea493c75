"""Which tests run on Windows in every run of the checks, and why the others do not."""

from collections.abc import Mapping
from types import MappingProxyType

_LONG = "takes too long for every run"
_LINUX = "what it tests runs on Linux alone"

LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "tests/accessibility": _LINUX,
        "tests/durability": _LONG,
        "tests/end_to_end": _LONG,
        "tests/tools": _LINUX,
        "tests/test_cli_collate.py": _LONG,
        "tests/test_documented_commands.py": "asks for what checks the code, which is not there",
    }
)
"""Folders, files or single tests, as pytest names them, with the reason."""


def arguments(*, all_tests: bool) -> list[str]:
    """What pytest is told, to run those that are chosen, or all."""
    left_out = () if all_tests else LEFT_OUT
    return [
        "--numprocesses=2",
        "--dist=worksteal",
        "tests",
        *(f"--deselect={one}" for one in left_out),
    ]
