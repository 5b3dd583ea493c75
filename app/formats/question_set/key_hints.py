"""What may be meant by a key that is not known where it stands."""

import types
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import get_args, get_origin

from app.model.base import Location, Model

# What people write for a key of ours, as other formats and languages have it.
_SYNONYMS = {
    **dict.fromkeys(("type", "typ", "slag"), ("kind", "type")),
    **dict.fromkeys(("choices", "alternatives", "alternativ", "values", "val"), ("options",)),
    **dict.fromkeys(("label", "question", "wording", "fraga"), ("text", "name")),
    **dict.fromkeys(("name", "namn"), ("id", "title", "name")),
    **dict.fromkeys(("titel", "rubrik", "heading"), ("title",)),
    **dict.fromkeys(("obligatorisk", "mandatory", "optional"), ("required",)),
    **dict.fromkeys(("help", "hjälp", "tips", "description"), ("hint",)),
    **dict.fromkeys(("max_words", "words", "limit", "ord"), ("word_limit",)),
    **dict.fromkeys(("minimum", "lowest"), ("min",)),
    **dict.fromkeys(("maximum", "highest"), ("max",)),
    **dict.fromkeys(("enhet",), ("unit",)),
    **dict.fromkeys(("rows", "rader"), ("fixed_rows", "min_rows")),
    **dict.fromkeys(("email", "epost", "mail", "to"), ("recipient", "email")),
    **dict.fromkeys(("from", "start"), ("valid_from",)),
    **dict.fromkeys(("until", "to_term", "end"), ("valid_until",)),
    **dict.fromkeys(("due", "sista_dag"), ("deadline",)),
    **dict.fromkeys(("relevant", "show_if", "if"), ("ask_if",)),
}
_ALIKE, _VERY_ALIKE = 0.75, 0.85
_TOP: Location = ()
# Options and columns are rather written within their question.
_DEEPEST_HEADING = 2


class Levels:
    """The tables of a kind of file, by their path without numbers, and the keys of each."""

    def __init__(self, root: type[Model]) -> None:
        self._keys: dict[Location, tuple[str, ...]] = {}
        self._lists: set[Location] = set()
        self._add(_TOP, root)

    def hint(self, location: Location) -> str:
        """What is meant by a key that is not known; empty where nothing is likely."""
        *around, key = (step for step in location if isinstance(step, str))
        level = tuple(around)
        here = self._keys.get(level, ())
        if same := _likely(key, here, _ALIKE):
            return f"; kanske menas {self._written((*level, same))}"
        if places := [place for place, keys in self._keys.items() if key in keys]:
            table = (*places[0], key)
            if self._written(table) != key:
                return f"; skriv {self._written(table)}"
            return f"; hör hemma {' eller '.join(self._where(place) for place in places[:2])}"
        for place, keys in self._keys.items():
            if meant := _likely(key, keys, _VERY_ALIKE):
                return f"; kanske menas {meant}, som hör hemma {self._where(place)}"
        return ""

    def is_list_of_tables(self, location: Location) -> bool:
        return self._named(location) in self._lists

    def heading(self, location: Location) -> str:
        """How a table is headed, such as "[[sections.questions]]"."""
        return f"[[{'.'.join(map(str, self._named(location)))}]]"

    def _written(self, place: Location) -> str:
        """How what stands here is begun: with a heading where it is a table of its own."""
        own_table = place in self._lists and len(place) <= _DEEPEST_HEADING
        return self.heading(place) if own_table else str(place[-1])

    @staticmethod
    def _named(location: Location) -> Location:
        return tuple(step for step in location if isinstance(step, str))

    def _where(self, place: Location) -> str:
        return f"i {self._written(place)}" if place else "överst i filen"

    def _add(self, place: Location, model: type[Model]) -> None:
        fields = {
            field.alias or name: field.annotation for name, field in model.model_fields.items()
        }
        self._keys[place] = tuple(fields)
        for name, annotation in fields.items():
            for inner, is_list in _models_in(annotation):
                if is_list:
                    self._lists.add((*place, name))
                self._add((*place, name), inner)


def _models_in(
    annotation: object, *, within_list: bool = False
) -> Iterator[tuple[type[Model], bool]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation, within_list
    is_list = within_list or get_origin(annotation) in {tuple, list}
    for inner in get_args(annotation):
        if not isinstance(inner, types.EllipsisType):
            yield from _models_in(inner, within_list=is_list)


def _likely(key: str, keys: Iterable[str], least: float) -> str:
    """The key that is meant by another; empty where none is like it, or it is that very one."""
    known = [one for one in keys if one != key]
    written = key.casefold().replace("-", "_").replace(" ", "_")
    if written in known:
        return written
    for synonym in _SYNONYMS.get(written, ()):
        if synonym in known:
            return synonym
    return next(iter(get_close_matches(written, known, n=1, cutoff=least)), "")
