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
from app.services.correction import NewerRevisionError, correction_of
from app.services.errors import ExportRefusedError
from app.services.keeping import take_up
from app.services.remains import Found
from app.storage.open_reports import HeldElsewhereError
from tests.durability.mortal_disk import Trouble
from tests.durability.officer_at_work import TROUBLES, OfficerAtWork
from tests.durability.paper import frozen, said
from tests.durability.workshop import QUESTIONS, Outcome, Workshop, blocks_of


class AnyOrder(OfficerAtWork):
    """The officer saves, leaves and sends; the process dies and starts; others are about."""

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
        has_parted = session.report.report_id != report_id
        self.happened["parted"] += has_parted
        assert has_parted == self.changed_elsewhere
        self.safe[session.report.report_id] = {self.now}
        self.changed_elsewhere = False

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

    # Starting again.

    @precondition(lambda self: not self.running)
    @rule(
        choices=st.lists(st.sampled_from(["on", "on", "back", "ignore"]), min_size=9, max_size=9),
        trouble=TROUBLES,
        which=st.none() | st.integers(0, 20),
    )
    def start(self, choices: list[str], trouble: Trouble | None, which: int | None) -> None:
        shop = self.shop
        shop.start()
        self.running = True
        found: list[Found] = []
        if self._attempt(lambda: found.extend(shop.recovery.find()), trouble) is Outcome.KILLED:
            self._ended()
            return
        self.happened["asked about at the start"] += len(found)
        ignored = False
        for one, choice in zip(found, choices, strict=False):
            assert one.report is not None
            assert not one.damaged
            if choice == "ignore" or (choice == "back" and one.before is None):
                ignored = True
            elif not self._settle(one, one.report, back=choice == "back", trouble=trouble):
                return
        if trouble is None and not ignored:
            assert shop.temporary_files() == []
            assert shop.recovery.find() == ()
        if which is not None:
            self.open(which, None)

    def _settle(self, one: Found, report: Report, *, back: bool, trouble: Trouble | None) -> bool:
        """Choose; gives whether the program still runs."""
        shop, chosen = self.shop, one.before if back else report
        assert chosen is not None
        choose = shop.recovery.go_back if back else shop.recovery.go_on_with
        outcome = self._attempt(lambda: choose(one), trouble)
        wanted = frozen(said(chosen))
        if outcome is Outcome.DONE:
            readable = shop.readable(one.report_id)
            assert readable.draft == wanted
            other = report if back else one.before
            assert other is None or frozen(said(other)) in readable.all
            self.safe[one.report_id] = {wanted}
        elif one.report_id in self.safe:
            self.safe[one.report_id].add(wanted)
        if outcome is Outcome.KILLED:
            self._ended()
        return self.running

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
                session.export(self.shop.exporter, target)
            except ExportRefusedError:
                assert not filled

        outcome = self._attempt(send, trouble)
        saved = outcome if session.unsaved else Outcome.DONE
        self._has_saved(saved, before, unsaved=unsaved)
        new = {path: data for path, data in self.shop.exported().items() if path not in files}
        self.happened["exported"] += bool(new)
        if outcome is Outcome.DONE:
            assert len(new) in ({2} if session.read_only else {0})
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

    # What others do.

    @rule(which=st.integers(0, 20))
    def change_elsewhere(self, which: int) -> None:
        """Another computer, which knows nothing of locks, saves a draft into the same folder."""
        library = self.shop.healthy
        drafts = sorted(library.contents().drafts, key=lambda r: r.report_id.int)
        if not drafts:
            return
        draft = drafts[which % len(drafts)]
        text = blocks_of(self._new_text())
        answer = draft.answer("ett").model_copy(update={"blocks": text})
        changed = draft.with_answer(answer).model_copy(update={"modified_at": self.shop.clock()})
        library.keep(changed)
        self.ever.add(frozen(said(changed)))
        self.safe[draft.report_id] = {frozen(said(changed))}
        if self.session is not None and self.session.report.report_id == draft.report_id:
            self.changed_elsewhere = True

    @precondition(lambda self: self.writing and self.locked)
    @rule()
    def open_in_a_second_window(self) -> None:
        session, _ = self._opened()
        other = Workshop(self._folder)
        with pytest.raises(HeldElsewhereError):
            take_up(session.report, other.library, other.clock(), other.new_id)
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
        assert self.shop.healthy.contents().unreadable == ()

    @invariant()
    def what_was_sent_stays_as_it_was(self) -> None:
        assert self.shop.exported() == self.sent
        for path, data in self.sent.items():
            if path.suffix == ".json":
                report = read_report_json(data, path.name)
                assert report.docx is not None
                document = self.sent[path.with_name(report.docx.file)]
                assert hashlib.sha256(document).hexdigest() == report.docx.sha256
        submitted = {path: path.read_bytes() for path in self.shop.data.glob("submitted/*.json")}
        assert self.kept_as_sent.items() <= submitted.items()
        self.kept_as_sent = submitted
