"""OpenDocument texts (ODT) of our own making, element by element."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from app.model.rich_text import Block, BlockKind, Span, item_numbers

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    **{name: f"{_OASIS}:{name}:1.0" for name in ("office", "style", "text", "table", "form")},
    "draw": f"{_OASIS}:drawing:1.0",
    "fo": f"{_OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{_OASIS}:svg-compatible:1.0",
    "manifest": f"{_OASIS}:manifest:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "math": "http://www.w3.org/1998/Math/MathML",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_TEXT = "application/vnd.oasis.opendocument.text"
_BOLD, _ITALIC = 'fo:font-weight="bold"', 'fo:font-style="italic"'


def style(name: str, *looks: str, family: str = "text", **named: str) -> str:
    """A style:style; `named` are its attributes of that namespace, such as parent_style_name."""
    own = "".join(f" style:{key.replace('_', '-')}={quoteattr(v)}" for key, v in named.items())
    return (
        f'<style:style style:name="{name}" style:family="{family}"{own}>'
        f"<style:text-properties {' '.join(looks)}/></style:style>"
    )


def list_style(name: str, *levels: str) -> str:
    """A text:list-style whose levels are `bullet`, `image`, or a number's format."""
    made = "".join(_level(kind, number) for number, kind in enumerate(levels, 1))
    return f'<text:list-style style:name="{name}">{made}</text:list-style>'


def _level(kind: str, number: int) -> str:
    if kind in {"bullet", "image"}:
        return f'<text:list-level-style-{kind} text:level="{number}"/>'
    return f'<text:list-level-style-number text:level="{number}" style:num-format="{kind}"/>'


LISTS = list_style("Punkter", "bullet", "bullet", "bullet") + list_style("Tal", "1", "a", "i")
LOOKS = style("B", _BOLD) + style("I", _ITALIC) + style("BI", _BOLD, _ITALIC)


def paragraph(inside: str = "", style_name: str = "Standard") -> str:
    return f'<text:p text:style-name="{style_name}">{inside}</text:p>'


def heading(inside: str, level: int = 2) -> str:
    name = f"Heading_20_{level}"
    return f'<text:h text:style-name="{name}" text:outline-level="{level}">{inside}</text:h>'


def items(*entries: str, style_name: str = "") -> str:
    """A list whose entries hold paragraphs and lists."""
    named = f' text:style-name="{style_name}"' if style_name else ""
    inside = "".join(f"<text:list-item>{entry}</text:list-item>" for entry in entries)
    return f"<text:list{named}>{inside}</text:list>"


def table(*rows: Sequence[str]) -> str:
    body = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f'<table:table table:name="T">{body}</table:table>'


def open_document(
    *elements: str,
    styles: str = "",
    common: str = "",
    header: str = "",
    parts: Mapping[str, bytes] | None = None,
    kind: str = _TEXT,
) -> bytes:
    """A file with these elements in its body, automatic and common styles, and a page header."""
    content = _root(
        "document-content",
        f"<office:automatic-styles>{LISTS}{LOOKS}{styles}</office:automatic-styles>",
        f"<office:body><office:text>{''.join(elements)}</office:text></office:body>",
    )
    pages = f'<style:master-page style:name="Standard">{header}</style:master-page>'
    sheet = _root(
        "document-styles",
        f"<office:styles>{common}</office:styles>",
        f"<office:master-styles>{pages}</office:master-styles>",
    )
    entries = {"/": kind, "content.xml": "text/xml", "styles.xml": "text/xml"}
    manifest = manifest_with(
        "".join(
            f'<manifest:file-entry manifest:full-path="{part}" manifest:media-type="{one}"/>'
            for part, one in entries.items()
        )
    )
    made = {
        "mimetype": kind.encode(),
        "content.xml": content,
        "styles.xml": sheet,
        "META-INF/manifest.xml": manifest,
        **(parts or {}),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in made.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(name, data, method)
    return target.getvalue()


def manifest_with(entries: str) -> bytes:
    """A manifest with these file entries."""
    root = f'manifest:manifest {_DECLARED} manifest:version="1.3"'
    return f"<{root}>{entries}</manifest:manifest>".encode()


def _root(name: str, *inside: str) -> bytes:
    body = "".join(inside)
    return f'<office:{name} {_DECLARED} office:version="1.3">{body}</office:{name}>'.encode()


def rich(blocks: Sequence[Block]) -> str:
    """Rich text as elements; each item is a list of its own, as deep as its level."""
    numbers = item_numbers(blocks)
    return "".join(_element(block, number) for block, number in zip(blocks, numbers, strict=True))


def _element(block: Block, number: int | None) -> str:
    inside = "".join(map(_span, block.spans))
    if block.kind is BlockKind.SUBHEADING:
        return heading(inside, 3)
    made = paragraph(inside)
    if block.kind.is_list_item:
        for depth in range(block.level + 1):
            made = items(made)
            if number is not None and not depth:
                made = made.replace("-item>", f'-item text:start-value="{number}">', 1)
        name = "Punkter" if block.kind is BlockKind.BULLET else "Tal"
        made = made.replace("<text:list>", f'<text:list text:style-name="{name}">', 1)
    return made


def _span(span: Span) -> str:
    name = "B" * span.bold + "I" * span.italic
    made = "".join(map(_sign, re.findall(r" +|[^ ]", span.text)))
    made = f'<text:span text:style-name="{name}">{made}</text:span>' if name else made
    return f"<text:a xlink:href={quoteattr(span.href)}>{made}</text:a>" if span.href else made


def _sign(found: str) -> str:
    if found.startswith(" "):
        return f'<text:s text:c="{len(found)}"/>'
    return {"\t": "<text:tab/>", "\n": "<text:line-break/>"}.get(found, escape(found))
