"""What the menus do with a report that is shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.gui.commands import Command
from app.gui.copying import Copying
from app.gui.menus import Doing
from app.gui.places import EXPORT, REVIEW

if TYPE_CHECKING:
    from app.gui.report_view import ReportView

_OF_A_WHOLE_REPORT = (
    Command.PREVIEW,
    Command.EXPORT,
    Command.REVIEW,
    Command.COPY_ALL,
    Command.COPY_ALL_AS_TEXT,
)


def commands_of(view: "ReportView") -> Doing:
    """Every command that a report serves."""
    copying = Copying(view)
    doing: dict[Command, Callable[[], object]] = {
        Command.SAVE: view.save,
        Command.SAVE_COPY: view.elsewhere_wanted.emit,
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
        Command.EARLIER: view.with_pane.turn,
    }
    doing |= {
        Command.COPY_ANSWER: lambda: copying.answer(formatted=True),
        Command.COPY_ANSWER_AS_TEXT: lambda: copying.answer(formatted=False),
        Command.COPY_ALL: lambda: copying.all(formatted=True),
        Command.COPY_ALL_AS_TEXT: lambda: copying.all(formatted=False),
    }
    if view.session.report.only:
        for command in _OF_A_WHOLE_REPORT:
            del doing[command]
    elif not view.session.is_sent:
        doing[Command.SAVE_QUESTION] = view.save_question
    if not view.session.read_only:
        doing[Command.VERSIONS] = view.versions_wanted.emit
    return doing
