"""What the menus can do with a report that is open."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.formats.html.text_to_copy import answer_to_copy, report_to_copy
from app.gui.editor.clipboard import copy
from app.gui.kit.announcements import announce
from app.gui.kit.commands import Command, CommandHandlers
from app.gui.kit.messages import Message
from app.model.places import EXPORT, REVIEW, next_waiting

if TYPE_CHECKING:
    from app.gui.report.report_view import ReportView

_OF_A_WHOLE_REPORT = (
    Command.PREVIEW,
    Command.EXPORT,
    Command.REVIEW,
    Command.COPY_ALL,
    Command.COPY_ALL_AS_TEXT,
)


def commands_of(view: "ReportView") -> CommandHandlers:
    """Every command that the report serves as it is now."""
    handlers: dict[Command, Callable[[], object]] = {
        Command.SAVE: lambda: _save(view),
        Command.SAVE_COPY: view.notices.elsewhere_wanted.emit,
        Command.PREVIEW: view.output.preview,
        Command.EXPORT: lambda: view.show_place(EXPORT),
        Command.FIND: view.searching.open,
        Command.FIND_NEXT: view.searching.next,
        Command.FIND_PREVIOUS: view.searching.previous,
        Command.NEXT_MISSPELLED: view.searching.next_misspelled,
        Command.HOME: view.leave,
        Command.PREVIOUS_PAGE: lambda: view.step(-1),
        Command.NEXT_PAGE: lambda: view.step(1),
        Command.REVIEW: lambda: view.show_place(REVIEW),
        Command.EARLIER: view.frame.with_pane.toggle_pane,
        Command.COPY_ANSWER: lambda: _copy_answer(view, formatted=True),
        Command.COPY_ANSWER_AS_TEXT: lambda: _copy_answer(view, formatted=False),
        Command.COPY_ALL: lambda: _copy_all(view, formatted=True),
        Command.COPY_ALL_AS_TEXT: lambda: _copy_all(view, formatted=False),
    }
    if view.session.report.only:
        for command in _OF_A_WHOLE_REPORT:
            del handlers[command]
    elif not view.session.is_sent:
        handlers[Command.SAVE_QUESTION] = lambda: _save_question(view)
    if not view.session.read_only:
        handlers[Command.CONFIRM] = lambda: _confirm(view)
        handlers[Command.REPLACE] = view.searching.open_to_replace
        handlers[Command.VERSIONS] = view.frame.versions_wanted.emit
    return handlers


def _save(view: "ReportView") -> None:
    """Save, and say so: it happens by itself, but people want to be sure."""
    if view.save_now() and not view.session.read_only:
        announce(view, "Rapporten är sparad")
        saved = "Rapporten är sparad. Du behöver inte spara själv, det sker medan du skriver."
        view.say(Message(saved, passing=True))


def _confirm(view: "ReportView") -> None:
    """Confirm what is shown, if it waits for that, and go to the next that does."""
    confirm = view.pages.confirm_button()
    if confirm is not None and confirm.isVisible():
        confirm.click()
        return
    place = next_waiting(view.navigation.places(), view.navigation.current(), view.findings())
    if place is not None:
        view.show_place(place)
    else:
        view.say(Message("Inget svar väntar på att du bekräftar det.", passing=True))


def _save_question(view: "ReportView") -> None:
    place = view.navigation.current()
    if isinstance(place, str):
        view.copies.save_question(place)
    else:
        view.say(Message("Gå till den fråga som kollegan ska svara på.", passing=True))


def _copy_answer(view: "ReportView", *, formatted: bool) -> None:
    place = view.navigation.current()
    if not isinstance(place, str):
        view.say(Message("Gå till en fråga för att kopiera svaret på den.", passing=True))
        return
    view.collect()
    copy(answer_to_copy(view.session.report.answer(place)), formatted=formatted)
    view.say(Message("Svaret är kopierat. Klistra in det där du vill ha det.", passing=True))


def _copy_all(view: "ReportView", *, formatted: bool) -> None:
    view.collect()
    copy(report_to_copy(view.session.report, view.session.form), formatted=formatted)
    view.say(Message("Alla svar är kopierade. Klistra in dem där du vill ha dem.", passing=True))
