"""What those who answer are called, for the window that is shown before the model is loaded."""

from collections.abc import Iterable
from pathlib import Path

from app.model.respondent import Respondent
from app.storage.errors import StorageError
from app.storage.file_reading import read_bytes

REGISTER = "register.toml"
"""The one file of a forms folder that is no question set."""
MAX_REGISTER = 1_000_000
_OTHERWISE = Respondent("verksamhet", "verksamheten", "verksamheter", "verksamheterna")


def first_words(folders: Iterable[Path]) -> Respondent:
    """From the first of the registers that can be read.

    What is wrong with one is told when all of it is read.
    """
    for folder in folders:
        try:
            return _respondent_in(read_bytes(folder / REGISTER, MAX_REGISTER))
        except (StorageError, ValueError, TypeError, KeyError, RecursionError):
            continue
    return _OTHERWISE


def _respondent_in(data: bytes) -> Respondent:
    # It takes a moment to load.
    import tomllib

    words = tomllib.loads(data.decode("utf-8-sig"))["respondent"]
    return Respondent(*(str(words[form]) for form in ("one", "the", "many", "all")))
