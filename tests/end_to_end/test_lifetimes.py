"""A report that is left leaves nothing behind in the window."""

import gc
import weakref

from PySide6.QtWidgets import QApplication

from tests.support.officer import Officer


def test_what_was_shown_of_a_report_is_gone_when_it_is_left(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.type("Ett svar.")
    officer.find.open()
    officer.find.look_for("svar")
    officer.find.next()
    view = officer.view
    kept = [
        weakref.ref(one)
        for one in (
            view,
            officer.question.page,
            officer.question.editor,
            view.searching,
            view.session,
        )
    ]
    officer.leave()
    del view
    _let_go()
    assert [one() for one in kept] == [None] * len(kept)
    # Nothing of it answers to what comes after.
    for action in officer.actions().values():
        action.isEnabled()
    officer.start.focus_first()


def test_no_widget_of_a_report_outlives_it(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    report = officer.report
    officer.leave()
    _let_go()
    before = len(QApplication.allWidgets())
    for _ in range(3):
        officer.start.open(report)
        officer.leave()
    _let_go()
    assert len(QApplication.allWidgets()) == before


def _let_go() -> None:
    for _ in range(5):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, 52)
        gc.collect()
