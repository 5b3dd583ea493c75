"""The question sets on this computer: looking at a file, installing and removing sets."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from app.formats.errors import Fault, FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, read_form_file, refused_at
from app.model.calendar import Calendar
from app.model.committee import Committee
from app.model.form import FormDefinition, is_version_taken, version_before
from app.model.lengths import QUESTIONS
from app.model.register import Register
from app.model.report import ListedReport
from app.model.term import Term
from app.model.titles import Known, Titles
from app.services.catalog import Catalog, load_catalog, unknown_audience
from app.services.errors import NoFormError
from app.services.reports.library import Library
from app.storage.errors import StorageError
from app.storage.form_store import FormStore

if TYPE_CHECKING:
    from app.services.question_sets.register_library import RegisterLibrary

# At least three years; after that, nothing changes in which set is on offer.
_TERMS_AHEAD = 9


class SetStatus(StrEnum):
    """A set in a file, compared with the installed versions of it."""

    NEW = "new"
    NEWER = "newer"
    OLDER = "older"
    INSTALLED = "installed"


@dataclass(frozen=True)
class SetFile:
    """A file with a set that can be installed."""

    file: str
    data: bytes
    form: FormDefinition
    status: SetStatus
    before: FormDefinition | None
    """What it is compared with: the previous version, or the set its committees have now."""
    used: bool
    """Whether it would be on offer to any committee."""


@dataclass(frozen=True)
class InstalledSet:
    """A set on offer. `path` is the file of one that the user has installed and can remove."""

    form: FormDefinition
    path: Path | None


@dataclass(frozen=True)
class DependentReports:
    """The reports that answer a set, and how many of the drafts could be moved to another set."""

    drafts: tuple[ListedReport, ...]
    submitted: tuple[ListedReport, ...]
    movable: int


class FormLibrary:
    """Changes take effect in the catalog at once."""

    def __init__(self, catalog: Catalog, bundled: Path, store: FormStore) -> None:
        self._catalog = catalog
        self._bundled = bundled
        self._store = store

    @property
    def calendar(self) -> Calendar:
        return self._catalog.calendar

    @cached_property
    def registers(self) -> "RegisterLibrary":
        """The register in the same folders."""
        from app.services.question_sets.register_library import RegisterLibrary

        return RegisterLibrary(self._catalog, self._bundled, self._store)

    @property
    def _register(self) -> Register:
        """The register from the next start on: sets may come with it."""
        return self.registers.installed().register

    def titles(self, reports: Iterable[Known]) -> Titles:
        """What reports are called by the sets that there are now."""
        return self._catalog.titles(reports)

    def look(self, path: Path) -> SetFile:
        """Read and judge a file without changing anything.

        Raises FormFileError (with place and reason) where it cannot be installed, StorageError.
        """
        return self.judge(self._store.read(path, MAX_BYTES), path.name)

    def install(self, found: SetFile) -> Path:
        """Save the file byte for byte, which puts its set on offer; returns its path.

        A broken file with the same name is replaced. Raises FormFileError where it can no longer be
        installed, StorageError.
        """
        self._catalog.renew()
        self.judge(found.data, found.file)
        name = f"{found.form.id}_v{found.form.version}.toml"
        self._refuse_another(name, found)
        path = self._store.save(name, found.data)
        self._catalog.renew()
        return path

    def installed(self) -> tuple[InstalledSet, ...]:
        """Every set on offer, by id and version. Raises StorageError, FormFileError."""
        bundled = {form.reference() for form in load_catalog(self._bundled).forms}
        own = {form.reference(): path for path, form in self._own()}
        return tuple(
            InstalledSet(form, None if ref in bundled else own.get(ref))
            for form in self._catalog.forms
            for ref in [form.reference()]
        )

    def remove(self, installed: InstalledSet) -> None:
        """Remove a set that the user has installed. Raises StorageError, FormFileError."""
        if installed.path is None:
            raise ValueError("a set that comes with the program cannot be removed")
        # The set may be there in several files.
        for path, form in tuple(self._own()):
            if form == installed.form:
                self._store.remove(path)
        self._catalog.renew()

    def dependent_reports(self, form: FormDefinition, library: Library) -> DependentReports:
        """The reports that could not be worked on without the set."""
        listing, reference = library.listing(), form.reference()
        drafts = tuple(report for report in listing.drafts if report.form == reference)
        submitted = tuple(report for report in listing.submitted if report.form == reference)
        without = Catalog(
            self._catalog.register, [one for one in self._catalog.forms if one != form]
        )
        movable = sum(without.set_to_move_to(draft) is not None for draft in drafts)
        return DependentReports(drafts, submitted, movable)

    def judge(self, data: bytes, file: str) -> SetFile:
        """Likewise for the content of a file. Raises FormFileError."""
        form = read_form_file(data, file, self._register.calendar)
        if not isinstance(form, FormDefinition):
            raise refused_at(data, file, ("schema",), "är ett register, ingen frågeuppsättning")
        form = form.in_survey(self._register.survey)
        if sum(1 for _ in form.questions()) > QUESTIONS:
            reason = f"har fler än {QUESTIONS} frågor"
            raise refused_at(data, file, ("sections",), reason)
        for location, reason in unknown_audience(form, self._register):
            raise refused_at(data, file, location, reason)
        forms = self._catalog.forms
        if is_version_taken(form, forms):
            reason = (
                f"{form.id} version {form.version} finns redan, med annat innehåll. Be om en fil "
                "med ett nytt versionsnummer"
            )
            raise refused_at(data, file, ("version",), reason)
        status = _status(form, [one for one in forms if one.id == form.id])
        before = version_before(form, forms) or self._in_use(form)
        return SetFile(file, data, form, status, before, self._would_be_used(form))

    def _refuse_another(self, name: str, found: SetFile) -> None:
        """Raises FormFileError where another set has the file name of this one."""
        for path, form in self._own():
            if path.name == name and form != found.form:
                reason = (
                    f"det finns redan en fil med namnet {name} i {self._store.folder}, med en "
                    "annan frågeuppsättning. Flytta den först"
                )
                raise FormFileError(found.file, Fault(None, "", reason))

    def _own(self) -> Iterator[tuple[Path, FormDefinition]]:
        """The user's own files that contain a set."""
        for path in self._store.files():
            try:
                form = read_form_file(self._store.read(path, MAX_BYTES), path.name, self.calendar)
            except (FormFileError, StorageError):
                continue
            if isinstance(form, FormDefinition):
                yield path, form.in_survey(self._register.survey)

    def _in_use(self, form: FormDefinition) -> FormDefinition | None:
        """The set of its survey that all its committees have in its first term, if it is one."""
        first = next(form.terms(self._register.calendar), None)
        if first is None:
            return None
        try:
            forms = [
                self._catalog.form_for(one, first, form.survey)
                for one in self._audience(form, first)
            ]
        except NoFormError:
            return None
        return forms[0] if forms and all(one == forms[0] for one in forms) else None

    def _would_be_used(self, form: FormDefinition) -> bool:
        others = [one for one in self._catalog.forms if one != form]
        catalog = Catalog(self._register, [*others, form])
        return any(
            catalog.form_for(committee, term, form.survey) == form
            for term in islice(form.terms(self._register.calendar), _TERMS_AHEAD)
            for committee in self._audience(form, term)
        )

    def _audience(self, form: FormDefinition, term: Term) -> list[Committee]:
        existing = self._register.existing_in(term)
        return [committee for committee in existing if form.covers(committee, term)]


def _status(form: FormDefinition, same_id: list[FormDefinition]) -> SetStatus:
    if form in same_id:
        return SetStatus.INSTALLED
    if not same_id:
        return SetStatus.NEW
    newest = max(one.version for one in same_id)
    return SetStatus.NEWER if form.version > newest else SetStatus.OLDER
