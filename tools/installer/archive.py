"""The ZIP for whoever installs nothing, and the checksums of all that is given to others."""

import hashlib
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from tools.installer.payload import Payload

CHECKSUMS = "SHA256SUMS"
_READABLE_FILE = 0o100644


def pack(payload: Payload, target: Path) -> None:
    """The folder as a ZIP: the same bytes for the same files."""
    when = datetime.fromtimestamp(payload.when, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in payload.files:
            entry = zipfile.ZipInfo(str(PurePosixPath(payload.folder.name) / file), when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE_FILE << 16
            packed.writestr(entry, (payload.folder / file).read_bytes())


def write_checksums(files: Iterable[Path], target: Path) -> None:
    """As `sha256sum -c` reads them, in the folder of the files."""
    sums = ((hashlib.sha256(file.read_bytes()).hexdigest(), file.name) for file in sorted(files))
    target.write_text(
        "".join(f"{digest}  {name}\n" for digest, name in sums), "utf-8", newline="\n"
    )
