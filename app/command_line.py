"""How a command is written, and what is said of one that is not."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    # argparse speaks English only; how the command is written says enough.

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"Kommandot är inte rätt skrivet. {self.format_help()}")

    def format_help(self) -> str:
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        return f"Skriv så här: {usage}\n"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command with its options; `command` is its name. Wrong usage ends the program."""
    parser = _Parser(prog="naringslivsrapport")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", parser_class=_Parser)

    def add(name: str) -> _Parser:
        added = commands.add_parser(name)
        added.set_defaults(command=name)
        return added

    forms = add("forms")
    shown = forms.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true")
    shown.add_argument("--print", metavar="ID|FIL.toml")
    shown.add_argument("--docx", metavar="ID|FIL.toml")
    forms.add_argument("--term", metavar="PERIOD")
    forms.add_argument("-o", dest="output", type=Path, metavar="FIL.docx")
    check_forms = add("check-forms")
    check_forms.add_argument("files", type=Path, nargs="+", metavar="FIL.toml")
    check_forms.add_argument("--json", action="store_true")
    committees = add("committees")
    committees.add_argument("--term", metavar="PERIOD")
    committees.add_argument("--json", action="store_true")
    new = add("new")
    new.set_defaults(sources=[])
    carry = add("carry-over")
    carry.add_argument("sources", type=Path, nargs="+", metavar="FIL")
    for begin in (new, carry):
        begin.add_argument("--committee", required=True, metavar="NÄMND")
        begin.add_argument("--term", required=True, metavar="PERIOD")
        begin.add_argument("-o", dest="output", required=True, type=Path, metavar="RAPPORT.json")
    read = add("read")
    read.add_argument("source", type=Path, metavar="FIL")
    read.add_argument("--committee", metavar="NÄMND")
    read.add_argument("--term", metavar="PERIOD")
    read.add_argument("-o", dest="output", required=True, type=Path, metavar="RAPPORT.json")
    check = add("check")
    check.add_argument("report", type=Path, metavar="RAPPORT")
    check.add_argument("--json", action="store_true")
    export = add("export")
    export.add_argument("report", type=Path, metavar="RAPPORT")
    export.add_argument("-o", dest="folder", required=True, type=Path, metavar="MAPP")
    export.add_argument("--draft", action="store_true")
    options = parser.parse_args(arguments)
    if options.command == "forms":
        shown_one = options.print is not None or options.docx is not None
        if (options.docx is None) != (options.output is None) or (options.term and not shown_one):
            forms.error("")
    return options
