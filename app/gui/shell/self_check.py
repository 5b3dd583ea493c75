"""Self check: the program opens its window and uses it, for whoever installs it."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton

from app.gui.carry_over.carry_over_page import CarryOverPage
from app.gui.kit.services import REFUSALS, Services
from app.gui.report.report_view import ReportView
from app.gui.shell.application import can_show_windows, make_window, new_application
from app.gui.shell.navigator import Navigator
from app.gui.shell.window import MainWindow
from app.model.places import CONTACT, EXPORT
from app.model.register import Register
from app.model.report import CONTACT_FIELDS
from app.model.report_stages import content_of, without_set_aside
from app.paths import temporary_user_data
from app.services.error_report import error_trail
from app.services.helper_process.guarded_reading import GuardedReader

_POLL_MS = 10
_LONGEST_STEP_S = 240.0
_MISSPELLED, _MEANT = "rappport", "rapport"
_WRITTEN = {"name": "Ylva Ek", "phone": "08-508 00 000"}
_PERSON, _ELSEWHERE = "ylva.ek", "example.se"


class NotWorkingError(Exception):
    """What does not work, in Swedish."""


def check_window(
    window: MainWindow,
    navigator: Navigator | None,
    form: Path,
    folder: Path,
    tell: Callable[[str], object],
) -> None:
    """Use the widgets as an officer would, step by step. Raises NotWorkingError."""
    if navigator is None:
        raise NotWorkingError(window.start.message.text())
    services = navigator.services
    view = _new_report(window, form)
    begun = services.titles().of(view.session.report)
    tell(f"Formuläret är inläst och en ny rapport skapad: {begun}.")
    _fill(view, services.catalog.register)
    _spell(services)
    tell("Stavningen är kontrollerad.")
    _export(view, folder)
    tell(f"Rapporten är exporterad till {folder}.")
    _read_back(view, services, folder)
    tell("Det som exporterades är läst tillbaka och säger detsamma.")


def _new_report(window: MainWindow, form: Path) -> ReportView:
    """A report for the term after the form's, with everything carried over."""
    start = window.start
    window.files_dropped.emit([form])
    question = start.panel.handed.question
    _until(lambda: question.isVisible() or start.message.isVisible(), "Filen läses inte in.")
    _refuse(start.message.text() if start.message.isVisible() else "")
    _click(start.panel.handed.begin)
    plan = window.pages.current
    if not isinstance(plan, CarryOverPage):
        raise NotWorkingError(
            start.panel.problem.text() or "Formuläret kan ingen rapport börja från."
        )
    _click(plan.create_button)
    view = window.pages.current
    if not isinstance(view, ReportView):
        raise NotWorkingError(plan.problem.text())
    return view


def _fill(view: ReportView, register: Register) -> None:
    """Confirm what was carried over, and write the rest."""
    domain = next(iter(register.email_domains), _ELSEWHERE)
    written = {**_WRITTEN, "email": f"{_PERSON}@{domain}"}
    if not view.session.report.contact_confirmed:
        view.navigation.go_to(CONTACT)
        # A report is shown before it is reviewed.
        _until(view.pages.contact.confirm.isVisible, "Det som följde med går inte att bekräfta.")
        _click(view.pages.contact.confirm)
    for name in CONTACT_FIELDS:
        if not getattr(view.session.report.contact, name):
            view.navigation.go_to(CONTACT)
            view.pages.contact.fields[name].setText(written[name])
    for answer in view.session.report.answers:
        view.navigation.go_to(answer.question_id)
        if not answer.origin.confirmed:
            _click(view.pages.question.confirm)
        elif not answer.blocks:
            view.pages.question.editor.setPlainText("Prov av programmet.")
    view.save_now()


def _spell(services: Services) -> None:
    suggestions = services.spelling.suggestions.ask(_MISSPELLED)
    _until(suggestions.done, "Stavningsförslagen kommer inte.")
    known = services.spelling.speller.misspelled(f"{_MEANT} {_MISSPELLED}")
    if [word.text for word in known] != [_MISSPELLED] or _MEANT not in suggestions.result():
        raise NotWorkingError("Ordlistan fungerar inte.")


def _export(view: ReportView, folder: Path) -> None:
    view.navigation.go_to(EXPORT)
    page = view.pages.export
    page.folder.field.setText(str(folder))
    _refuse("" if page.export.isEnabled() else "Rapporten går inte att exportera.")
    _click(page.export)
    _refuse(page.trouble())


def _read_back(view: ReportView, services: Services, folder: Path) -> None:
    """Read both files in the helper process."""
    sent = without_set_aside(view.session.report)
    if sent.docx is None:
        raise NotWorkingError("Rapporten är inte märkt som exporterad.")
    document = folder / sent.docx.file
    with GuardedReader(services.context) as reader:
        for file in (document, document.with_suffix(".json")):
            try:
                read = reader.open(file)
            except REFUSALS as error:
                raise NotWorkingError(str(error)) from None
            if read.edited or content_of(read.report) != content_of(sent):
                raise NotWorkingError(f"{file.name} säger något annat än rapporten.")


def _click(button: QAbstractButton) -> None:
    if not (button.isVisible() and button.isEnabled()):
        raise NotWorkingError(f"”{button.text()}” går inte att välja.")
    button.click()


def _refuse(reason: str) -> None:
    if reason:
        raise NotWorkingError(reason)


def _until(condition: Callable[[], bool], otherwise: str) -> None:
    """Let the window work until something is true."""
    deadline = time.monotonic() + _LONGEST_STEP_S
    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(loop.quit)
    timer.start(_POLL_MS)
    while not condition():
        if time.monotonic() > deadline:
            raise NotWorkingError(otherwise)
        loop.exec()


def run_self_check(form: Path, folder: Path, tell: Callable[[str], object]) -> int:
    """Go from a filled form of an earlier term to an exported pair, with the widgets. Exit code.

    The pair is left in the folder; of the user's own data nothing is read or written. `tell` is
    called with one line for each step, in Swedish.
    """
    if not can_show_windows():
        return 1
    app = new_application()
    with temporary_user_data() as data:

        def check(navigator: Navigator | None) -> None:
            try:
                check_window(window, navigator, form, folder, tell)
            except NotWorkingError as error:
                tell(f"Något fungerar inte. {error}")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what was asked for
                tell(f"Något fungerar inte.\n{error_trail(error)}")
            else:
                tell("Allt fungerar.")
                app.exit(0)
                return
            app.exit(1)

        window = make_window(app, None, data, on_ready=check)
        window.first_painted.connect(lambda: tell("Fönstret visas."))
        window.show()
        code = app.exec()
        window.close()
    return code
