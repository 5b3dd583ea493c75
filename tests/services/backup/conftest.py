"""Two computers: a backup goes from one to the other."""

from pathlib import Path

import pytest

from app.gui.kit.services import Services
from tests.support.workplace import services_in


@pytest.fixture
def there(tmp_path: Path) -> Services:
    """The other computer, whose backup is taken in."""
    return services_in(tmp_path / "there")


@pytest.fixture
def here(tmp_path: Path) -> Services:
    return services_in(tmp_path / "here")
