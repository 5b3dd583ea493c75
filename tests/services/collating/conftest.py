"""Fixtures of those who put together what came in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from app.services.catalog import Catalog
from tests.support.office_desk import Navigator, desk_in


@pytest.fixture
def desk_with(tmp_path: Path) -> Iterator[Callable[[Catalog], Navigator]]:
    numbers = count()
    with ExitStack() as open_desks:

        def make(catalog: Catalog) -> Navigator:
            return open_desks.enter_context(desk_in(tmp_path / f"in{next(numbers)}", catalog))

        yield make


@pytest.fixture
def desk(desk_with: Callable[[Catalog], Navigator], catalog: Catalog) -> Navigator:
    return desk_with(catalog)
