"""A catalog with a folder of the user's own sets."""

from pathlib import Path

import pytest

from app.services.catalog import Catalog, load_catalog
from app.services.question_sets.form_library import FormLibrary
from app.storage.form_store import FormStore
from tests.support.question_sets import FORMS


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "forms"


@pytest.fixture
def catalog(own: Path) -> Catalog:
    return load_catalog(FORMS, own)


@pytest.fixture
def sets(catalog: Catalog, own: Path) -> FormLibrary:
    return FormLibrary(catalog, FORMS, FormStore(own))
