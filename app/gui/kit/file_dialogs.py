"""The system's dialogs for files and folders; cancelled, they give nothing."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.storage.errors import StorageError
from app.storage.file_reading import exists


def choose_files(parent: QWidget, title: str, start: Path, kinds: str) -> list[Path]:
    """`kinds` is a filter as Qt writes it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return [Path(name) for name in chosen]


def choose_file(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """One alone, where several would be more than can be asked about."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def choose_target(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Where to save; a name without a suffix gets the one that the name to `start` with has.

    Where the system has not added it, nobody was asked about the name with it: that is then one
    that is free.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    if not chosen:
        return None
    path, suffix = Path(chosen), start.suffix
    # The end of a date is none.
    if any(map(str.isalpha, path.suffix)):
        return path
    target, number = path.with_name(path.name + suffix), 2
    while _is_taken(target):
        target, number = path.with_name(f"{path.name}_{number}{suffix}"), number + 1
    return target


def _is_taken(path: Path) -> bool:
    try:
        return exists(path)
    except StorageError:
        # It is told when it is written.
        return False


def choose_folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None
