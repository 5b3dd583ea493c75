"""Exit codes and output that the commands have in common."""

import json
from collections.abc import Sequence
from typing import Any

from app.model.term import Term

DONE, REFUSED = 0, 1


class Refusal(Exception):  # noqa: N818
    """A command is refused; each reason is a line in Swedish."""

    def __init__(self, *reasons: str) -> None:
        self.reasons = reasons
        super().__init__(*reasons)


def print_json(value: Sequence[dict[str, Any]]) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def term_named(code: str) -> Term:
    """Raises Refusal."""
    try:
        return Term.parse(code)
    except ValueError:
        raise Refusal(f"”{code}” är ingen period. Skriv till exempel 2022-T1.") from None
