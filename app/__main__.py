"""The program's door: a command runs without a window, anything else opens the window.

Nothing is imported here before it is known to be needed: a command needs no Qt, and the window
shows before the model is loaded.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

# What the processes are told that help a frozen program, which are the program itself.
_HELPING = frozenset({"--multiprocessing-fork", "-c"})
_SELF_CHECK = "self-check"
_COMMANDS = (
    *(
        "forms",
        "check-forms",
        "committees",
        "new",
        "read",
        "carry-over",
        "check",
        "export",
        "collate",
    ),
    _SELF_CHECK,
)
_USAGE = """\
Så här startas programmet:
  naringslivsrapport [--data MAPP] [FIL]            öppnar fönstret, med filen
  naringslivsrapport [--data MAPP] forms            frågeuppsättningarna, eller en som tom blankett
  naringslivsrapport [--data MAPP] check-forms      granskar en frågeuppsättning du skriver
  naringslivsrapport [--data MAPP] committees       nämnderna
  naringslivsrapport [--data MAPP] new              en tom rapport
  naringslivsrapport [--data MAPP] read             läser en ifylld rapport
  naringslivsrapport [--data MAPP] carry-over       förra terminens svar som ett nytt utkast
  naringslivsrapport [--data MAPP] check            granskar en rapport
  naringslivsrapport [--data MAPP] export           skriver DOCX + JSON
  naringslivsrapport [--data MAPP] collate          sammanställer rapporter som har kommit in
  naringslivsrapport self-check FORMULÄR -o MAPP
                                                    prövar att programmet fungerar på datorn
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives its exit code."""
    if getattr(sys, "frozen", False) and not _HELPING.isdisjoint(sys.argv):
        _help()
    _write_utf8()
    rest = list(sys.argv[1:] if arguments is None else arguments)
    data: Path | None = None
    if rest[:1] == ["--data"]:
        if len(rest) < 2:
            return _wrong_usage()
        data, rest = Path(rest[1]), rest[2:]
    if rest and rest[0] in _COMMANDS:
        return _command(rest, data)
    if rest in (["--help"], ["-h"]):
        sys.stdout.write(_USAGE)
        return 0
    if len(rest) > 1 or (rest[:1] and rest[0].startswith("-")):
        return _wrong_usage()
    if rest and not Path(rest[0]).suffix and not Path(rest[0]).exists():
        # A command that is not spelled right, more likely than a file.
        return _wrong_usage()
    _collect_later()
    from app.gui.shell.application import run_window

    return run_window(Path(rest[0]) if rest else None, data)


def _help() -> None:
    """Be one of the frozen program's helping processes, to its end."""
    from app.services.process_limits import prepare_frozen

    prepare_frozen()
    from multiprocessing import freeze_support

    freeze_support()


def _collect_later() -> None:
    """Look for garbage when the window shows (gui/shell/application.py): loading makes none."""
    gc.disable()


def _command(arguments: Sequence[str], data: Path | None) -> int:
    if arguments[0] == _SELF_CHECK:
        return _check_self(arguments)
    from app.cli import run

    return run(arguments, data)


def _check_self(arguments: Sequence[str]) -> int:
    if len(arguments) != 4 or arguments[2] != "-o":
        return _wrong_usage()
    _collect_later()
    from app.gui.shell.self_check import run_self_check

    def tell(text: str) -> None:
        # A program without a console has nowhere to write; its exit code says how it went.
        if sys.stdout is not None:
            print(text, flush=True)  # noqa: T201

    return run_self_check(Path(arguments[1]), Path(arguments[3]), tell)


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        # A window without a console has no streams at all.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _wrong_usage() -> int:
    sys.stderr.write(_USAGE)
    return 2


if __name__ == "__main__":
    sys.exit(main())
