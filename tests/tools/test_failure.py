"""What stops a command is told in a sentence."""

import pytest

from tools.failure import SetupError, wait_until


def test_what_does_not_come_about_is_told() -> None:
    wait_until(lambda: True, "never", 0)
    with pytest.raises(SetupError, match="nothing came"):
        wait_until(lambda: False, "nothing came", 0)
