"""Skipping what Wine does wrong, where the tests run under Wine."""

import pytest

from tools.windows.wine_faults import WineFault, under_wine


def skip_under_wine(fault: WineFault) -> pytest.MarkDecorator:
    return pytest.mark.skipif(under_wine(), reason=str(fault))
