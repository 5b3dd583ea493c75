"""The command that collates reports."""

import argparse
import sys

from app.command_output import DONE, Refusal, say, term_named
from app.model.collation.collation import Collation
from app.model.swedish import in_figures, with_capital
from app.paths import bundled_data
from app.services.collating.folder_collation import FolderCollation
from app.services.collating.result_files import ResultFiles
from app.services.errors import (
    NothingToCollateError,
    ServiceError,
    ServiceErrorCode,
    StoppedWaitingError,
)
from app.services.report_context import ReportContext


def collate(options: argparse.Namespace, context: ReportContext) -> int:
    """Read a folder, write the results, and print what came of it."""
    try:
        return _collate(options, context)
    except KeyboardInterrupt:
        raise StoppedWaitingError from None


def _collate(options: argparse.Namespace, context: ReportContext) -> int:
    term = term_named(options.term, context.catalog.calendar) if options.term else None
    survey = options.survey or ""
    if survey and survey not in context.catalog.surveys.all():
        raise ServiceError(ServiceErrorCode.UNKNOWN_SURVEY, survey)
    with FolderCollation(context) as folders:
        folders.read_folder(options.source, _show_progress)
        if options.earlier is not None:
            name = options.earlier.absolute().name
            folders.read_folder(options.earlier, _show_progress, f"{name}/", earlier=True)
        try:
            collation = folders.collation(term, survey)
        except NothingToCollateError as error:
            raise Refusal(str(error), *folders.file_notes()) from None
        results = ResultFiles(bundled_data().report_template)
        paths = results.write(collation, options.folder, by_committee=options.by_committee)
        if len(folders.surveys) > 1:
            say(f"Uppföljning: {collation.title}.")
        _print_summary(collation)
        for path in paths:
            say(path)
    return DONE


def _show_progress(done: int, total: int, name: str) -> None:
    # Not where the output goes to a file.
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        sys.stderr.write(f"\r{in_figures(done)} av {in_figures(total)} filer lästa{end}")
        sys.stderr.flush()


def _print_summary(collation: Collation) -> None:
    asked, missing = collation.asked_count, collation.missing
    them = collation.respondent.many
    sent = f"{in_figures(asked - len(missing))} av {in_figures(asked)} {them} har skickat in"
    say(f"{with_capital(collation.term.in_a_sentence)}: {sent}.")
    if missing:
        names = ", ".join(one.committee.name for one in missing)
        say(f"Har inte skickat in ({in_figures(len(missing))}): {names}.")
    for note in collation.files():
        if note.calls:
            say(f"{note.standing.label}: {note.source.name}: {note.text}")
