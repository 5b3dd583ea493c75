"""Things the program does, each begun on a whole disk, and what must hold whatever that refuses."""

import itertools
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from app.formats.errors import FormatError
from app.formats.report_json import read_report_json, write_report_json
from app.model.form import FormDefinition
from app.model.report import Report, empty_answers
from app.model.version_history import VersionEntry
from app.services.errors import ServiceError
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.services.reports.recovery import Recovery
from app.services.sending.export import ExportedPair
from app.storage.disk import Disk
from app.storage.errors import StorageError
from app.storage.report_store import ReportStore
from app.storage.settings import Settings
from app.storage.word_list import WordList
from tests.support import reports
from tests.support.crash_leftovers import killed, unfinished
from tests.support.example_report import paragraph
from tests.support.reports import FORM, export_report, exporter, library_in, said
from tests.support.small_form import small_form
from tests.support.workplace import TODAY, Clock, bundled_catalog

# Of four questions, for it is read and written some ten thousand times.
_FORM = small_form()
_REPORT = Report(
    report_id=UUID(int=7),
    form=_FORM.reference(),
    answers=empty_answers(_FORM, None),
    created_at=TODAY,
    modified_at=TODAY,
    application_version="1.0",
)
_MANY = 32
ONE, OTHER, NEW = _REPORT.report_id, UUID(int=9), UUID(int=10)
Refusal = StorageError | ServiceError | FormatError
REFUSALS = (StorageError, ServiceError, FormatError)


def saying(text: str, seconds: float = 0) -> Report:
    return reports.saying(text, seconds, _REPORT)


def _other() -> Report:
    return saying("other").model_copy(update={"report_id": OTHER})


