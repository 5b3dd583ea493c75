"""Commands for whoever builds the project: start and test. Standard library only."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets a sentence, not a traceback
    sys.exit(
        "This project needs Python 3.11 or later; this is {}.{}.".format(*sys.version_info[:2])
    )
