"""The version and licence of an installed Python distribution."""

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from app.storage.file_reading import read_bytes

_MAX_TEXT = 1_000_000
# Where build tools put licence texts, then and now.
_LICENCE_FILE = re.compile(
    r"[^/]+\.dist-info/(licenses/.+|(license|licence|copying|notice)[^/]*)", re.IGNORECASE
)
_LICENCE_CLASSIFIER = "License :: "


@dataclass(frozen=True)
class Distribution:
    """A distribution's own metadata; `texts` are the licence texts it carries."""

    version: str
    licence: str
    texts: tuple[str, ...]


def installed(name: str) -> Distribution | None:
    """The distribution with that name, or None where it is not installed.

    A frozen program knows only those whose metadata was packed with it. Raises StorageError where a
    licence cannot be read.
    """
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    files = (file for file in found.files or () if _LICENCE_FILE.fullmatch(file.as_posix()))
    texts = (read_bytes(Path(str(file.locate())), _MAX_TEXT) for file in files)
    return Distribution(found.version, _licence(found), tuple(map(_decoded, texts)))


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        # Older libraries have the names of their authors in it.
        return text.decode("latin-1")


def _licence(found: metadata.Distribution) -> str:
    """The name of the licence; the newest metadata field first."""
    said = (found.metadata.get_all(key) or [] for key in ("License-Expression", "License"))
    for text in (text for texts in said for text in texts):
        # Some packages put the whole text in this field.
        if text and "\n" not in text:
            return str(text)
    of_a_licence = (
        text.rpartition(" :: ")[2]
        for text in found.metadata.get_all("Classifier") or []
        if text.startswith(_LICENCE_CLASSIFIER)
    )
    return ", ".join(of_a_licence)
