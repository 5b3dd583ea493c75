"""A report that is left leaves nothing behind in the window."""

import gc
import weakref

from PySide6.QtWidgets import QApplication

from tests.support.officer import Officer
from tests.support.typing import type_text


def test_what_was_shown_of_a_report_is_gone_when_it_is_left(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    type_text(officer.view.question.editor, "Ett svar.")
    officer.view.searching.open()
    officer.view.find_bar.field.setText("svar")
    officer.view.searching.next()
    view = officer.view
    kept = [
        weakref.ref(one)
        for one in (view, view.question, view.question.editor, view.searching, view.session)
    ]
    view.leave()
    del view
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 52)
        gc.collect()
    assert [one() for one in kept] == [None] * len(kept)
    # Nothing of it answers to what comes after.
    for action in officer.window.menus.actions_by_command.values():
        action.isEnabled()
    officer.window.views.start.focus_first()
