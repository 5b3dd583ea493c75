"""The editing session: the one place where a report changes while an officer works on it."""

import contextlib
import datetime
from collections.abc import Callable
from concurrent.futures import Future

from app.formats.errors import FormatError
from app.model import lengths
from app.model.base import fits
from app.model.finding import Finding
from app.model.form import FormDefinition
from app.model.kinds.value import Unfinished, Value
from app.model.report import (
    CONTACT_LENGTHS,
    Accepted,
    Answer,
    CommitteeRef,
    Report,
    ReportStatus,
)
from app.model.report_stages import with_identity, with_work_of
from app.model.rewording import reworded
from app.model.rich_text import Block
from app.model.rules.acceptance import accept, is_about
from app.model.term import Term
from app.model.version_history import VersionCause
from app.services.errors import ServiceError, ServiceErrorCode
from app.services.report_context import ReportContext
from app.services.reports.draft_saver import DraftSaver, open_draft, with_report_id
from app.services.reports.library import Library
from app.services.sending.export import ExportedPair, ExportJob
from app.storage.errors import StorageError


class OpenElsewhereError(ServiceError):
    """The report is open in another window, and only that one may export it."""

    def __init__(self) -> None:
        super().__init__(ServiceErrorCode.REPORT_OPEN_ELSEWHERE)