class Attempt:
    """One thing that is done once, in a folder of its own.

    It is made on a whole disk; `do` is what the disk may refuse, and `faults` looks at what is
    there then, on a whole disk again.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self.disk = disk
        self.clock = Clock()
        # As a start on a whole disk finds it.
        self.store = ReportStore(folder / "reports")
        self.library = Library(self.store)
        self.begin()

    def begin(self) -> None:
        """What is there before."""

    def do(self) -> None:
        raise NotImplementedError

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        raise NotImplementedError

    # What several attempts look at.

    def texts(self) -> set[str]:
        """Every text that can be read: drafts, what was exported, and versions."""
        contents = self.library.contents()
        ids = {ONE, OTHER, *(draft.report_id for draft in contents.drafts)}
        versions = (v.report for one in ids for v in self.library.history.versions(one))
        return {said(report) for report in (*contents.drafts, *contents.submitted, *versions)}

    def lost(self, *texts: str) -> Iterator[str]:
        """Of texts that were acknowledged, those that cannot be read."""
        yield from (f"lost: {text}" for text in sorted({*texts} - self.texts()))

    def opened(
        self, disk: Disk, report: Report | None = None, form: FormDefinition = _FORM
    ) -> EditingSession:
        """A session on a draft that says "begun"."""
        report = report or saying("begun")
        self.library.save(report)
        numbers = itertools.count(1001)
        library = library_in(self.folder, disk)
        saver = open_draft(
            saying("begun"), library, self.clock.now, lambda: UUID(int=next(numbers))
        )
        return EditingSession(saver.saved, FORM, saver, self.clock)

    def many_versions(self, before_s: int = 0) -> None:
        """A minute apart, so many that the next one is in the place of others."""
        for number in range(_MANY):
            report = saying(f"{number}", 60 * number - before_s)
            path = self.store.versions.path(ONE, VersionEntry(number, report.modified_at))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(write_report_json(report))

    def write(self, session: EditingSession, text: str, after_s: float = 60) -> None:
        self.clock.advance(seconds=after_s)
        session.set_blocks(session.report.answers[0].question_id, (paragraph(text),))


class Autosave(Attempt):
    """A save, and its version, in the place of the oldest."""

    parted = False

    def begin(self) -> None:
        self.many_versions(before_s=60 * _MANY)
        self.session = self.opened(self.disk)
        self.write(self.session, "acknowledged", 5)
        self.session.save()
        self.write(self.session, "new")

    def do(self) -> None:
        self.session.save()

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        # The first may have made room for this version and that of the opening.
        yield from self.lost(*map(str, range(4, _MANY)))
        if refusal is None:
            yield from self.lost("new")
        elif not self.texts() & {"acknowledged", "new", "theirs"}:
            yield "lost: acknowledged"
        elif not self.session.unsaved or said(self.session.report) != "new":
            yield "what was refused is not in the session"
        assert self.session.saver is not None
        problem = self.session.saver.version_problem
        versions = self.library.history.versions(self.session.report.report_id)
        if refusal is None and not problem and "new" not in {said(v.report) for v in versions}:
            yield "no version, and nobody is told"
        self.write(self.session, "later")
        self.session.save()
        yield from self.lost("later")
        if self.session.saver.was_split_off != self.parted:
            yield "it was taken for another's"
        self.session.close()
        if self.library.open_reports.is_open(ONE):
            yield "it is held for ever"


class AutosaveAfterAnother(Autosave):
    """A save where the draft was changed on another computer: both are to be there."""

    parted = True

    def begin(self) -> None:
        super().begin()
        self.library.save(saying("theirs", 7000))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from super().faults(refusal)
        yield from self.lost("theirs")


class BringBack(Attempt):
    """An earlier version in the place of what was not saved yet."""

    def begin(self) -> None:
        self.session = self.opened(self.disk)
        self.write(self.session, "not saved yet", 5)

    def do(self) -> None:
        self.session.replace_with(saying("begun"))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("begun")
        if refusal is None:
            yield from self.lost("not saved yet")
        elif said(self.session.report) != "not saved yet":
            yield "it was turned away from, and is not kept"
        self.write(self.session, "later")
        self.session.save()
        yield from self.lost("later")


class KeepVersion(Attempt):
    """A version, in the place of the oldest."""

    def begin(self) -> None:
        self.many_versions()

    def do(self) -> None:
        library_in(self.folder, self.disk).history.save(saying("new", 60 * _MANY))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost(*map(str, range(2, _MANY)))
        if refusal is None:
            yield from self.lost("new")
        self.library.history.save(saying("later", 60 * (_MANY + 1)))
        yield from self.lost("later")


class NoteVersion(KeepVersion):
    def do(self) -> None:
        library_in(self.folder, self.disk).history.save_if_due(saying("new", 60 * _MANY))


class Export(Attempt):
    """A save, the pair with its mail, and the report as it was sent."""

    def begin(self) -> None:
        self.session = self.opened(self.disk, reports.saying("begun"), FORM)
        self.write(self.session, "to be sent")
        self.out = self.folder / "ut"
        self.exporter = exporter(bundled_catalog(), self.disk)
        self.pair: ExportedPair | None = None

    def do(self) -> None:
        self.pair = export_report(self.session, self.exporter, self.out)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("begun")
        if said(self.session.report) != "to be sent":
            yield "it is not in the session"
        for sent in self.out.glob("*.json"):
            report = read_report_json(sent.read_bytes(), sent.name)
            others = (sent.with_suffix(ending) for ending in (".docx", ".eml"))
            if said(report) != "to be sent" or not all(other.exists() for other in others):
                yield "half a pair"
        if (refusal is None) != (self.pair is not None) or self.session.read_only != (
            self.pair is not None
        ):
            yield "it is not known whether it was sent"
        if self.pair is None:
            self.pair = export_report(self.session, self.exporter, self.out)
        self.session.save()
        written = (self.pair.docx, self.pair.mail, self.pair.json)
        if not all(path.exists() for path in written):
            yield "no pair"
        if [said(sent) for sent in self.library.contents().submitted] != ["to be sent"]:
            yield "lost: what was sent"


class Set(Attempt):
    """A setting."""

    def begin(self) -> None:
        self.path = self.folder / "settings.json"
        for name, value in (("folder", "old"), ("other", "kept")):
            Settings(self.path).set(name, value)

    def do(self) -> None:
        Settings(self.path, self.disk).set("folder", "new")

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        content = json.loads(self.path.read_bytes() or b"{}")
        if content.get("other") != "kept":
            yield "lost: another setting"
        if content.get("folder") not in ({"new"} if refusal is None else {"old", "new"}):
            yield "lost: the setting"
        Settings(self.path).set("folder", "later")
        if Settings(self.path).get("folder") != "later":
            yield "lost: later"


class MarkAsSent(Attempt):
    """That an exported report was sent, beside where its files are."""

    def begin(self) -> None:
        self.store.sending_log.set_folder(ONE, 1, self.folder)

    def do(self) -> None:
        library_in(self.folder, self.disk).sending_log.set_sent_at(ONE, 1, TODAY)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        known = self.library.sending_log.record(ONE, 1)
        if known.folder != self.folder:
            yield "lost: where its files are"
        if known.sent_at not in ({TODAY} if refusal is None else {None, TODAY}):
            yield "lost: that it was sent"
        self.library.sending_log.set_sent_at(ONE, 1, None)
        if self.library.sending_log.sent_times():
            yield "it cannot be taken back later"


class AddWord(Attempt):
    """A word of the officer's own."""

    def begin(self) -> None:
        self.path = self.folder / "words.txt"
        for word in ("ett", "två"):
            WordList(self.path).add(word)

    def do(self) -> None:
        WordList(self.path, self.disk).add("tre")

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        words = WordList(self.path).words()
        expected = ("ett", "två", "tre")
        if words != expected and (refusal is None or words != expected[:2]):
            yield "lost: a word"
        WordList(self.path).add("fyra")
        if WordList(self.path).words()[-1:] != ("fyra",):
            yield "lost: later"


