"""Rich text as HTML: what other programs take from the clipboard, and what is printed."""

from collections.abc import Sequence
from html import escape

from app.model.form import Section
from app.model.rich_text import Block, BlockKind, Span, item_numbers, list_runs

_TYPES = {BlockKind.NUMBER: ("1", "a", "i"), BlockKind.BULLET: ("disc", "circle", "square")}
_TAGS = {BlockKind.NUMBER: "ol", BlockKind.BULLET: "ul"}


def write_html(blocks: Sequence[Block], subheading: str = "h3") -> str:
    """The blocks as elements without style; `subheading` is the tag of sub-headings."""
    numbers = iter(item_numbers(blocks))
    parts: list[str] = []
    for is_list, run in list_runs(blocks):
        numbered = [(block, next(numbers)) for block in run]
        if is_list:
            parts.append(_list(numbered))
            continue
        for block, _ in numbered:
            tag = subheading if block.kind is BlockKind.SUBHEADING else "p"
            parts.append(f"<{tag}>{spans_html(block.spans) or '<br>'}</{tag}>")
    return "".join(parts)


def write_heading(level: int, text: str) -> str:
    """A heading; nothing where there is no text."""
    return f"<h{level}>{escape(text)}</h{level}>" if text else ""


def write_answer(section: Section, question: str, blocks: Sequence[Block]) -> str:
    """A question as a heading below that of its section, if that has one, and what is answered."""
    level = 3 if section.heading else 2
    return write_heading(level, question) + write_html(blocks, f"h{level + 1}")


def spans_html(spans: Sequence[Span]) -> str:
    """The spans of a block; line breaks within it are kept."""
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = escape(span.text).replace("\n", "<br>")
    if span.italic:
        text = f"<em>{text}</em>"
    if span.bold:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(span.href)}">{text}</a>' if span.href else text


def _list(items: Sequence[tuple[Block, int | None]]) -> str:
    """Nested lists; a list goes on where its level is come back to."""
    html = ""
    open_tags: list[str] = []
    for block, number in items:
        tag = _TAGS[block.kind]
        while len(open_tags) > block.level + 1:
            html += f"</li></{open_tags.pop()}>"
        if len(open_tags) == block.level + 1 and open_tags[-1] != tag:
            html += f"</li></{open_tags.pop()}>"
        elif len(open_tags) == block.level + 1:
            html += "</li>"
        while len(open_tags) < block.level + 1:
            level = len(open_tags)
            start = f' start="{number}"' if number not in {None, 1} else ""
            html += f'<{tag} type="{_TYPES[block.kind][level]}"{start}>'
            if level < block.level:
                # A level that no item stands on.
                html += "<li>"
            open_tags.append(tag)
        html += f"<li>{spans_html(block.spans)}"
    while open_tags:
        html += f"</li></{open_tags.pop()}>"
    return html