class EditingSession:
    """A report being worked on; watchers are called after every change.

    One that can only be read, because another window has it open, has no saver.
    """

    def __init__(
        self,
        report: Report,
        form: FormDefinition,
        saver: DraftSaver | None,
        now: Callable[[], datetime.datetime],
    ) -> None:
        self._report = report
        self._changed = False
        self.form = form
        self.saver = saver
        self._now = now
        self._watchers: list[Callable[[], None]] = []
        self._carried: dict[str, Answer] = {}
        self._being_saved: tuple[Report, Future[Report]] | None = None

    @property
    def report(self) -> Report:
        return self._report

    @property
    def read_only(self) -> bool:
        return self.saver is None or self.is_sent

    @property
    def is_sent(self) -> bool:
        return self._report.status is ReportStatus.SUBMITTED

    @property
    def is_open_elsewhere(self) -> bool:
        """Whether it is only read because another window has it."""
        return self.saver is None and not self.is_sent

    @property
    def unsaved(self) -> bool:
        return self._changed or (self.saver is not None and self.saver.may_be_saved)

    @property
    def is_being_saved(self) -> bool:
        """Whether a save was begun whose end nobody has taken."""
        return self._being_saved is not None

    @property
    def is_save_done(self) -> bool:
        """Whether the save that was begun is done, for good or ill: nobody has to wait for it."""
        return self._being_saved is not None and self._being_saved[1].done()

    def watch(self, watcher: Callable[[], None]) -> None:
        """Have the watcher called after every change."""
        self._watchers.append(watcher)

    def set_contact(self, field: str, text: str) -> None:
        """`field` is name, phone or email. A few questions alone have none of them.

        What is longer than it may be changes nothing.
        """
        self._refuse_single_question()
        if not fits(text, CONTACT_LENGTHS[field]):
            return
        contact = self._report.contact
        changed = type(contact).model_validate({**contact.model_dump(), field: text})
        if changed != contact:
            # Another number may still be that of somebody who has left.
            confirmed = self._report.contact_confirmed or changed.name != contact.name
            update = {"contact": changed, "contact_confirmed": confirmed}
            self._change(self._report.model_copy(update=update))

    def confirm_contact(self) -> None:
        if not self._report.contact_confirmed:
            self._change(self._report.model_copy(update={"contact_confirmed": True}))

    def set_identity(self, committee: CommitteeRef, term: Term) -> Report:
        """Set committee and term, word the questions for them, and save; returns what was saved.

        What it was before becomes a version. Raises what `replace_with` raises.
        """
        self._refuse_single_question()
        wanted = reworded(with_identity(self._report, committee, term), self.form)
        return self.replace_with(wanted, VersionCause.IDENTITY)

    def set_blocks(self, question_id: str, blocks: tuple[Block, ...]) -> None:
        """What an officer has touched is confirmed."""
        self._change_answer(question_id, blocks=blocks)

    def set_value(
        self, question_id: str, value: Value | None, unfinished: tuple[Unfinished, ...]
    ) -> None:
        """The value of an answer, and what is typed that is none yet."""
        self._change_answer(question_id, value=value, unfinished=unfinished)

    def set_not_applicable(self, question_id: str, not_applicable: bool) -> None:
        """The text is kept where the question is not applicable."""
        self._change_answer(question_id, not_applicable=not_applicable)

    def set_reason(self, question_id: str, reason: str) -> None:
        """What is longer than it may be changes nothing."""
        if fits(reason, lengths.REASON):
            self._change_answer(question_id, reason=reason)

    def confirm(self, question_id: str) -> None:
        self._carried.pop(question_id, None)
        answer = self._report.answer(question_id)
        if not answer.origin.confirmed:
            origin = answer.origin.model_copy(update={"confirmed": True})
            confirmed = answer.model_copy(update={"origin": origin})
            self._change(self._report.with_answer(confirmed))

    def accept(self, finding: Finding, reason: str) -> None:
        """Record that a warning is no fault, and why."""
        others = self._others_accepted(finding)
        accepted = (*others, accept(finding, reason))
        self._change(self._report.model_copy(update={"accepted": accepted}))

    def reopen_finding(self, finding: Finding) -> None:
        accepted = self._others_accepted(finding)
        self._change(self._report.model_copy(update={"accepted": accepted}))

    def _others_accepted(self, finding: Finding) -> tuple[Accepted, ...]:
        return tuple(one for one in self._report.accepted if not is_about(one, finding))

    def prepare_export(self) -> ExportJob:
        """Save, and return what is to be exported.

        Raises OpenElsewhereError for a report that is only read, and what `save` raises.
        """
        if self.saver is None:
            raise OpenElsewhereError
        self.save()
        return ExportJob(self._report, self.form, self.saver.sent_revision())

    def exported(self, pair: ExportedPair) -> None:
        """Go on with the report as it was sent."""
        self._report, self._changed = pair.report, True
        # The pair is written, so it is sent; if it cannot be saved now, it is still unsaved.
        with contextlib.suppress(StorageError, FormatError):
            self.save()
        self._notify()

    def save(self) -> None:
        """Save the report if it has changed.

        Raises StorageError, FormatError; the change is then still here.

        Where the draft was changed elsewhere meanwhile, the report goes on as a copy.
        """
        # What was refused a moment ago is tried again.
        with contextlib.suppress(StorageError, FormatError):
            self.end_save()
        if self.saver is None:
            return
        if self.unsaved:
            self._take(self._report, self.saver.save(self._report))
        else:
            self.saver.retry_versions()

    def begin_save(self, run: Callable[[Callable[[], Report]], Future[Report]]) -> bool:
        """Have `run` save the report in another thread, if it has changed; says whether it does.

        One save is made at a time. Everything else that saves or closes waits for its end.
        """
        if self._being_saved is not None or self.saver is None or not self.unsaved:
            return False
        report, saver = self._report, self.saver
        self._being_saved = report, run(lambda: saver.save(report))
        return True

    def end_save(self) -> None:
        """Wait for the end of the save that was begun, if one was. Raises what `save` raises."""
        if self._being_saved is not None:
            (report, saving), self._being_saved = self._being_saved, None
            self._take(report, saving.result())

    def _take(self, report: Report, saved: Report) -> None:
        if self._report is report:
            self._report, self._changed = saved, False
        elif self._report.report_id != saved.report_id:
            # What was written meanwhile belongs to the copy.
            self._report = with_report_id(self._report, saved.report_id)

    def save_version(self, cause: VersionCause) -> None:
        """Save what was saved last as a version too. Raises StorageError, FormatError."""
        with contextlib.suppress(StorageError, FormatError):
            self.end_save()
        if self.saver is not None:
            self.saver.save_version(cause=cause)

    def replace_with(
        self,
        wanted: Report,
        cause: VersionCause = VersionCause.RESTORED,
        theirs: Report | None = None,
    ) -> Report:
        """Replace the content with that of another report, and save; returns what was saved.

        The present content, and a colleague's report, become versions to come back to. A report
        that answers another set afterwards must be opened anew. Raises StorageError, FormatError;
        then nothing has changed.
        """
        if self.saver is None or self.read_only:
            raise RuntimeError("a report that is only read was to be changed")
        self.save()
        changed = self._dated(with_work_of(self._report, wanted))
        saved = self.saver.replace(changed, cause, theirs and self._dated(theirs))
        # Pages that show the other questions cannot follow it to these.
        if saved.form == self._report.form:
            self._report = saved
            self._carried.clear()
            self._notify()
        return saved

    def carry_into(self, question_id: str) -> None:
        """Save, with a version to come back to, before an earlier answer is put into another.

        Raises StorageError, FormatError.
        """
        self.save()
        if self.saver is not None and self._report.answer(question_id).has_content:
            self.saver.save_version(cause=VersionCause.CARRIED, question=question_id)

    def close(self) -> None:
        """Let others have the report, saved or not."""
        try:
            with contextlib.suppress(StorageError, FormatError):
                self.end_save()
        finally:
            if self.saver is not None:
                self.saver.release()

    def _change_answer(self, question_id: str, **changes: object) -> None:
        before = self._report.answer(question_id)
        confirmed = before.origin.model_copy(update={"confirmed": True})
        content: dict[str, object] = {name: getattr(before, name) for name in Answer.model_fields}
        after = Answer.model_validate({**content, **changes})
        if after == before:
            return
        if not before.origin.confirmed:
            self._carried[question_id] = before
        carried = self._carried.get(question_id)
        after = after.model_copy(update={"origin": confirmed})
        if carried is not None and carried == after.model_copy(update={"origin": carried.origin}):
            # Every change is taken back: nobody has said that the answer is right as it was.
            after = carried
        self._change(self._report.with_answer(after))

    def _refuse_single_question(self) -> None:
        if self._report.only:
            raise RuntimeError("only the answer of a single question can be changed")

    def _change(self, report: Report) -> None:
        if self.read_only:
            raise RuntimeError("a report that is only read was to be changed")
        self._report, self._changed = self._dated(report), True
        self._notify()

    def _dated(self, report: Report) -> Report:
        now = self._now().astimezone(datetime.UTC)
        return report.model_copy(update={"modified_at": now})

    def _notify(self) -> None:
        for watcher in self._watchers:
            watcher()


def begin_editing(
    report: Report, form: FormDefinition, library: Library, context: ReportContext
) -> EditingSession:
    """Open a report of the library, as it is on the disk now, for this window alone.

    Raises what `open_draft` raises.
    """
    saver = open_draft(report, library, context.now(), context.new_id)
    return EditingSession(saver.saved, form, saver, context.now)
