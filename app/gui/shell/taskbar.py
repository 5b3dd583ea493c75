"""The program's own place on the taskbar of Windows."""

import contextlib
import sys

from app import APP_USER_MODEL_ID


def claim_taskbar_button() -> None:
    """Have the windows grouped with the program's shortcut, before the first one is made.

    https://learn.microsoft.com/windows/win32/shell/appids
    """
    if sys.platform == "win32":
        import ctypes

        # Without it they are grouped by the file of the program, which is nearly as good.
        with contextlib.suppress(AttributeError, OSError):
            ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_USER_MODEL_ID)
