"""The code signature: of the programs, the uninstaller, the installer and the MSI.

osslsigncode makes it. How it finds the key is what it is given: a PKCS#12 file, or a token.
"""

import shlex
import struct
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import PRODUCT_NAME
from tools.failure import SetupError
from tools.installer.product import PUBLISHER

_LIBRARIES = (".dll", ".pyd")


@dataclass(frozen=True)
class Signer:
    key: Sequence[str]
    """Arguments of osslsigncode: `-pkcs12 FILE -readpass FILE`, or those for PKCS#11."""
    when: int
    """The time in the signature, unless a timestamp server is asked; seconds since 1970."""
    timestamp_url: str | None = None
    with_libraries: bool = False
    """Whether the libraries are signed, too, that their makers have not signed."""

    def sign_programs(self, folder: Path, programs: Iterable[str]) -> None:
        for program in programs:
            self.sign(folder / program)
        if self.with_libraries:
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in _LIBRARIES and not is_signed(path):
                    self.sign(path)

    def sign(self, file: Path) -> None:
        _run(["sh", "-c", self.script, "sign", str(file)])

    @property
    def script(self) -> str:
        """For sh: signs the file that it is told in its place."""
        sign = [*("osslsigncode", "sign", *self.key, "-h", "sha256", "-n", PRODUCT_NAME)]
        sign += ["-ts", self.timestamp_url] if self.timestamp_url else ["-time", str(self.when)]
        return f'{shlex.join(sign)} -in "$1" -out "$1.signed" && mv "$1.signed" "$1"\n'


def verify(file: Path, certificates: Path) -> None:
    """Raises SetupError unless one of the certificates (PEM) vouches for the file."""
    command = ("osslsigncode", "verify", "-in", str(file), "-CAfile", str(certificates))
    _run(command)


def make_test_certificate(folder: Path) -> tuple[Sequence[str], Path]:
    """A certificate that vouches for itself: what finds its key for osslsigncode, and itself (PEM).

    Nobody trusts it. It shows that what is built can be signed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    pair, password = folder / "certificate.p12", folder / "password.txt"
    password.write_text("test", "ascii")
    _run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "7"),
            *("-subj", f"/O={PUBLISHER}/CN={PUBLISHER}", "-addext", "extendedKeyUsage=codeSigning"),
            *("-keyout", str(key), "-out", str(certificate)),
        ]
    )
    _run(
        [
            *("openssl", "pkcs12", "-export", "-inkey", str(key), "-in", str(certificate)),
            *("-out", str(pair), "-passout", f"file:{password}"),
        ]
    )
    return ("-pkcs12", str(pair), "-readpass", str(password)), certificate


def is_signed(program: Path) -> bool:
    """Whether an exe or a dll has a signature: whether its table of certificates has a size."""
    with program.open("rb") as file:
        file.seek(0x3C)
        (header,) = struct.unpack("<I", file.read(4))
        file.seek(header + 24)
        (magic,) = struct.unpack("<H", file.read(2))
        directories = header + 24 + (112 if magic == 0x20B else 96)
        file.seek(directories + 4 * 8)
        _, size = struct.unpack("<II", file.read(8))
    return bool(size)


def _run(command: Sequence[str]) -> None:
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if ended.returncode != 0:
        raise SetupError(f"Signing failed: {shlex.join(command)}\n{ended.stdout}{ended.stderr}")
