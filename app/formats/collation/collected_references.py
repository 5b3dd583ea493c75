"""What a streamed document refers to, kept small until the parts that hold it are written."""

from collections.abc import Iterator, Sequence

from lxml import etree

from app.formats.docx.markup import Element, el, w
from app.formats.docx.references import NUMBERED

_RELATIONSHIP = (
    '<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# Word knows 2,046 numberings in a document; lists with one that comes after show no numbers.
_MOST_NUMBERINGS = 2000


class CollectedReferences:
    """Counts the references up; each address and each way to start a numbering is kept once."""

    def __init__(self, numbering: Element) -> None:
        defined = (int(num.get(w("numId"), "0")) for num in numbering.iter(w("num")))
        self._first_num = max(defined, default=0) + 1
        self._starts: list[tuple[int, ...]] = []
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._links: dict[str, int] = {}

    def link(self, href: str) -> str:
        return _link_id(self._links.setdefault(href, len(self._links) + 1))

    def numbering(self, starts: Sequence[int]) -> int | None:
        if len(self._starts) == _MOST_NUMBERINGS:
            return None
        key = tuple(starts)
        self._starts.append(self._known.setdefault(key, key))
        return self._first_num + len(self._starts) - 1

    def numberings(self) -> Iterator[Element]:
        """The numberings for the part that defines them."""
        for num_id, starts in enumerate(self._starts, self._first_num):
            levels = (
                el("lvlOverride", el("startOverride", val=str(start)), ilvl=str(level))
                for level, start in enumerate(starts)
            )
            yield el("num", el("abstractNumId", val=str(NUMBERED)), *levels, numId=str(num_id))

    def relationships(self) -> Iterator[Element]:
        """The links for the part that has the document's relationships."""
        for href, number in self._links.items():
            relationship = etree.fromstring(_RELATIONSHIP)
            said = {"Id": _link_id(number), "Type": _HYPERLINK, "Target": href}
            for name, value in {**said, "TargetMode": "External"}.items():
                relationship.set(name, value)
            yield relationship


def _link_id(number: int) -> str:
    return f"link{number}"