class TakeUp(Attempt):
    """A report is opened and put away."""

    def begin(self) -> None:
        self.library.save(saying("begun"))

    def do(self) -> None:
        open_draft(
            saying("begun"), library_in(self.folder, self.disk), self.clock.now, lambda: OTHER
        ).release()

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("begun")
        if self.library.open_reports.is_open(ONE):
            yield "it is held for ever"
        if Recovery(self.store, self.library, self.clock).find():
            yield "what was put away is asked about"
        self.opened(Disk()).close()


class KeepSources(Attempt):
    """What a report was begun from: all of it, or nothing."""

    def do(self) -> None:
        sources = (saying("one"), saying("two"), saying("three"))
        library_in(self.folder, self.disk).save_sources(_other(), sources)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        kept = len(self.library.sources_of(OTHER))
        if kept not in ({3} if refusal is None else {0, 3}):
            yield f"{kept} sources"
        self.library.save_sources(_other(), (saying("one"),) * 3)
        if len(self.library.sources_of(OTHER)) != 3:
            yield "lost: later"


class RemoveDraft(Attempt):
    """A draft is moved to the bin, and no other."""

    def begin(self) -> None:
        for report in (saying("begun"), _other()):
            self.library.save(report)
            self.library.history.save(report)

    def do(self) -> None:
        reports.bin_in(self.folder, self.disk).remove(saying("begun"))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("other")
        bin_ = reports.bin_in(self.folder)
        there = ONE in {draft.report_id for draft in self.library.contents().drafts}
        removed = [said(one.report) for one in bin_.contents()]
        if removed != ([] if there else ["begun"]) or (there and refusal is None):
            yield f"there: {there}, removed: {removed}"
        if Recovery(self.store, self.library, self.clock).find():
            yield "what was removed is asked about"
        if there:
            bin_.remove(saying("begun"))
        bin_.bring_back(bin_.contents()[0], OTHER)
        yield from self.lost("begun", "other")


