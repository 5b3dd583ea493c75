"""The program on Windows, tried on Debian, in Wine.

python3 -m tools.windows [STEP ...] [--all-tests] [--output FOLDER]

Sets up a Windows Python and Wine once, then goes through these steps, or those that are named:

  commands    the commands on Linux and on Windows, on the same files: the same comes out
  tests       the tests that run there in reasonable time; --all-tests: all of them
  program     freezes the program, tries it as a user gets it, takes pictures of its window
  installers  makes the installers of that program, tries and signs them

Leaves the program, the installers and the pictures in FOLDER, which is `dist/windows`.
"""

from dataclasses import dataclass
from pathlib import Path

from tools.build import freeze_command
from tools.environment import PROJECT, Environment
from tools.windows.windows_python import WindowsPython
from tools.windows.wine import windows_path

NAME = "naringslivsrapport"
_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Trial:
    """What the steps work with."""

    environment: Environment
    windows: WindowsPython
    output: Path
    all_tests: bool

    def commands(self) -> bool:
        return self._here("-m", "tools.windows.commands", str(self.windows.folder))

    def tests(self) -> bool:
        return self._there("-m", "pytest", "tests/model", variables=_OFFSCREEN)

    def program(self) -> bool:
        frozen = freeze_command(windows_path(self.output), windows_path(PROJECT / "build.spec"))
        folder = windows_path(self.output / NAME)
        return (
            self._there(*frozen)
            and self._there(str(PROJECT / "tools" / "frozen_trial.py"), str(folder))
            and self._here("-m", "tools.windows.pictures", str(self.output))
        )

    def installers(self) -> bool:
        return True

    def _here(self, *arguments: str) -> bool:
        return self.environment.run(*arguments) == 0

    def _there(self, *arguments: str, variables: dict[str, str] = _OFFSCREEN) -> bool:
        command = (self.windows.executable, *arguments)
        return self.windows.wine.show(command, cwd=PROJECT, variables=variables) == 0
