"""What is frozen: of Qt only what is used, and nothing that is only developed with."""

from pathlib import Path

import pytest
from PyInstaller.utils import hooks

from app.paths import bundled_data
from tools.freezing import Freezing, is_used, used_data, wheels_libraries

QT = "PySide6/Qt"


@pytest.fixture(scope="module")
def freezing() -> Freezing:
    return Freezing(bundled_data().licences / "bundled.toml")


@pytest.mark.parametrize(
    ("name", "used"),
    [
        (f"{QT}/plugins/platforms/libqxcb.so", True),
        (f"{QT}/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        (f"{QT}/plugins/platforms/libqvnc.so", False),
        (f"{QT}/plugins/imageformats/libqsvg.so", True),
        (f"{QT}/plugins/imageformats/libqtiff.so", False),
        (f"{QT}/plugins/tls/libqopensslbackend.so", False),
        (f"{QT}/plugins/printsupport/libcupsprintersupport.so", True),
        (f"{QT}/translations/qtbase_sv.qm", True),
        (f"{QT}/translations/qtbase_de.qm", False),
        ("PySide6/opengl32sw.dll", False),
        ("forms/stadsdelsnamnd.toml", True),
        ("libpython3.11.so.1.0", True),
    ],
)
def test_of_qt_only_what_is_used(name: str, used: bool) -> None:
    assert is_used(name) is used


def test_a_link_goes_with_what_it_leads_to() -> None:
    there = ("PySide6/Qt/lib/libQt6Core.so.6", "/x/libQt6Core.so.6", "BINARY")
    kept = ("libQt6Core.so.6", there[0], "SYMLINK")
    dangling = ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK")
    data = ("LICENSE", "/x/LICENSE", "DATA")
    assert used_data([kept, dangling, data], [there]) == [kept, data]


def test_what_is_developed_with_stays_out(freezing: Freezing) -> None:
    developed_with = {"pytest", "hypothesis", "jsonschema", "docx", "PySide6.QtNetwork"}
    assert developed_with <= set(freezing.left_out)


def test_what_the_program_is_made_of_does_not(freezing: Freezing) -> None:
    used = {"PySide6", "shiboken6", "pydantic", "pydantic_core", "lxml", "hunspell"}
    used |= {"phonenumbers", "email_validator", "platformdirs", "rapidfuzz", "typing_extensions"}
    assert used.isdisjoint(freezing.left_out)


@pytest.mark.parametrize("owners", [None, ["naringslivsrapport"], ["Naringslivsrapport"]])
def test_the_program_itself_is_frozen_whatever_python_says_it_is_installed_as(
    freezing: Freezing, monkeypatch: pytest.MonkeyPatch, owners: list[str] | None
) -> None:
    installed = {"pytest": ["pytest"], "lxml": ["lxml"], **({"app": owners} if owners else {})}
    monkeypatch.setattr("tools.freezing.packages_distributions", lambda: installed)
    assert "pytest" in freezing.left_out
    assert {"app", "lxml"}.isdisjoint(freezing.left_out)


def test_versions_and_licences_come_along(freezing: Freezing) -> None:
    folders = {target for _, target in freezing.metadata()}
    assert any(folder.startswith("pydantic-") for folder in folders)
    assert any(folder.lower().startswith("pyside6_essentials-") for folder in folders)


def test_each_wheel_keeps_its_own_library_of_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package, libraries in (("hunspell", "chunspell.libs"), ("rapidfuzz", "rapidfuzz.libs")):
        (tmp_path / package).mkdir()
        (tmp_path / libraries).mkdir()
        (tmp_path / libraries / "msvcp140-1.dll").write_bytes(package.encode())
    monkeypatch.setattr(hooks.compat, "is_win", True)
    monkeypatch.setattr(
        hooks, "get_package_paths", lambda name: (str(tmp_path), str(tmp_path / name))
    )
    _, binaries = wheels_libraries()
    assert sorted(binaries) == [
        (str(tmp_path / folder / "msvcp140-1.dll"), folder)
        for folder in ("chunspell.libs", "rapidfuzz.libs")
    ]
