"""What pip says is told in few lines, and why it fails in a sentence that says what to do."""

import os
import sys
from pathlib import Path

import pytest

from tools.failure import SetupError
from tools.pip_command import run_pip

_SUCCESS = """\
Collecting pyside6-essentials>=6.10
  Downloading pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl.metadata (3.9 kB)
Downloading pyside6_essentials-6.11.3-cp310-abi3-manylinux_2_34_x86_64.whl (80.3 MB)
Using cached lxml-6.1.3-cp311-cp311-manylinux_2_28_x86_64.whl (5.2 MB)
Downloading idna-3.20-py3-none-any.whl (400 kB)
Installing collected packages: idna, lxml, pyside6-essentials
Successfully installed idna-3.20 lxml-6.1.3 pyside6-essentials-6.11.3"""
_NO_NETWORK = (
    "WARNING: Retrying (Retry(total=4, connect=None)) after connection broken by "
    "'NewConnectionError('Failed to establish a new connection: [Errno -3] Temporary failure in "
    "name resolution')': /simple/hatchling/"
)


def _run(folder: Path, output: str, exit_code: int = 0, *, then_waits: bool = False) -> None:
    """Run a pip that says this."""
    wait = "import time; time.sleep(600)" if then_waits else ""
    (folder / "pip.py").write_text(
        f"import sys\nprint({output!r}, flush=True)\n{wait}\nsys.exit({exit_code})\n", "utf-8"
    )
    variables = {**os.environ, "PYTHONPATH": str(folder)}
    run_pip(Path(sys.executable), ["install", "."], folder=folder, variables=variables)


def test_what_is_large_is_named_and_all_of_it_added_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(tmp_path, _SUCCESS)
    *lines, last = capsys.readouterr().out.splitlines()
    assert lines == [
        "  Downloading pyside6_essentials, 80 MB",
        "  Using cached lxml, 5 MB",
        "  Unpacking 3 packages",
    ]
    assert last.startswith("  3 packages, 86 MB, ")


def test_without_a_network_nobody_waits_for_all_tries(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SetupError, match=r"^pip cannot reach the package index: connect to"):
        _run(tmp_path, "\n".join([_NO_NETWORK] * 3), then_waits=True)
    told = capsys.readouterr()
    assert told.out == "  The package index does not answer; trying again\n"
    assert told.err == ""


def test_a_network_that_fails_now_and_then_is_borne(tmp_path: Path) -> None:
    lines = [_NO_NETWORK, _NO_NETWORK, "Downloading idna-3.20.whl (68 kB)", _NO_NETWORK]
    _run(tmp_path, "\n".join(lines))


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", "The disk is full: "),
        ("SSLError: [SSL: CERTIFICATE_VERIFY_FAILED]", "pip does not trust the certificate"),
        (_NO_NETWORK, "pip cannot reach the package index"),
    ],
)
def test_a_known_cause_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], output: str, sentence: str
) -> None:
    with pytest.raises(SetupError) as raised:
        _run(tmp_path, output, 1)
    assert str(raised.value).startswith(sentence)
    assert capsys.readouterr().err == ""


def test_another_cause_is_shown_in_the_words_of_pip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SetupError, match="see above"):
        _run(tmp_path, "ERROR: something else", 1)
    assert "ERROR: something else" in capsys.readouterr().err
