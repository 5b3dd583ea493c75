"""What stands in a file and cannot be taken along, said by question."""

from collections import Counter
from collections.abc import Iterable

from app.formats.source_text import Omission, OmissionKind
from app.model.form import FormDefinition
from app.model.swedish import in_words, listed

# One of them, and several.
_NAMES = {
    OmissionKind.PICTURE: ("en bild", "bilder"),
    OmissionKind.CHART: ("ett diagram", "diagram"),
    OmissionKind.DRAWING: ("en ritad figur", "ritade figurer"),
    OmissionKind.EMBEDDED_FILE: ("en infogad fil", "infogade filer"),
    OmissionKind.LINKED_DOCUMENT: ("ett länkat dokument", "länkade dokument"),
    OmissionKind.COMMENT: ("en kommentar", "kommentarer"),
    OmissionKind.CONTROL: ("ett formulärfält", "formulärfält"),
    OmissionKind.EQUATION: ("en formel", "formler"),
    OmissionKind.STRUCK_TEXT: ("ett överstruket ställe", "överstrukna ställen"),
    OmissionKind.SIGN: ("ett tecken ur ett symbolteckensnitt", "tecken ur ett symbolteckensnitt"),
}


def describe_omissions(
    omissions: Iterable[Omission], form: FormDefinition | None
) -> tuple[str, ...]:
    """A sentence for each place, in the order of the file.

    Without the question set, which has the names of the places, they are told of the whole file.
    """
    places: dict[str, Counter[OmissionKind]] = {}
    for one in omissions:
        places.setdefault(_where(one.place, form), Counter())[one.kind] += 1
    return tuple(_sentence(where, kinds) for where, kinds in places.items())


def _sentence(where: str, kinds: Counter[OmissionKind]) -> str:
    what = listed(_what(kind, count) for kind, count in kinds.items())
    return f"{where} finns {what} som inte kan tas med."


def _where(place: str, form: FormDefinition | None) -> str:
    if form is None:
        return "I filen"
    if not place:
        return "Utanför svaren"
    is_question = any(question.id == place for question in form.questions())
    return f"{'I svaret på' if is_question else 'Vid'} {form.place_name(place)}"


def _what(kind: OmissionKind, count: int) -> str:
    one, several = _NAMES[kind]
    return one if count == 1 else f"{in_words(count)} {several}"
