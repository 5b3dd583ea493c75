"""Whatever an officer, the disk, another computer and a power cut do, in any order.

Beside it a model in memory: what was typed, what was acknowledged as saved, and what was sent.
"""

import hashlib
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from app.formats.report_json import read_report_json
from app.model.report import Report
from app.services.errors import ExportRefusedError
from app.services.reports.draft_saver import NoLongerThereError, open_draft
from app.services.reports.new_reports import NewerRevisionError, correction_of
from app.storage.open_reports import LockedElsewhereError
from tests.durability.mortal_disk import Trouble
from tests.durability.officer_at_work import TROUBLES
from tests.durability.paper import frozen, said
from tests.durability.starting_again import StartsAgain
from tests.durability.workshop import QUESTIONS, Outcome, Workshop, blocks_of
from tests.support.library_contents import contents_of
from tests.support.reports import export_report
from tests.support.terms import CALENDAR


class AnyOrder(StartsAgain):
    """The officer saves, leaves, sends and removes; the process dies; others are about."""

    # Saving, leaving, dying.

    @precondition(lambda self: self.is_open)
    @rule(question=st.sampled_from(QUESTIONS), trouble=TROUBLES)
    def type_and_save(self, question: str, trouble: Trouble | None) -> None:
        if self.writing:
            self.type(question, self._new_text())
        self._save(trouble)

    def _save(self, trouble: Trouble | None) -> Outcome:
        session, _ = self._opened()
        before, unsaved = session.report.report_id, session.unsaved
        outcome = self._attempt(session.save, trouble)
        self._has_saved(outcome, before, unsaved=unsaved)
        if outcome is Outcome.KILLED:
            self._ended()
        return outcome

    def _has_saved(self, outcome: Outcome, report_id: UUID, *, unsaved: bool) -> None:
        session, _ = self._opened()
        if not unsaved:
            return
        if outcome is not Outcome.DONE:
            # It may be what it was, or this.
            if not self.changed_elsewhere:
                self.safe.setdefault(report_id, set()).add(self.now)
            return
        was_split_off = session.report.report_id != report_id
        self.happened["parted"] += was_split_off
        # What was sent is kept beside a draft that was changed elsewhere.
        assert was_split_off == self.changed_elsewhere or session.is_sent
        self.safe[session.report.report_id] = {self.now}
        self.changed_elsewhere = False
        self.locked = self._is_locked(session.report)

    @precondition(lambda self: self.is_open)
    @rule(trouble=TROUBLES)
    def leave(self, trouble: Trouble | None) -> None:
        """Go back to the start page."""
        session, _ = self._opened()
        now = self.now
        if self._save(trouble) is not Outcome.DONE:
            return
        report_id, is_draft = session.report.report_id, not session.read_only
        outcome = self._attempt(session.close, trouble)
        self._shut()
        if outcome is Outcome.KILLED:
            self._ended()
        elif trouble is None and is_draft:
            assert now in self.shop.readable(report_id).versions
            assert not self.shop.healthy.open_reports.left_open().keys() & {report_id}

    @precondition(lambda self: self.is_open)
    @rule()
    def leave_unsaved(self) -> None:
        session, _ = self._opened()
        session.close()
        self._shut()

    @precondition(lambda self: self.is_open)
    @rule()
    def crash(self) -> None:
        self.shop.disk.die()
        self._ended()

    @precondition(lambda self: self.writing)
    @rule(which=st.integers(0, 20), trouble=TROUBLES)
    def bring_back(self, which: int, trouble: Trouble | None) -> None:
        session, paper = self._opened()
        report_id, unsaved, now = session.report.report_id, session.unsaved, self.now
        versions = self.shop.healthy.history.versions(report_id)
        if not versions:
            return
        earlier = versions[which % len(versions)].report
        wanted = said(earlier)
        outcome = self._attempt(lambda: session.replace_with(earlier), trouble)
        if outcome is Outcome.DONE:
            paper.bring_back(wanted)
            self.happened["brought back"] += 1
            self._has_saved(outcome, report_id, unsaved=True)
            ids = {report_id, session.report.report_id}
            assert any(now in self.shop.readable(one).all for one in ids)
            return
        # What was unsaved may be saved all the same; then the draft may be what was to come back.
        saved = outcome if session.unsaved else Outcome.DONE
        self._has_saved(saved, report_id, unsaved=unsaved)
        # All that is unsaved is what was to come back: the disk refused after it had its name.
        refused_late = session.unsaved and not session._changed
        if (saved is Outcome.DONE or refused_late) and not self.changed_elsewhere:
            self.safe.setdefault(session.report.report_id, set()).add(frozen(wanted))
        if outcome is Outcome.KILLED:
            self._ended()

    # Sending.

    @precondition(lambda self: self.is_open)
    @rule(folder=st.sampled_from(["a", "b"]), filled=st.booleans(), trouble=TROUBLES)
    def export(self, folder: str, filled: bool, trouble: Trouble | None) -> None:
        session, _ = self._opened()
        if filled and self.writing:
            self._fill_in()
        before, unsaved = session.report.report_id, session.unsaved
        files = self.shop.exported()
        target = self.shop.exports / folder

        def send() -> None:
            try:
                export_report(session, self.shop.exporter, target)
            except ExportRefusedError:
                assert not filled

        outcome = self._attempt(send, trouble)
        saved = outcome if session.unsaved else Outcome.DONE
        self._has_saved(saved, before, unsaved=unsaved)
        new = {path: data for path, data in self.shop.exported().items() if path not in files}
        self.happened["exported"] += bool(new)
        if outcome is Outcome.DONE:
            assert len(new) in ({3} if session.read_only else {0})
        elif trouble is not None and not trouble.lasts:
            assert new == {}
        self.sent |= new
        if outcome is Outcome.KILLED:
            self._ended()

    @precondition(lambda self: self.is_open and not self.writing)
    @rule(trouble=TROUBLES)
    def correct(self, trouble: Trouble | None) -> None:
        if self._save(None) is not Outcome.DONE:
            return
        session, _ = self._opened()
        report, shop = session.report, self.shop
        corrections: list[Report] = []
        if shop.readable(report.report_id).draft is None:
            self.safe.setdefault(report.report_id, set()).add(self.now)

        def begin() -> None:
            try:
                corrections.append(correction_of(report, shop.library, shop.clock()))
            except NewerRevisionError:
                revisions = [r.revision for r in self._reports() if r.report_id == report.report_id]
                assert max(revisions) > report.revision

        outcome = self._attempt(begin, trouble)
        if outcome is Outcome.KILLED:
            self._ended()
        for correction in corrections:
            session.close()
            self._shut()
            self._open(correction, None)

    # Removing.

    @precondition(lambda self: self.at_start)
    @rule(which=st.integers(0, 20), trouble=TROUBLES)
    def remove(self, which: int, trouble: Trouble | None) -> None:
        drafts = self._drafts()
        if not drafts:
            return
        draft = drafts[which % len(drafts)]
        outcome = self._attempt(lambda: self.shop.bin.remove(draft), trouble)
        removed = draft in self._removed()
        if outcome is Outcome.DONE:
            self.happened["removed"] += 1
            assert removed
            assert self.shop.readable(draft.report_id).draft is None
            with pytest.raises(NoLongerThereError):
                open_draft(draft, self.shop.library, self.shop.clock(), self.shop.new_id)
        else:
            assert removed or draft in self._drafts()
        if removed:
            # It is no draft any more that the model would look for.
            self.safe.pop(draft.report_id, None)
        if outcome is Outcome.KILLED:
            self._ended()

    @precondition(lambda self: self.at_start)
    @rule(which=st.integers(0, 20), for_good=st.booleans(), trouble=TROUBLES)
    def take_out_of_the_bin(self, which: int, for_good: bool, trouble: Trouble | None) -> None:
        contents = self.shop.bin.contents()
        if not contents:
            return
        one = contents[which % len(contents)]
        assert one.report is not None
        if for_good:
            outcome = self._attempt(lambda: self.shop.bin.remove_for_good(one), trouble)
        else:
            new_id = self.shop.new_id()
            outcome = self._attempt(lambda: self.shop.bin.bring_back(one, new_id), trouble)
            there = (*self._drafts(), *self._removed())
            assert said(one.report) in map(said, there)
        if outcome is Outcome.DONE:
            self.happened["out of the bin"] += 1
            assert one.entry.path not in {left.entry.path for left in self.shop.bin.contents()}
        if outcome is Outcome.KILLED:
            self._ended()

    def _removed(self) -> list[Report]:
        return [one.report for one in self.shop.bin.contents() if one.report is not None]

    # What others do.

    @rule(which=st.integers(0, 20))
    def change_elsewhere(self, which: int) -> None:
        """Another computer, which knows nothing of locks, saves a draft into the same folder."""
        library = self.shop.healthy
        drafts = self._drafts()
        if not drafts:
            return
        draft = drafts[which % len(drafts)]
        text = blocks_of(self._new_text())
        answer = draft.answer("ett").model_copy(update={"blocks": text})
        changed = draft.with_answer(answer).model_copy(update={"modified_at": self.shop.clock()})
        library.save(changed)
        self.ever.add(frozen(said(changed)))
        self.safe[draft.report_id] = {frozen(said(changed))}
        if self.session is not None and self.session.report.report_id == draft.report_id:
            self.changed_elsewhere = True

    @precondition(lambda self: self.writing and self.locked)
    @rule()
    def open_in_a_second_window(self) -> None:
        session, _ = self._opened()
        other = Workshop(self._folder)
        with pytest.raises(LockedElsewhereError):
            open_draft(session.report, other.library, other.clock(), other.new_id)
        found = other.recovery.find()
        assert session.report.report_id not in {one.report_id for one in found}

    # What holds at any time.

    @invariant()
    def the_session_says_what_was_typed(self) -> None:
        if self.session is not None:
            assert frozen(said(self.session.report)) == self.now

    @invariant()
    def what_was_acknowledged_can_be_read(self) -> None:
        for report_id, either in self.safe.items():
            assert either & self.shop.readable(report_id).all

    @invariant()
    def nothing_else_appears(self) -> None:
        for _, report in self.shop.everything():
            assert frozen(said(report)) in self.ever
        assert contents_of(self.shop.healthy).unreadable == ()

    @invariant()
    def what_was_sent_stays_as_it_was(self) -> None:
        assert self.shop.exported() == self.sent
        for path, data in self.sent.items():
            if path.suffix == ".json":
                report = read_report_json(data, path.name, CALENDAR)
                assert report.docx is not None
                document = self.sent[path.with_name(report.docx.file)]
                assert path.with_suffix(".eml") in self.sent
                assert hashlib.sha256(document).hexdigest() == report.docx.sha256
        submitted = {path: path.read_bytes() for path in self.shop.data.glob("submitted/*.json")}
        assert self.kept_as_sent.items() <= submitted.items()
        self.kept_as_sent = submitted
