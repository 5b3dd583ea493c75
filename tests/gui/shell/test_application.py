"""The window as it is built for a user: in Swedish, and clear when it cannot work."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app.gui.kit.commands import Command
from app.gui.kit.services import Services
from app.gui.kit.theme import DARK, LIGHT, colours
from app.gui.shell import application
from app.gui.shell.unexpected_errors import UnexpectedErrors
from app.gui.shell.window import MainWindow
from tests.support.library_contents import contents_of
from tests.support.officer import Officer
from tests.support.terms import RESPONDENT
from tests.support.window import actions_of


def test_qt_itself_speaks_swedish(styled_app: QApplication, qtbot: QtBot) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(buttons)
    assert buttons.buttons()[0].text() == "Avbryt"
    assert QLocale().name() == "sv_SE"
    assert QCoreApplication.translate("QWidgetTextControl", "&Paste") == "Klistra &in"
    assert styled_app.applicationDisplayName()


def test_a_window_without_services_can_be_typed_in(
    styled_app: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    panel = Officer(window).new_report
    panel.committee.setText("kultur")
    panel.create.click()
    assert Officer(window).start.is_current()
    application.begin(window, None, tmp_path)
    assert panel.committee.text() == "kultur"
    panel.create.click()
    assert Officer(window).has_report()
    window.close()


def test_a_broken_question_set_is_told_where_the_reports_would_be(
    styled_app: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "trasig.toml").write_text("schema = ", "utf-8")
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    window.show()
    application.begin(window, None, tmp_path)
    assert "trasig.toml" in Officer(window).start.unreadable()
    assert Officer(window).start.has_unreadable()
    assert Officer(window).new_report.create.isEnabled()


@pytest.mark.parametrize("name", ["finns-inte.json"])
def test_a_file_on_the_command_line_that_is_not_there(
    styled_app: QApplication, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window = MainWindow(RESPONDENT)
    qtbot.addWidget(window)
    window.show()
    application.begin(window, tmp_path / name, tmp_path / "data")
    qtbot.waitUntil(lambda: name in Officer(window).start.message())
    window.close()


def test_what_nobody_foresaw_is_told_and_the_work_is_saved(
    officer: Officer, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    hook = UnexpectedErrors(officer.window)
    hook(ValueError, ValueError("oops"), None)
    assert "Något gick fel i programmet." in officer.start.message()
    officer.start_report("kulturnämnden", "2022-T1")
    officer.go_to("vaxla-upp-stockholm")
    officer.question.type("Halvfärdigt")
    hook(ValueError, ValueError("oops"), None)
    assert "Det du har skrivit är sparat." in officer.notices.text()
    assert officer.notices.has_news()
    (draft,) = contents_of(services.library).drafts
    assert draft.answer("vaxla-upp-stockholm").plain == "Halvfärdigt"
    assert "builtins.ValueError" in caplog.text
    assert "oops" not in caplog.text


def test_the_window_is_made_with_its_looks_and_remembers_its_place(
    styled_app: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = application.make_window(styled_app, None, tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    assert actions_of(window.menus)[Command.SCHEME_SYSTEM].isChecked()
    actions_of(window.menus)[Command.SCHEME_DARK].trigger()
    assert colours() == DARK
    window.resize(700, 520)
    window.close()
    again = application.make_window(styled_app, None, tmp_path)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (700, 520)
    with qtbot.waitSignal(again.first_painted):
        again.show()
    assert actions_of(again.menus)[Command.SCHEME_DARK].isChecked()
    actions_of(again.menus)[Command.SCHEME_SYSTEM].trigger()
    assert colours() == LIGHT
