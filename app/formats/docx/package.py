"""A Word file's parts, found by their relationships and not by name."""

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property

from app.formats.bounded_archive import BoundedArchive
from app.formats.docx.alternates import resolve_alternates
from app.formats.docx.markup import DRAWING, MATH, Element, R, W, w
from app.formats.errors import FormatErrorCode, ReportFileError

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Strict Open XML differs in little but the namespaces.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/customXml": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": DRAWING.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}

_TYPES = "[Content_Types].xml"
_NAMESPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OVERRIDE, _DEFAULT = f"{_NAMESPACE}Override", f"{_NAMESPACE}Default"
# ECMA-376 Part 1: what the main part of a workbook and of a presentation are called, and, with
# macros, in MS-OFFMACRO2.
_OTHER_PROGRAMS = {
    "spreadsheetml": FormatErrorCode.WORKBOOK,
    "ms-excel": FormatErrorCode.WORKBOOK,
    "presentationml": FormatErrorCode.PRESENTATION,
    "ms-powerpoint": FormatErrorCode.PRESENTATION,
}
_TEMPLATE = "wordprocessingml.template.main+xml"
# How LibreOffice up to 7.4 saves a tracked change that begins or ends in a control: the text around
# it is there several times over, so that there is nothing sound to mend it into.
_CUT_CONTROL = re.compile(rb"<w:sdtContent></w:(?:ins|del)>")


class WordPackage:
    """An opened Word file. Raises ReportFileError for one that is broken."""

    def __init__(self, data: bytes, file: str) -> None:
        self._archive = BoundedArchive(data, file)
        self._main = self._find_main()
        self._check_kind()
        self._relationships = self._relationships_of(self._main)
        self.document = self._xml(self._main)
        if self.document.tag != w("document"):
            raise self.refusal(FormatErrorCode.NO_WORD)
        self.styles = next(self.related("styles"), None)
        self.numbering = next(self.related("numbering"), None)

    def related(self, kind: str) -> Iterator[Element]:
        """The root of each XML part with this type of relationship, such as `styles`."""
        return (self.root_of(part) for part in self.parts(kind))

    def parts(self, kind: str, source: str | None = None) -> Iterator[str]:
        """The names of the parts with this type of relationship; `source` is the document."""
        for relationship in self._from(source):
            target = _target(self._main if source is None else source, relationship)
            if _kind(relationship) == kind and target in self._archive:
                yield target

    def part(self, relationship_id: str | None) -> str | None:
        """The name of the part that a relationship of the document leads to, if there is one."""
        return self._targets.get(relationship_id or "")

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._archive.read(part)

    def root_of(self, part: str) -> Element:
        """The root of a part that is XML."""
        return self._xml(part)

    def links(self, source: str | None = None) -> dict[str, str]:
        """The external link targets of a part by relationship id; `source` is the document."""
        return {
            relationship.get("Id", ""): relationship.get("Target", "")
            for relationship in self._from(source)
            if relationship.get("TargetMode") == "External"
        }

    def refusal(self, code: FormatErrorCode) -> ReportFileError:
        """The error that names this file."""
        return self._archive.refusal(code)

    @cached_property
    def _targets(self) -> dict[str, str]:
        targets = {one.get("Id", ""): _target(self._main, one) for one in self._relationships}
        return {key: target for key, target in targets.items() if target in self._archive}

    def _from(self, source: str | None) -> list[Element]:
        return self._relationships if source is None else self._relationships_of(source)

    def _find_main(self) -> str:
        for relationship in self._relationships_of(""):
            if _kind(relationship) == "officeDocument":
                return _target("", relationship)
        raise self.refusal(FormatErrorCode.NO_WORD)

    def _check_kind(self) -> None:
        """Refuse templates and files with macros, by the content type of the main part."""
        if _TYPES not in self._archive:
            return
        types = self._xml(_TYPES)
        kinds = {
            override.get("ContentType", "")
            for override in types.iter(_OVERRIDE)
            if override.get("PartName", "").lstrip("/").casefold() == self._main.casefold()
        } or {default.get("ContentType", "") for default in types.iter(_DEFAULT)}
        for other, code in _OTHER_PROGRAMS.items():
            if any(other in kind for kind in kinds):
                raise self.refusal(code)
        if any("macroEnabled" in kind for kind in kinds):
            raise self.refusal(FormatErrorCode.MACROS)
        if any(kind.endswith(_TEMPLATE) for kind in kinds):
            raise self.refusal(FormatErrorCode.TEMPLATE)

    def _relationships_of(self, part: str) -> list[Element]:
        folder, name = posixpath.split(part)
        part_name = posixpath.join(folder, "_rels", f"{name}.rels")
        if part_name not in self._archive:
            return []
        return list(self._xml(part_name).iter(_RELATIONSHIP))

    def _xml(self, part: str) -> Element:
        content = self._archive.read(part)
        for strict, usual in _STRICT.items():
            content = content.replace(strict, usual)
        try:
            root = self._archive.parse(content)
        except ReportFileError:
            if _CUT_CONTROL.search(content):
                raise self.refusal(FormatErrorCode.CUT_BY_TRACKING) from None
            raise
        resolve_alternates(root)
        return root


def _kind(relationship: Element) -> str:
    return relationship.get("Type", "").rpartition("/")[2]


def _target(source: str, relationship: Element) -> str:
    path = posixpath.join("/", posixpath.dirname(source), relationship.get("Target", ""))
    return posixpath.normpath(path).lstrip("/")
