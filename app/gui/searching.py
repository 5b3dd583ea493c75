"""Finding words in a whole report, and going from one place to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.gui.places import CONTACT
from app.model.report import Report
from app.model.search import Passage, find, next_passage
from app.services.spelling import Speller, misspelled_passages

if TYPE_CHECKING:
    from app.gui.report_view import ReportView


class Searching(QObject):
    """Goes about in one report, as its find bar and its keys say."""

    def __init__(self, view: "ReportView", speller: Speller) -> None:
        super().__init__(view)
        self._view = view
        self._bar = view.find_bar
        self._speller = speller
        self._marking = False
        self._last: Passage | None = None
        self._bar.typed.connect(self._count)
        self._bar.next_wanted.connect(self.next)
        self._bar.previous_wanted.connect(self.previous)
        self._bar.closed.connect(self._close)

    def open(self) -> None:
        """Ask what to look for; a few selected words are offered."""
        editor = self._view.question.editor
        selected = editor.textCursor().selectedText() if editor.hasFocus() else ""
        self._bar.open_bar("" if "\u2029" in selected else selected.strip())
        self._count()

    def next(self) -> None:
        """Go to the next one."""
        self._step(back=False)

    def previous(self) -> None:
        """Go to the one before."""
        self._step(back=True)

    def next_misspelled(self) -> None:
        """Go to the next word that is in no word list, or say that there is none."""
        report = self._report()
        wrong = tuple(misspelled_passages(report, self._speller))
        passage = next_passage(wrong, self._here(), report)
        if passage is None:
            knows = self._speller.can_spell
            said = "Inga ord i svaren är felstavade." if knows else "Ordlistan finns inte här."
            self._view.show_notice(said, passing=True)
        elif passage == self._here():
            self._view.show_notice("Inga fler ord i svaren är felstavade.", passing=True)
        else:
            self._go_to(passage)

    def mark(self) -> None:
        """Mark what is looked for on the page that is shown."""
        if not self._bar.isVisibleTo(self._view) and not self._marking:
            return
        self._marking = self._bar.isVisibleTo(self._view)
        self._view.question.mark_found(
            tuple(one for one in self._found() if one.question_id == self._place())
        )

    def _found(self) -> tuple[Passage, ...]:
        wanted = self._bar.field.text() if self._bar.isVisibleTo(self._view) else ""
        return find(self._view.session.report, wanted)

    def _step(self, *, back: bool) -> None:
        if not self._bar.field.text().strip():
            self.open()
            return
        report = self._report()
        found = find(report, self._bar.field.text())
        passage = next_passage(found, self._here(), report, back=back)
        self._count()
        if passage is not None:
            self._go_to(passage)
            self._bar.tell(f"{found.index(passage) + 1} av {len(found)}")

    def _count(self) -> None:
        self._report()
        count = len(self._found())
        many = {0: "Inga träffar", 1: "1 träff"}.get(count, f"{count} träffar")
        self._bar.tell(many if self._bar.field.text().strip() else "")
        self.mark()

    def _close(self) -> None:
        self.mark()
        last = self._last
        if last is not None and self._place() == (last.question_id or CONTACT):
            self._show(last, focus=True)
        else:
            self._view.focus_page()

    # Where the officer is.

    def _report(self) -> Report:
        """What stands in the report, with what was typed last."""
        self._view.question.collect()
        return self._view.session.report

    def _place(self) -> str:
        return self._view.navigation.current()

    def _here(self) -> Passage | None:
        place = self._place()
        if place == CONTACT:
            return self._view.contact.here()
        return None if place.startswith("#") else self._view.question.here()

    def _go_to(self, passage: Passage) -> None:
        # Another page takes the focus from what is hidden with this one.
        looking = self._bar.field.hasFocus()
        self._view.navigation.go_to(passage.question_id or CONTACT)
        self._last = passage
        self._show(passage, focus=not looking)

    def _show(self, passage: Passage, *, focus: bool) -> None:
        page = self._view.contact if passage.question_id is None else self._view.question
        page.show_passage(passage, focus=focus)
