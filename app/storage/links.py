"""Where links lead, told by what they say: none is followed to find it out."""

import os
from pathlib import Path

from app.storage.disk import DISK, Disk
from app.storage.errors import StorageError

# https://man7.org/linux/man-pages/man7/path_resolution.7.html
_MOST_LINKS = 40


def leads_outside(path: Path, folder: Path, root: Path, disk: Disk = DISK) -> bool:
    """Whether something in a folder is a link to what is not in it, by whatever way.

    The `root` is the same folder with links resolved. On Windows, to ask for what is on another
    computer tells that computer who asks. Raises StorageError.
    """
    try:
        # What it stands in has been looked at before.
        return disk.is_link(path) and _leads_outside(path.relative_to(folder), folder, root, disk)
    except OSError as error:
        raise StorageError.from_os(path, error) from None


def _leads_outside(inside: Path, folder: Path, root: Path, disk: Disk) -> bool:
    place, left, links = root, [*inside.parts], 0
    while left:
        path = place / left.pop(0)
        if not disk.is_link(path):
            place = path
            continue
        links += 1
        if links > _MOST_LINKS:
            # It leads in a circle, to nothing.
            return False
        # Its folder has no link in it by now, so that ".." is the folder that has it.
        target = Path(os.path.normpath(place / disk.link_target(path)))
        home = next((one for one in (root, folder.absolute()) if target.is_relative_to(one)), None)
        if home is None:
            return True
        place, left = root, [*target.relative_to(home).parts, *left]
    return False
