"""Commands for whoever builds the project: start, test, build. Standard library only."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets a sentence, not a traceback
    sys.exit(
        "This project needs Python 3.11 or later, and this is Python {}.{}: run the command with a "
        "newer one, as in python3.11 tools/start.py.".format(*sys.version_info[:2])
    )
