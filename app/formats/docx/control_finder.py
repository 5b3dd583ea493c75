"""Which content control is which, after other programs have saved the document."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from lxml import etree

from app.formats.docx.markup import Element, w
from app.formats.docx.styles import value


def find_controls(
    document: Element, tags: Sequence[str], titles: Mapping[str, str]
) -> dict[Element, str]:
    """The outermost controls of these tags, with their tags, in the order of the document.

    LibreOffice up to 7.4 drops tags, keeps titles, and cuts a control that was edited into several.
    `titles` are those of the tags, as far as they are known. Other people's controls are left out.
    """
    tagged: dict[Element, str] = {}
    untagged: list[Element] = []
    wanted = set(tags)
    walk = etree.iterwalk(document, events=("start",), tag=w("sdt"))
    for _, element in walk:
        tag = value(element.find(w("sdtPr")), "tag")
        if tag is None:
            untagged.append(element)
        elif tag in wanted:
            tagged[element] = tag
            walk.skip_subtree()
    found = set(tagged.values())
    missing = [tag for tag in tags if tag not in found]
    if titles:
        return tagged | _by_title(untagged, missing, titles)
    return tagged | (_by_order(untagged, missing) if not found else {})


def _by_title(
    controls: Iterable[Element], missing: Iterable[str], titles: Mapping[str, str]
) -> dict[Element, str]:
    """By the titles; of tags that share one, each control in a row takes the next."""
    by_title: dict[str, list[str]] = {}
    for tag in missing:
        if tag in titles:
            by_title.setdefault(titles[tag], []).append(tag)
    seen: Counter[str] = Counter()
    named: dict[Element, str] = {}
    for control in controls:
        title = _title(control) or ""
        sharing = by_title.get(title)
        if sharing and not any(outer in named for outer in control.iterancestors(w("sdt"))):
            named[control] = sharing[min(seen[title], len(sharing) - 1)]
            seen[title] += 1
    return named


def _by_order(controls: Iterable[Element], tags: Sequence[str]) -> dict[Element, str]:
    """By their order, where they are as many as the tags, the pieces of one title counted once."""
    pieces = [list(piece) for _, piece in groupby(controls, key=lambda one: _title(one) or one)]
    if len(pieces) != len(tags):
        return {}
    return {control: tag for piece, tag in zip(pieces, tags, strict=True) for control in piece}


def _title(control: Element) -> str | None:
    return value(control.find(w("sdtPr")), "alias")
