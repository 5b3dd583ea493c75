"""What of a page on the clipboard is read: the part that was copied, without what is no text."""

import re

from app.formats.errors import CopiedTextError

COPIED = "Den kopierade texten"
TOO_MUCH = "den är för lång att läsa in på en gång. Kopiera en del i taget"

_FRAGMENT_START = re.compile(r"<!--\s*StartFragment\s*-->")
_FRAGMENT_END = re.compile(r"<!--\s*EndFragment\s*-->")
# A picture may be written out within the text.
_PICTURE = re.compile(r"(src\s*=\s*[\"']?)data:[^\"'>\s]*")
_MAX_PAGE, _MAX_CHARACTERS, _MAX_TAGS = 20_000_000, 500_000, 12_000


def part_to_read(html: str) -> str:
    """The part of a page that was copied. Raises CopiedTextError where it is too much to read."""
    if len(html) > _MAX_PAGE:
        raise CopiedTextError(COPIED, TOO_MUCH)
    text = _as_far_as_tags(_without_comments(_PICTURE.sub(r"\1", _fragment(html))))
    if len(text) > _MAX_CHARACTERS or text.count("<") > _MAX_TAGS:
        raise CopiedTextError(COPIED, TOO_MUCH)
    return text


def _fragment(html: str) -> str:
    start = _FRAGMENT_START.search(html)
    end = _FRAGMENT_END.search(html, start.end()) if start else None
    return html[start.end() : end.start()] if start and end else html


# The library looks for the end of each comment and tag that has none, to the end of the page.


def _without_comments(html: str) -> str:
    kept, start = [], 0
    while (begin := html.find("<!--", start)) >= 0:
        kept.append(html[start:begin])
        end = html.find("-->", begin + 4)
        if end < 0:
            return "".join((*kept, html[begin:].replace("<!--", "")))
        start = end + 3
    return "".join((*kept, html[start:]))


def _as_far_as_tags(html: str) -> str:
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")
