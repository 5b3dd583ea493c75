"""From the template's parts to an open document, and from a document to the file's bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document


def open_template(parts: Mapping[str, bytes]) -> Document:
    """The template as a document that can be written in."""
    return docx.Document(BytesIO(_zipped(parts)))


def document_bytes(document: Document) -> bytes:
    """The finished file. The same document gives the same bytes: no time of writing is in it."""
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return _zipped({name: package.read(name) for name in package.namelist()})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zip_entry(name), content)
    return target.getvalue()


def zip_entry(name: str) -> ZipInfo:
    """An entry for a part, without the time of writing."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
