"""The one error the commands show as a sentence instead of a traceback."""


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do."""
