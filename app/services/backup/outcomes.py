"""What becomes of each file of a backup that is taken in, and what is told of it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID


class Outcome(Enum):
    SAME = auto()
    """It is here already, with the same words."""
    ADDED = auto()
    """It is new here."""
    OUT_OF_THE_BIN = auto()
    """A draft that the officer has removed here is a draft again."""
    BECAME_VERSION = auto()
    """There is another one here, which stays; what comes in is an earlier version of it."""
    VERSION_OF_EXPORTED = auto()
    """Likewise, but it is exported, and has its earlier versions shown when it is corrected."""
    PUT_ASIDE = auto()
    """It cannot be read, and there is another one here; it is among what is damaged."""
    REFUSED = auto()
    """A question set that cannot be installed."""


@dataclass(frozen=True)
class Step:
    """One file: what becomes of it, and how that is done.

    `told` is the title of a report, or why a question set cannot be installed.
    """

    outcome: Outcome
    do: Callable[[], object] = lambda: None
    told: str = ""


@dataclass
class TakenIn:
    """What a backup holds and what becomes of it; or became, once it is taken in."""

    made_at: datetime.datetime
    application_version: str
    reports: set[UUID] = field(default_factory=set)
    new_reports: set[UUID] = field(default_factory=set)
    versions: int = 0
    """Earlier versions that are new here."""
    out_of_the_bin: list[str] = field(default_factory=list)
    """The titles of reports that the officer has removed here."""
    became_versions: list[str] = field(default_factory=list)
    """The titles of reports that are here with other words."""
    versions_of_exported: list[str] = field(default_factory=list)
    """Likewise, of those that are exported here."""
    put_aside: int = 0
    sets: int = 0
    """Question sets that are new here."""
    refused_sets: list[str] = field(default_factory=list)
    words: int = 0
    settings: list[str] = field(default_factory=list)
    """The names of those that are not set here."""
    recipients: list[str] = field(default_factory=list)
    """The addresses among them."""
    removed_reports: int = 0
    """Reports that are put into the bin here, for they were in it there."""
