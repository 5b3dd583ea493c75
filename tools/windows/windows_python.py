"""A Python for Windows with what the project depends on, and a Wine that runs it.

Debian and the Python package index have all of it. The interpreter comes from panda3d, which
brings one for those who freeze programs for Windows on another system; its C runtime from
msvc-runtime; the standard library is that of the Python at hand, which has the same version. What
the interpreter lacks to be a python.exe is compiled here, as is what Wine 8 lacks.
"""

import compileall
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.environment import CONSTRAINTS, PYPROJECT, Environment, digest_of
from tools.failure import SetupError
from tools.windows import wine
from tools.windows.wine import Wine

PACKAGES = ("gcc-mingw-w64-x86-64-win32",)

_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
_TAG = f"{sys.version_info.major}{sys.version_info.minor}"
_LIBRARY = f"python{_TAG}.dll"
_INTERPRETER = ("panda3d==1.10.16", "msvc-runtime==14.44.35112")
"""The versions that this has been tried with."""
# pip judges for the system it runs on; these are asked for on Windows only.
_ON_WINDOWS_ONLY = ("colorama", "pefile", "pywin32-ctypes")
# What checks the code does so where it is written.
_NOT_NEEDED = {"ruff", "mypy", "import-linter", "lxml-stubs", "types-jsonschema", "hatchling"}
_NOT_OF_WINDOWS = shutil.ignore_patterns(
    *("__pycache__", "config-*", "ensurepip", "idlelib", "lib-dynload", "site-packages"),
    *("dist-packages", "test", "tests", "tkinter", "turtledemo"),
)
_IS_EXTENSION = re.compile(r".*\.pyd|(lib(ffi|crypto|ssl)|sqlite3).*\.dll").fullmatch
_PIECES = Path(__file__).parent / "pieces"
_COMPILER = "x86_64-w64-mingw32-gcc-win32"
_STAY_OPEN = """
import ctypes, time
ctypes.windll.user32.GetDesktopWindow()
print("open", flush=True)
time.sleep(86400)
"""
_DLL_MAIN = "int __stdcall DllMain(void *module, unsigned reason, void *reserved) { return 1; }\n"


@dataclass(frozen=True)
class WindowsPython:
    """The Python and its Wine in a folder, which is made when needed, anew when it does not fit."""

    folder: Path

    @property
    def executable(self) -> Path:
        return self.folder / "python" / "python.exe"

    @property
    def wine(self) -> Wine:
        return Wine(self.folder / "prefix")

    def ensure(self, environment: Environment) -> None:
        """Make it, unless it is there, with the pip of an environment. Raises SetupError."""
        stamp = self.folder / "set-up-done"
        if stamp.is_file() and stamp.read_text("utf-8") == _digest():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        print(f"Making a Windows Python in {self.folder} (1.2 GB)", flush=True)
        try:
            self._make(environment)
        except subprocess.CalledProcessError as error:
            raise SetupError(f"No Windows Python could be made: {error}") from error
        stamp.write_text(_digest(), "utf-8")

    @contextmanager
    def desktop(self, display: str) -> Iterator[None]:
        """Keep Wine's desktop open meanwhile, on a display, where windows get the focus.

        Otherwise the first program with a window starts it, and is waited for (DESKTOP_PIPES).
        """
        shown = {"DISPLAY": display}
        with self.wine.start([self.executable, "-c", _STAY_OPEN], variables=shown) as process:
            try:
                if process.stdout:
                    process.stdout.readline()
                yield
            finally:
                process.kill()

    def _make(self, environment: Environment) -> None:
        work = self.folder / "work"
        packages = self.executable.parent / "Lib" / "site-packages"
        (work / "interpreter").mkdir(parents=True)
        _fetch(environment, work / "interpreter", "--no-deps", *_INTERPRETER)
        _fetch(environment, work / "wheels", *_needed())
        _copy_standard_library(packages.parent)
        _unpack_all(work / "wheels", packages)
        _unpack_all(work / "interpreter", work / "unpacked")
        self._install_interpreter(work / "unpacked")
        compileall.compile_dir(packages.parent, quiet=2, workers=0)
        print("  making a Wine to run it in", flush=True)
        self.wine.create()
        self._add_missing_libraries(packages, work)
        shutil.rmtree(work)

    def _install_interpreter(self, unpacked: Path) -> None:
        python = self.executable.parent
        extensions = python / "DLLs"
        extensions.mkdir()
        shutil.move(unpacked / "deploy_libs" / _LIBRARY, python)
        for file in (unpacked / "deploy_libs").iterdir():
            # From 3.13 on there is another set, for the Python without the lock of the interpreter.
            if _IS_EXTENSION(file.name) and f"cp{_TAG}t" not in file.name:
                shutil.move(file, extensions)
        for runtime in unpacked.rglob("*140*.dll"):
            if (
                runtime.name.startswith(("vcruntime", "msvcp"))
                and not (python / runtime.name).exists()
            ):
                shutil.move(runtime, python)
        resources = unpacked / "manifest.o"
        script = unpacked / "python.rc"
        script.write_text(f'1 24 "{_PIECES / "python.manifest"}"\n', "utf-8")
        _run("x86_64-w64-mingw32-windres", script, resources)
        library = f'-DPYTHON_LIBRARY=L"{_LIBRARY}"'
        _compile(self.executable, _PIECES / "python.c", resources, "-municode", library)
        _make_stable_library(python, unpacked)

    def _add_missing_libraries(self, packages: Path, work: Path) -> None:
        # MISSING_LIBRARIES
        system = self.wine.drive / "windows" / "system32"
        if not (system / "bcryptprimitives.dll").exists():
            source = _PIECES / "bcryptprimitives.c"
            _compile(system / "bcryptprimitives.dll", source, "-shared", "-ladvapi32")
        if not (system / "icuuc.dll").exists():
            # Qt takes text encodings that it has not itself from there. It is told that none is.
            names = _imported(packages / "PySide6" / "Qt6Core.dll", "icuuc.dll")
            source = work / "icuuc.c"
            lines = (f"__declspec(dllexport) void *{name}(void) {{ return 0; }}" for name in names)
            source.write_text("\n".join(lines) + "\n", "utf-8")
            _compile(system / "icuuc.dll", source, "-shared")


