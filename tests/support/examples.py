"""How hypothesis tries: without a limit of time, and with more examples for `--full`.

A plugin of pytest.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from app.gui.shell.application import collect_due


def pytest_configure(config: pytest.Config) -> None:
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("usual", patient)
    settings.register_profile("full", patient, max_examples=500)
    settings.load_profile("full" if config.getoption("--full") else "usual")


def pytest_itemcollected(item: pytest.Item) -> None:
    test: Any = getattr(item, "obj", None)
    if is_hypothesis_test(test):
        # The pytest plugins of others hook in here, as the documentation of hypothesis says.
        test.hypothesis.inner_test = _collecting(test.hypothesis.inner_test)


def _collecting(test: Callable[..., None]) -> Callable[..., None]:
    """Collects after each example; nothing is collected before the end of a test otherwise."""

    @wraps(test)
    def collecting(*values: object, **named: object) -> None:
        try:
            test(*values, **named)
        finally:
            collect_due()

    return collecting
