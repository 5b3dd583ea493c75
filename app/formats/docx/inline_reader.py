"""What stands in a Word paragraph, as spans: tracked changes as if accepted."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeAlias

from app.formats.docx.markup import Element, R, w
from app.formats.docx.styles import StyleSheet, switched, value
from app.model.rich_text import Span

# What only wraps runs. Whatever is not named here, such as w:del, is not read.
_WRAPPERS = frozenset(
    w(name) for name in ("ins", "moveTo", "smartTag", "customXml", "fldSimple", "bdo", "dir")
)
INLINE = _WRAPPERS | {w("r"), w("hyperlink"), w("sdt")}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_PRIVATE_USE = 0xE000

# Bold, italic and the link.
Format: TypeAlias = tuple[bool, bool, str | None]
_PLAIN: Format = (False, False, None)


class InlineReader:
    """Reads spans; `links` are the targets of the file's links by their id."""

    def __init__(self, styles: StyleSheet, links: Mapping[str, str]) -> None:
        self._styles = styles
        self._links = links

    def spans(self, paragraphs: Iterable[Iterable[Element]]) -> Iterator[Span]:
        """The spans of these runs and what is around them, of several paragraphs in one."""
        pieces = (piece for content in paragraphs for piece in self._pieces(content, None))
        # Word cuts a sentence into many runs; put together here, each sign is looked at once.
        for (bold, italic, href), run in groupby(pieces, key=lambda piece: piece[1]):
            yield Span(text="".join(text for text, _ in run), bold=bold, italic=italic, href=href)

    def _pieces(
        self, elements: Iterable[Element], href: str | None
    ) -> Iterator[tuple[str, Format]]:
        for element in elements:
            if element.tag == w("r"):
                yield self._piece(element, href)
            elif element.tag == w("hyperlink"):
                yield from self._pieces(element, self._target(element) or href)
            elif element.tag == w("sdt"):
                yield from self._pieces(control_content(element), href)
            elif element.tag in _WRAPPERS:
                yield from self._pieces(element, href)

    def _target(self, link: Element) -> str | None:
        target = self._links.get(link.get(f"{{{R}}}id", ""))
        place = link.get(w("anchor"))
        # Word keeps what follows # apart from the address.
        return f"{target}#{place}" if target and place else target

    def _piece(self, run: Element, href: str | None) -> tuple[str, Format]:
        properties = run.find(w("rPr"))
        if switched(properties, "vanish"):
            return "", _PLAIN
        bold, italic = switched(properties, "b"), switched(properties, "i")
        for style in self._styles.lineage(value(properties, "rStyle")):
            bold = style.bold if bold is None else bold
            italic = style.italic if italic is None else italic
        text = "".join(_sign(child) for child in run)
        return text, (bool(bold), bool(italic), href)


def control_content(control: Element) -> Iterable[Element]:
    """What stands in a content control; nothing while it shows its prompt."""
    if switched(control.find(w("sdtPr")), "showingPlcHdr"):
        return ()
    content = control.find(w("sdtContent"))
    return () if content is None else content


def _sign(child: Element) -> str:
    if child.tag == w("t"):
        return child.text or ""
    if child.tag == w("sym"):
        return _symbol(child.get(w("char"), ""))
    return _SIGNS.get(str(child.tag), "")


def _symbol(code: str) -> str:
    """A sign given by its number. In a symbol font's own range the number says nothing."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0 < number < _PRIVATE_USE else ""
