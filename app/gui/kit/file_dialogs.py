"""The system's dialogs for files and folders; cancelled, they give nothing."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(parent: QWidget, title: str, start: Path, kinds: str) -> list[Path]:
    """`kinds` is a filter as Qt writes it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(start), kinds)
    return [Path(name) for name in chosen]


def choose_target(parent: QWidget, title: str, start: Path, kinds: str) -> Path | None:
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(start), kinds)
    return Path(chosen) if chosen else None


def choose_folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start))
    return Path(chosen) if chosen else None
