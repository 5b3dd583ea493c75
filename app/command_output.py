"""What the commands without a window have in common: how they end and what they print."""

import json
from collections.abc import Sequence
from typing import Any

from app.model.term import Term

DONE, REFUSED = 0, 1


class Refusal(Exception):  # noqa: N818
    """One Swedish line for each reason."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(*reasons)


def print_json(value: Sequence[dict[str, Any]]) -> None:
    """Print what a command gives with --json."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def term_named(code: str) -> Term:
    """The term that was written. Raises Refusal."""
    try:
        return Term.parse(code)
    except ValueError:
        raise Refusal(f"”{code}” är ingen period. Skriv till exempel 2022-T1.") from None
