"""Other files that are put into a document as they are (w:altChunk, ECMA-376 part 1, 17.17.2)."""

import re
from email import message_from_bytes
from email.policy import default

from app.formats.errors import FormatError
from app.formats.html.html_reader import read_html
from app.formats.source_text import OmissionKind, SourceText
from app.formats.text_reader import read_text

_HTML = (".htm", ".html", ".xhtml", ".xht")
_ARCHIVE = (".mht", ".mhtml")
# Programs give these files names of their own: what they begin with tells as much.
_BEGINS_AS_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_BEGINS_AS_ARCHIVE = re.compile(rb"\s*mime-version:", re.IGNORECASE)


def read_chunk(part: str, data: bytes) -> SourceText | None:
    """The text of a page or a text file by the name of its part; None where it cannot be read."""
    name = part.lower()
    try:
        if name.endswith(_ARCHIVE) or _BEGINS_AS_ARCHIVE.match(data):
            return _of_page(_page_in(data))
        if name.endswith(_HTML) or _BEGINS_AS_PAGE.match(data):
            return _of_page("\n".join(block.text for block in read_text(data, part).blocks))
        # Rich Text Format begins like this.
        return None if data.lstrip().startswith(b"{\\rtf") else read_text(data, part)
    except FormatError:
        return None


def _of_page(page: str) -> SourceText:
    read = read_html(page)
    return SourceText(read.blocks, omissions=((0, OmissionKind.PICTURE),) * read.pictures)


def _page_in(data: bytes) -> str:
    """The page in a web archive, which is a mail by its form (RFC 2557)."""
    body = message_from_bytes(data, policy=default).get_body(("html", "plain"))
    text = body.get_content() if body else ""
    return text if isinstance(text, str) else ""
