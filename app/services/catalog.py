"""The question sets and committees on offer, read from the forms folders."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from app.formats.errors import FormFileError
from app.formats.form_toml import MAX_BYTES, read_form_file
from app.model.committee import Committee, CommitteeRegister
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.term import Term
from app.services.errors import NoFormError, UnknownCommitteeError
from app.storage.errors import StorageError
from app.storage.reading import files_in, read_bytes


class Catalog:
    """Which question set a committee answers in a term.

    `folders` are those that `load_catalog` reads it from; none for one that is made otherwise.
    """

    def __init__(
        self,
        register: CommitteeRegister,
        forms: Iterable[FormDefinition],
        refused: tuple[FormFileError | StorageError, ...] = (),
        folders: tuple[Path, ...] = (),
    ) -> None:
        self.register = register
        self.refused = refused
        self.folders = folders
        self.forms = tuple(sorted(forms, key=lambda form: (form.id, form.version)))

    def committee(self, committee_id: str, term: Term) -> Committee:
        """The committee in the register. Raises UnknownCommitteeError."""
        committee = self.register.get(committee_id)
        if committee is None:
            raise UnknownCommitteeError(f"Nämnden ”{committee_id}” finns inte i registret.")
        if not committee.exists_in(term):
            raise UnknownCommitteeError(self.register.why_not(committee, term))
        return committee

    def form_for(self, committee: Committee, term: Term) -> FormDefinition:
        """The most specific, then the newest set that covers both. Raises NoFormError."""
        covering = [form for form in self.forms if form.covers(committee, term)]
        if not covering:
            raise NoFormError(
                f"Det finns ingen frågeuppsättning för {committee.name} i {term.label.lower()}. "
                "Be den som skickar ut frågorna om en och lägg den i mappen forms bland dina data."
            )
        return max(
            covering, key=lambda f: (bool(f.audience.committees), f.valid_from, f.version, f.id)
        )

    def due(self, report: Report) -> datetime.date | None:
        """The day on which a report is to be there; None where its set says none, or is not here.

        By id and version alone: of what is shown in a list, nothing is compared letter by letter.
        """
        wanted = report.form.id, report.form.version
        asked = (form for form in self.forms if (form.id, form.version) == wanted)
        form = next(asked, None)
        return form.due(report.term) if form and report.term else None

    def form_of(self, report: Report) -> FormDefinition:
        """The very set that a report answers. Raises NoFormError where it is not installed."""
        for form in self.forms:
            if form.id == report.form.id and form.reference() == report.form:
                expected = [question.id for question in form.questions()]
                if [answer.question_id for answer in report.answers] != expected:
                    raise NoFormError(
                        "Rapportens svar hör inte ihop med frågorna i dess frågeuppsättning. "
                        "Be om filen på nytt."
                    )
                return form
        raise NoFormError(
            f"Rapporten bygger på frågeuppsättningen ”{report.form.id}” version "
            f"{report.form.version}, som inte finns här i samma lydelse."
        )


def load_catalog(bundled: Path, own: Path | None = None) -> Catalog:
    """Read every TOML file in the program's folder, and in the user's own if there is one.

    A broken file of the program raises FormFileError (with the file, the place and the reason) or
    StorageError. One of the user's is left out and told of in `refused`: it takes nothing else with
    it. The same set in both folders is one set; another with its id and version is refused.
    """
    registers: list[CommitteeRegister] = []
    forms: dict[tuple[str, int], FormDefinition] = {}
    refused: list[FormFileError | StorageError] = []
    for path in files_in(bundled, "*.toml"):
        _take(path, registers, forms)
    if not registers:
        raise FormFileError(str(bundled), "nämndregistret saknas")
    for path in files_in(own, "*.toml") if own else ():
        try:
            _take(path, registers, forms)
        except (FormFileError, StorageError) as error:
            refused.append(error)
    folders = (bundled, own) if own else (bundled,)
    return Catalog(registers[0], forms.values(), tuple(refused), folders)


def _take(
    path: Path,
    registers: list[CommitteeRegister],
    forms: dict[tuple[str, int], FormDefinition],
) -> None:
    read = read_form_file(read_bytes(path, MAX_BYTES), str(path))
    if isinstance(read, CommitteeRegister):
        if registers:
            raise FormFileError(str(path), "det finns redan ett nämndregister", "schema")
        registers.append(read)
        return
    if registers:
        _check_audience(read, registers[0], path)
    if forms.setdefault((read.id, read.version), read) != read:
        reason = f"{read.id} version {read.version} finns redan, med annat innehåll"
        raise FormFileError(str(path), reason, "version")


def _check_audience(form: FormDefinition, register: CommitteeRegister, path: Path) -> None:
    """A set for a type or a committee that nobody knows would never be on offer."""
    types = {kind.id for kind in register.types}
    known = {committee.id for committee in register.committees}
    for unknown in (*set(form.audience.types) - types, *set(form.audience.committees) - known):
        raise FormFileError(str(path), f"”{unknown}” finns inte i nämndregistret", "audience")
