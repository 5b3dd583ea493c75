"""One running program for each data folder: a second start hands its file over and ends."""

import json
from collections.abc import Callable
from pathlib import Path

from app.storage.errors import StorageError
from app.storage.instance_mailbox import InstanceMailbox

_FILE = "file"
_PAUSE_S = 0.05
_PAUSES = 400


def hand_over(
    mailbox: InstanceMailbox, file: Path | None, pause: Callable[[float], object]
) -> bool:
    """Ask the running program to show itself and open a file; False if it does not answer.

    If it has ended meanwhile, this program takes its place. `pause` sleeps for so many seconds; the
    answer is awaited for twenty seconds in all: the other may be starting, on a busy computer.
    """
    # Escaped: a file name may contain what cannot be encoded as UTF-8.
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
    """The requests of second starts: to show the window, perhaps with a file."""
    return [_file(note) for note in mailbox.receive()]


def _file(note: bytes) -> Path | None:
    try:
        name = json.loads(note)[_FILE]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return Path(name) if isinstance(name, str) else None
