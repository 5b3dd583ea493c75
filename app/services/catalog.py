"""The question sets and committees on offer, read from the forms folders."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from app.formats.errors import FormFileError
from app.formats.form_toml import MAX_BYTES, read_form_file
from app.model.committee import Committee, CommitteeRegister
from app.model.form import FormDefinition
from app.model.report import Report
from app.model.term import Term
from app.services.errors import NoFormError, UnknownCommitteeError
from app.storage.files import read_folder


class Catalog:
    """Which question set a committee answers in a term."""

    def __init__(self, register: CommitteeRegister, forms: Iterable[FormDefinition]) -> None:
        self.register = register
        self.forms = tuple(sorted(forms, key=lambda form: (form.id, form.version)))

    def committee(self, committee_id: str, term: Term) -> Committee:
        """The committee in the register. Raises UnknownCommitteeError."""
        committee = self.register.get(committee_id)
        if committee is None:
            raise UnknownCommitteeError(
                f"Nämnden ”{committee_id}” finns inte i registret. "
                "Kommandot committees visar vilka som finns."
            )
        if not committee.exists_in(term):
            raise UnknownCommitteeError(self.why_not(committee, term))
        return committee

    def why_not(self, committee: Committee, term: Term) -> str:
        """What to tell of a committee that does not exist in the term, and whom to choose."""
        successor = self.register.get(committee.successor or "")
        instead = f" Välj {successor.name} i stället." if successor else ""
        return f"{committee.name} finns inte i {term.label.lower()}.{instead}"

    def form_for(self, committee: Committee, term: Term) -> FormDefinition:
        """The most specific, then the newest set that covers both. Raises NoFormError."""
        covering = [form for form in self.forms if form.covers(committee, term)]
        if not covering:
            raise NoFormError(
                f"Det finns ingen frågeuppsättning för {committee.name} i {term.label.lower()}. "
                "Be stadsledningskontoret om den och installera den i programmet."
            )
        return max(
            covering, key=lambda f: (bool(f.audience.committees), f.valid_from, f.version, f.id)
        )

    def form_of(self, report: Report) -> FormDefinition:
        """The very set that a report answers. Raises NoFormError where it is not installed."""
        for form in self.forms:
            if form.id == report.form.id and form.reference() == report.form:
                expected = [question.id for question in form.questions()]
                if [answer.question_id for answer in report.answers] != expected:
                    break
                return form
        raise NoFormError(
            f"Rapporten bygger på frågeuppsättningen ”{report.form.id}” version "
            f"{report.form.version}, som inte finns här i samma lydelse."
        )


def load_catalog(folders: Iterable[Path]) -> Catalog:
    """Read every TOML file in the folders; a folder that does not exist holds nothing.

    Raises FormFileError for a broken file, for two registers or none, and for two sets with the
    same id and version; StorageError for one that cannot be read.
    """
    registers: list[CommitteeRegister] = []
    forms: dict[tuple[str, int], FormDefinition] = {}
    files = (read_folder(folder, MAX_BYTES, "*.toml") for folder in folders)
    for path, data in chain.from_iterable(content.items() for content in files):
        read = read_form_file(data, str(path))
        if isinstance(read, CommitteeRegister):
            registers.append(read)
        elif (read.id, read.version) in forms:
            raise FormFileError(str(path), f"{read.id} version {read.version} finns redan", "id")
        else:
            forms[read.id, read.version] = read
        if len(registers) > 1:
            raise FormFileError(str(path), "det finns redan ett nämndregister", "schema")
    if not registers:
        raise FormFileError("forms", "nämndregistret saknas")
    return Catalog(registers[0], forms.values())
