"""Markup that stands in a file in several ways: one is kept.

By ECMA-376, part 3, 7.5 (mc:AlternateContent): the first choice that is understood, else the
fallback. Text boxes, drawings and emoji are written like this.
"""

from app.formats.docx.markup import MC, Element, named

_ALTERNATES, _CHOICE, _FALLBACK = (
    named(MC, name) for name in ("AlternateContent", "Choice", "Fallback")
)
# The format, and what Word itself has added to it over the years.
_UNDERSTOOD = (
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/office/word/",
    "http://schemas.microsoft.com/office/drawing/",
)


def resolve_alternates(root: Element) -> None:
    """Put what is kept in the place of each mc:AlternateContent."""
    for alternates in list(root.iter(_ALTERNATES)):
        parent = alternates.getparent()
        if parent is None:
            continue
        for child in list(_kept(alternates)):
            alternates.addprevious(child)
        parent.remove(alternates)


def _kept(alternates: Element) -> Element | tuple[()]:
    choices = alternates.findall(_CHOICE)
    fallback = alternates.find(_FALLBACK)
    for choice in choices:
        if fallback is None or _is_understood(choice):
            return choice
    return () if fallback is None else fallback


def _is_understood(choice: Element) -> bool:
    required = choice.get("Requires", "").split()
    return all((choice.nsmap.get(prefix) or "").startswith(_UNDERSTOOD) for prefix in required)
