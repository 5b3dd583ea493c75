"""Fixtures of those who put together what came in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from app.services.catalog import Catalog
from tests.support.office_folder import Office, office_in


@pytest.fixture
def desk_with(tmp_path: Path) -> Iterator[Callable[[Catalog], Office]]:
    numbers = count()
    with ExitStack() as open_desks:

        def make(catalog: Catalog) -> Office:
            return open_desks.enter_context(office_in(tmp_path / f"in{next(numbers)}", catalog))

        yield make


@pytest.fixture
def office(desk_with: Callable[[Catalog], Office], catalog: Catalog) -> Office:
    return desk_with(catalog)
