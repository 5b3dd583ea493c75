"""The question sets on this computer: what a file would add to them, installed, taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from app.formats.errors import Fault, FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, read_form_file, refused_at
from app.model.committee import Committee
from app.model.form import FormDefinition
from app.model.form_versions import taken_by_another, version_before
from app.model.report import Report
from app.model.term import Term
from app.services.catalog import Catalog, load_catalog, unknown_audience
from app.services.errors import NoFormError
from app.services.reports.library import Library
from app.storage.errors import StorageError
from app.storage.form_store import FormStore

_MOST_QUESTIONS = 200
# Three years at least: what is on offer changes no more after that.
_TERMS_AHEAD = 9


class Novelty(StrEnum):
    """What a set in a file is to those that are installed."""

    NEW = "new"
    NEWER = "newer"
    OLDER = "older"
    INSTALLED = "installed"


@dataclass(frozen=True)
class SetFile:
    """A file that was looked at and holds a set that can be installed."""

    file: str
    data: bytes
    form: FormDefinition
    novelty: Novelty
    before: FormDefinition | None
    """What it is compared with: the version before it, or the set its committees have now."""
    used: bool
    """Whether any report would be begun on it."""


@dataclass(frozen=True)
class InstalledSet:
    """A set on offer. `path` is the file of one that the user has installed, which can go."""

    form: FormDefinition
    path: Path | None


@dataclass(frozen=True)
class Dependents:
    """The reports that answer a set, and how many of the drafts could be moved to another."""

    drafts: tuple[Report, ...]
    submitted: tuple[Report, ...]
    movable: int


class FormLibrary:
    """Looks, installs and removes; whoever holds the catalog knows of it at once."""

    def __init__(self, catalog: Catalog, bundled: Path, store: FormStore) -> None:
        self._catalog = catalog
        self._bundled = bundled
        self._store = store

    def look(self, path: Path) -> SetFile:
        """What a file is; nothing in it is run, and nothing is changed by looking.

        Raises FormFileError with the place and the reason for one that cannot be installed,
        StorageError for one that cannot be read.
        """
        return self._judged(self._store.read(path, MAX_BYTES), path.name)

    def install(self, found: SetFile) -> Path:
        """Keep the file as it came, and have its set on offer. Gives where it is kept.

        A file with its name that no set can be read from is replaced. Raises FormFileError where
        it cannot be installed any more, StorageError.
        """
        self._catalog.renew()
        self._judged(found.data, found.file)
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
        """Take away a set that the user has installed. Raises StorageError, FormFileError."""
        if installed.path is None:
            raise ValueError("a set that comes with the program was to be taken away")
        # Its file may be there under several names.
        for path, form in tuple(self._own()):
            if form == installed.form:
                self._store.remove(path)
        self._catalog.renew()

    def dependents(self, form: FormDefinition, library: Library) -> Dependents:
        """What would have to wait for the set, were it taken away."""
        contents, reference = library.contents(), form.reference()
        drafts = tuple(report for report in contents.drafts if report.form == reference)
        submitted = tuple(report for report in contents.submitted if report.form == reference)
        without = Catalog(
            self._catalog.register, [one for one in self._catalog.forms if one != form]
        )
        movable = sum(without.instead_of(draft) is not None for draft in drafts)
        return Dependents(drafts, submitted, movable)

    def _judged(self, data: bytes, file: str) -> SetFile:
        form = read_form_file(data, file)
        if not isinstance(form, FormDefinition):
            reason = (
                "är ett nämndregister. Det följer med programmet och går inte att installera; "
                "be om en fil med frågor"
            )
            raise refused_at(data, file, ("schema",), reason)
        if sum(1 for _ in form.questions()) > _MOST_QUESTIONS:
            reason = f"har fler än {_MOST_QUESTIONS} frågor"
            raise refused_at(data, file, ("sections",), reason)
        for location, reason in unknown_audience(form, self._catalog.register):
            raise refused_at(data, file, location, reason)
        forms = self._catalog.forms
        if taken_by_another(form, forms):
            reason = (
                f"{form.id} version {form.version} finns redan, med annat innehåll. Be om en fil "
                "med ett nytt versionsnummer"
            )
            raise refused_at(data, file, ("version",), reason)
        novelty = _novelty(form, [one for one in forms if one.id == form.id])
        before = version_before(form, forms) or self._in_use(form)
        return SetFile(file, data, form, novelty, before, self._would_be_used(form))

    def _refuse_another(self, name: str, found: SetFile) -> None:
        """A set that lies there under a name that is not its own is not written over."""
        for path, form in self._own():
            if path.name == name and form != found.form:
                reason = (
                    f"det finns redan en fil med namnet {name} i {self._store.folder}, med en "
                    "annan frågeuppsättning. Flytta den först"
                )
                raise FormFileError(found.file, Fault(None, "", reason))

    def _own(self) -> Iterator[tuple[Path, FormDefinition]]:
        """The user's own files that a set can be read from."""
        for path in self._store.files():
            try:
                form = read_form_file(self._store.read(path, MAX_BYTES), path.name)
            except (FormFileError, StorageError):
                continue
            if isinstance(form, FormDefinition):
                yield path, form

    def _in_use(self, form: FormDefinition) -> FormDefinition | None:
        """What the committees of a set have in its first term, where all have the same."""
        first = next(form.terms(), None)
        having: list[FormDefinition] = []
        if first is None:
            return None
        for committee in self._audience(form, first):
            try:
                having.append(self._catalog.form_for(committee, first))
            except NoFormError:
                return None
        return having[0] if having and all(one == having[0] for one in having) else None

    def _would_be_used(self, form: FormDefinition) -> bool:
        others = [one for one in self._catalog.forms if one != form]
        catalog = Catalog(self._catalog.register, [*others, form])
        return any(
            catalog.form_for(committee, term) == form
            for term in islice(form.terms(), _TERMS_AHEAD)
            for committee in self._audience(form, term)
        )

    def _audience(self, form: FormDefinition, term: Term) -> list[Committee]:
        existing = self._catalog.register.existing_in(term)
        return [committee for committee in existing if form.covers(committee, term)]


def _novelty(form: FormDefinition, same_id: list[FormDefinition]) -> Novelty:
    if form in same_id:
        return Novelty.INSTALLED
    if not same_id:
        return Novelty.NEW
    newest = max(one.version for one in same_id)
    return Novelty.NEWER if form.version > newest else Novelty.OLDER
