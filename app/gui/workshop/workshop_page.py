"""One question set in the window while it is written."""

import contextlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from app.gui.kit.commands import Command, CommandHandlers
from app.gui.kit.messages import Message, confirm
from app.gui.kit.page import Page
from app.gui.kit.services import REFUSALS, Services
from app.gui.workshop.changes_pane import changes_shown
from app.gui.workshop.draft_autosave import DraftAutosave
from app.gui.workshop.field_form import FieldForm, is_within, owner_of, told_remarks
from app.gui.workshop.live_preview import LivePreview
from app.gui.workshop.outline import (
    WHOLE,
    Outline,
    is_question,
    name_at,
)
from app.gui.workshop.outline_moves import place_after, target_before, target_of_drop
from app.gui.workshop.question_form import QuestionForm
from app.gui.workshop.section_form import SectionForm
from app.gui.workshop.set_actions import SetActions
from app.gui.workshop.set_form import SetForm
from app.gui.workshop.workshop_frame import WorkshopFrame
from app.model.base import Location
from app.model.shown_characters import shown

if TYPE_CHECKING:
    from app.services.question_sets.set_remarks import DraftRemark
    from app.services.workshop.set_draft import SetDraft
    from app.services.workshop.workshop import Workshop

_BESIDE_MS = 120


