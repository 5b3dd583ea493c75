"""An OpenDocument file's parts: its text, its styles, and what is embedded in it."""

import posixpath
import re

from app.formats.bounded_archive import BoundedArchive
from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.open_document.odf_names import Element, attribute, odf

_TEXT = "application/vnd.oasis.opendocument.text"
_TEMPLATE = "-template"
_MANIFEST, _MIMETYPE = "META-INF/manifest.xml", "mimetype"
# AbiWord and old OpenOffice name a DTD, and say nothing of their own in it.
_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[<>]{1,300}>")
_CONTENT, _STYLES = "content.xml", "styles.xml"


class OpenPackage:
    """An opened file. Raises ReportFileError for one that is broken or holds no text."""

    def __init__(self, data: bytes, file: str) -> None:
        self._archive = BoundedArchive(data, file)
        self._kinds = self._kinds_of_parts()
        self._check_kind()
        self.content = self._archive.parse(self._archive.read(_CONTENT))
        self.styles = self._optional(_STYLES)
        body = self.content.find(f"{odf('office:body')}/{odf('office:text')}")
        if body is None:
            raise self.refusal(FormatErrorCode.OPEN_DOCUMENT)
        self.text: Element = body

    def refusal(self, code: FormatErrorCode) -> ReportFileError:
        """The error that names this file."""
        return self._archive.refusal(code)

    def kind_of_object(self, place: str) -> str:
        """The media type of an embedded object, by the place that a draw:object gives."""
        name = posixpath.normpath(place)
        return self._kinds.get(f"{name}/") or self._kinds.get(name, "")

    def object_content(self, place: str) -> Element | None:
        """The content of an embedded object; None where it is not in the file."""
        return self._optional(posixpath.join(posixpath.normpath(place), _CONTENT))

    def _optional(self, part: str) -> Element | None:
        if part not in self._archive:
            return None
        return self._archive.parse(self._archive.read(part))

    def _kinds_of_parts(self) -> dict[str, str]:
        """The media types by place. Raises ReportFileError where a part is encrypted."""
        if _MANIFEST not in self._archive:
            return {}
        content = self._archive.read(_MANIFEST)
        manifest = self._archive.parse(_DOCTYPE.sub(b"", content, count=1))
        if next(manifest.iter(odf("manifest:encryption-data")), None) is not None:
            raise self.refusal(FormatErrorCode.PASSWORD)
        return {
            attribute(entry, "manifest:full-path"): attribute(entry, "manifest:media-type")
            for entry in manifest.iter(odf("manifest:file-entry"))
        }

    def _check_kind(self) -> None:
        """Refuse templates, and what is no text: a spreadsheet, a presentation."""
        kind = self._kinds.get("/", "")
        if _MIMETYPE in self._archive:
            written = self._archive.read(_MIMETYPE)[:200]
            kind = written.decode("ascii", "replace").strip() or kind
        if kind == f"{_TEXT}{_TEMPLATE}":
            raise self.refusal(FormatErrorCode.TEMPLATE)
        if kind and kind != _TEXT:
            raise self.refusal(FormatErrorCode.OPEN_DOCUMENT)