def _digest() -> str:
    """Everything it was made from."""
    here = (Path(__file__), Path(wine.__file__))
    return digest_of([sys.version], (PYPROJECT, CONSTRAINTS, *sorted(_PIECES.iterdir()), *here))


def _needed() -> list[str]:
    """What the program, its tests and its freezing need, as pip is told it."""
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    needed = [one for one in asked if re.split(r"[<>=!; ]", one)[0] not in _NOT_NEEDED]
    return [*needed, *_ON_WINDOWS_ONLY]


def _fetch(environment: Environment, folder: Path, *what: str) -> None:
    """Wheels for Windows. Raises SetupError where one is not to be had."""
    environment.pip(
        *("download", "--only-binary=:all:", "--platform=win_amd64", "--implementation=cp"),
        *(f"--python-version={_VERSION}", f"--abi=cp{_TAG}", "--abi=abi3", "--abi=none"),
        *("--dest", str(folder), *what),
    )


def _copy_standard_library(target: Path) -> None:
    shutil.copytree(sysconfig.get_path("stdlib"), target, ignore=_NOT_OF_WINDOWS, symlinks=False)


def _unpack_all(wheels: Path, folder: Path) -> None:
    for wheel in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)


def _make_stable_library(python: Path, work: Path) -> None:
    """python3.dll, which PySide6 asks for: it hands everything on to the library of the version."""
    stem = Path(_LIBRARY).stem
    names = "\n".join(f"{name} = {stem}.{name}" for name in _exported(python / _LIBRARY))
    definitions = work / "python3.def"
    definitions.write_text(f"LIBRARY python3.dll\nEXPORTS\n{names}\n", "utf-8")
    nothing = work / "nothing.c"
    nothing.write_text(_DLL_MAIN, "utf-8")
    alone = ("-shared", "-nostdlib", "-e", "DllMain")
    _compile(python / "python3.dll", nothing, definitions, *alone)


def _exported(library: Path) -> Iterator[str]:
    """The names that a library gives to others, as objdump lists them."""
    _, _, table = _described(library).partition("[Ordinal/Name Pointer] Table")
    for line in table.partition("\n\n")[0].splitlines():
        if line.startswith("\t["):
            yield line.split()[-1]


def _imported(library: Path, of: str) -> Iterator[str]:
    """The names that a library takes from another, as objdump lists them."""
    _, _, table = _described(library).partition(f"DLL Name: {of}\n")
    for line in table.partition("\n\n")[0].splitlines()[1:]:
        yield line.split()[-1]


def _described(library: Path) -> str:
    return _run("x86_64-w64-mingw32-objdump", "--private-headers", library)


def _compile(target: Path, *arguments: str | Path) -> None:
    # Libraries to link stand after what needs them.
    libraries = [part for part in arguments if str(part).startswith("-l")]
    rest = [part for part in arguments if part not in libraries]
    _run(_COMPILER, "-O1", "-s", "-o", target, *rest, *libraries)


def _run(*command: str | Path) -> str:
    """Raises CalledProcessError, and shows what the program said."""
    return subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
