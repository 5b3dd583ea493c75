"""A second start with the same data: the window that is open gets the file."""

import json
from collections.abc import Callable
from pathlib import Path

from app.storage.errors import StorageError
from app.storage.instance_mailbox import InstanceMailbox

_FILE = "file"
_PAUSE_S = 0.05
_PAUSES = 120


def hand_over(
    mailbox: InstanceMailbox, file: Path | None, pause: Callable[[float], object]
) -> bool:
    """Ask the program that runs to come forward and open a file. False if it does not answer.

    It may also have ended meanwhile: then this is the one that runs. `pause` waits so many seconds;
    in all it is waited for some six.
    """
    # Escaped, for the name of a file may hold what UTF-8 cannot.
    note = json.dumps({_FILE: str(file.absolute()) if file is not None else None})
    try:
        path = mailbox.send(note.encode())
        for _ in range(_PAUSES):
            if mailbox.is_received(path):
                return True
            if mailbox.acquire():
                break
            pause(_PAUSE_S)
    except StorageError:
        return False
    return not mailbox.withdraw(path)


def handed_over(mailbox: InstanceMailbox) -> list[Path | None]:
    """What others have asked for: to come forward, perhaps with a file."""
    return [_file(note) for note in mailbox.receive()]


def _file(note: bytes) -> Path | None:
    try:
        name = json.loads(note)[_FILE]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Path(name) if isinstance(name, str) else None
