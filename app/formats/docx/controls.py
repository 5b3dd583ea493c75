"""Content controls (w:sdt): what each shows, made plain before the document is read.

Afterwards a control that shows its prompt says so by w:showingPlcHdr, as Word's own do, and every
other one has its value as text.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from app.formats.docx.bindings import BoundValues
from app.formats.docx.markup import W14, Element, ancestors_of, el, named, w
from app.formats.docx.package import WordPackage
from app.formats.docx.styles import Style, StyleSheet, switched, value
from app.formats.prompts import without_prompts
from app.formats.tick_box import tick_box

_CHECKBOX, _CHECKED = named(W14, "checkbox"), named(W14, "checked")
_BINDING = w("dataBinding")
_LISTS = (w("dropDownList"), w("comboBox"))
_NOT_TEXT = (w("picture"), w("equation"), w("docPartList"), w("group"))
_PROMPT_STYLE = "placeholder text"
# What is shorter may be an answer that somebody gave twice.
_FEWEST_WORDS = 4
_OFF = {"0", "false", "off", ""}
# The box as the program that saved the file shows it; some have its label in the control too.
_BOX = re.compile(r"^(?:\W\ufe0f?|\w\b) ?")


def control_content(control: Element) -> Iterable[Element]:
    """The content of a control; empty while it shows its prompt."""
    if switched(control.find(w("sdtPr")), "showingPlcHdr"):
        return ()
    content = control.find(w("sdtContent"))
    return () if content is None else content


def make_plain(root: Element, package: WordPackage, styles: StyleSheet) -> None:
    """Give each control under this root what it shows, as text."""
    controls = [
        (properties, content)
        for control in root.iter(w("sdt"))
        if (properties := control.find(w("sdtPr"))) is not None
        and (content := control.find(w("sdtContent"))) is not None
    ]
    if any(properties.find(_BINDING) is not None for properties, _ in controls):
        values = BoundValues(package)
        for properties, content in controls:
            said = values.value(properties)
            if said is not None and _is_text(properties, content, said):
                _show_bound(properties, content, said)
    for properties, content in controls:
        box = properties.find(_CHECKBOX)
        if box is not None:
            checked = box.find(_CHECKED)
            is_on = checked is not None and _value_of(checked) not in _OFF
            label = _BOX.sub("", _text(content), count=1)
            _set_text(content, tick_box(label, ticked=is_on))
            # LibreOffice 7.4 marks it so where the control before it shows its prompt.
            _take_prompt_mark(properties)
        date = properties.find(w("date"))
        if date is not None and not _text(content):
            _set_text(content, date.get(w("fullDate"), "")[:10])
    _mark_prompts(controls, package, styles)


def _is_text(properties: Element, content: Element, said: str) -> bool:
    """Whether a bound value is text to be shown; not pictures, formatted text or other controls."""
    return (
        not any(properties.find(tag) is not None for tag in _NOT_TEXT)
        and not said.lstrip().startswith("<?xml")
        and next(content.iter(w("sdt")), None) is None
    )


def _show_bound(properties: Element, content: Element, said: str) -> None:
    """Put the bound value where the text stands, unless that says the same in other words."""
    box, date = properties.find(_CHECKBOX), properties.find(w("date"))
    if box is not None:
        for checked in box.iterfind(_CHECKED):
            checked.set(named(W14, "val"), "1" if said.strip().lower() in {"1", "true"} else "0")
    elif not said.strip():
        _show_prompt(properties)
    elif date is None or date.get(w("fullDate"), "")[:10] != said[:10]:
        _take_prompt_mark(properties)
        shown = _chosen(properties, said) if date is None else said[:10]
        if _text(content) != " ".join(shown.split()):
            _set_text(content, shown)


def _value_of(checked: Element) -> str:
    """What a w14:checked says, in that namespace or in the usual one."""
    return checked.get(named(W14, "val")) or checked.get(w("val")) or "1"


def _chosen(properties: Element, said: str) -> str:
    """What a list to choose from shows for a value."""
    items = (item for tag in _LISTS for item in properties.iterfind(f"{tag}/{w('listItem')}"))
    shown = (item.get(w("displayText")) for item in items if item.get(w("value")) == said)
    return next(shown, None) or said


def _show_prompt(properties: Element) -> None:
    if properties.find(w("showingPlcHdr")) is None:
        properties.append(el("showingPlcHdr"))


def _take_prompt_mark(properties: Element) -> None:
    for mark in properties.findall(w("showingPlcHdr")):
        properties.remove(mark)


def mark_filled(root: Element, prompts: Collection[str]) -> None:
    """Take the mark of a prompt from our controls that show something else than these, or Word's.

    LibreOffice leaves the mark where a macro has filled a control in. Ours have tags, unless the
    program that saved the document drops them all.
    """
    controls = [
        (properties, content)
        for control in root.iter(w("sdt"))
        if (properties := control.find(w("sdtPr"))) is not None
        and (content := control.find(w("sdtContent"))) is not None
    ]
    tagged = [one for one in controls if one[0].find(w("tag")) is not None]
    for properties, content in tagged or controls:
        text = _text(content)
        if text not in prompts and without_prompts(text):
            _take_prompt_mark(properties)


def _text(content: Element) -> str:
    return " ".join("".join(text.text or "" for text in content.iter(w("t"))).split())


def _set_text(content: Element, text: str) -> None:
    """One run with this text in the place of what stands in the first paragraph, or the line."""
    written = el("t")
    written.text = text
    run = el("r", written)
    paragraphs = list(content.iter(w("p")))
    for paragraph in paragraphs[1:]:
        _empty(paragraph)
    place = paragraphs[0] if paragraphs else content
    _empty(place)
    place.append(run)


def _empty(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != w("pPr"):
            paragraph.remove(child)


def _mark_prompts(
    controls: Sequence[tuple[Element, Element]], package: WordPackage, styles: StyleSheet
) -> None:
    """Mark the prompts that another program has made text of.

    A prompt is the text that the document itself has for the control's placeholder, a sentence in
    the style of prompts that stands in several controls, or a list's item for no choice.
    """
    around_others = ancestors_of(content for _, content in controls)
    unmarked = [
        (properties, text, _is_in_prompt_style(content, styles))
        for properties, content in controls
        if content not in around_others
        and not switched(properties, "showingPlcHdr")
        and properties.find(_CHECKBOX) is None
        and (text := _text(content))
    ]
    known = dict(_prompts(package)) if any(_placeholder(pair[0]) for pair in unmarked) else {}
    styled = Counter(text for _, text, in_style in unmarked if in_style)
    for properties, text, in_style in unmarked:
        is_known = known.get(_placeholder(properties)) == text or _is_no_choice(properties, text)
        is_sentence = len(text.split()) >= _FEWEST_WORDS
        if is_known or (in_style and is_sentence and styled[text] > 1):
            _show_prompt(properties)


def _is_no_choice(properties: Element, text: str) -> bool:
    """Whether a list to choose from shows what stands for no choice at all."""
    lists = [found for tag in _LISTS if (found := properties.find(tag)) is not None]
    items = [item for one in lists for item in one.iterfind(w("listItem"))]
    return bool(lists) and (
        not without_prompts(text)
        or any(item.get(w("displayText")) == text and not item.get(w("value")) for item in items)
    )


def _placeholder(properties: Element) -> str | None:
    return value(properties.find(w("placeholder")), "docPart")


def _is_in_prompt_style(content: Element, styles: StyleSheet) -> bool:
    texts = [text for text in content.iter(w("t")) if (text.text or "").strip()]
    return bool(texts) and all(
        any(is_prompt_style(style) for style in styles.lineage(_run_style(text.getparent())))
        for text in texts
    )


def is_prompt_style(style: Style) -> bool:
    return style.name.casefold() == _PROMPT_STYLE


def _run_style(run: Element | None) -> str | None:
    return None if run is None else value(run.find(w("rPr")), "rStyle")


def _prompts(package: WordPackage) -> Iterator[tuple[str | None, str]]:
    """The texts of the document's placeholders, by their names."""
    for root in package.related("glossaryDocument"):
        for part in root.iter(w("docPart")):
            body = part.find(w("docPartBody"))
            if body is not None:
                yield value(part.find(w("docPartPr")), "name"), _text(body)
