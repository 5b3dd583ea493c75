"""The system's dialogs for files and folders; what is not chosen is empty, or None."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(parent: QWidget, title: str, start: Path, kinds: str) -> list[Path]:
    """Let the officer choose files to open, of these kinds as Qt writes them."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return [Path(name) for name in chosen]


def choose_target(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    """Let the officer choose where to save a file."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget, title: str, start: str) -> Path | None:
    """Let the officer choose a folder; an empty start is where the system begins."""
    chosen = QFileDialog.getExistingDirectory(parent, title, start)
    return Path(chosen) if chosen else None
