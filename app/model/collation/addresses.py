"""The addresses in what somebody wrote in the place of one."""

import re

_BETWEEN = re.compile(r"[\s;,<>]+")
_ADDRESS = re.compile(r'[^\s;,<>"@]{1,255}@[^\s;,<>"@]{1,255}')


def addresses_in(written: str) -> tuple[str, ...]:
    """Each address that a mail can be sent to, by its form: "a@b.se; Bo <c@d.se>" has two."""
    return tuple(one for one in _BETWEEN.split(written) if _ADDRESS.fullmatch(one))
