"""Links in the file system, for the tests that make some."""

import sys

import pytest

needs_links = pytest.mark.skipif(
    sys.platform == "win32", reason="a link needs rights on Windows that officers do not have"
)
