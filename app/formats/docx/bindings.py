"""What controls that are bound to XML show: Word takes it from there, not from the text.

By ECMA-376 part 1, 17.5.2.6 (w:dataBinding). Word binds to a custom XML part or to the document's
properties, by an XPath of plain steps.
"""

import re
from collections.abc import Iterator

from app.formats.docx.markup import Element, w
from app.formats.docx.package import WordPackage
from app.formats.limits import MAX_CHARACTERS

_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
# The ids by which Word knows the properties of the document.
_PROPERTIES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
}
_PREFIX = re.compile(r"xmlns:([\w.-]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_STEP = re.compile(r"(@?)(?:(\*|[\w.-]+):)?([\w.-]+)(?:\[([1-9]\d{0,4})\])?")
# How programs that fill in forms avoid the prefixes of namespaces.
_LOCAL_NAME = re.compile(r"\*\[\s*local-name\(\)\s*=\s*(?:'([\w.-]+)'|\"([\w.-]+)\")\s*\]")
_MOST_STEPS = 50


class BoundValues:
    """The values of bound controls."""

    def __init__(self, package: WordPackage) -> None:
        self._stores = dict(_stores(package))
        self._known: dict[tuple[Element, str], list[Element]] = {}
        self._left = MAX_CHARACTERS

    def value(self, control: Element) -> str | None:
        """What a control with these w:sdtPr is bound to; None where that is not to be found."""
        binding = control.find(w("dataBinding"))
        if binding is None:
            return None
        store = _id(binding.get(w("storeItemID"), ""))
        # Without an id, the first part that has such a place.
        roots = [root for key, root in self._stores.items() if key == store or not store]
        prefixes = {
            found[1]: found[2] or found[3] or ""
            for found in _PREFIX.finditer(binding.get(w("prefixMappings"), ""))
        }
        path = binding.get(w("xpath"), "")
        found = (self._at(root, path, {"*": "*", **prefixes}) for root in roots)
        return next((text for text in found if text is not None), None)

    def _at(self, root: Element, path: str, prefixes: dict[str, str]) -> str | None:
        """The text at a path such as /ns0:form[1]/ns0:phone[1]/@mobile."""
        path = _LOCAL_NAME.sub(r"*:\1\2", path.removeprefix("/").removesuffix("/text()"))
        steps = [_STEP.fullmatch(step) for step in path.split("/")[:_MOST_STEPS]]
        element: Element | None = None
        for step in steps:
            if step is None:
                return None
            prefix, name, place = step[2], step[3], int(step[4] or 1)
            tag = f"{{{prefixes.get(prefix, '')}}}{name}" if prefix else name
            if step[1]:
                return None if element is None else element.get(tag)
            same = [root] if element is None else self._children(element, tag)
            if len(same) < place or (element is None and not _is_named(root, tag)):
                return None
            element = same[place - 1]
        return None if element is None else self._text(element)

    def _children(self, element: Element, tag: str) -> list[Element]:
        # Looked up once: a file may bind each of many controls to a place in a long list.
        if (element, tag) not in self._known:
            self._known[element, tag] = element.findall(tag)
        return self._known[element, tag]

    def _text(self, element: Element) -> str | None:
        """The text, until there is more in all than a report can have."""
        pieces: list[str] = []
        for piece in map(str, element.itertext()) if self._left > 0 else ():
            self._left -= len(piece) + 1
            if self._left <= 0:
                return None
            pieces.append(piece)
        return "".join(pieces) if self._left > 0 else None


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


def _is_named(root: Element, tag: str) -> bool:
    local = str(root.tag).rpartition("}")[2]
    return tag in {root.tag, f"{{*}}{local}"}
