"""The question sets and committees on offer, read from the forms folders."""

import contextlib
import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.formats.errors import Fault, FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, read_form_file, read_register, refused_at
from app.model.base import Location
from app.model.calendar import Calendar
from app.model.committee import Committee
from app.model.form import FormDefinition, is_version_taken, referred_form
from app.model.register import Register
from app.model.report import ListedReport, Report, ReportHead, ReportStatus
from app.model.surveys import Surveys, offered
from app.model.swedish import with_capital
from app.model.term import Term
from app.model.titles import Titles
from app.services.errors import NoFormError, ServiceErrorCode, UnknownCommitteeError
from app.services.first_words import REGISTER
from app.storage.errors import StorageError
from app.storage.file_reading import files_in, read_bytes


class Catalog:
    """Which question sets a committee answers in a term: one of each survey.

    `folders` are those that `load_catalog` has read it from. A set that names no survey is of the
    register's. `unused` are sets that nobody in the register is asked, which reports may answer.
    """

    def __init__(
        self,
        register: Register,
        forms: Iterable[FormDefinition],
        refused: tuple[FormFileError | StorageError, ...] = (),
        folders: tuple[Path, ...] = (),
        unused: Iterable[FormDefinition] = (),
    ) -> None:
        self.register = register
        self._unused = tuple(unused)
        self.refused = refused
        self.folders = folders
        own = (form.in_survey(register.survey) for form in forms)
        self.forms = tuple(sorted(own, key=lambda form: (form.id, form.version)))
        self.surveys = Surveys(self.forms)

    @property
    def calendar(self) -> Calendar:
        """The periods of the register."""
        return self.register.calendar

    def renew(self) -> None:
        """Read the question sets again, in place; the register stays until the next start.

        Raises like `load_catalog`; everything is then as it was.
        """
        if not self.folders:
            return
        fresh = load_catalog(*self.folders, register=self.register)
        self.forms, self.surveys, self.refused = fresh.forms, fresh.surveys, fresh.refused
        self._unused = fresh._unused

    def committee(self, committee_id: str, term: Term) -> Committee:
        """Raises UnknownCommitteeError."""
        committee = self.register.get(committee_id)
        if committee is None:
            the = with_capital(self.register.respondent.the)
            code = ServiceErrorCode.COMMITTEE_NOT_REGISTERED
            raise UnknownCommitteeError(code, the, committee_id)
        if not committee.exists_in(term):
            why_missing = self.register.why_missing(committee, term)
            raise UnknownCommitteeError(ServiceErrorCode.COMMITTEE_NOT_THEN, why_missing)
        return committee

    def forms_for(self, committee: Committee, term: Term) -> tuple[FormDefinition, ...]:
        """The set of each survey that covers both, by title. Raises NoFormError where none does."""
        forms = offered(self.forms, committee, term)
        if not forms:
            raise NoFormError(ServiceErrorCode.NO_SET_ON_OFFER, committee.name, term.in_a_sentence)
        return forms

    def form_for(
        self, committee: Committee, term: Term, survey: str | None = None
    ) -> FormDefinition:
        """The set of one survey, which need not be named where there is only one.

        Raises NoFormError, also where it is not named and there are several.
        """
        forms = self.forms_for(committee, term)
        of_it = [form for form in forms if survey in (None, form.survey)]
        whose = committee.name, term.in_a_sentence
        if not of_it and survey is not None:
            title = self.surveys.title(survey)
            raise NoFormError(ServiceErrorCode.NO_SET_IN_SURVEY, title, *whose)
        if len(of_it) > 1:
            named = ", ".join(f"{form.survey} (”{form.short_title}”)" for form in of_it)
            raise NoFormError(ServiceErrorCode.SEVERAL_SURVEYS, *whose, named)
        return of_it[0]

    def title_of(self, form: FormDefinition) -> str:
        """The title of a set, with its survey where one of another survey has the same title."""
        return self.surveys.title_of(form)

    def titles(self, reports: Iterable[Report | ListedReport]) -> Titles:
        """What these reports are called, with their surveys where there are several."""
        return Titles(reports, self.register.respondent, self.surveys.told)

    def of_survey(self, survey: str | None) -> Callable[[ReportHead], bool]:
        """Whether a report is of a survey, as far as is known; of None, any is."""
        return lambda report: survey is None or self.surveys.of(report.form) in (None, survey)

    def of_survey_of(self, report: ReportHead) -> Callable[[ReportHead], bool]:
        """Whether another report is of the same survey, as far as is known."""
        return self.of_survey(self.surveys.of(report.form))

    def set_to_move_to(self, report: Report | ListedReport) -> FormDefinition | None:
        """The set on offer that a draft can be moved to.

        It is one of the same survey. None where it answers that set already, or is a single
        question (which goes back to a report on the same set); and for a correction of what was
        sent, unless the set it answers is no longer installed, or not for its committee and term.
        """
        committee = self.register.get(report.committee.id) if report.committee else None
        if committee is None or report.term is None or report.status is not ReportStatus.DRAFT:
            return None
        if report.only:
            return None
        own = referred_form(report.form, self.forms)
        if own is not None and report.revision > 1 and own.covers(committee, report.term):
            return None
        try:
            other = self.form_for(committee, report.term, self.surveys.of(report.form))
        except NoFormError:
            return None
        return None if other == own else other

    def answers_wrong_set(self, report: Report | ListedReport) -> bool:
        """Whether the set it answers is installed, and not for its committee and term."""
        committee = self.register.get(report.committee.id) if report.committee else None
        own = referred_form(report.form, self.forms)
        if committee is None or report.term is None or own is None:
            return False
        return not own.covers(committee, report.term)

    def due(self, report: ReportHead) -> datetime.date | None:
        """The due date of a report; None where its set has none or is not installed.

        Looks the set up by id and version only, which is fast enough for lists.
        """
        wanted = report.form.id, report.form.version
        asked = (form for form in self.forms if (form.id, form.version) == wanted)
        form = next(asked, None)
        return form.due(report.term) if form and report.term else None

    def form_of(self, report: Report) -> FormDefinition:
        """The exact set that a report answers. Raises NoFormError where it is not installed."""
        form = referred_form(report.form, (*self.forms, *self._unused))
        if form is None:
            known = [one for one in self.forms if one.id == report.form.id]
            which = f" (”{known[-1].short_title}”, version {report.form.version})" if known else ""
            raise NoFormError(ServiceErrorCode.SET_NOT_INSTALLED, which)
        if [answer.question_id for answer in report.answers] != [q.id for q in form.questions()]:
            raise NoFormError(ServiceErrorCode.ANSWERS_DIFFER_FROM_SET)
        return form

    def has_form_of(self, report: Report) -> bool:
        """Whether the exact set that a report answers is installed."""
        try:
            self.form_of(report)
        except NoFormError:
            return False
        return True


