"""One runs, the others put notes for it; a note is taken once or is taken back."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage.disk import Disk
from app.storage.instance_mailbox import InstanceMailbox
from tests.support.failing import FailingDisk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "running"


def test_the_first_one_enters_alone(folder: Path) -> None:
    first, second = InstanceMailbox(folder), InstanceMailbox(folder)
    assert first.acquire()
    assert not second.acquire()
    first.release()
    assert second.acquire()
    second.release()


def test_a_program_that_is_killed_has_left(folder: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path;"
        "from app.storage.instance_mailbox import InstanceMailbox;"
        "print(InstanceMailbox(Path(sys.argv[1])).acquire(), flush=True); os.kill(os.getpid(), 9)"
    )
    if os.name == "nt":
        pytest.skip("no signal kills there")
    run = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.stdout == "True\n"
    assert InstanceMailbox(folder).acquire()


def test_where_nothing_can_be_locked_everybody_enters(folder: Path) -> None:
    refusing = FailingDisk(1, OSError(errno.ENOLCK, "No locks"), for_good=True, counted=("lock",))
    assert InstanceMailbox(folder, refusing).acquire()
    InstanceMailbox(folder, refusing).release()


def test_a_note_is_taken_once(folder: Path) -> None:
    first, second = InstanceMailbox(folder), InstanceMailbox(folder)
    first.acquire()
    notes = [second.send(b"one"), second.send(b"two")]
    assert not any(map(second.is_received, notes))
    assert sorted(first.receive()) == [b"one", b"two"]
    assert first.receive() == []
    assert all(map(second.is_received, notes))
    assert not second.withdraw(notes[0])


def test_a_note_that_is_taken_back_is_not_taken(folder: Path) -> None:
    mailbox = InstanceMailbox(folder)
    assert mailbox.withdraw(mailbox.send(b"one"))
    assert mailbox.receive() == []


class _Later(Disk):
    """A disk on which everything was written some time ago."""

    def age(self, path: Path) -> float:
        return super().age(path) + 61


def test_what_nobody_waits_for_any_more_is_put_away(folder: Path) -> None:
    InstanceMailbox(folder).send(b"from yesterday")
    assert InstanceMailbox(folder, _Later()).receive() == []
    assert list(folder.glob("*.note")) == []


def test_a_note_that_cannot_be_removed_is_not_taken(folder: Path) -> None:
    InstanceMailbox(folder).send(b"one")
    error = OSError(errno.EACCES, "Permission denied")
    refusing = FailingDisk(1, error, for_good=True, counted=("remove",))
    assert InstanceMailbox(folder, refusing).receive() == []
    assert InstanceMailbox(folder).receive() == [b"one"]
