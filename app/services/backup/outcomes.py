"""What becomes of each file of a backup that is taken in, and what is told of it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID

from app.model.report import Report
from app.model.titles import Titles


class Outcome(Enum):
    SAME = auto()
    """It is here already, with the same words."""
    ADDED = auto()
    """It is new here."""
    OUT_OF_THE_BIN = auto()
    """A draft that the officer has removed here is a draft again."""
    BECAME_VERSION = auto()
    """There is another one here, which stays; what comes in is an earlier version of it."""
    SET_DRAFT_BECAME_VERSION = auto()
    """Likewise of a question set that is being written."""
    VERSION_OF_EXPORTED = auto()
    """Likewise, but it is exported, and has its earlier versions shown when it is corrected."""
    PUT_ASIDE = auto()
    """It cannot be read, and there is another one here; it is among what is damaged."""
    REFUSED = auto()
    """A question set that cannot be installed."""


@dataclass(frozen=True)
class Step:
    """One file: what becomes of it, and how that is done.

    `told` is the report that is named, `refusal` why a question set cannot be installed.
    """

    outcome: Outcome
    do: Callable[[], object] = lambda: None
    told: Report | None = None
    refusal: str = ""
    newer_in_bin: bool = False
    """Whether what the officer has removed here was changed later."""


@dataclass
class TakenIn:
    """What a backup holds and what becomes of it; or became, once it is taken in."""

    made_at: datetime.datetime
    application_version: str
    titles: Titles = field(compare=False)
    """What the reports are called that are named."""
    reports: set[UUID] = field(default_factory=set)
    new_reports: set[UUID] = field(default_factory=set)
    versions: int = 0
    """Earlier versions that are new here."""
    changes: int = 0
    """How many of its files are not here yet."""
    out_of_the_bin: list[Report] = field(default_factory=list)
    """Reports that the officer has removed here."""
    newer_in_bin: list[Report] = field(default_factory=list)
    """Those of them that were changed later than in the backup when they were removed."""
    became_versions: list[Report] = field(default_factory=list)
    """Reports that are here with other words."""
    versions_of_exported: list[Report] = field(default_factory=list)
    """Likewise, of those that are exported here."""
    put_aside: int = 0
    sets: int = 0
    """Question sets that are new here."""
    set_drafts: int = 0
    """Question sets being written that are new here."""
    set_drafts_became_versions: int = 0
    """Those that are here with other words."""
    refused_sets: list[str] = field(default_factory=list)
    words: int = 0
    settings: list[str] = field(default_factory=list)
    """The names of those that are not set here."""
    recipients: list[str] = field(default_factory=list)
    """The addresses among them."""
    removed_reports: int = 0
    """Reports that are put into the bin here, for they were in it there."""
