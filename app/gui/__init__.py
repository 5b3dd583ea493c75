"""The window; `shell` is where it starts."""

import builtins
import importlib

# With it comes PySide's own `__import__`, which looks through the source of every module that is
# imported from then on, for a feature that nothing here uses: a tenth of the start.
import PySide6.QtCore  # noqa: F401

builtins.__import__ = importlib.__import__
