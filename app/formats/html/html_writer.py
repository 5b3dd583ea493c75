"""Writes rich text as HTML, for the clipboard and for print."""

from collections.abc import Sequence

from app.formats.html.elements import LINE_BREAK, NOTHING, Html, element, html, lines
from app.model.form import Section
from app.model.rich_text import Block, BlockKind, Span, item_numbers, list_runs

_TYPES = {BlockKind.NUMBER: ("1", "a", "i"), BlockKind.BULLET: ("disc", "circle", "square")}
_TAGS = {BlockKind.NUMBER: "ol", BlockKind.BULLET: "ul"}


def write_html(blocks: Sequence[Block], subheading: str = "h3") -> Html:
    """The blocks as unstyled elements; `subheading` is the tag of sub-headings."""
    numbers = iter(item_numbers(blocks))
    parts: list[Html] = []
    for is_list, run in list_runs(blocks):
        numbered = [(block, next(numbers)) for block in run]
        if is_list:
            parts.append(_list(numbered))
            continue
        for block, _ in numbered:
            tag = subheading if block.kind is BlockKind.SUBHEADING else "p"
            parts.append(element(tag, _inline(block.spans) or LINE_BREAK))
    return html(*parts)


def write_heading(level: int, text: str) -> Html:
    """A heading; empty where there is no text."""
    return element(f"h{level}", text) if text else html()


def write_answer(
    section: Section, question: str, blocks: Sequence[Block], value: Html = NOTHING
) -> Html:
    """An answer under its question, whose heading is one level below that of the section.

    The value, where one is asked for, stands above the text.
    """
    level = 3 if section.heading else 2
    return html(write_heading(level, question), value, write_html(blocks, f"h{level + 1}"))


def _inline(spans: Sequence[Span]) -> Html:
    return html(*map(_span, spans))


def _span(span: Span) -> Html:
    text = lines(span.text)
    if span.italic:
        text = element("em", text)
    if span.bold:
        text = element("strong", text)
    return element("a", text, href=span.href) if span.href else text


def _list(items: Sequence[tuple[Block, int | None]]) -> Html:
    """Nested lists; a list continues when its level returns."""
    written = ""
    open_tags: list[str] = []
    for block, number in items:
        tag = _TAGS[block.kind]
        while len(open_tags) > block.level + 1:
            written += f"</li></{open_tags.pop()}>"
        apart = block.start is not None or open_tags[-1:] != [tag]
        if len(open_tags) == block.level + 1 and apart:
            written += f"</li></{open_tags.pop()}>"
        elif len(open_tags) == block.level + 1:
            written += "</li>"
        while len(open_tags) < block.level + 1:
            level = len(open_tags)
            says_start = block.start is not None or number not in {None, 1}
            start = f' start="{number}"' if says_start and level == block.level else ""
            written += f'<{tag} type="{_TYPES[block.kind][level]}"{start}>'
            if level < block.level:
                # A level without an item.
                written += "<li>"
            open_tags.append(tag)
        written += f"<li>{_inline(block.spans)}"
    while open_tags:
        written += f"</li></{open_tags.pop()}>"
    return Html(written)
