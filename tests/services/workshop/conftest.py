"""A workshop beside the sets that are shipped."""

from pathlib import Path

import pytest

from app.services.workshop.workshop import Workshop
from tests.support.workshops import workshop_in


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return workshop_in(tmp_path)
