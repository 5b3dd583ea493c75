"""What a report has beside the answers to its questions."""

import json
import re

from pydantic import TypeAdapter

from app.model.collation.picture import Picture
from app.model.report import Unplaced

# In a string a quotation mark is escaped, so this is the key itself.
_SOME = re.compile(r'"unplaced"\s*:\s*\[\s*[^\]\s]')
_OUTSIDE: TypeAdapter[tuple[Unplaced, ...]] = TypeAdapter(tuple[Unplaced, ...])


def outside_text(picture: Picture, key: int) -> tuple[Unplaced, ...]:
    """The text outside the questions of one report, by where it stood there."""
    text = picture.report_json(key)
    # Few have any, and reading a whole report takes a hundred times as long as looking.
    if _SOME.search(text) is None:
        return ()
    found = _OUTSIDE.validate_python(json.loads(text)["unplaced"])
    return tuple(one for one in found if one.question.strip() or _has_text(one))


def _has_text(one: Unplaced) -> bool:
    return any(block.text.strip() for block in one.blocks)
