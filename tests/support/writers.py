"""Programs that save a report again and again, each time with another number all over it."""

import contextlib
import datetime
import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn
from unittest.mock import patch
from uuid import uuid4

from app.model.report import Contact, Report
from app.services.reports.draft_saver import open_draft
from app.services.reports.editing_session import EditingSession
from app.services.reports.library import Library
from app.storage import file_writing as files
from app.storage.report_store import ReportStore
from tests.support.example_report import paragraph
from tests.support.library_contents import contents_of
from tests.support.report_documents import form_named, rich_report
from tests.support.terms import CALENDAR
from tests.support.unsafe_writes import write_in_place

FORM = form_named("stadsdelsnamnd")
REPORT = rich_report(FORM)
# All over the file, so that no part of another save goes unseen.
_PLACES = ("samverkan-lokalt-naringsliv", "hallbar-tillvaxt", "dialog-foretag")


def _text(number: int) -> str:
    # Most of it stays from save to save, as when somebody writes.
    return " ".join([f"näringslivet {number}"] * 250)


def report_saying(number: int) -> Report:
    report = REPORT.model_copy(update={"contact": Contact(name=str(number))})
    for place in _PLACES:
        blocks = (paragraph(_text(number)),)
        report = report.with_answer(report.answer(place).model_copy(update={"blocks": blocks}))
    return report


def say(number: int, session: EditingSession) -> None:
    session.set_contact("name", str(number))
    for place in _PLACES:
        session.set_blocks(place, (paragraph(_text(number)),))


def said(report: Report) -> int:
    """The number that a whole report has everywhere. Raises ValueError for any other."""
    number = int(report.contact.name)
    if any(report.answer(place).plain != _text(number) for place in _PLACES):
        raise ValueError("parts of several saves")
    return number


class GoingClock:
    """Goes on half a minute whenever it is asked, so that some saves are versions too."""

    def __init__(self, now: datetime.datetime) -> None:
        self._now = now

    def __call__(self) -> datetime.datetime:
        self._now += datetime.timedelta(seconds=30)
        return self._now


def _writer(folder: Path, acknowledge: Callable[[int], object], kind: str) -> NoReturn:
    """Save for ever. The kinds `in_place` and `too_early` do it wrong."""
    if kind == "in_place":
        patch.object(files, "write_bytes", write_in_place).start()
    library = Library(ReportStore(folder), CALENDAR)
    (draft,) = contents_of(library).drafts
    clock = GoingClock(draft.modified_at)
    saver = open_draft(draft, library, clock(), uuid4)
    session = EditingSession(saver.saved, FORM, saver, clock)
    number = said(session.report)
    while True:
        number += 1
        say(number, session)
        if kind == "too_early":
            acknowledge(number)
        session.save()
        if saver.version_problem or saver.was_split_off:
            raise AssertionError("a save went wrong without a kill")
        if kind != "too_early":
            acknowledge(number)


class ForkedWriter:
    """A writer in a process of its own, and what it has acknowledged."""

    def __init__(self, folder: Path, kind: str) -> None:
        self._answers, answering = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                os.close(self._answers)
                _writer(folder, lambda number: os.write(answering, _told(number)), kind)
            finally:
                traceback.print_exc()
                os._exit(1)
        os.close(answering)
        self._acknowledged: list[int] = []

    def wait_for_one(self) -> None:
        """Wait until a save is acknowledged."""
        answer = os.read(self._answers, 8)
        if not answer:
            raise RuntimeError("the writer ended by itself")
        self._acknowledged.append(int.from_bytes(answer, "big"))

    def kill(self) -> list[int]:
        """End it; gives the numbers of the saves that it has acknowledged."""
        os.kill(self._process, signal.SIGKILL)
        _, status = os.waitpid(self._process, 0)
        if not os.WIFSIGNALED(status):
            raise RuntimeError("the writer ended by itself")
        with contextlib.suppress(RuntimeError):
            while True:
                self.wait_for_one()
        os.close(self._answers)
        return self._acknowledged


def _told(number: int) -> bytes:
    return number.to_bytes(8, "big")
