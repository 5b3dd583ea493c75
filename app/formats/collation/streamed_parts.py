"""Parts of a Word file that are written piece by piece, none of them ever whole in memory."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol
from zipfile import ZipFile

from lxml import etree

from app.formats.docx.markup import Element
from app.formats.docx.template import zip_entry


class XmlWriter(Protocol):
    """What `etree.xmlfile` opens; lxml itself has no name for it."""

    def write_declaration(self, *, standalone: bool) -> None: ...
    def write(self, content: Element) -> None: ...
    def element(
        self, tag: str, *, nsmap: Mapping[str | None, str] | None = None
    ) -> AbstractContextManager[None]: ...


@contextmanager
def xml_part(package: ZipFile, name: str) -> Iterator[XmlWriter]:
    """A new part, open for writing. Only one can be open at a time."""
    with package.open(zip_entry(name), "w") as entry, etree.xmlfile(entry, encoding="UTF-8") as xml:
        xml.write_declaration(standalone=True)
        yield xml


def write_extended(package: ZipFile, name: str, root: Element, more: Iterable[Element]) -> None:
    """A part as in the template, with more at its end."""
    with xml_part(package, name) as xml, xml.element(root.tag, nsmap=root.nsmap):
        for child in root:
            xml.write(child)
        for child in more:
            xml.write(child)
