"""Spans as runs."""

import re
from collections.abc import Sequence

from app.formats.docx.markup import XML_SPACE, Element, el
from app.model.rich_text import Span

# The style of what the question set says between its headings, so that nobody else has written it.
FORM_TEXT = "FormText"

_SIGNS = {"\n": "br", "\t": "tab", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_PIECES = re.compile("([\n\t\u00ad\u2011])")


def text_run(text: str, *properties: Element) -> Element:
    """A run with its line breaks, tabs and special hyphens as Word's own elements."""
    run = el("r")
    if properties:
        run.append(el("rPr", *properties))
    for piece in _PIECES.split(text):
        if piece in _SIGNS:
            run.append(el(_SIGNS[piece]))
        elif piece:
            written = el("t")
            written.text = piece
            written.set(XML_SPACE, "preserve")
            run.append(written)
    return run


def span_run(span: Span) -> Element:
    """A span as a run in its format; the link itself is put around it by the caller."""
    properties: Sequence[Element] = (
        *([el("rStyle", val="Hyperlink")] if span.href else []),
        *([el("b"), el("bCs")] if span.bold else []),
        *([el("i"), el("iCs")] if span.italic else []),
    )
    return text_run(span.text, *properties)


def styled_paragraph(style: str, *content: Element) -> Element:
    """A paragraph in a paragraph style of the template."""
    return el("p", el("pPr", el("pStyle", val=style)), *content)
