"""The numbers that items of lists show, also where a list goes on after other text."""

from dataclasses import dataclass, field

from app.formats.open_document.odf_names import Element, attribute, is_set


@dataclass
class Counts:
    """What a list has counted to, level by level."""

    _last: dict[int, int] = field(default_factory=dict)
    _goes_on: bool = False

    def go_on(self) -> None:
        """Begin another text:list that counts on."""
        self._goes_on = True

    def begin_within(self, level: int) -> None:
        """Begin a list in a list: anew, unless nothing has been counted since it goes on."""
        if not self._goes_on:
            self._forget(level)

    def next(self, level: int, first: int, start: str) -> int:
        """The number of the next item, which may say by itself at what it starts."""
        number = self._last.get(level, first - 1) + 1
        if start.isdecimal() and start.isascii() and len(start) < 10:
            number = int(start)
        self._forget(level)
        self._last[level] = number
        self._goes_on = False
        return number

    def _forget(self, level: int) -> None:
        for deeper in [one for one in self._last if one >= level]:
            del self._last[deeper]


class ListCounts:
    """The counts of the lists, so that another can count on."""

    def __init__(self) -> None:
        self._by_id: dict[str, Counts] = {}
        self._latest, self._latest_style = Counts(), ""

    def of(self, element: Element, level: int, outer: Counts | None) -> Counts:
        """What a text:list counts with: anew, with the list around it, or with one it continues.

        What LibreOffice makes of it where the specification leaves it open.
        """
        goes_on = is_set(element, "text:continue-numbering")
        if outer is not None:
            if not goes_on:
                outer.begin_within(level)
            return outer
        style = attribute(element, "text:style-name")
        goes_on = goes_on and style == self._latest_style
        named = attribute(element, "text:continue-list") or attribute(element, "text:list-id")
        counts = self._by_id.get(named, self._latest if goes_on else Counts())
        for name in filter(None, (named, attribute(element, "xml:id"))):
            self._by_id[name] = counts
        counts.go_on()
        self._latest, self._latest_style = counts, style
        return counts
