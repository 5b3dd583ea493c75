"""Finding words in a report, and replacing them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.gui.kit.announcements import Weight, announce
from app.gui.kit.services import REFUSALS
from app.gui.kit.signals import signal
from app.gui.report.autosave import Autosave
from app.gui.report.report_frame import ReportFrame
from app.gui.report.report_pages import ReportPages
from app.model.places import CONTACT, FixedPage, Place
from app.model.replacing import in_place_of, replaced
from app.model.report import Report
from app.model.search import VALUE, Passage, find, next_passage
from app.model.swedish import in_figures, listed
from app.model.version_history import VersionCause
from app.services.reports.editing_session import EditingSession
from app.services.review.spelling import Speller, misspelled_passages

_MOST_NAMED = 3


class FindInReport(QObject):
    """Finds words, and misspelled words, in one report, and replaces them."""

    notice = Signal(str)
    """What the search has to say, in Swedish."""
    left = Signal()
    """The search is closed, and the focus is to be on the page that is shown."""

    @signal
    def replaced(self, report: Report, text: str, before: Report, /) -> None:
        """Words are replaced in all answers: it is to be shown anew, with what undoes it."""

    def __init__(
        self,
        frame: ReportFrame,
        pages: ReportPages,
        session: EditingSession,
        speller: Speller,
        autosave: Autosave,
    ) -> None:
        super().__init__(frame)
        self._bar = frame.find_bar
        self._navigation = frame.navigation
        self._pages = pages
        self._session = session
        self._speller = speller
        self._autosave = autosave
        self._last: Passage | None = None
        self._bar.typed.connect(self._count)
        self._bar.next_wanted.connect(self.next)
        self._bar.previous_wanted.connect(self.previous)
        self._bar.closed.connect(self._close)
        self._bar.replace_wanted.connect(self._replace)
        self._bar.replace_all_wanted.connect(self._replace_all)

    def open(self) -> None:
        """Ask what to find; a few selected words are suggested."""
        self._open(replacing=False)

    def open_to_replace(self) -> None:
        """Ask what to find, and what to put in its place."""
        self._open(replacing=True)

    def _open(self, *, replacing: bool) -> None:
        editor = self._pages.question.editor
        selected = editor.textCursor().selectedText() if editor.hasFocus() else ""
        suggested = "" if "\u2029" in selected else selected.strip()
        self._bar.open_bar(suggested, replacing=replacing)
        self._count()

    def next(self) -> None:
        self._step(back=False)

    def previous(self) -> None:
        self._step(back=True)

    def next_misspelled(self) -> None:
        report = self._report()
        wrong = tuple(misspelled_passages(report, self._speller))
        passage = next_passage(wrong, self._here(), report)
        if passage is None:
            knows = self._speller.can_spell
            said = "Inga ord i svaren är felstavade." if knows else "Ordlistan finns inte här."
            self.notice.emit(said)
        elif passage == self._here():
            self.notice.emit("Inga fler ord i svaren är felstavade.")
        else:
            self._go_to(passage)
            word = self._pages.question.passages.text(passage)
            announce(self._pages.question.editor, f"Felstavat: {word}", Weight.OUTCOME)

    def mark(self) -> None:
        """Mark the hits on the page that is shown."""
        wanted = self._bar.field.text() if self._bar.is_open else ""
        self._mark(find(self._session.report, wanted))

    def _mark(self, found: tuple[Passage, ...]) -> None:
        here = tuple(passage for passage in found if passage.question_id == self._place())
        self._pages.question.passages.mark(here)

    def _step(self, *, back: bool) -> None:
        if not self._bar.field.text().strip():
            self.open()
            return
        report = self._report()
        found = find(report, self._bar.field.text())
        passage = next_passage(found, self._here(), report, back=back)
        if passage is None:
            self._show_count(found)
        else:
            self._go_to(passage)
            self._bar.show_count(
                f"{in_figures(found.index(passage) + 1)} av {in_figures(len(found))}"
            )
        self.mark()

    def _replace(self) -> None:
        """Put the new words in the place of the hit that is shown, and go to the next one."""
        here = self._here()
        found = find(self._report(), self._bar.field.text())
        if here is not None and here in found and here.question_id and here.field != VALUE:
            text = self._pages.question.passages.text(here)
            self._pages.question.passages.put_in(here, in_place_of(text, self._bar.new.text()))
        self._step(back=False)

    def _replace_all(self) -> None:
        if not self._autosave.save_now():
            return
        before = self._report()
        after, count = replaced(before, self._bar.field.text(), self._bar.new.text())
        if not count:
            self._count()
            return
        try:
            report = self._session.replace_with(after, VersionCause.REPLACED)
        except REFUSALS as error:
            self.notice.emit(f"Orden är inte utbytta. {error}")
            return
        # The pages still show the words as they were.
        self._autosave.stop()
        left = find(after, self._bar.field.text())
        in_contact = any(one.question_id is None for one in left)
        in_values = any(one.field == VALUE for one in left)
        where = [
            self._session.form.place_name(old.question_id)
            for old, new in zip(before.answers, after.answers, strict=True)
            if old != new
        ]
        self.replaced.emit(
            report, _told(count, where, in_contact=in_contact, in_values=in_values), before
        )

    def _count(self) -> None:
        found = find(self._report(), self._bar.field.text())
        self._show_count(found)
        self._mark(found)

    def _show_count(self, found: tuple[Passage, ...]) -> None:
        count = len(found)
        many = {0: "Inga träffar", 1: "1 träff"}.get(count, f"{in_figures(count)} träffar")
        self._bar.show_count(many if self._bar.field.text().strip() else "")

    def _close(self) -> None:
        self.mark()
        last = self._last
        if last is not None and self._place() == (last.question_id or CONTACT):
            self._show(last, focus=True)
        else:
            self.left.emit()

    # Where the officer is.

    def _report(self) -> Report:
        """The report, with what was typed last."""
        self._pages.question.collect()
        return self._session.report

    def _place(self) -> Place:
        return self._navigation.current()

    def _here(self) -> Passage | None:
        place = self._place()
        if place == CONTACT:
            return self._pages.contact.here()
        return None if isinstance(place, FixedPage) else self._pages.question.passages.here()

    def _go_to(self, passage: Passage) -> None:
        # Turning the page takes the focus from what is hidden.
        looking = self._bar.has_focus()
        self._navigation.go_to(passage.question_id or CONTACT)
        self._last = passage
        self._show(passage, focus=not looking)

    def _show(self, passage: Passage, *, focus: bool) -> None:
        page = self._pages.contact if passage.question_id is None else self._pages.question.passages
        page.show_passage(passage)
        if focus:
            self._pages.focus_when_shown(lambda: page.focus_passage(passage))


def _told(count: int, where: Sequence[str], *, in_contact: bool, in_values: bool) -> str:
    places = "Ett ställe är ändrat" if count == 1 else f"{in_figures(count)} ställen är ändrade"
    answers = listed(where) if len(where) <= _MOST_NAMED else f"{in_figures(len(where))} svar"
    also = " Kontaktuppgifterna är inte ändrade." if in_contact else ""
    also += " Det som är valt, eller står i en tabell, är inte ändrat." if in_values else ""
    return f"{places} i {answers}.{also}"
