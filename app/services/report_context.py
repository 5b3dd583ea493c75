"""What it takes to make a report, whether a new one or one read from a form."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.report import Report, new_report
from app.model.term import Term
from app.services.catalog import Catalog


@dataclass(frozen=True)
class ReportContext:
    """The question sets, the clock, the source of new ids, and the program's version."""

    catalog: Catalog
    now: Callable[[], datetime.datetime]
    new_id: Callable[[], UUID]
    application_version: str

    def new_report(
        self, form: FormDefinition, committee: Committee | None, term: Term | None
    ) -> Report:
        return new_report(
            form,
            committee,
            term,
            report_id=self.new_id(),
            now=self.now(),
            application_version=self.application_version,
        )
