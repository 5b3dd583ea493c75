"""What stands in the paragraphs of a Word file, as spans."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from app.formats.docx.controls import control_content, is_prompt_style
from app.formats.docx.drawings import DRAWINGS
from app.formats.docx.equations import equation_text
from app.formats.docx.fields import Field, link_in
from app.formats.docx.markup import MATH, VML, W14, W16SE, Element, R, named, w
from app.formats.docx.notes import Notes
from app.formats.docx.styles import StyleSheet, fonts_of, switched, value
from app.formats.source_text import OmissionKind
from app.formats.symbol_fonts import is_symbol_font, symbol
from app.model.rich_text import Format, Span, spans_of

# Elements that only wrap runs. What is not listed, such as w:del, is not read.
_WRAPPERS = frozenset(w(name) for name in ("ins", "moveTo", "smartTag", "customXml", "bdo", "dir"))
_EQUATIONS = frozenset((named(MATH, "oMath"), named(MATH, "oMathPara")))
INLINE = _WRAPPERS | _EQUATIONS | {w(name) for name in ("r", "hyperlink", "sdt", "fldSimple")}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_OMITTED = {
    w("commentReference"): OmissionKind.COMMENT,
    w("subDoc"): OmissionKind.LINKED_DOCUMENT,
    w("contentPart"): OmissionKind.DRAWING,
    named(W14, "contentPart"): OmissionKind.DRAWING,
}
_PRIVATE_USE = range(0xE000, 0xF900)
_OWN_SIGNS = re.compile(r"[\ue000-\uf8ff]")
_NO_ASCII, _LAST_CODE = 0x80, 0xFF

Paragraph: TypeAlias = tuple[Element | None, Iterable[Element]]
"""The w:pPr of a paragraph, and its content."""


class _Look(NamedTuple):
    """What a paragraph's style says about runs that say nothing themselves."""

    hidden: bool = False
    font: str | None = None


_PLAIN = _Look()


