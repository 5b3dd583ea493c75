"""What controls that are bound to XML show: Word takes it from there, not from the text.

By ECMA-376 part 1, 17.5.2.6 (w:dataBinding). Word binds to a custom XML part or to the document's
properties, by an XPath of plain steps.
"""

import re
from collections.abc import Iterator

from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage

_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
# The ids by which Word knows the properties of the document.
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_STEP = re.compile(r"(@?)(?:([\w.-]+):)?([\w.-]+)(?:\[([1-9]\d{0,4})\])?")
_MOST_STEPS = 50


class BoundValues:
    """The values of bound controls."""

    def __init__(self, package: WordPackage) -> None:
        self._stores = dict(_stores(package))

    def value(self, control: Element) -> str | None:
        """What a control with these w:sdtPr is bound to; None where that is not to be found."""
        binding = control.find(w("dataBinding"))
        root = None if binding is None else self._stores.get(_id(binding.get(w("storeItemID"), "")))
        if binding is None or root is None:
            return None
        prefixes = {
            found[1]: found[2] or found[3] or ""
            for found in _PREFIX.finditer(binding.get(w("prefixMappings"), ""))
        }
        return _at(root, binding.get(w("xpath"), ""), prefixes)


def _stores(package: WordPackage) -> Iterator[tuple[str, Element]]:
    """The custom XML parts by the id that their own properties give them."""
    for part in package.parts("customXml"):
        for properties in package.parts("customXmlProps", part):
            key = package.root_of(properties).get(f"{_STORE}itemID")
            if key:
                yield _id(key), package.root_of(part)
    for key, kind in _PROPERTIES.items():
        for part in package.parts(kind, ""):
            yield _id(key), package.root_of(part)


def _id(text: str) -> str:
    return text.strip("{} ").upper()


def _at(root: Element, path: str, prefixes: dict[str, str]) -> str | None:
    """The text at a path such as /ns0:form[1]/ns0:phone[1]/@mobile."""
    steps = [_STEP.fullmatch(step) for step in path.removeprefix("/").split("/")[:_MOST_STEPS]]
    element: Element | None = None
    for step in steps:
        if step is None:
            return None
        prefix, name, place = step[2], step[3], int(step[4] or 1)
        tag = f"{{{prefixes.get(prefix, '')}}}{name}" if prefix else name
        if step[1]:
            return None if element is None else element.get(tag)
        same = [root] if element is None else element.findall(tag)
        if len(same) < place or (element is None and root.tag != tag):
            return None
        element = same[place - 1]
    return None if element is None else "".join(map(str, element.itertext()))
