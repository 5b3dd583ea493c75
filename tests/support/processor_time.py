"""What each test takes of the processors, with what it starts; `--dearest=N` tells of N tests.

A plugin of pytest; works with the tests spread over several processes too. What a test starts
counts when it has ended.
"""

import os
from collections import defaultdict
from collections.abc import Generator

import pytest

_TOLD = "processor_s"
_SPENT = pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--dearest", type=int, default=0, metavar="N", help="tell what the N dearest tests take"
    )


def processor_time() -> float:
    """Seconds of this process, and of those that it has started and that have ended."""
    return sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    item.stash[_SPENT] = processor_time()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    before, item.stash[_SPENT] = item.stash[_SPENT], processor_time()
    setattr(report, _TOLD, item.stash[_SPENT] - before)
    return report


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    taken: dict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if isinstance(report, pytest.TestReport):
                taken[report.nodeid] += getattr(report, _TOLD, 0.0)
    if most := config.getoption("--dearest"):
        terminalreporter.section(
            f"{sum(taken.values()):.0f} s of the processors, the dearest tests"
        )
        for test, seconds in sorted(taken.items(), key=lambda one: -one[1])[:most]:
            terminalreporter.line(f"{seconds:7.1f} s  {test}")
