"""Makes what is installed on Windows, from the frozen program.

python -m tools.installer FROZEN_FOLDER [--output FOLDER] [--sign "-pkcs12 FILE -readpass FILE"]

It runs on Debian, in the environment of the project.
"""

import argparse
import shlex
import sys
from pathlib import Path

from tools import installer, system_packages
from tools.environment import PROJECT
from tools.failure import exit_code_of
from tools.installer.building import Release, build
from tools.installer.signing import Signer
from tools.source_date import source_date


def main(arguments: list[str]) -> int:
    """Build and say what was built; returns the exit code."""
    options = _parse(arguments)
    if options.system_packages:
        system_packages.ensure(installer.PACKAGES)
    when = source_date()
    release = Release(options.output.resolve())
    build(options.frozen, release, _signer(options, when), when=when)
    for file in (release.installer, release.msi, release.archive, release.checksums):
        print(f"{file.stat().st_size / 1e6:7.1f} MB  {file}")
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("frozen", type=Path, metavar="FROZEN_FOLDER")
    parser.add_argument("--output", type=Path, default=PROJECT / "dist", metavar="FOLDER")
    parser.add_argument(
        "--sign",
        metavar="ARGUMENTS",
        help="how osslsigncode finds the certificate and its key",
    )
    parser.add_argument("--timestamp", metavar="URL", help="a timestamp server (RFC 3161)")
    parser.add_argument("--sign-libraries", action="store_true", help="also dll and pyd files")
    parser.add_argument("--no-system-packages", dest="system_packages", action="store_false")
    return parser.parse_args(arguments)


def _signer(options: argparse.Namespace, when: int) -> Signer | None:
    if options.sign is None:
        return None
    key = shlex.split(options.sign)
    return Signer(key, when, options.timestamp, with_libraries=options.sign_libraries)


if __name__ == "__main__":
    sys.exit(exit_code_of(lambda: main(sys.argv[1:])))
