"""An officer starts a program that has ended, and says what is to be done with what is left."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.model.report import Report
from app.services.reports.crash_leftovers import RecoverableReport
from tests.durability.mortal_disk import Trouble
from tests.durability.officer_at_work import TROUBLES, OfficerAtWork
from tests.durability.paper import frozen, said
from tests.durability.workshop import Outcome

_CHOICES = st.sampled_from(["on", "on", "back", "leave", "ignore"])


class StartsAgain(OfficerAtWork):
    """Goes on with what is found, goes back, opens it as it stands, or answers another time."""

    @precondition(lambda self: not self.running)
    @rule(
        choices=st.lists(_CHOICES, min_size=9, max_size=9),
        trouble=TROUBLES,
        which=st.none() | st.integers(0, 20),
    )
    def start(self, choices: list[str], trouble: Trouble | None, which: int | None) -> None:
        shop = self.shop
        shop.start()
        self.running = True
        found: list[RecoverableReport] = []
        if self._attempt(lambda: found.extend(shop.recovery.find()), trouble) is Outcome.KILLED:
            self._ended()
            return
        self.happened["asked about at the start"] += len(found)
        ignored = False
        for one, choice in zip(found, choices, strict=False):
            # The draft itself is never broken, for nothing writes in it.
            assert one.draft_fingerprint is None or not one.damaged
            if choice == "ignore" or (choice == "leave" and one.draft_fingerprint is None):
                ignored = True
            elif not self._answer(one, choice, trouble):
                return
        if trouble is None and not ignored:
            # What is left of a report in the bin waits for it to come back.
            in_bin = {str(one.entry.report_id) for one in shop.bin.contents()}
            left = {path.name[1:].partition(".")[0] for path in shop.temporary_files()}
            assert left <= in_bin
            assert shop.recovery.find() == ()
        if which is not None:
            self.open(which, None)

    def _answer(self, one: RecoverableReport, choice: str, trouble: Trouble | None) -> bool:
        """Answer; gives whether the program still runs."""
        if choice == "leave":
            self._leave(one, trouble)
        elif one.report is None:
            self._set_aside(one, trouble)
        elif choice == "back" and one.before is None:
            self._give_up(one, trouble)
        else:
            self._settle(one, one.report, back=choice == "back", trouble=trouble)
        return self.running

    def _settle(
        self, one: RecoverableReport, report: Report, *, back: bool, trouble: Trouble | None
    ) -> None:
        shop, chosen = self.shop, one.before if back else report
        assert chosen is not None
        choose = shop.recovery.restore_previous if back else shop.recovery.keep_newest
        outcome = self._attempt(lambda: choose(one), trouble)
        wanted = frozen(said(chosen))
        if outcome is Outcome.REFUSED:
            # What the disk has refused can be chosen once more.
            outcome = self._attempt(lambda: choose(one), None)
            assert outcome is Outcome.DONE
        if outcome is Outcome.DONE:
            readable = shop.readable(one.report_id)
            assert readable.draft == wanted
            other = report if back else one.before
            assert other is None or frozen(said(other)) in readable.all
            self.safe[one.report_id] = {wanted}
        else:
            if one.report_id in self.safe:
                self.safe[one.report_id].add(wanted)
            self._ended()

    def _leave(self, one: RecoverableReport, trouble: Trouble | None) -> None:
        assert one.report is not None
        before = self.shop.readable(one.report_id)
        outcome = self._attempt(lambda: self.shop.recovery.dismiss(one), trouble)
        after = self.shop.readable(one.report_id)
        assert after.draft == before.draft
        if trouble is None:
            assert frozen(said(one.report)) in after.all
            self.happened["opened as it stands"] += 1
        if outcome is Outcome.KILLED:
            self._ended()

    def _set_aside(self, one: RecoverableReport, trouble: Trouble | None) -> None:
        # Nobody was told that it was saved.
        assert one.report_id not in self.safe
        if self._attempt(lambda: self.shop.recovery.set_aside(one), trouble) is Outcome.KILLED:
            self._ended()
        self.happened["set aside"] += 1

    def _give_up(self, one: RecoverableReport, trouble: Trouble | None) -> None:
        # It was removed, or never acknowledged.
        assert one.report_id not in self.safe
        shop, kept = self.shop, one.report
        assert kept is not None
        outcome = self._attempt(lambda: shop.bin.remove(shop.recovery.keep_newest(one)), trouble)
        if outcome is Outcome.KILLED:
            self._ended()
        elif outcome is Outcome.DONE:
            self.happened["given up"] += 1
            assert shop.readable(one.report_id).draft is None
            assert kept in {removed.report for removed in shop.bin.contents()}
