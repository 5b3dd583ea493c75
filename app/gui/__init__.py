"""The window; `shell` is where it starts."""

import builtins

_import = builtins.__import__

import PySide6.QtCore  # noqa: E402, F401

# With it comes PySide's own `__import__`, which looks through the source of every module that is
# imported from then on, for a feature that nothing here uses: a tenth of the start.
builtins.__import__ = _import
