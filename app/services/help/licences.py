"""The licences of the program and of everything it is distributed with."""

import platform
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import PRODUCT_NAME, __version__
from app.paths import BundledData
from app.storage.file_reading import read_bytes
from app.storage.installed_packages import installed

LIST = "bundled.toml"
_MAX_BYTES = 1_000_000
_BETWEEN = f"\n\n{'-' * 72}\n\n"


@dataclass(frozen=True)
class Component:
    """A part of the program, with its licence."""

    name: str
    version: str
    """Empty where it has no version of its own."""
    licence: str
    text: str


def components(bundled: BundledData) -> tuple[Component, ...]:
    """The program itself, then what resources/licences/bundled.toml lists.

    Version and licence come from the installed package, else from the list. Raises StorageError
    where a text cannot be read.
    """
    own = Component(PRODUCT_NAME, __version__, "MIT", _text(bundled.licence))
    listed = tomllib.loads(_text(bundled.licences / LIST))["component"]
    return (own, *(_component(entry, bundled.licences) for entry in listed))


def _component(entry: dict[str, Any], folder: Path) -> Component:
    found = installed(entry["distribution"]) if "distribution" in entry else None
    version = entry.get("version", found.version if found else "")
    if entry.get("is_python"):
        version = platform.python_version()
    texts = [_text(folder / file) for file in entry.get("texts", ())]
    if found is not None and not entry.get("part"):
        texts = [*found.texts, *texts]
    return Component(
        entry.get("name", entry.get("distribution", "")),
        version,
        entry.get("licence", found.licence if found else ""),
        _BETWEEN.join(text.strip("\n") for text in texts),
    )


def _text(path: Path) -> str:
    return read_bytes(path, _MAX_BYTES).decode("utf-8", "replace")
