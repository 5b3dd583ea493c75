"""How a program is frozen, and what is left out: this one, and what it is measured against.

PyInstaller runs it. Files are those of PyInstaller: the name in the folder, the source, the kind.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

from PyInstaller.building.api import COLLECT, EXE, PYZ
from PyInstaller.building.build_main import Analysis
from PyInstaller.depend.bindepend import get_imports
from PyInstaller.utils.hooks import collect_delvewheel_libs_directory, copy_metadata

File = tuple[str, str, str]

# Of what comes with Qt's modules, in any of these folders only these.
_PLUGINS: dict[str, tuple[str, ...]] = {
    "egldeviceintegrations": (),
    "generic": (),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg",),
    "networkinformation": (),
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": (),
    "tls": (),
    "wayland-graphics-integration-client": (),
    "xcbglintegrations": (),
}
_OURSELVES = "naringslivsrapport"
_TRANSLATIONS = ("qtbase_sv", "qtbase_en")
_SOFTWARE_OPENGL = "opengl32sw"
_LINK = "SYMLINK"

_LEFT_OUT = (
    # Nothing goes through the network; addresses are judged by their form alone.
    *("PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtTest", "dns", "ssl", "_ssl"),
    "pypdfium2_cli",
    # Python has checksums of its own, too.
    "_hashlib",
    *("lxml.html", "lxml.isoschematron", "lxml.objectify", "tkinter", "unittest"),
)

# The Windows wheels bring C++ runtimes of one name, each for the wheel beside it: in one folder one
# would take the place of the other.
_LIBRARIES = {"hunspell": "chunspell.libs", "rapidfuzz": "rapidfuzz.libs"}

# What debuggers need, and nobody else: on Linux a seventh of the whole.
_STRIP = sys.platform == "linux"


class Freezing:
    """The rules for a program that is distributed with what `bundled` lists, and nothing else."""

    def __init__(self, bundled: Path) -> None:
        parts = tomllib.loads(bundled.read_text("utf-8"))["component"]
        self._distributions = {
            _normal(part["distribution"]) for part in parts if "distribution" in part
        }

    @property
    def left_out(self) -> list[str]:
        """Modules that some library would use, if they were there.

        What is installed beside, to develop with, is not to come along by chance.
        """
        # From Python 3.12 on, the project itself is among them, where it is installed editable.
        bundled = {*self._distributions, _OURSELVES}
        beside = (
            module
            for module, owners in packages_distributions().items()
            if bundled.isdisjoint(map(_normal, owners))
        )
        return sorted({*_LEFT_OUT, *beside})

    def metadata(self) -> list[tuple[str, str]]:
        """Versions and licences of what is bundled, for "Om programmet"."""
        return [file for name in sorted(self._distributions) for file in copy_metadata(name)]

    def freeze(
        self,
        script: Path,
        programs: Mapping[str, Mapping[str, object]],
        *,
        name: str,
        path: Sequence[Path] = (),
        data: Sequence[tuple[str, str]] = (),
        loaded_later: Sequence[str] = (),
    ) -> None:
        """Make the folder of this name from a script, with files that start it.

        `programs` says of each of them what PyInstaller is to know: `console`, `icon`, `version`.
        Of the hooks that it would run at the start, those `loaded_later` are there and not run.
        """
        beside_data, beside = wheels_libraries()
        found = Analysis(
            [str(script)],
            pathex=[*map(str, path)],
            datas=[*data, *beside_data],
            binaries=beside,
            hiddenimports=[*loaded_later],
            excludes=self.left_out,
        )
        code = PYZ(found.pure)
        scripts = [file for file in found.scripts if file[0] not in loaded_later]
        started = [
            EXE(
                *(code, scripts),
                name=program,
                exclude_binaries=True,
                strip=_STRIP,
                upx=False,
                **options,
            )
            for program, options in programs.items()
        ]
        binaries = used_binaries(found.binaries)
        data_used = used_data(found.datas, binaries)
        COLLECT(*started, binaries, data_used, name=name, strip=_STRIP, upx=False)


def wheels_libraries() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Data and binaries that Windows wheels have beside their package; none on other systems."""
    datas: list[tuple[str, str]] = []
    binaries: list[tuple[str, str]] = []
    for package, folder in _LIBRARIES.items():
        datas, binaries = collect_delvewheel_libs_directory(package, folder, datas, binaries)
    return datas, binaries


def is_used(name: str) -> bool:
    """Whether a file is used, of those that Qt's modules bring along."""
    path = Path(name)
    stem = path.stem.removeprefix("lib")
    if "translations" in path.parts:
        return stem in _TRANSLATIONS
    if "plugins" in path.parts:
        return stem in _PLUGINS.get(path.parent.name, (stem,))
    return stem != _SOFTWARE_OPENGL


def used_binaries(files: Iterable[File]) -> list[File]:
    """The files that are used, without the libraries that only those left out would need."""
    files = list(files)
    kept = [file for file in files if is_used(file[0])]
    for_nobody = _libraries_of(file for file in files if not is_used(file[0]))
    while True:
        rest = [file for file in kept if Path(file[0]).name not in for_nobody]
        needed = for_nobody & _libraries_of(rest)
        if not needed:
            return rest
        for_nobody -= needed


def used_data(files: Iterable[File], binaries: Iterable[File]) -> list[File]:
    """The files that hold no code and are used; of links, those to binaries that are there."""
    there = {name for name, _, _ in binaries}
    return [
        (name, source, kind)
        for name, source, kind in files
        if is_used(name) and (kind != _LINK or source in there)
    ]


def _normal(distribution: str) -> str:
    """A distribution's name, as it is compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _libraries_of(files: Iterable[File]) -> set[str]:
    return {name for _, source, _ in files for name, _ in get_imports(source)}
