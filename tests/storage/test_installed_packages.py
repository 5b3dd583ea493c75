"""What installed distributions say of their licences, in every way there is to say it."""

import sys
from pathlib import Path

import pytest

from app.storage.installed_packages import installed


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that distributions are looked for in."""
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    return tmp_path


def _install(site: Path, headers: str, *files: str) -> None:
    info = site / "exempel-1.2.dist-info"
    info.mkdir()
    about = f"Metadata-Version: 2.1\nName: exempel\nVersion: 1.2\n{headers}"
    (info / "METADATA").write_text(about, "utf-8")
    for file in files:
        path = site / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text: {path.name}", "utf-8")
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in files), "utf-8")


@pytest.mark.parametrize(
    ("headers", "licence"),
    [
        ("License-Expression: MIT\nLicense: något annat\n", "MIT"),
        ("License: BSD\nClassifier: License :: OSI Approved :: MIT License\n", "BSD"),
        (
            "License: Hela\n texten\nClassifier: Topic :: Office\n"
            "Classifier: License :: OSI Approved :: MIT License\n",
            "MIT License",
        ),
        ("", ""),
    ],
)
def test_the_name_of_a_licence(site: Path, headers: str, licence: str) -> None:
    _install(site, headers)
    found = installed("exempel")
    assert found is not None
    assert (found.version, found.licence, found.texts) == ("1.2", licence, ())


def test_the_texts_are_those_of_the_distribution_itself(site: Path) -> None:
    info = "exempel-1.2.dist-info"
    _install(
        *(site, "", f"{info}/LICENSE.txt", f"{info}/licenses/NOTICE", f"{info}/licenses/a/COPYING"),
        *(f"{info}/top_level.txt", "exempel/LICENSE", "exempel/licenses/modul.py"),
    )
    found = installed("exempel")
    assert found is not None
    assert found.texts == ("Text: LICENSE.txt", "Text: NOTICE", "Text: COPYING")


def test_what_is_not_installed_is_not_found(site: Path) -> None:
    assert installed("exempel") is None
