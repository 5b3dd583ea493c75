"""The exe that an officer runs: setup.nsi, compiled by NSIS with what is installed."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tools.failure import SetupError
from tools.installer.payload import LICENCE, Payload
from tools.installer.product import PROGRAMS, facts
from tools.installer.signing import Signer

_SCRIPT = Path(__file__).with_name("setup.nsi")


@dataclass(frozen=True)
class Look:
    icon: Path
    picture: Path


def build_installer(
    payload: Payload,
    version: str,
    look: Look,
    target: Path,
    signer: Signer | None = None,
    *,
    quick: bool = False,
) -> None:
    """Compile the installer; `target` is its file. Signed is only the uninstaller within it.

    A `quick` one is larger: packing well takes more than a minute.
    """
    include = target.with_suffix(".nsh")
    include.write_text(payload_script(payload), "utf-8-sig")
    defined = facts(version) | {
        "OUTPUT": str(target),
        "ICON": str(look.icon),
        "PICTURE": str(look.picture),
        "LICENCE": str(payload.folder / LICENCE),
        "SIZE_KB": str(-(-payload.size // 1024)),
    }
    if quick:
        defined["QUICK"] = ""
    sign = target.with_suffix(".sh")
    if signer is not None:
        sign.write_text(signer.script, "utf-8")
        defined["SIGN"] = str(sign)
    _compile(defined, include, payload.when)
    for path in (include, sign):
        path.unlink(missing_ok=True)


def payload_script(payload: Payload) -> str:
    """The macros of setup.nsi that depend on what is installed."""
    lines = _each("EACH_PROGRAM", PROGRAMS) + _each("EACH_PART", payload.parts)
    lines.append("!macro EXTRACT")
    for folder, files in groupby(payload.files, lambda file: file.parent):
        lines.append('SetOutPath "{}"'.format("\\".join(("$INSTDIR", *folder.parts))))
        lines += [f'File "{payload.folder / file}"' for file in files]
    return "\n".join([*lines, "!macroend", ""])


def _each(macro: str, names: Sequence[str]) -> list[str]:
    calls = [f'!insertmacro ${{action}} "{name}"' for name in names]
    return [f"!macro {macro} action", *calls, "!macroend"]


def _compile(defined: Mapping[str, str], include: Path, when: int) -> None:
    # What signs may be told files by where it stands.
    command = ["makensis", "-NOCD", "-V2", "-INPUTCHARSET", "UTF8", "-WX"]
    command += [f"-D{name}={value}" for name, value in defined.items()]
    command += [f"-X!include {include}", str(_SCRIPT)]
    made = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(when)},
    )
    if made.returncode != 0:
        raise SetupError(f"makensis failed:\n{made.stdout}{made.stderr}")
