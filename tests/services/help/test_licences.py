"""Everything that the program is distributed with is named, with the licence it is under."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from app import PRODUCT_NAME, __version__
from app.paths import BundledData, bundled_data
from app.services.help.licences import LIST, Component, components
from app.storage.errors import StorageError

PROJECT = Path(__file__).resolve().parents[3]
ENTRIES = tomllib.loads((bundled_data().licences / LIST).read_text("utf-8"))["component"]
COMPONENTS = components(bundled_data())


def _asked_for() -> set[str]:
    """What pyproject.toml asks for on this computer, and what that asks for in its turn."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting, found = list(project["dependencies"]), set()
    while waiting:
        wanted = Requirement(waiting.pop())
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name not in found:
            found.add(name)
            waiting += metadata.requires(name) or []
    return found


def _component(name: str) -> Component:
    (found,) = (one for one in COMPONENTS if one.name == name)
    return found


def test_the_list_has_every_distribution_that_is_needed_and_no_other() -> None:
    listed = [e["distribution"] for e in ENTRIES if "distribution" in e and not e.get("part")]
    assert sorted(listed) == sorted(_asked_for())


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_each_has_a_version_a_licence_and_its_text(component: Component) -> None:
    assert re.match(r"\d", component.version)
    assert component.licence
    assert "\n" not in component.licence
    assert len(component.text) > 500
    assert "\ufffd" not in component.text


def test_the_program_itself_comes_first() -> None:
    assert COMPONENTS[0].name == PRODUCT_NAME
    assert COMPONENTS[0].version == __version__
    assert COMPONENTS[0].text.startswith("MIT License")


def test_what_is_inside_a_distribution_has_the_version_of_it_and_a_licence_of_its_own() -> None:
    assert _component("Qt").version == metadata.version("pyside6-essentials")
    assert "LESSER" in _component("Qt").text
    assert "MOZILLA" in _component("Hunspell").text
    assert "MIT LICENSE" not in _component("Hunspell").text
    assert "MIT LICENSE" in _component("chunspell").text


def test_no_text_lies_unused() -> None:
    named = {Path(file).name for entry in ENTRIES for file in entry.get("texts", ())}
    lying = {path.name for path in bundled_data().licences.iterdir()}
    assert lying - named == {LIST}


def test_what_is_not_installed_is_listed_as_far_as_it_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "resources" / "licences"
    folder.mkdir(parents=True)
    (tmp_path / "LICENSE").write_text("Vem som helst får använda programmet.", "utf-8")
    (folder / LIST).write_text(
        '[[component]]\ndistribution = "finns-inte"\nlicence = "MIT"\n', "utf-8"
    )
    _, missing = components(BundledData(tmp_path))
    assert missing == Component("finns-inte", "", "MIT", "")


def test_a_text_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="LICENSE"):
        components(BundledData(tmp_path))