class WorkshopPage(Page):
    """Its outline, its fields and what is beside follow the draft, where alone it changes."""

    back_wanted = Signal()
    """The list of sets is wanted."""
    topic = "Skriva frågor"

    def __init__(self, draft: "SetDraft", workshop: "Workshop", services: Services) -> None:
        super().__init__()
        self.draft = draft
        self._services = services
        register = services.catalog.register
        self.outline = Outline(services.icons, editable=True)
        today = services.now().date()
        self.whole = SetForm(register, services.catalog.calendar.to_report(today))
        self.section = SectionForm()
        self.question = QuestionForm()
        self.preview = LivePreview(services)
        forms = (self.whole, self.section, self.question)
        self.frame = WorkshopFrame("", self.outline, forms, self.preview)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        self._form: FieldForm = self.whole
        self.autosave = DraftAutosave(draft, workshop, self.collect, services.now, self)
        self._undo, self._redo = QAction("Ångra", self), QAction("Gör om", self)
        self._beside = QTimer(self)
        self._beside.setSingleShot(True)
        self._beside.setInterval(_BESIDE_MS)
        self._beside.timeout.connect(self._show_beside)
        self._ended = False
        self._last_fault: Location | None = None
        """The one that was gone to last: a button takes the focus from its field."""
        self.actions_on_set = SetActions(self, services)
        self._connect(forms)
        draft.watch(self._follow)
        self._show_place(WHOLE)
        self._follow()
        self._show_beside()

    def _connect(self, forms: Sequence[FieldForm]) -> None:
        frame, outline = self.frame, self.outline
        outline.leaving.connect(self._settle)
        outline.chosen.connect(self._show_place)
        outline.move_wanted.connect(self.move_by)
        outline.dropped.connect(self._drop)
        outline.add_wanted.connect(self.add_question)
        outline.copy_wanted.connect(self.copy)
        outline.remove_wanted.connect(self.remove)
        outline.menu_wanted.connect(lambda at: self._menu().popup(at))
        outline.itemActivated.connect(self.focus_fields)
        for form in forms:
            form.edited.connect(self._on_edited)
        frame.back_wanted.connect(self.go_back)
        frame.new_question.clicked.connect(self.add_question)
        frame.new_section.clicked.connect(self.add_section)
        frame.more.clicked.connect(self._show_more)
        frame.next_fault.clicked.connect(self.go_to_next_fault)
        frame.undo_removal.clicked.connect(self.undo)
        frame.pane.currentChanged.connect(lambda _: self._show_beside())
        self.autosave.state_changed.connect(
            lambda text: frame.show_saving(text, self.autosave.trouble)
        )
        self._undo.triggered.connect(self.undo)
        self._redo.triggered.connect(self.redo)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.add_question)

    # The page protocol.

    @property
    def window_title(self) -> str:
        return self._title()

    def focus_first(self) -> None:
        if self.draft.content.get("title"):
            self.outline.setFocus()
        else:
            # A set that has just been begun.
            self._form.focus_first()

    def focus_fields(self) -> None:
        self._form.focus_first()

    def commands(self) -> CommandHandlers:
        return {
            Command.HOME: self.go_back,
            Command.SAVE: self._save_and_say,
            Command.SAVE_COPY: self.actions_on_set.save_file,
            Command.VERSIONS: self.actions_on_set.show_versions,
            Command.PREVIEW: self.actions_on_set.preview,
            Command.EXPORT: self.actions_on_set.send_out,
            Command.REVIEW: self.go_to_next_fault,
            Command.EARLIER: self.frame.toggle_pane,
            Command.PREVIOUS_PAGE: lambda: self._step(-1),
            Command.NEXT_PAGE: lambda: self._step(1),
        }

    def undo_actions(self) -> Sequence[QAction]:
        return self._undo, self._redo

    def owns_undo(self, field: QWidget) -> bool:
        return not self.preview.isAncestorOf(field)

    def say(self, message: Message) -> None:
        self.frame.undo_removal.hide()
        self.frame.said.say(message)

    def say_undoable(self, text: str) -> None:
        """Say what was done, with a button that takes it back."""
        self.say(Message(text, passing=True))
        self.frame.undo_removal.show()

    def save_now(self) -> bool:
        return self.autosave.save_now()

    def confirm_loss(self, action: str, yes: str) -> bool:
        text = f"Frågorna är inte sparade. Om du {action} försvinner det du skrev sist."
        return confirm(self, text, yes, "Stanna kvar")

    def discard(self) -> None:
        self._ended = True
        self.autosave.end()

    def go_back(self) -> None:
        self._settle()
        if self.save_now() or self.confirm_loss("lämnar dem", "Lämna ändå"):
            # What it was when it was left is a version; without it there is still the draft.
            with contextlib.suppress(*REFUSALS):
                self._services.workshop.close(self.draft)
            self.back_wanted.emit()

    # Following the draft.

    def collect(self) -> None:
        if not self._ended:
            self._form.collect()

    def _settle(self) -> None:
        if not self._ended:
            self._form.settle_now()

    def name_all(self) -> None:
        """Give an id to whatever has a wording and none yet, also where one is still writing."""
        self._settle()
        for place in self.outline.places():
            if not place or is_question(place):
                self.draft.name_question(place)
            for key in ("options", "columns") if is_question(place) else ():
                for row in range(len(self.draft.value((*place, key)) or ())):
                    self.draft.name_question((*place, key, row))

    def _on_edited(self) -> None:
        self._undo.setEnabled(True)
        self.autosave.save_soon()

    def _follow(self) -> None:
        if self._ended:
            return
        draft = self.draft
        remarks = told_remarks(draft)
        self.outline.show_content(draft.content, remarks, self.outline.place)
        if self._form.base != self.outline.place:
            self._show_place(self.outline.place)
        else:
            self._form.follow()
        self._undo.setEnabled(draft.can_undo)
        self._redo.setEnabled(draft.can_redo)
        self.frame.header.show_title(shown(self._title()))
        errors = sum(one.kind == "error" for one in remarks)
        advice = len(remarks) - errors
        self.frame.show_faults(errors, advice)
        self._beside.start()
        self.autosave.save_soon()

    def _show_beside(self) -> None:
        form, place = self.draft.preview_form(), self.outline.place
        self.preview.show_place(form, self.draft.content, place)
        told, count = changes_shown(self.draft, self._services.catalog.register)
        self.frame.show_changes(told, count)

    def _show_place(self, place: Location) -> None:
        self._form = self.question if is_question(place) else self.section if place else self.whole
        self._form.show_at(self.draft, place)
        self.frame.show_form(self._form)
        self._beside.start(0)

    def _title(self) -> str:
        content = self.draft.content
        title = content.get("short_title") or content.get("title") or "Nya frågor"
        return f"{title}, version {content.get('version', 1)}"

    # Going about.

    def go_to(self, location: Location, *, focus: bool = True) -> None:
        """Show what stands at a location, and put the focus on its field."""
        self.outline.go_to(owner_of(location))
        field = self._form.field_at(location)
        if focus and field is not None:
            field.focus_first()
            # Where it stands is known when what was shown has been laid out.
            QTimer.singleShot(0, field, lambda: self.frame.ensure_seen(field))

    def _step(self, step: int) -> None:
        row = self.outline.currentRow() + step
        if 0 <= row < self.outline.count():
            self.outline.setCurrentRow(row)

    def go_to_next_fault(self) -> None:
        """Go to the first error after where one is, round and round; without errors to advice."""
        self.collect()
        remarks = told_remarks(self.draft)
        wanted = [one for one in remarks if one.kind == "error"] or list(remarks)
        places = self.outline.places()
        if not wanted:
            self.say(Message("Det finns inga fel, och inga råd."))
            return
        order = {place: row for row, place in enumerate(places)}
        wanted.sort(key=lambda one: order.get(owner_of(one.location), 0))
        here = self.outline.currentRow()
        passed = self._passed(wanted)
        later = [one for one in wanted if order.get(owner_of(one.location), 0) > here]
        same = [one for one in wanted if owner_of(one.location) == self.outline.place]
        at = max((n for n, one in enumerate(same) if one.location == passed), default=-1)
        self._last_fault = (same[at + 1 :] + later + wanted)[0].location
        self.go_to(self._last_fault)

    def _passed(self, remarks: "Sequence[DraftRemark]") -> Location | None:
        """Where one is among them: at the field with the focus, or where one was led to last."""
        field = next((one for one in self._form.fields if _has_focus(one)), None)
        if field is None:
            return self._last_fault
        there = self._form.base + field.key
        within = [one.location for one in remarks if is_within(one.location, there)]
        return self._last_fault if self._last_fault in within else (within or [there])[-1]

    # Changing the order and number of questions.

    def add_question(self) -> None:
        self._settle()
        self._come_to(
            self.draft.add_question(*place_after(self.outline.places(), self.outline.place))
        )

    def add_section(self) -> None:
        self._settle()
        place = self.outline.place
        index = int(place[1]) + 1 if place else 0
        self._come_to(self.draft.add_section(index))

    def copy(self) -> None:
        if self.outline.place:
            self.collect()
            self._come_to(self.draft.copy(self.outline.place))

    def remove(self) -> None:
        """Remove what is current; a button takes it back."""
        place = self.outline.place
        if not place:
            return
        self._settle()
        name = name_at(self.draft.content, place)
        row = self.outline.currentRow()
        self.draft.remove(place)
        places = self.outline.places()
        next_to_it = min(row, len(places) - 1)
        # What is added next is to stand where this was, not in the section after it.
        if is_question(place) and places[next_to_it][:2] != place[:2]:
            next_to_it = row - 1
        self.outline.setCurrentRow(next_to_it)
        self.say_undoable(f"”{name}” är borttagen.")

    def split(self) -> None:
        """Put two questions in the place of one; both take over its answer."""
        place = self.outline.place
        if is_question(place):
            self._settle()
            name = name_at(self.draft.content, place)
            self._come_to(self.draft.split(place))
            self.say_undoable(f"”{name}” är delad i två. Skriv hur de två frågorna lyder.")

    def join(self) -> None:
        """Put one question in the place of this and the next, and of both their answers."""
        place = self.outline.place
        if not is_question(place):
            return
        self._settle()
        content = self.draft.content
        after = (*place[:3], int(place[3]) + 1)
        if after not in self.outline.places():
            self.say(Message("Det finns ingen nästa fråga i avsnittet att slå ihop den med."))
            return
        names = f"”{name_at(content, place)}” och ”{name_at(content, after)}”"
        self.draft.join(place)
        self._come_to(place)
        self.say_undoable(f"{names} är en fråga nu. Skriv hur den lyder.")

    def move_by(self, place: Location, step: int) -> None:
        self._settle()
        target = target_before(self.outline.places(), place, step)
        if target is not None:
            self._stay_at(self.draft.move(place, target))

    def _drop(self, place: Location, before: Location) -> None:
        self._settle()
        target = target_of_drop(self.outline.places(), place, before)
        if target is not None and target != place:
            self._stay_at(self.draft.move(place, target))

    def _come_to(self, place: Location) -> None:
        self.outline.go_to(place)
        self._form.focus_first()

    def _stay_at(self, place: Location) -> None:
        self.outline.go_to(place)
        self._follow()

    def undo(self) -> None:
        self._undone(self.draft.undo)

    def redo(self) -> None:
        self._undone(self.draft.redo)

    def _undone(self, step: Callable[[], Location | None]) -> None:
        self.collect()
        self.frame.said.say("")
        where = step()
        if where is not None:
            self.go_to(where)

    def _show_more(self) -> None:
        menu = self._menu()
        menu.popup(self.frame.more.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _menu(self) -> QMenu:
        """What can be done with what is current."""
        place, menu = self.outline.place, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = is_question(place)
        for text, keys, do, possible in (
            ("Kopiera", "Ctrl+D", self.copy, bool(place)),
            ("Dela i två frågor", "", self.split, asked),
            ("Slå ihop med nästa", "", self.join, asked),
            ("Flytta upp", "Alt+Upp", lambda: self.move_by(place, -1), bool(place)),
            ("Flytta ned", "Alt+Ned", lambda: self.move_by(place, 1), bool(place)),
            ("Ta bort", "Delete", self.remove, bool(place)),
        ):
            menu.addAction(f"{text}\t{keys}" if keys else text, do).setEnabled(possible)
        return menu

    def _save_and_say(self) -> None:
        if self.save_now():
            self.say(Message("Frågorna är sparade. De sparas också av sig själva.", passing=True))


def _has_focus(field: QWidget) -> bool:
    now: QWidget | None = QApplication.focusWidget()
    return now is not None and (now is field or field.isAncestorOf(now))
