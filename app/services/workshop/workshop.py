"""The workshop: every question set on the computer, and the drafts of those that are written."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.formats.errors import FormFileError
from app.formats.question_set.form_toml import MAX_BYTES, content_in
from app.formats.question_set.toml_edit import new_form_text
from app.model.form import FormDefinition
from app.model.form_changes import FormChange, form_changes
from app.model.letter import Letter, set_letter
from app.model.report import Report
from app.model.term import Term
from app.model.version_history import VersionEntry
from app.model.wording_ids import id_from, unique
from app.services.question_sets.form_library import FormLibrary
from app.services.question_sets.set_files import file_of
from app.services.question_sets.set_files import text_of as written_anew
from app.services.report_context import ReportContext
from app.services.sending.mail_program import WrittenMail
from app.services.workshop.draft_history import DraftHistory
from app.services.workshop.set_draft import SetDraft
from app.services.workshop.set_mail import files_of_set, mail_of, write_set_mail
from app.services.workshop.trial import Trial, tried_out
from app.storage.bin_store import BinEntry
from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes
from app.storage.file_writing import write_bytes
from app.storage.set_draft_store import SetDraftStore

_ID, _VERSION = "id", "version"


@dataclass(frozen=True)
class ListedSet:
    """A set on this computer: on offer, or a draft, which has a key.

    What is not known yet of a draft, or of one that cannot be read, is empty. `path` is the file of
    a set that the user has installed.
    """

    title: str
    id: str
    version: int | None
    form: FormDefinition | None
    key: str = ""
    path: Path | None = None
    problem: str = ""
    """Why it cannot be read; empty where it can."""

    @property
    def is_draft(self) -> bool:
        return bool(self.key)


class Workshop:
    def __init__(
        self,
        context: ReportContext,
        library: FormLibrary,
        store: SetDraftStore,
        template: Path,
        disk: Disk = DISK,
    ) -> None:
        self._context = context
        self._catalog = context.catalog
        self._library = library
        self._store = store
        self._template = template
        self._disk = disk
        self._history = DraftHistory(store, context.now)

    def sets(self) -> tuple[ListedSet, ...]:
        """Drafts, then what is on offer, then broken files that are installed.

        Raises StorageError, FormFileError.
        """
        drafts = tuple(self._listed_draft(one) for one in self._store.ids())
        offered = tuple(
            ListedSet(one.form.short_title, one.form.id, one.form.version, one.form, path=one.path)
            for one in self._library.installed()
        )
        refused = tuple(
            ListedSet("", "", None, None, problem=str(error)) for error in self._catalog.refused
        )
        return (*drafts, *offered, *refused)

    def begin_empty(self, title: str = "") -> SetDraft:
        """A draft with one section and one question, neither worded. Raises StorageError."""
        content = {
            "schema": "naringslivsrapport/form/1",
            _ID: self._free_id(id_from(title, (), "")) if title else None,
            _VERSION: 1,
            "title": title,
            "language": "sv-SE",
            "audience": {"types": [one.id for one in self._catalog.register.types[:1]]},
            "periods": [one.code for one in self._catalog.calendar.periods],
            "valid_from": self._to_report().code,
            "sections": [{"number": 1, "title": "", "questions": [{"text": ""}]}],
        }
        return self._begin(new_form_text(content))

    def begin_copy(self, source: FormDefinition | Path) -> SetDraft:
        """A draft of a set of its own that says the same; the file's comments come along.

        Raises FormFileError, StorageError.
        """
        draft = self._begin(self.text_of(source))
        own = str(draft.content.get(_ID, ""))
        draft.set((_ID,), self._free_id(f"{own}-kopia" if own else "kopia"))
        draft.set((_VERSION,), 1)
        self.save(draft)
        return draft

    def begin_next_version(self, form: FormDefinition) -> SetDraft:
        """A draft of the next version, from the term that is reported next; comments come along.

        Raises StorageError.
        """
        draft = self._begin(self.text_of(form))
        same = [one.version for one in self._catalog.forms if one.id == form.id]
        draft.set((_VERSION,), max(same, default=form.version) + 1)
        first = self._to_report()
        asked = (
            term for term in self._catalog.calendar.onwards(first) if term.period in form.periods
        )
        first = max(next(asked, first), form.valid_from)
        draft.set(("valid_from",), first.code)
        if form.valid_until is not None and form.valid_until < first:
            draft.set(("valid_until",), None)
        self.save(draft)
        return draft

    def open(self, key: str) -> SetDraft:
        """A draft as it is on the disk. Raises FormFileError, StorageError."""
        data = self._store.read(UUID(key))
        draft = SetDraft(key, _text(data, self._store.path(UUID(key)).name), self._catalog)
        self._history.opened(UUID(key), data)
        return draft

    def open_file(self, path: Path) -> SetDraft:
        """A new draft of what a file says, to the byte. Raises FormFileError, StorageError."""
        return self._begin(_text(read_bytes(path, MAX_BYTES, self._disk), path.name))

    def begin_text(self, text: str) -> SetDraft:
        """A new draft with a text, such as one that was read from a workbook.

        Raises FormFileError, StorageError.
        """
        return self._begin(_text(text.encode(), "text"))

    def text_of(self, source: FormDefinition | Path) -> str:
        """The file of a set, with its comments; else the set written anew.

        Raises FormFileError, StorageError.
        """
        if isinstance(source, Path):
            return _text(read_bytes(source, MAX_BYTES, self._disk), source.name)
        data = file_of(source, self._catalog, self._disk)
        return written_anew(source) if data is None else _text(data, source.id)

    def save(self, draft: SetDraft) -> None:
        """Save a draft where it has changed, and a version of it a minute.

        What another window has saved meanwhile is a version then. Raises StorageError; what was
        saved before is there still.
        """
        self._history.save(UUID(draft.key), draft.text.encode())

    def close(self, draft: SetDraft) -> None:
        """Save a draft, also as a version to come back to. Raises StorageError."""
        self._history.save(UUID(draft.key), draft.text.encode(), closing=True)

    def remove(self, key: str) -> BinEntry:
        """Put a draft into the bin; its versions stay. Raises StorageError."""
        draft_id = UUID(key)
        return self._store.bin.put(self._store.path(draft_id), draft_id, self._context.now())

    def bring_back(self, removed: BinEntry) -> str:
        """Take a draft out of the bin; returns its key. Raises AlreadyThereError, StorageError."""
        self._store.bin.take_out(removed, self._store.path(removed.report_id))
        return str(removed.report_id)

    def versions(self, key: str) -> tuple[VersionEntry, ...]:
        """The earlier versions of a draft, the latest first. Raises StorageError."""
        return tuple(reversed(self._store.versions.entries(UUID(key))))

    def version_text(self, key: str, which: VersionEntry) -> str:
        """What a version says, for `SetDraft.restore`. Raises FormFileError, StorageError."""
        return _text(self._store.versions.read(UUID(key), which), key)

    def save_as(self, draft: SetDraft, path: Path) -> None:
        """Write the TOML, whole or not at all. Raises StorageError."""
        self.write_file(draft.text.encode(), path)

    def write_file(self, data: bytes, path: Path) -> None:
        """Write what comes of a set, whole or not at all. Raises StorageError."""
        write_bytes(path, data, self._disk, private=False)

    def install(self, draft: SetDraft) -> Path:
        """Put the set on offer on this computer; returns its file.

        Raises FormFileError with what is wrong with it, StorageError.
        """
        name = f"{draft.content.get(_ID, draft.key)}.toml"
        return self._library.install(self._library.judge(draft.text.encode(), name))

    def changes(self, draft: SetDraft) -> tuple[FormChange, ...]:
        """What is otherwise than in the version before, in its words; () where there is none."""
        after, before = draft.preview_form(), draft.before
        return form_changes(before, after) if before and after else ()

    def try_out(self, draft: SetDraft, report: Report | None = None) -> Trial | None:
        """The set filled in, with a report on the version before or with an example.

        Says of each question what became of the earlier answer. None where there is no question.
        """
        form = draft.preview_form()
        return tried_out(form, report, self._context, before=draft.before) if form else None

    def addresses(self, form: FormDefinition) -> tuple[str, ...]:
        """Those that the register has of the committees which are asked in the first term."""
        catalog = self._catalog
        first = next(form.terms(catalog.calendar), None)
        there = catalog.register.existing_in(first) if first else ()
        return tuple(one.email for one in there if one.email and form.audience.includes(one))

    def mail(self, draft: SetDraft, *, with_empty_form: bool, to: tuple[str, ...]) -> bytes:
        """A mail (.eml) with the set, and by choice its empty form in Word, to be sent.

        The addresses do not see each other. Raises FormFileError where there are errors in the set,
        StorageError.
        """
        letter, files = self._letter(draft, with_empty_form=with_empty_form, to=to)
        return mail_of(letter, files, self._context.now())

    def write_mail(
        self, draft: SetDraft, *, with_empty_form: bool, to: tuple[str, ...], folder: Path
    ) -> WrittenMail:
        """Write the mail to a folder, beside the files that are in it. Raises likewise."""
        letter, files = self._letter(draft, with_empty_form=with_empty_form, to=to)
        return write_set_mail(letter, files, folder, self._context.now(), self._disk)

    def _letter(
        self, draft: SetDraft, *, with_empty_form: bool, to: tuple[str, ...]
    ) -> tuple[Letter, dict[str, bytes]]:
        data = draft.text.encode()
        form = self._library.judge(data, f"{draft.content.get(_ID, draft.key)}.toml").form
        template = self._template if with_empty_form else None
        letter = set_letter(form, to, with_form=with_empty_form)
        return letter, files_of_set(form, data, self._context, template)

    def _listed_draft(self, draft_id: UUID) -> ListedSet:
        key = str(draft_id)
        try:
            text = _text(self._store.read(draft_id), self._store.path(draft_id).name)
        except (FormFileError, StorageError) as error:
            return ListedSet("", "", None, None, key, problem=str(error))
        draft = SetDraft(key, text, self._catalog)
        form = draft.preview_form()
        said = draft.content
        title = said.get("short_title") or (form.short_title if form else said.get("title", ""))
        version = said.get(_VERSION)
        return ListedSet(
            str(title) if said.get("title") else "",
            str(said.get(_ID, "")),
            version if isinstance(version, int) else None,
            form,
            key,
        )

    def _begin(self, text: str) -> SetDraft:
        draft = SetDraft(str(self._context.new_id()), text, self._catalog)
        self.save(draft)
        return draft

    def _free_id(self, wanted: str) -> str:
        return unique(wanted, {form.id for form in self._catalog.forms})

    def _to_report(self) -> Term:
        return self._catalog.calendar.to_report(self._context.now().date())


def _text(data: bytes, file: str) -> str:
    return content_in(data, file)[0]
