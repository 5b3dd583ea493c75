"""What is chosen after a crash."""

from collections.abc import Callable, Iterator

from app.formats.report_json import write_report_json
from app.services.reports.recovery import Recovery
from app.storage.disk import Disk
from app.storage.report_store import ReportStore
from tests.support.crash_leftovers import killed, unfinished
from tests.support.library_contents import contents_of
from tests.support.refusals.attempt import ONE, Attempt, Refusal, saying
from tests.support.reports import library_in, said


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
        drafts = [said(draft) for draft in contents_of(self.library).drafts]
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
