"""The program tries itself, as whoever installs it would: it opens its window and uses it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import PRODUCT_NAME
from app.gui.application import STYLE, can_show_windows, make_window
from app.paths import data_for_a_while


def run_self_check(form: Path, folder: Path, tell: Callable[[str], object]) -> int:
    """Go from a filled form of an earlier term to an exported pair, with the widgets. Exit code.

    The pair is left in the folder; of the user's own data nothing is read or written. `tell` is
    called with one line for each step, in Swedish.
    """
    if not can_show_windows():
        return 1
    app = QApplication([PRODUCT_NAME, *STYLE])
    with data_for_a_while() as data:
        window = make_window(app, None, data)

        def check() -> None:
            # Not before the window has begun to work: what is needed for it loads as it does then.
            from app.gui.self_check_story import NotWorkingError, check_window
            from app.services.error_report import error_trail

            try:
                check_window(window, form, folder, tell)
            except NotWorkingError as error:
                tell(f"Något fungerar inte. {error}")
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what was asked for
                tell(f"Något fungerar inte.\n{error_trail(error)}")
            else:
                tell("Allt fungerar.")
                app.exit(0)
                return
            app.exit(1)

        window.first_painted.connect(lambda: tell("Fönstret visas."))
        window.begun.connect(check)
        window.show()
        code = app.exec()
        window.close()
    return code
