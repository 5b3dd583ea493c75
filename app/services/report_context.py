"""What it takes to make a report, whether a new one or one read from a form."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.services.catalog import Catalog


@dataclass(frozen=True)
class ReportContext:
    """The question sets, the clock, the source of new ids, and the program's version."""

    catalog: Catalog
    now: Callable[[], datetime.datetime]
    new_id: Callable[[], UUID]
    application_version: str
