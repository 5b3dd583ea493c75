"""A table with a header row, written row by row."""

from collections.abc import Iterable, Mapping

from app.formats.collation.streamed_parts import XmlWriter
from app.formats.docx.markup import Element, el, w
from app.formats.docx.runs import styled_paragraph, text_run


def write_table(
    xml: XmlWriter,
    described: tuple[str, str],
    columns: Mapping[str, int],
    rows: Iterable[tuple[str, ...]],
) -> None:
    """The table; `described` is what a screen reader says of it, `columns` has their widths."""
    widths = tuple(columns.values())
    with xml.element(w("tbl")):
        xml.write(_properties(described, sum(widths)))
        xml.write(el("tblGrid", *(el("gridCol", w=str(width)) for width in widths)))
        header = zip(columns, widths, strict=True)
        xml.write(
            el(
                "tr",
                el("trPr", el("cantSplit"), el("tblHeader")),
                *(_cell(width, "FieldLabel", text) for text, width in header),
            )
        )
        for row in rows:
            cells = zip(row, widths, strict=True)
            xml.write(el("tr", *(_cell(width, "FieldValue", text) for text, width in cells)))
    # Word wants a paragraph after a table.
    xml.write(el("p"))


def _properties(described: tuple[str, str], width: int) -> Element:
    title, description = described
    return el(
        "tblPr",
        el("tblStyle", val="FieldTable"),
        el("tblW", w=str(width), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1"),
        el("tblCaption", val=title),
        el("tblDescription", val=description),
    )


def _cell(width: int, style: str, text: str) -> Element:
    properties = el("tcPr", el("tcW", w=str(width), type="dxa"))
    return el("tc", properties, styled_paragraph(style, text_run(text)))
