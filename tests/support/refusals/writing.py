"""A report is written: saved, kept as a version, brought back, taken up, exported."""

from collections.abc import Iterator

from app.formats.report_json import read_report_json
from app.services.reports.draft_saver import open_draft
from app.services.reports.recovery import Recovery
from app.services.sending.export import ExportedPair
from app.storage.disk import Disk
from tests.support import reports
from tests.support.library_contents import contents_of
from tests.support.refusals.attempt import MANY, ONE, OTHER, Attempt, Refusal, other_report, saying
from tests.support.reports import FORM, export_report, exporter, library_in, said
from tests.support.terms import CALENDAR
from tests.support.workplace import bundled_catalog


class Autosave(Attempt):
    """A save, and its version, in the place of the oldest."""

    parted = False

    def begin(self) -> None:
        self.many_versions(before_s=60 * MANY)
        self.session = self.opened(self.disk)
        self.write(self.session, "acknowledged", 5)
        self.session.save()
        self.write(self.session, "new")

    def do(self) -> None:
        self.session.save()

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        # The first may have made room for this version and that of the opening.
        yield from self.lost(*map(str, range(4, MANY)))
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
        library_in(self.folder, self.disk).history.save(saying("new", 60 * MANY))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost(*map(str, range(2, MANY)))
        if refusal is None:
            yield from self.lost("new")
        self.library.history.save(saying("later", 60 * (MANY + 1)))
        yield from self.lost("later")


class NoteVersion(KeepVersion):
    def do(self) -> None:
        library_in(self.folder, self.disk).history.save_if_due(saying("new", 60 * MANY))


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
        library_in(self.folder, self.disk).save_sources(other_report(), sources)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        kept = len(self.library.sources_of(OTHER))
        if kept not in ({3} if refusal is None else {0, 3}):
            yield f"{kept} sources"
        self.library.save_sources(other_report(), (saying("one"),) * 3)
        if len(self.library.sources_of(OTHER)) != 3:
            yield "lost: later"


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
            report = read_report_json(sent.read_bytes(), sent.name, CALENDAR)
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
        if [said(sent) for sent in contents_of(self.library).submitted] != ["to be sent"]:
            yield "lost: what was sent"
