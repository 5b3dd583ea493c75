"""The follow-ups that question sets belong to, and what tells them apart."""

from collections.abc import Iterable

from app.model.committee import Committee
from app.model.form import FormDefinition, FormRef
from app.model.term import Term

UNKNOWN = "okänd uppföljning"


def offered(
    forms: Iterable[FormDefinition], committee: Committee, term: Term
) -> tuple[FormDefinition, ...]:
    """One set of each survey that covers both: the most specific, and of several the newest.

    By title, in whatever order they were installed.
    """
    best: dict[str | None, FormDefinition] = {}
    for form in sorted(forms, key=_how_close):
        if form.covers(committee, term):
            best[form.survey] = form
    return tuple(sorted(best.values(), key=lambda f: (f.short_title.casefold(), f.survey or "")))


def _how_close(form: FormDefinition) -> tuple[bool, Term, int, str]:
    return bool(form.audience.committees), form.valid_from, form.version, form.id


class Surveys:
    """What is known of the surveys of these sets."""

    def __init__(self, forms: Iterable[FormDefinition]) -> None:
        self._sets: dict[str, dict[int, FormDefinition]] = {}
        self._newest: dict[str, FormDefinition] = {}
        self._titled: dict[str, set[str | None]] = {}
        for form in sorted(forms, key=lambda f: (f.valid_from, f.version, f.id)):
            self._sets.setdefault(form.id, {})[form.version] = form
            self._newest[form.survey or ""] = form
            self._titled.setdefault(form.short_title.casefold(), set()).add(form.survey)

    @property
    def several(self) -> bool:
        return len(self._newest) > 1

    def all(self) -> tuple[str, ...]:
        """Every survey, by title."""
        return tuple(sorted(self._newest, key=lambda one: self.title(one).casefold()))

    def of(self, reference: FormRef) -> str | None:
        """The survey of the set, or of another version of it; None where none is known."""
        form = self._known(reference)
        return form.survey if form else None

    def title(self, survey: str) -> str:
        """What a survey is called: as its newest set is. One that is unknown, by its id."""
        newest = self._newest.get(survey)
        return self.title_of(newest) if newest else survey

    def title_of(self, form: FormDefinition) -> str:
        """The title of a set; with its survey where a set of another one has the same title."""
        alike = self._titled.get(form.short_title.casefold(), set())
        return f"{form.short_title} ({form.survey})" if alike - {form.survey} else form.short_title

    def told(self, reference: FormRef) -> str:
        """What a report is called by its survey; empty where there is one survey only."""
        if not self.several:
            return ""
        form = self._known(reference)
        return self.title_of(form) if form else UNKNOWN

    def _known(self, reference: FormRef) -> FormDefinition | None:
        versions = self._sets.get(reference.id)
        if not versions:
            return None
        return versions.get(reference.version) or versions[max(versions)]
