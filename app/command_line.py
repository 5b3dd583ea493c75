"""The options of the commands, and the answer to wrong usage."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app.model.invisible_characters import clean_detail

WRONG_USAGE = 2


class _Parser(argparse.ArgumentParser):
    # argparse explains errors in English only; the usage line says enough.

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"Kommandot är inte rätt skrivet. {self.format_help()}")

    def format_help(self) -> str:
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        return f"Skriv så här: {usage}\n"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse a command and its options; wrong usage ends the program."""
    parser = _Parser(prog="naringslivsrapport")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO", parser_class=_Parser)

    def add(name: str) -> _Parser:
        added = commands.add_parser(name)
        added.set_defaults(command=name)
        return added

    forms = add("forms")
    _add_set_options(forms, add("committees"))
    _add_check_options(add("check-forms"), add("check-register"))
    _add_draft_options(add("new"), add("carry-over"), add("read"))
    _add_report_options(add("check"), add("export"))
    _add_collate_options(add("collate"))
    _add_backup_options(add("backup"), add("restore"))
    options = parser.parse_args(arguments)
    if options.command == "forms" and not _are_compatible(options):
        forms.error("")
    return options


def _add_set_options(forms: _Parser, committees: _Parser) -> None:
    shown = forms.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true")
    shown.add_argument("--print", metavar="ID|FIL.toml")
    shown.add_argument("--docx", metavar="ID|FIL.toml")
    shown.add_argument("--toml", metavar="ID|FIL.toml")
    shown.add_argument("--xlsx", metavar="ID|FIL.toml")
    shown.add_argument("--from-xlsx", type=Path, metavar="FIL.xlsx")
    forms.add_argument("--term", type=_code, metavar="PERIOD")
    forms.add_argument("-o", dest="output", type=Path, metavar="FIL")
    committees.add_argument("--term", type=_code, metavar="PERIOD")
    committees.add_argument("--json", action="store_true")


def _add_check_options(*checks: _Parser) -> None:
    for check in checks:
        check.add_argument("files", type=Path, nargs="+", metavar="FIL.toml")
        check.add_argument("--json", action="store_true")


def _code(text: str) -> str:
    """An id or a period, as it looks: what is copied may have signs that nobody sees."""
    return clean_detail(text).strip()


def _are_compatible(options: argparse.Namespace) -> bool:
    """`-o` goes with what is no text, and may with `--toml`; `--term` with a form that is shown."""
    shown_one = options.print is not None or options.docx is not None
    files = (options.docx, options.xlsx, options.from_xlsx)
    must_be_written = any(one is not None for one in files)
    may_be_written = must_be_written or options.toml is not None
    written = options.output is not None
    return (
        (may_be_written or not written)
        and (written or not must_be_written)
        and (shown_one or not options.term)
    )


def _add_draft_options(new: _Parser, carry: _Parser, read: _Parser) -> None:
    new.set_defaults(sources=[])
    carry.add_argument("sources", type=Path, nargs="+", metavar="FIL")
    read.add_argument("source", type=Path, metavar="FIL")
    for begin in (new, carry, read):
        # A file that is read may name its committee and term itself.
        begin.add_argument("--committee", type=_code, required=begin is not read, metavar="ID")
        begin.add_argument("--term", type=_code, required=begin is not read, metavar="PERIOD")
        begin.add_argument("-o", dest="output", required=True, type=Path, metavar="RAPPORT.json")
    for begin in (new, carry):
        begin.add_argument("--survey", type=_code, metavar="UPPFÖLJNING")


def _add_report_options(check: _Parser, export: _Parser) -> None:
    check.add_argument("report", type=Path, metavar="RAPPORT")
    check.add_argument("--json", action="store_true")
    export.add_argument("report", type=Path, metavar="RAPPORT")
    export.add_argument("-o", dest="folder", required=True, type=Path, metavar="MAPP")
    export.add_argument("--draft", action="store_true")


def _add_collate_options(collate: _Parser) -> None:
    collate.add_argument("source", type=Path, metavar="MAPP")
    collate.add_argument("-o", dest="folder", required=True, type=Path, metavar="MAPP")
    collate.add_argument("--term", type=_code, metavar="PERIOD")
    collate.add_argument("--survey", type=_code, metavar="UPPFÖLJNING")
    collate.add_argument("--earlier", type=Path, metavar="MAPP")
    collate.add_argument("--by-committee", action="store_true")


def _add_backup_options(backup: _Parser, restore: _Parser) -> None:
    backup.add_argument("-o", dest="output", required=True, type=Path, metavar="FIL.zip")
    restore.add_argument("file", type=Path, metavar="FIL.zip")
