"""What Windows knows the program by is the same wherever it is said."""

from pathlib import Path
from xml.etree import ElementTree

from app.paths import bundled_data
from tools.environment import PROJECT
from tools.installer import product


def test_the_type_is_that_of_the_other_systems() -> None:
    tree = ElementTree.parse(bundled_data().resources / "desktop" / "naringslivsrapport.xml")
    types = {element.get("type") for element in tree.iter() if element.get("type")}
    patterns = {element.get("pattern") for element in tree.iter() if element.get("pattern")}
    assert types == {product.CONTENT_TYPE, "application/json"}
    assert patterns == {f"*{product.facts('1.0.0')['SUFFIX']}"}


def test_it_departments_are_told_the_keys() -> None:
    told = Path(PROJECT, "docs", "it-avdelningen.md").read_text("utf-8")
    assert product.PROG_ID in told
    assert rf"%LOCALAPPDATA%\Programs\{product.FOLDER}" in told


def test_a_version_has_one_product_code() -> None:
    assert product.product_code("1.0.0") == product.product_code("1.0.0")
    assert product.product_code("1.0.0") != product.product_code("1.0.1")
