"""The city's old Word form filled in by hand, of our own making."""

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def run(text: str, *, bold: bool = False) -> str:
    mark = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{mark}{lines}</w:r>"


def paragraph(*texts: str, bold: bool = False) -> str:
    return f"<w:p>{''.join(run(text, bold=bold) for text in texts)}</w:p>"


def block_control(*paragraphs: str, prompt: bool = False) -> str:
    """A control around paragraphs, as the form has for each answer."""
    shown = "<w:showingPlcHdr/>" if prompt else ""
    content = f"<w:sdtContent>{''.join(paragraphs)}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{shown}</w:sdtPr>{content}</w:sdt>"


def table(*rows: Sequence[str]) -> str:
    """A table whose cells hold paragraphs."""
    body = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{body}</w:tbl>"


def word_file(*elements: str) -> bytes:
    """A Word file with these elements in its body."""
    target = io.BytesIO()
    document = f'<w:document xmlns:w="{_W}"><w:body>{"".join(elements)}</w:body></w:document>'
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELS)
        package.writestr("word/document.xml", document)
    return target.getvalue()


OLD_FORM = word_file(
    paragraph("Nämnd"),
    paragraph("Farsta stadsdelsnämnd"),
    paragraph("Kontaktperson"),
    paragraph("Ylva Ek"),
    paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
    paragraph("Vi växlar upp."),
    paragraph("Redogör för arbetet med platssamverkan och platsaktivering under 2022"),
    paragraph("Vi möts på torget."),
)
"""A form whose questions were put otherwise."""