class InlineReader:
    """Reads runs as spans; `links` are link targets by relationship id.

    `fields` are the marks of the fields that end. In a document of our own `is_own` says that what
    has no font of symbols is as somebody has typed it.
    """

    def __init__(
        self,
        styles: StyleSheet,
        links: Mapping[str, str],
        notes: Notes,
        fields: set[Element],
        *,
        is_own: bool = False,
    ) -> None:
        self.omitted: list[OmissionKind] = []
        """What was left out since the list was last emptied."""
        self.drawings: list[Element] = []
        """The drawings met since the list was last emptied, each with text of its own or not."""
        self._styles = styles
        self._links = links
        self._notes = notes
        self._ended = fields
        self._is_own = is_own
        self._fields: list[Field] = []

    def begin(self) -> None:
        """Begin with another text: no field goes on."""
        self._fields.clear()

    def spans(self, paragraphs: Iterable[Paragraph]) -> Iterator[Span]:
        """The spans of the content of paragraphs that are joined into one."""
        pieces = (
            piece
            for properties, content in paragraphs
            for piece in self._pieces(content, None, self._look(properties))
        )
        return spans_of(pieces)

    def _look(self, properties: Element | None) -> _Look:
        """What the style of a paragraph with these w:pPr says about its runs."""
        styles = tuple(self._styles.lineage(value(properties, "pStyle")))
        hidden = (style.hidden for style in styles if style.hidden is not None)
        return _Look(next(hidden, False), next((one.font for one in styles if one.font), None))

    def _pieces(
        self, elements: Iterable[Element], href: str | None, base: _Look
    ) -> Iterator[tuple[str, Format]]:
        for element in elements:
            tag = element.tag
            if tag == w("r"):
                yield from self._run(element, href, base)
            elif tag == w("hyperlink"):
                yield from self._pieces(element, self._target(element) or href, base)
            elif tag == w("fldSimple"):
                instruction = element.get(w("instr"), "")
                shown = None if len(element) else Field(None, [instruction]).shown()
                yield self._shown(shown or ""), (False, False, href)
                yield from self._pieces(element, link_in(instruction) or href, base)
            elif tag == w("sdt"):
                yield from self._pieces(control_content(element), href, base)
            elif tag in _WRAPPERS:
                yield from self._pieces(element, href, base)
            elif tag in _EQUATIONS:
                yield self._shown(equation_text(element)), (False, False, href)
            elif tag in DRAWINGS or tag in _OMITTED:
                text = self._object(element, str(tag)) if self._is_showing() else ""
                yield text, (False, False, href)

    def _target(self, link: Element) -> str | None:
        target = self._links.get(link.get(f"{{{R}}}id", ""))
        place = link.get(w("anchor"))
        # Word keeps the fragment apart from the address.
        return f"{target}#{place}" if target and place else target

    def _run(self, run: Element, href: str | None, base: _Look) -> Iterator[tuple[str, Format]]:
        properties = run.find(w("rPr"))
        vanish = switched(properties, "vanish")
        bold, italic = switched(properties, "b"), switched(properties, "i")
        fonts = fonts_of(properties)
        for style in self._styles.lineage(value(properties, "rStyle")):
            if not is_prompt_style(style):
                # What a macro puts in the place of a prompt looks like one, and is none.
                bold = style.bold if bold is None else bold
                italic = style.italic if italic is None else italic
            vanish = style.hidden if vanish is None else vanish
            fonts = (fonts[0] or style.font, fonts[1] or style.font)
        fonts = (fonts[0] or base.font, fonts[1] or base.font)
        if base.hidden if vanish is None else vanish:
            # Fields begin and end in hidden runs too.
            for mark in run.iterchildren(w("fldChar"), w("instrText")):
                self._field_part(mark)
            return
        for child in run:
            text = self._sign(child, fonts)
            if text:
                yield text, (bool(bold), bool(italic), self._link() or href)

    def _sign(self, child: Element, fonts: tuple[str | None, str | None]) -> str:
        """What a part of a run shows."""
        tag = str(child.tag)
        if tag == w("t") or tag in _SIGNS:
            return self._shown(_SIGNS.get(tag) or self._read_in(child.text or "", fonts))
        if tag in {w("fldChar"), w("instrText")}:
            return self._field_part(child)
        if tag == w("sym"):
            text = self._symbol(child.get(w("font")) or fonts[0], child.get(w("char"), ""))
            return self._shown(text)
        return self._object(child, tag) if self._is_showing() else ""

    def _object(self, child: Element, tag: str) -> str:
        """What stands in a run and is no text of its own."""
        if tag in _OMITTED:
            self.omitted.append(_OMITTED[tag])
        if tag in DRAWINGS:
            self.drawings.append(child)
            return " ".join(text.get("string", "") for text in child.iter(named(VML, "textpath")))
        if tag in _NOTES:
            note = self._notes.note(_NOTES[tag], child.get(w("id"), ""))
            self.omitted += note.omitted
            return f" [{note.text}]" if note.text else ""
        return self._special(child, tag)

    def _special(self, child: Element, tag: str) -> str:
        if tag == named(W16SE, "symEx"):
            # Signs that are joined into one are given by the codes of all.
            codes = child.get(named(W16SE, "char"), "").split()
            return "".join(self._symbol(None, code) for code in codes)
        if tag == w("ruby"):
            base, above = (self._ruby(child, name) for name in ("rubyBase", "rt"))
            return f"{base} ({above})" if above else base
        return ""

    def _ruby(self, ruby: Element, name: str) -> str:
        part = ruby.find(w(name))
        return "" if part is None else "".join(text for text, _ in self._pieces(part, None, _PLAIN))

    def _symbol(self, font: str | None, code: str) -> str:
        try:
            return self._known(symbol(font, int(code, 16)))
        except ValueError:
            return ""

    def _read_in(self, text: str, fonts: tuple[str | None, str | None]) -> str:
        """The text as its fonts show it: those of symbols have a sign for each letter."""
        if not any(map(is_symbol_font, fonts)):
            return text if self._is_own else _OWN_SIGNS.sub(self._bullet, text)
        letters, others = fonts
        return "".join(
            self._symbol_sign(letters if ord(sign) < _NO_ASCII else others or letters, sign)
            for sign in text
        )

    def _bullet(self, found: re.Match[str]) -> str:
        """A sign that fonts have for themselves, though the font is lost."""
        return self._known(symbol(None, ord(found[0])), found[0])

    def _symbol_sign(self, font: str | None, sign: str) -> str:
        if not is_symbol_font(font) or (ord(sign) > _LAST_CODE and ord(sign) not in _PRIVATE_USE):
            return sign
        return self._known(symbol(font, ord(sign)))

    def _known(self, sign: str | None, otherwise: str = "") -> str:
        """The sign; one that nobody knows is told as left out."""
        if sign is None:
            self.omitted.append(OmissionKind.SIGN)
        return sign or otherwise

    def _is_showing(self) -> bool:
        return all(one.has_result for one in self._fields)

    def _shown(self, text: str) -> str:
        """The text, unless it is part of a field's instruction."""
        for one in reversed(self._fields):
            if not one.has_result:
                one.instruction.append(text)
                return ""
        return text

    def _link(self) -> str | None:
        return next((one.href for one in reversed(self._fields) if one.href), None)

    def _field_part(self, mark: Element) -> str:
        """What a field shows at this mark of it, most often nothing."""
        if mark.tag == w("instrText"):
            self._shown(mark.text or "")
            return ""
        kind = mark.get(w("fldCharType"))
        if mark not in self._ended:
            return ""
        if kind == "begin":
            self._fields.append(Field(mark.find(w("ffData"))))
        elif self._fields and kind == "separate":
            self._fields[-1].begin_result()
        elif self._fields and kind == "end":
            return self._end_field(self._fields.pop())
        return ""

    def _end_field(self, ended: Field) -> str:
        if ended.is_lost:
            self.omitted.append(OmissionKind.EQUATION)
        return self._shown(ended.shown() or "")
