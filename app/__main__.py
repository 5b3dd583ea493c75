"""The program's entry point: a command runs without a window, anything else opens the window.

Nothing is imported here before it is known to be needed: a command needs no Qt, and the window
shows before the model is loaded.
"""

import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

# Arguments of the helper processes of a frozen program, which are the program itself.
_HELPER_ARGUMENTS = frozenset({"--multiprocessing-fork", "-c"})
_SELF_CHECK = "self-check"
_HELP = (["--help"], ["-h"])
_COMMANDS = {
    "forms": "frågeuppsättningarna, eller en som tom blankett",
    "check-forms": "granskar en frågeuppsättning du skriver",
    "check-register": "granskar ett register du skriver",
    "committees": "de som svarar på frågor",
    "new": "en tom rapport",
    "read": "läser en ifylld rapport",
    "carry-over": "förra periodens svar som ett nytt utkast",
    "check": "granskar en rapport",
    "export": "skriver DOCX + JSON",
    "collate": "sammanställer rapporter som har kommit in",
    "backup": "säkerhetskopierar allt i en fil",
    "restore": "läser in en säkerhetskopia",
}
_USAGE = (
    "Så här startas programmet:\n"
    "  naringslivsrapport [--data MAPP] [FIL]         öppnar fönstret, med filen\n"
    "  naringslivsrapport [--data MAPP] KOMMANDO ...\n"
    "  naringslivsrapport self-check FORMULÄR -o MAPP\n"
    f"{'':17}prövar att programmet fungerar på datorn\n"
    "\n"
    "Kommandon (skriv --help efter ett av dem för att se hur det skrivs):\n"
    + "".join(f"  {name:<15}{what}\n" for name, what in _COMMANDS.items())
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    if getattr(sys, "frozen", False) and not _HELPER_ARGUMENTS.isdisjoint(sys.argv):
        _run_helper()
    rest = list(sys.argv[1:] if arguments is None else arguments)
    if sys.platform != "win32":
        _replace_closed_output()
    if sys.stderr is None:
        return _run_without_console(rest)
    _write_utf8()
    return _run(rest)


def _run_without_console(arguments: list[str]) -> int:
    """Run the program of Windows that has no console: why it ends is shown in a box.

    Not after a self check, which is run by programs: nobody would close the box.
    """
    sys.stdout = sys.stderr = written = io.StringIO()
    try:
        code = _run(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    said = written.getvalue()
    if said and (code or arguments in _HELP) and arguments[:1] != [_SELF_CHECK]:
        from app.gui.shell.text_box import show_text

        show_text(said)
    return code


def _run(rest: list[str]) -> int:
    data: Path | None = None
    if rest[:1] == ["--data"]:
        if len(rest) < 2:
            return _wrong_usage()
        data, rest = Path(rest[1]), rest[2:]
    if rest[:1] == [_SELF_CHECK]:
        return _with_output(lambda: _check_self(rest))
    if rest and rest[0] in _COMMANDS:
        return _with_output(lambda: _run_command(rest, data))
    if rest in _HELP:
        return _with_output(_show_help)
    # A name without an ending is a command that is not spelled right, more likely than a file.
    misspelled = rest and not Path(rest[0]).suffix and not Path(rest[0]).exists()
    if len(rest) > 1 or misspelled or (rest and rest[0].startswith("-")):
        return _wrong_usage()
    # Enabled when the window shows (gui/shell/application.py): loading makes no garbage.
    gc.disable()
    from app.gui.shell.application import run_window

    return run_window(Path(rest[0]) if rest else None, data)


def _show_help() -> int:
    from app.command_output import say_text

    say_text(_USAGE)
    return 0


def _run_command(arguments: list[str], data: Path | None) -> int:
    from app.cli import run

    return run(arguments, data)


def _with_output(command: Callable[[], int]) -> int:
    """Run what prints; ends as programs do where that cannot be written."""
    from app.command_output import OutputError, flush_output

    try:
        code = command()
        flush_output()
    except OutputError as error:
        if error.unread:
            return _end_unread()
        from app.storage.errors import StorageError

        # Python would try once more at its end.
        sys.stdout = io.StringIO()
        output = Path("Det som skulle skrivas ut")
        sys.stderr.write(f"{StorageError.from_os(output, error.error)}\n")
        return 1
    return code


def _end_unread() -> int:
    """End as programs do when nobody reads what they write: on POSIX by SIGPIPE."""
    if sys.platform != "win32":
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    sys.stdout = sys.stderr = io.StringIO()
    return 1


def _replace_closed_output() -> None:
    """Where a shell has closed an output, write it to nobody.

    The next file that is opened would take its place.
    """
    closed = set()
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        # By the process that files are read in, too.
        os.set_inheritable(handle, True)
        closed.add(handle)
    os.close(handle)
    if 1 in closed:
        sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
    if 2 in closed:
        sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115


def _run_helper() -> None:
    """Be a helper process of the frozen program, to its end."""
    from app.services.process_limits import prepare_frozen

    prepare_frozen()
    from multiprocessing import freeze_support

    freeze_support()


def _check_self(arguments: Sequence[str]) -> int:
    if len(arguments) != 4 or arguments[2] != "-o":
        return _wrong_usage()
    gc.disable()
    from app.command_output import flush_output, say_text
    from app.gui.shell.self_check import run_self_check

    def tell(text: str) -> None:
        say_text(f"{text}\n")
        flush_output()

    return run_self_check(Path(arguments[1]), Path(arguments[3]), tell)


def _write_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        # Not where somebody has put a stream of their own there.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _wrong_usage() -> int:
    sys.stderr.write(_USAGE)
    return 2


if __name__ == "__main__":
    sys.exit(main())
