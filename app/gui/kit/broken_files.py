"""Broken question sets: a sentence for the officer, the faults for the author."""

from collections.abc import Sequence
from pathlib import Path

from app.formats.errors import FormFileError, refusal
from app.model.shown_characters import shown


def refusal_text(errors: Sequence[FormFileError], consequence: str) -> str:
    """Which files are broken, what follows from it, and what to do."""
    names = " och ".join(f"”{_name(error)}”" for error in errors)
    if len(errors) == 1:
        return f"Filen {names} är felaktig, {consequence}. Be den som skickade den om en ny fil."
    return f"Filerna {names} är felaktiga, {consequence}. Be den som skickade dem om nya filer."


def plainly(error: Exception) -> str:
    """Why something was refused, for whoever has not written the file."""
    return error.plainly if isinstance(error, FormFileError) else str(error)


def faults_text(errors: Sequence[FormFileError]) -> str:
    """Every fault on a line of its own, for the author of the file."""
    return "\n".join(
        refusal(_name(error), fault.reason, fault.where)
        for error in errors
        for fault in error.faults
    )


def _name(error: FormFileError) -> str:
    return shown(Path(error.file).name)
