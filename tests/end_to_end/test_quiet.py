"""What the program does unseen: no network, no answer in a log, files for the user alone."""

import os
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.program_watch import CAN_REFUSE, ENDED_FOR_A_SOCKET, Watched
from tests.support.whole_story import TYPED

STEPS = ("_write", "_spell", "_fail", "_refuse", "_preview", "_hand_over")
# Where an officer's reports are, and what they have handed over.
_ANSWERS_BELONG = ("drafts", "submitted", "sources", "versions", "ut")


@dataclass(frozen=True)
class Told:
    """The whole story, and what was seen of it from outside."""

    folder: Path
    ended: subprocess.CompletedProcess[str]
    watched: Watched


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    folder = tmp_path_factory.mktemp("quiet")
    watched = Watched(folder)
    umask = 0 if os.name == "posix" else -1
    story = folder / "story"
    ended = watched.run("-m", "tests.support.whole_story", str(story), umask=umask)
    return Told(story, ended, watched)


def test_the_story_is_told_to_its_end(told: Told) -> None:
    assert told.ended.stdout.split() == list(STEPS), told.ended.stderr
    assert told.ended.returncode == 0, told.ended.stderr
    for kind in ("builtins.RuntimeError", "builtins.ValueError"):
        assert kind in told.ended.stderr


# No network.


def test_no_network_socket_is_opened(told: Told) -> None:
    assert told.watched.sockets() == []
    # Where the system can, it would have ended the process.
    assert told.ended.returncode == 0, told.ended.stderr


_BY_ITSELF = "import socket; socket.socket()"
_IN_A_PROCESS_OF_ITS_OWN = """
from multiprocessing import get_context
from socket import socket
if __name__ == "__main__":
    process = get_context("spawn").Process(target=socket)
    process.start()
    process.join()
    raise SystemExit(process.exitcode != 0)
"""


@pytest.mark.parametrize("code", [_BY_ITSELF, _IN_A_PROCESS_OF_ITS_OWN])
def test_a_socket_in_python_is_seen(tmp_path: Path, code: str) -> None:
    watched = Watched(tmp_path)
    ended = watched.run("-c", code)
    assert "socket.__new__" in watched.sockets()
    assert (ended.returncode != 0) == CAN_REFUSE


@pytest.mark.skipif(not CAN_REFUSE, reason="only Linux, on the usual processors, can be asked")
@pytest.mark.parametrize("code", ["QTcpServer().listen()", "QUdpSocket().bind()"])
def test_a_socket_in_qt_ends_the_process(tmp_path: Path, code: str) -> None:
    pytest.importorskip("PySide6.QtNetwork")
    watched = Watched(tmp_path)
    ended = watched.run("-c", f"from PySide6.QtNetwork import *; {code}")
    assert ended.returncode == ENDED_FOR_A_SOCKET
    assert watched.sockets() == []


# No answer where none belongs.


def test_no_answer_is_told_or_logged(told: Told) -> None:
    for text in (told.ended.stdout, told.ended.stderr):
        assert TYPED.casefold() not in text.casefold()


def _with_an_answer(told: Told) -> set[Path]:
    files = told.watched.written() | {path for path in told.folder.rglob("*") if path.is_file()}
    return {
        path for path in files if TYPED.casefold() in path.read_text("utf-8", "replace").casefold()
    }


def test_an_answer_is_written_only_where_answers_belong(told: Told) -> None:
    found = _with_an_answer(told)
    # What is zipped is not seen; the pair's other half is.
    assert any(path.suffix == ".json" for path in found)
    for path in found:
        assert path.is_relative_to(told.folder), path
        assert set(path.relative_to(told.folder).parts) & set(_ANSWERS_BELONG), path


def test_what_is_written_elsewhere_is_seen(tmp_path: Path) -> None:
    watched = Watched(tmp_path)
    code = f"open({str(tmp_path / 'a.log')!r}, 'a').write('{TYPED}')"
    watched.run("-c", code)
    assert tmp_path / "a.log" in watched.written()


# For the user alone.


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_what_the_program_keeps_is_for_the_user_alone(told: Told) -> None:
    kept = [told.folder / "data", *(told.folder / "data").rglob("*")]
    assert any(path.is_file() for path in kept)
    for path in kept:
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
    # The pair is for whomever the user lets read what they make: here, everybody.
    assert {stat.S_IMODE(path.stat().st_mode) for path in (told.folder / "ut").iterdir()} == {0o666}
