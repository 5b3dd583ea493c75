"""Workshops whose clock, ids and folders a test decides."""

import datetime
import itertools
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.question_sets.form_library import FormLibrary
from app.services.report_context import ReportContext
from app.services.workshop.workshop import Workshop
from app.storage.disk import DISK, Disk
from app.storage.form_store import FormStore
from app.storage.set_draft_store import SetDraftStore
from tests.support.workplace import TODAY


def workshop_in(
    root: Path,
    disk: Disk = DISK,
    now: Callable[[], datetime.datetime] = lambda: TODAY,
    catalog: Catalog | None = None,
) -> Workshop:
    """One with the shipped sets, and those that are installed below the folder."""
    bundled, forms = bundled_data(), root / "forms"
    catalog = catalog or load_catalog(bundled.forms, forms)
    numbers = itertools.count(1)
    context = ReportContext(catalog, now, lambda: UUID(int=next(numbers)), "1.0")
    library = FormLibrary(catalog, bundled.forms, FormStore(forms, disk))
    store = SetDraftStore(root / "workshop", disk)
    return Workshop(context, library, store, bundled.report_template, disk)
