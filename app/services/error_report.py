"""The report of an unexpected error: where it came from, and nothing of the answers.

Error messages, values and file names are left out: pydantic's messages quote what was typed, and a
file may be named after it.
"""

import datetime
import errno
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb
from types import FrameType, TracebackType

from app import PRODUCT_NAME, __version__

_ROOT = Path(__file__).parents[2]
_MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", re.ASCII)
_MOST_ERRORS = 20
_MOST_FRAMES = 30


@dataclass(frozen=True)
class Environment:
    qt: str
    system: str
    time: datetime.datetime


def error_report(trail: str, environment: Environment) -> str:
    """The whole text for whoever maintains the program."""
    python = ".".join(map(str, sys.version_info[:3]))
    return "\n".join(
        (
            f"{PRODUCT_NAME} {__version__}",
            f"Python {python}, Qt {environment.qt}, {environment.system}",
            f"{environment.time.isoformat(sep=' ', timespec='seconds')}",
            "",
            trail,
        )
    )


def error_trail(error: BaseException) -> str:
    """The types of an error and its causes, with the lines of the program they passed.

    The same fault in the same place gives the same trail, whatever was typed.
    """
    lines: list[str] = []
    for number, (how, one) in enumerate(_chain(error)):
        if number == _MOST_ERRORS:
            lines.append("och fler fel")
            break
        lines.append(f"{how}{_kind(one)}")
        lines.extend(f"  {line}" for line in _frames(one.__traceback__))
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """The error, the errors in its group, then its causes and contexts; each once."""
    seen: set[int] = set()
    waiting = [("", error)]
    while waiting:
        how, one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield how, one
        if one.__cause__ is not None:
            waiting.append(("orsakades av ", one.__cause__))
        elif one.__context__ is not None and not one.__suppress_context__:
            waiting.append(("kom efter ", one.__context__))
        if isinstance(one, BaseExceptionGroup):
            waiting.extend(("innehåller ", inner) for inner in reversed(one.exceptions))


def _kind(error: BaseException) -> str:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}"
    if not isinstance(error, OSError):
        return name
    # An OSError raised with two texts has the first one in the place of the number.
    numbers = [
        f"{of} {number:d}"
        for of in ("errno", "winerror")
        if type(number := getattr(error, of, None)) is int
    ]
    symbol = errno.errorcode.get(error.errno) if type(error.errno) is int else None
    return " ".join((name, *numbers, *([symbol] if symbol else [])))


def _frames(trace: TracebackType | None) -> list[str]:
    passed = [_place(frame, line) for frame, line in walk_tb(trace)]
    left_out = len(passed) - _MOST_FRAMES
    if left_out <= 0:
        return passed
    half = _MOST_FRAMES // 2
    return [*passed[:half], f"… och {left_out} till", *passed[-half:]]


def _place(frame: FrameType, line: int) -> str:
    code = frame.f_code
    file = Path(code.co_filename)
    # The path of a file outside the program may tell whose computer it is.
    module = frame.f_globals.get("__name__")
    where = module if isinstance(module, str) and _MODULE.fullmatch(module) else "?"
    if file.is_relative_to(_ROOT):
        where = file.relative_to(_ROOT).as_posix()
    return f"{where}, rad {line}, {code.co_qualname}"
