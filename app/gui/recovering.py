"""After a program that came to its end in the middle of the work: asks what to go on with."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.gui.moments import told
from app.gui.services import REFUSALS, Services
from app.gui.views import Views
from app.gui.widgets.question_box import really
from app.model.report import Report
from app.services.remains import Found
from app.services.stray_copies import StrayCopy, stray_copies, take_in

if TYPE_CHECKING:
    from app.gui.widgets.questions import Answer, Question, Questions


class Recovering(QObject):
    """Looks once for what is left, asks on the start page, does what is chosen."""

    settled = Signal(object, str, object)
    """This report is to be gone on with; what to say of it; and what would undo it, perhaps."""

    def __init__(self, views: Views, services: Services) -> None:
        super().__init__(views)
        self._views = views
        self._services = services
        self._found: list[Found] = []
        self._copies: list[StrayCopy] = []
        self._questions: Questions | None = None

    def look(self) -> None:
        """Ask about whatever there is."""
        try:
            self._found = list(self._services.recovery.find())
        except REFUSALS as error:
            self._views.tell(f"Det går inte att se om något blev kvar sedan sist. {error}")
            return
        self._copies = list(stray_copies(self._services.library))
        self._services.exporter.sweep(self._services.export_folder())
        if self._found or self._copies:
            # What asks takes a moment to load, and is seldom needed.
            from app.gui.widgets.questions import Questions

            self._questions = Questions()
            self._views.start.show_above(self._questions)
            self._ask()

    def focus_first(self) -> None:
        """Put the focus on the first answer, if anything is asked."""
        if self._questions is not None and self._questions.isVisible():
            self._questions.buttons()[0].setFocus()

    def opened(self, report: Report) -> None:
        """Take note that the officer has gone on with a report without answering."""
        for found in [one for one in self._found if one.report_id == report.report_id]:
            self._services.recovery.leave(found)
            self._found.remove(found)
        self._ask()

    def removed(self, report: Report) -> None:
        """Ask no more about a report that the officer has taken away."""
        self._found = [one for one in self._found if one.report_id != report.report_id]
        self._ask()

    def _ask(self) -> None:
        if self._questions is not None:
            self._questions.ask(list(self._to_ask()))
            names = {str(one.report_id) for one in self._found if one.damaged}
            self._views.start.leave_to_question(
                names | {one.file.path.stem for one in self._copies}
            )

    def _to_ask(self) -> "Iterator[Question]":
        from app.gui.recovery_texts import what_a_copy_is, what_happened, what_there_is
        from app.gui.widgets.questions import Answer, Question

        now = self._services.now()
        for found in self._found:
            text = what_there_is(found, now)
            yield Question(what_happened(found), text, self._answers(found))
        for copy in self._copies:
            answers = [Answer("Ta in den bland dina rapporter", partial(self._take_in, copy))]
            if copy.beside is not None:
                show = partial(self._compare, copy.beside, copy.report)
                answers.append(Answer("Visa vad som skiljer", show, "quiet"))
            heading = "Det finns en kopia av en rapport"
            yield Question(heading, what_a_copy_is(copy, now), tuple(answers))

    def _answers(self, found: Found) -> "tuple[Answer, ...]":
        from app.gui.widgets.questions import Answer

        recovery = self._services.recovery
        if found.report is None:
            return (Answer("Lägg undan filen", partial(self._set_aside, found)),)
        go_on = partial(self._settle, found, recovery.go_on_with)
        if found.before is None:
            use = Answer("Använd den versionen", go_on, "primary")
            leave = Answer("Låt den vara borta", partial(self._give_up, found))
            return (use,) if found.damaged else (use, leave)
        when = told(found.before.modified_at, self._services.now())
        show = partial(self._compare, found.before, found.report)
        return (
            Answer("Fortsätt med det senaste", go_on, "primary"),
            Answer(f"Ta tillbaka den från {when}", partial(self._settle, found, recovery.go_back)),
            Answer("Visa vad som skiljer", show, "quiet"),
        )

    def _settle(self, found: Found, choice: Callable[[Found], Report]) -> None:
        try:
            report = choice(found)
        except REFUSALS as error:
            self._views.tell(f"Det gick inte. Allt finns kvar som det var. {error}")
            return
        from app.gui.recovery_texts import what_was_chosen

        self._found.remove(found)
        self._ask()
        undo = found.report if found.before is not None and report is not found.report else None
        said = what_was_chosen(found, report, self._services.now())
        self.settled.emit(report, said, undo)

    def _give_up(self, found: Found) -> None:
        if not really(
            self._views.window(), "Vill du ta bort rapporten för gott?", "Ta bort", "Behåll"
        ):
            return
        try:
            self._services.recovery.give_up(found)
        except REFUSALS as error:
            self._views.tell(f"Rapporten kunde inte tas bort. {error}")
            return
        self._found.remove(found)
        self._ask()

    def _take_in(self, copy: StrayCopy) -> None:
        try:
            take_in(copy, self._services.library, self._services.new_id)
        except REFUSALS as error:
            self._views.tell(f"Kopian gick inte att ta in. {error}")
            return
        self._copies.remove(copy)
        self._ask()

    def _set_aside(self, found: Found) -> None:
        try:
            target = self._services.recovery.set_aside(found)
        except REFUSALS as error:
            self._views.tell(f"Filen gick inte att lägga undan. {error}")
            return
        self._found.remove(found)
        self._ask()
        self._views.tell(f"Filen ligger nu i {target}.")

    def _compare(self, before: Report, after: Report) -> None:
        from app.gui.changes_dialog import ChangesDialog

        try:
            form = self._services.catalog.form_of(after)
        except REFUSALS as error:
            self._views.tell(str(error))
            return
        since = f"Sedan {told(before.modified_at, self._services.now())}"
        ChangesDialog(before, after, form, since, self._views.window()).open()
