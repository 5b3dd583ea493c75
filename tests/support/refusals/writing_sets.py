"""Question sets that are being written: saved, removed, brought back."""

from collections.abc import Iterator

from app.services.workshop.set_draft import SetDraft
from app.services.workshop.workshop import Workshop
from app.storage.disk import DISK, Disk
from tests.support.refusals.attempt import Attempt, Refusal
from tests.support.workplace import bundled_catalog
from tests.support.workshops import workshop_in


class _OfAWorkshop(Attempt):
    """A draft whose title is "FÖRST"."""

    def begin(self) -> None:
        draft = self.workshop().begin_empty("FÖRST")
        self.key = draft.key

    def workshop(self, disk: Disk = DISK) -> Workshop:
        return workshop_in(self.folder, disk, self.clock, bundled_catalog())

    def titles(self) -> set[str]:
        """Of the draft and of its versions."""
        workshop = self.workshop()
        texts = [workshop.version_text(self.key, one) for one in workshop.versions(self.key)]
        drafts = [SetDraft("", text, bundled_catalog()) for text in texts]
        drafts += [workshop.open(one.key) for one in workshop.sets() if one.is_draft]
        return {str(draft.content["title"]) for draft in drafts}


class SaveSet(_OfAWorkshop):
    """A change, a minute after the last."""

    def do(self) -> None:
        workshop = self.workshop(self.disk)
        draft = workshop.open(self.key)
        self.clock.advance(seconds=90)
        draft.set(("title",), "SEDAN")
        workshop.save(draft)

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        titles = self.titles()
        if "FÖRST" not in titles:
            yield "lost: what was saved before"
        if refusal is None and "SEDAN" not in titles:
            yield "lost: what was saved"
        workshop = self.workshop()
        draft = workshop.open(self.key)
        draft.set(("title",), "SIST")
        workshop.save(draft)
        if workshop.open(self.key).content["title"] != "SIST":
            yield "lost: what is saved later"


class RemoveSet(_OfAWorkshop):
    """The draft goes into the bin and comes back."""

    def do(self) -> None:
        workshop = self.workshop(self.disk)
        workshop.bring_back(workshop.remove(self.key))

    def faults(self, refusal: Refusal | None) -> Iterator[str]:
        there = any(one.is_draft for one in self.workshop().sets())
        in_bin = any(self.folder.glob("workshop/deleted/*.toml"))
        if not there and not (refusal and in_bin):
            yield "lost: the draft"
