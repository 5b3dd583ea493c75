"""What a power cut may leave on a disk.

The model is harsher than ext4, APFS and NTFS are, in the way of ALICE (Pillai et al., "All File
Systems Are Not Created Equal", OSDI 2014):

- What is in a file lasts once the file was synced, a name once its folder was. Syncing a file
  makes no name last, and syncing a folder neither what is in its files nor its own name.
- Of what was written since, there may be nothing, any part from the beginning, or zeros in the
  place of it, be the file as long as it was to be or shorter.
- Of the names that were changed since, any may have lasted and any not, in whatever order they
  were changed: those of one folder, those of several, and whatever became of the content.
- One request that changes names is done or not: after a replacing there is no moment without the
  name. What had lasted before is not harmed.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.support.memory_disk import MemoryDisk
from tests.support.recorded_disk import (
    FOLDER,
    Acknowledged,
    Content,
    Entry,
    FileSynced,
    FolderSynced,
    Names,
)


class Platter:
    """What lasts of the requests so far, and what was asked for since."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._names: dict[Path, dict[str, int]] = defaultdict(dict)
        self._contents: dict[int, bytes] = defaultdict(bytes)
        self._new_names: dict[Path, list[Names]] = defaultdict(list)
        self._new_contents: dict[int, list[bytes]] = defaultdict(list)

    def take(self, entry: Entry) -> None:
        match entry:
            case Names():
                self._new_names[entry.folder].append(entry)
            case Content():
                self._new_contents[entry.file].append(entry.data)
            case FileSynced():
                for data in self._new_contents.pop(entry.file, [])[-1:]:
                    self._contents[entry.file] = data
            case FolderSynced():
                for names in self._new_names.pop(entry.folder, []):
                    _change(self._names[entry.folder], names)
            case Acknowledged():
                pass

    def images(self, chance: random.Random) -> Iterator["Image"]:
        """What a cut may leave now, one after the other without end: soon the extremes."""
        extremes = [_Nothing(), _Everything(), _NamesAlone()]
        for extreme in chance.sample(extremes, len(extremes)):
            yield self._image(extreme)
            yield self._image(_ByChance(chance))
        while True:
            yield self._image(_ByChance(chance))

    def whole(self) -> "Image":
        """What is there without a cut."""
        return self._image(_Everything())

    def _image(self, lasting: "_Lasting") -> "Image":
        image = Image()
        self._fill(image, self._root, lasting)
        return image

    def _fill(self, image: "Image", folder: Path, lasting: "_Lasting") -> None:
        image.folders.add(folder)
        names = dict(self._names.get(folder, {}))
        for change in lasting.names(self._new_names.get(folder, [])):
            _change(names, change)
        for name, file in names.items():
            if file == FOLDER:
                self._fill(image, folder / name, lasting)
            else:
                new = self._new_contents.get(file, [])
                image.files[folder / name] = lasting.content(self._contents.get(file, b""), new)


class Image:
    """The files and folders that a power cut has left."""

    def __init__(self) -> None:
        self.files: dict[Path, bytes] = {}
        self.folders: set[Path] = set()

    def disk(self) -> MemoryDisk:
        return MemoryDisk(dict(self.files), set(self.folders))

    def key(self) -> int:
        return hash((frozenset(self.files.items()), frozenset(self.folders)))


class _Lasting:
    """Which of the changed names last, and what there is of a file that was written."""

    def names(self, changes: list[Names]) -> list[Names]:
        raise NotImplementedError

    def content(self, old: bytes, new: list[bytes]) -> bytes:
        raise NotImplementedError


class _Nothing(_Lasting):
    def names(self, changes: list[Names]) -> list[Names]:
        return []

    def content(self, old: bytes, new: list[bytes]) -> bytes:
        return old


class _Everything(_Lasting):
    def names(self, changes: list[Names]) -> list[Names]:
        return changes

    def content(self, old: bytes, new: list[bytes]) -> bytes:
        return new[-1] if new else old


class _NamesAlone(_Everything):
    def content(self, old: bytes, new: list[bytes]) -> bytes:
        return old


class _ByChance(_Lasting):
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        # Now and then as much lasts as on a disk that keeps the order.
        self._in_order = chance.random() < 0.3

    def names(self, changes: list[Names]) -> list[Names]:
        if self._in_order:
            return changes[: self._chance.randint(0, len(changes))]
        return [change for change in changes if self._chance.random() < 0.5]

    def content(self, old: bytes, new: list[bytes]) -> bytes:
        if not new or self._chance.random() < 0.2:
            return old
        data = self._chance.choice(new)
        whole = self._chance.randint(0, len(data))
        zeros = bytes(len(data) - whole)
        return self._chance.choice((data, data[:whole], data[:whole] + zeros, bytes(len(data))))


def _change(names: dict[str, int], change: Names) -> None:
    for name, file in change.changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file
