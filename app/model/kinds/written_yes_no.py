"""Yes or no, as people write it."""

import re

from app.model.invisible_characters import visible
from app.model.kinds.unreadable import UnreadableValueError, ValueFault

_YES = frozenset(
    {
        *("ja", "j", "jo", "jaa", "jadå", "jodå", "javisst", "ja visst", "ja tack", "japp", "jepp"),
        *("jajamän", "jajamensan", "absolut", "självklart", "stämmer", "det stämmer", "yes"),
        *("sant", "true"),
    }
)
_NO = frozenset(
    {
        *("nej", "n", "nä", "näe", "nejdå", "nej tack", "nix", "nope", "nepp", "no"),
        *("stämmer inte", "det stämmer inte", "falskt", "false"),
    }
)
# What begins with both says neither; what else means yes may go on with "inte".
_FIRST = re.compile(
    r"(jadå|javisst|japp|ja|jo|nejdå|nej|nä)\b(?!-)(?!\s*(?:/|eller|och|[-–])\s*(?:ja|nej)\b)"
)


def written_yes_no(text: str) -> bool:
    """Raises UnreadableValueError for what is neither, or more than that."""
    plain = " ".join(visible(text).casefold().split()).strip(" .!,")
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise UnreadableValueError(ValueFault.NO_YES_OR_NO)


def yes_or_no_in(text: str) -> bool | None:
    """What a text begins with, such as "Ja, sedan 2020"; None where it begins with neither."""
    found = _FIRST.match(visible(text).casefold().lstrip())
    return None if found is None else found[1] in _YES
