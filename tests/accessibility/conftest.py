"""Fixtures of the stories, for those who do not see them."""

from tests.end_to_end.conftest import exported

__all__ = ["exported"]
