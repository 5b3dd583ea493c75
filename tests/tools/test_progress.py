"""What other programs say is heard by the line; what is told of it stays, or is written over."""

import io
import sys

import pytest

from tools.progress import Progress, follow

_NO_VARIABLES: dict[str, str] = {}


def _python(script: str) -> list[str]:
    return [sys.executable, "-c", script]


def test_every_line_is_heard_and_kept() -> None:
    heard: list[str] = []
    script = "import sys; print('fetching', flush=True); sys.exit('broken')"
    ended = follow(_python(script), heard.append, variables=_NO_VARIABLES)
    assert heard == ["fetching", "broken"] == list(ended.lines)
    assert ended.exit_code == 1
    assert ended.said("nothing", "broke")
    assert not ended.said("whole")


def test_a_program_that_is_not_worth_waiting_for_is_ended() -> None:
    script = "import time; print('no answer', flush=True); time.sleep(600)"
    ended = follow(_python(script), lambda _line: False, variables=_NO_VARIABLES)
    assert ended.exit_code != 0
    assert ended.lines == ("no answer",)


def test_without_a_terminal_only_what_stays_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.show("unpacking")
        progress.say("  Downloading qt, 80 MB")
    assert capsys.readouterr().out == "  Downloading qt, 80 MB\n"


def test_in_a_terminal_what_stays_takes_the_place_of_what_happens_now(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "20")
    with Progress() as progress:
        progress.say("  done")
    assert screen.getvalue() == "\r  done             \n\r                   \r"
