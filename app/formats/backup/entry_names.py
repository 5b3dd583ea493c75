"""The names in a backup: paths as ASCII, and which of them are safe on every system."""

import re
import unicodedata
from urllib.parse import quote, unquote

MAX_FILES = 150_000
_MAX_PART = 180
_MAX_DEPTH = 6
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\\/\ud800-\udfff]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE
)


def entry_name(path: str) -> str:
    """The name in the ZIP file of a path with forward slashes: ASCII on every system."""
    return quote(path, safe="/ ()")


def path_of_entry(name: str) -> str | None:
    """The path behind a name; None where it is none that `entry_name` would write."""
    try:
        path = unquote(name, errors="strict")
    except ValueError:
        return None
    return path if is_safe(path) and entry_name(path) == name else None


def is_safe(path: str) -> bool:
    """Whether every system takes a path as it is, as one below the folder it is put in."""
    parts = path.split("/")
    return len(parts) <= _MAX_DEPTH and all(map(_is_safe_part, parts))


def folded(path: str) -> str:
    """What is the same for two paths that are one file on some system."""
    return unicodedata.normalize("NFC", path).casefold()


def _is_safe_part(part: str) -> bool:
    return (
        0 < len(part.encode("utf-8", "replace")) <= _MAX_PART
        and not part.startswith((".", " "))
        and not part.endswith((".", " "))
        and not _FORBIDDEN.search(part)
        and not _RESERVED.fullmatch(part)
    )
