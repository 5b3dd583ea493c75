"""How wide the columns of a table become in the room that there is."""

from collections.abc import Sequence


def fitted(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Each at least as wide as its heading; what is left goes to those that want more.

    They fill the room, or are wider than it where the headings are.
    """
    narrow = sum(wanted) > room
    shares = [most - few for few, most in zip(least, wanted, strict=True)] if narrow else wanted
    begin = least if narrow else wanted
    left, whole = room - sum(begin), sum(shares)
    if left <= 0 or not whole:
        return list(begin)
    widths = [few + left * share // whole for few, share in zip(begin, shares, strict=True)]
    widths[-1] += room - sum(widths)
    return widths
