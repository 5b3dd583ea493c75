"""What the pictures show of the workshop: next year's questions, written from this year's."""

from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.gui.kit.commands import Command
from app.gui.question_sets.set_list_page import NewSet, SetWork
from app.gui.workshop.workshop_page import WorkshopPage
from tests.support.kinds_report import example_file
from tests.support.officer import Officer
from tests.support.pages.workshop import Workshop
from tools.gallery_camera import Camera
from tools.settled import settle

_SHIPPED = "stadsdelsnamnd"
_FIRST = ("sections", 0, "questions", 0)


def tell_workshop(camera: Camera, officer: Officer, data: Path) -> None:
    """From the list of sets to a mail; the window is left with the set open."""
    window = officer.window
    workshop = Workshop.in_window(window)

    def take(name: str) -> None:
        settle(window)
        camera.take(name, window)

    officer.choose(Command.QUESTION_SETS)
    sets = officer.question_sets
    sets.choose(_SHIPPED)
    sets.work(SetWork.OPEN)
    take("set-looked-at")
    officer.choose(Command.QUESTION_SETS)
    sets.choose(_SHIPPED)
    sets.work(SetWork.NEXT)
    take("workshop")
    workshop.go_to(*_FIRST)
    workshop.write("Hur har nämnden samverkat med det lokala näringslivet {year}?", "text")
    workshop.page.collect()
    take("workshop-question")
    workshop.page.frame.pane.setCurrentIndex(1)
    take("workshop-changes")
    workshop.page.frame.pane.setCurrentIndex(0)
    workshop.page.add_question()
    workshop.leave_field()
    take("workshop-fault")
    workshop.page.remove()
    take("workshop-removed")
    _dialogs(camera, workshop)
    officer.choose(Command.QUESTION_SETS)
    take("sets-with-a-draft")
    sets.begin(NewSet.EMPTY)
    take("workshop-empty")
    workshop.page.draft.restore(example_file(data / "exempel").read_text("utf-8"))
    for name, place in (
        ("workshop-options", ("sections", 0, "questions", 2)),
        ("workshop-table", ("sections", 1, "questions", 1)),
        ("workshop-section", ("sections", 1)),
    ):
        workshop.go_to(*place)
        take(name)


def _dialogs(camera: Camera, workshop: Workshop) -> None:
    page: WorkshopPage = workshop.page
    actions = page.actions_on_set
    for name, show in (
        ("try-out", actions.try_out),
        ("send-out", actions.send_out),
        ("set-versions", actions.show_versions),
    ):
        show()
        (dialog,) = (one for one in page.findChildren(QDialog) if one.isVisible())
        settle(dialog)
        camera.take(name, dialog)
        dialog.done(0)