def load_catalog(
    bundled: Path, own: Path | None = None, *, register: Register | None = None
) -> Catalog:
    """Read every TOML file in the program's folder, and in the user's own if there is one.

    The register is the one that is handed in, or the user's own, or that of the program. A broken
    file of the program raises FormFileError or StorageError. A broken file of the user is left out
    and listed in `refused`. The same set in both folders is one set; another set with the same id
    and version is refused.
    """
    shipped = shipped_register(bundled)
    refused: list[FormFileError | StorageError] = []
    in_use = register or _own_or(shipped, own, refused)
    forms: list[FormDefinition] = []
    unused: list[FormDefinition] = []
    for path in _sets_in(bundled):
        try:
            _add_file(path, in_use, forms)
        except FormFileError:
            if in_use == shipped:
                raise
            _add_unused(path, in_use, unused)
    for path in _sets_in(own) if own else ():
        try:
            _add_file(path, in_use, forms)
        except (FormFileError, StorageError) as error:
            if not _waits_for_register(path, own, in_use):
                refused.append(error)
            with contextlib.suppress(FormFileError, StorageError):
                _add_unused(path, in_use, unused)
    folders = (bundled, own) if own else (bundled,)
    return Catalog(in_use, forms, tuple(refused), folders, unused)


def shipped_register(folder: Path) -> Register:
    """The register of the program. Raises FormFileError, StorageError."""
    register = own_register(folder)
    if register is None:
        raise FormFileError(str(folder), Fault(None, "", "registret saknas"))
    return register


def own_register(folder: Path) -> Register | None:
    """The register in a folder; None where there is none. Raises FormFileError, StorageError."""
    path = folder / REGISTER
    if path not in files_in(folder, REGISTER):
        return None
    return read_register(read_bytes(path, MAX_BYTES), str(path))


def _own_or(
    shipped: Register, own: Path | None, refused: list[FormFileError | StorageError]
) -> Register:
    try:
        return (own_register(own) if own else None) or shipped
    except (FormFileError, StorageError) as error:
        refused.append(error)
        return shipped


def _waits_for_register(path: Path, own: Path | None, in_use: Register) -> bool:
    """Whether a set is for the register of the next start."""
    with contextlib.suppress(FormFileError, StorageError):
        coming = own_register(own) if own else None
        if coming is not None and coming != in_use:
            _add_file(path, coming, [])
            return True
    return False


def _sets_in(folder: Path) -> list[Path]:
    return [path for path in files_in(folder, "*.toml") if path.name != REGISTER]


def _add_unused(path: Path, register: Register, unused: list[FormDefinition]) -> None:
    """Add a set of committees or periods that are not in the register; reports may answer it."""
    read = read_form_file(read_bytes(path, MAX_BYTES), str(path), register.calendar, lenient=True)
    if isinstance(read, FormDefinition) and not is_version_taken(read, unused):
        unused.append(read.in_survey(register.survey))


def _add_file(path: Path, register: Register, forms: list[FormDefinition]) -> None:
    data, file = read_bytes(path, MAX_BYTES), str(path)
    read = read_form_file(data, file, register.calendar)
    if isinstance(read, Register):
        raise refused_at(data, file, ("schema",), "det finns redan ett register")
    read = read.in_survey(register.survey)
    for location, reason in unknown_audience(read, register):
        raise refused_at(data, file, location, reason)
    if is_version_taken(read, forms):
        reason = f"{read.id} version {read.version} finns redan, med annat innehåll"
        raise refused_at(data, file, ("version",), reason)
    if read not in forms:
        forms.append(read)


def unknown_audience(form: FormDefinition, register: Register) -> Iterator[tuple[Location, str]]:
    """Types and committees in the audience that are not in the register, with their location."""
    known = {
        "types": {kind.id for kind in register.types},
        "committees": {committee.id for committee in register.committees},
    }
    for key, ids in form.audience.model_dump().items():
        for index, named in enumerate(ids):
            if named not in known[key]:
                yield ("audience", key, index), f"”{named}” finns inte i registret"
