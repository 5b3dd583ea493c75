"""Exit codes and output that the commands have in common."""

import errno
import json
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from app.model.calendar import Calendar
from app.model.shown_characters import escaped, shown, shown_lines
from app.model.term import Term

DONE, REFUSED = 0, 1


class Refusal(Exception):  # noqa: N818
    """A command is refused; each reason is a line in Swedish."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(*reasons)


class OutputError(Exception):
    """What was to be printed could not be written."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error
        # The second is what Windows says of a pipe whose reader has ended, as `head` does.
        self.unread = error.errno in {errno.EPIPE, errno.EINVAL}


def say(*lines: object) -> None:
    """Print lines for a person: no name or text in them steers the terminal, or ends the line.

    Raises OutputError.
    """
    for line in lines:
        _write(shown(str(line)) + "\n", sys.stdout)


def say_text(text: str) -> None:
    """Likewise a text of several lines that ends its last one itself. Raises OutputError."""
    _write(shown_lines(text), sys.stdout)


def in_one_line(text: str) -> str:
    """What is quoted from a report or a question set, for `say`."""
    return " ".join(text.split())


def complain(reason: str) -> None:
    """Tell in one line why something is refused. Raises OutputError."""
    _write(shown_lines(" ".join(reason.splitlines())) + "\n", sys.stderr)


def print_json(value: Sequence[dict[str, Any]]) -> None:
    """Raises OutputError."""
    _write(escaped(json.dumps(value, ensure_ascii=False, indent=1)) + "\n", sys.stdout)


def print_file(data: bytes) -> None:
    """A file of text in UTF-8, to the byte; on a terminal as `say_text` says it.

    Raises OutputError.
    """
    if sys.stdout.isatty():
        say_text(data.decode("utf-8-sig"))
        return
    flush_output()
    try:
        sys.stdout.buffer.write(data)
    except OSError as error:
        raise OutputError(error) from None


def flush_output() -> None:
    """Have everything on its way that was written. Raises OutputError."""
    _write("", sys.stdout, flush=True)


def _write(text: str, stream: TextIO, *, flush: bool = False) -> None:
    try:
        stream.write(text)
        if flush:
            stream.flush()
    except OSError as error:
        raise OutputError(error) from None


def term_named(code: str, calendar: Calendar) -> Term:
    """Raises Refusal."""
    try:
        return calendar.known_term(code)
    except ValueError:
        example = f"2022-{calendar.periods[0].code}"
        raise Refusal(f"”{code}” är ingen period. Skriv till exempel {example}.") from None