class BringBackRemoved(RemoveDraft):
    """A draft is taken out of the bin again."""

    again = False
    """Whether there is another draft of it by now."""

    def begin(self) -> None:
        super().begin()
        reports.bin_in(self.folder).remove(saying("begun"))
        if self.again:
            self.library.save(saying("again"))

    def do(self) -> None:
        bin_ = reports.bin_in(self.folder, self.disk)
        bin_.bring_back(bin_.contents()[0], NEW)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        bin_ = reports.bin_in(self.folder)
        drafts = [said(draft) for draft in self.library.contents().drafts]
        removed = [said(one.report) for one in bin_.contents()]
        if not {"begun"} & {*drafts, *removed} or (refusal is None and removed):
            yield f"drafts: {drafts}, removed: {removed}"
        for one in bin_.contents():
            bin_.bring_back(one, NEW)
        expected = ["again", "begun", "other"] if self.again else ["begun", "other"]
        drafts = sorted(said(draft) for draft in self.library.contents().drafts)
        if drafts != expected:
            yield f"later: {drafts}"


class BringBackBeside(BringBackRemoved):
    again = True


class RemoveForGood(BringBackRemoved):
    """It goes with its versions; what is left of it is in the bin still."""

    def do(self) -> None:
        bin_ = reports.bin_in(self.folder, self.disk)
        bin_.remove_for_good(bin_.contents()[0])

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("other")
        bin_ = reports.bin_in(self.folder)
        if not bin_.contents() and self.library.history.versions(ONE):
            yield "versions of nothing"
        if refusal is None and bin_.contents():
            yield "it is not removed"
        if Recovery(self.store, self.library, self.clock).find():
            yield "what was removed is asked about"
        for one in bin_.contents():
            bin_.remove_for_good(one)
        if self.library.history.versions(ONE) or self.store.sources(ONE) or bin_.contents():
            yield "it cannot be removed later"


class GoOn(Attempt):
    """After a crash: something newer, and the draft, and how that was when it was opened."""

    choice: Callable[..., object] = Recovery.keep_newest
    says = "in writing"

    def begin(self) -> None:
        session = self.opened(Disk())
        self.write(session, "draft")
        session.save()
        assert session.saver is not None
        killed(session.saver, self.folder)
        self.newer = unfinished(self.folder, saying("in writing", 900), ONE)

    def recovery(self, disk: Disk) -> Recovery:
        store = ReportStore(self.folder / "reports", disk)
        return Recovery(store, library_in(self.folder, disk), self.clock)

    def do(self) -> None:
        recovery = self.recovery(self.disk)
        for found in recovery.find():
            type(self).choice(recovery, found)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("begun", "draft")
        if self.newer.exists():
            if self.newer.read_bytes() != write_report_json(saying("in writing", 900)):
                yield "lost: in writing"
        else:
            yield from self.lost("in writing")
        recovery = self.recovery(Disk())
        for found in recovery.find():
            # What was gone back to may be asked about once more, with what was before that.
            gone_back = said(found.report) == self.says
            choice = Recovery.keep_newest if gone_back else type(self).choice
            choice(recovery, found)
        drafts = [said(draft) for draft in self.library.contents().drafts]
        if drafts != [self.says]:
            yield f"lost: what was chosen, there is {drafts}"
        yield from self.lost("begun", "draft", "in writing")
        if self.recovery(Disk()).find():
            yield "asked once more"


class GoBack(GoOn):
    choice = Recovery.restore_previous
    says = "draft"


class Damaged(GoOn):
    """After a crash: a damaged draft, and a version of it."""

    says = "version"

    def begin(self) -> None:
        self.library.save(saying("begun"))
        for number, text in enumerate(("begun", "draft", "in writing", "version")):
            self.library.history.save(saying(text, number))
        self.store.draft_path(ONE).write_bytes(b"{half")
        self.newer = self.folder / "none"

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from super().faults(refusal)
        aside = (self.folder / "reports" / "damaged").glob("*.json")
        if b"{half" not in {path.read_bytes() for path in aside}:
            yield "lost: what was damaged"


ATTEMPTS: tuple[type[Attempt], ...] = (
    *(Autosave, AutosaveAfterAnother, BringBack, KeepVersion, NoteVersion, Export, Set, AddWord),
    MarkAsSent,
    *(TakeUp, KeepSources, GoOn, GoBack, Damaged),
    *(RemoveDraft, BringBackRemoved, BringBackBeside, RemoveForGood),
)
