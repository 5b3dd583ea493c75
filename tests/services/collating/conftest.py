"""Fixtures of those who put together what came in."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from app.services.catalog import Catalog
from tests.support.office_folder import Office, office_in


@pytest.fixture
def office_with(tmp_path: Path) -> Iterator[Callable[[Catalog], Office]]:
    numbers = count()
    with ExitStack() as open_offices:

        def make(catalog: Catalog) -> Office:
            return open_offices.enter_context(office_in(tmp_path / f"in{next(numbers)}", catalog))

        yield make


@pytest.fixture
def office(office_with: Callable[[Catalog], Office], catalog: Catalog) -> Office:
    return office_with(catalog)
