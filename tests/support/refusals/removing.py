"""A draft goes to the bin, out of it, or for good."""

from collections.abc import Iterator

from app.services.reports.recovery import Recovery
from tests.support import reports
from tests.support.library_contents import contents_of
from tests.support.refusals.attempt import NEW, ONE, OTHER, Attempt, Refusal, other_report, saying
from tests.support.reports import said


class RemoveDraft(Attempt):
    """A draft is moved to the bin, and no other."""

    def begin(self) -> None:
        for report in (saying("begun"), other_report()):
            self.library.save(report)
            self.library.history.save(report)

    def do(self) -> None:
        reports.bin_in(self.folder, self.disk).remove(saying("begun"))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        yield from self.lost("other")
        bin_ = reports.bin_in(self.folder)
        there = ONE in {draft.report_id for draft in contents_of(self.library).drafts}
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
        drafts = [said(draft) for draft in contents_of(self.library).drafts]
        removed = [said(one.report) for one in bin_.contents()]
        if not {"begun"} & {*drafts, *removed} or (refusal is None and removed):
            yield f"drafts: {drafts}, removed: {removed}"
        for one in bin_.contents():
            bin_.bring_back(one, NEW)
        expected = ["again", "begun", "other"] if self.again else ["begun", "other"]
        drafts = sorted(said(draft) for draft in contents_of(self.library).drafts)
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
