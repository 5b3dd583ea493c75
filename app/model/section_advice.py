"""What the author of a question set may want to change in its headings, seen against other sets."""

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from app.model.form import FormDefinition, Section
from app.model.form_advice import Advice

# Of 100: how alike two titles are that mean the same, as where a word was mended.
_ALIKE = 80


def are_alike(one: str, other: str) -> bool:
    """Whether two titles of sections mean the same section."""
    return fuzz.ratio(one.casefold(), other.casefold()) >= _ALIKE


def advice_on_sections(form: FormDefinition, others: Iterable[FormDefinition]) -> Iterator[Advice]:
    """Advice where other sets have another heading by a number: a collation shows both.

    A collation is of one survey and one term. What has neither a heading nor a question in common
    with the set, or is another version of it, does not count.
    """
    headings: dict[int | None, tuple[str, FormDefinition]] = {}
    for other in others:
        is_beside = other.survey == form.survey and other.id != form.id and _meet(form, other)
        if not is_beside or not _have_in_common(form, other):
            continue
        for section in other.sections:
            headings.setdefault(section.number, (section.title or "", other))
    for index, section in enumerate(form.sections):
        title, other = headings.get(section.number, ("", form))
        if section.title and title and not are_alike(title, section.title):
            yield _another_heading(index, section, title, other)


def _meet(form: FormDefinition, other: FormDefinition) -> bool:
    """Whether both ask in any term."""
    first = max(form.valid_from, other.valid_from)
    last = [one.valid_until for one in (form, other) if one.valid_until is not None]
    in_time = all(first <= term for term in last)
    return in_time and not {*form.periods}.isdisjoint(other.periods)


def _have_in_common(form: FormDefinition, other: FormDefinition) -> bool:
    """A heading, or a question below one: what closes a form is often the same."""
    one, two = _numbered(form), _numbered(other)
    if {q.id for section in one for q in section.questions} & {
        q.id for section in two for q in section.questions
    }:
        return True
    return any(are_alike(a.title or "", b.title or "") for a in one for b in two)


def _numbered(form: FormDefinition) -> list[Section]:
    return [section for section in form.sections if section.number is not None]


def _another_heading(index: int, section: Section, title: str, other: FormDefinition) -> Advice:
    return Advice(
        "another-heading",
        ("sections", index, "title"),
        f"Avsnitt {section.number} heter ”{title}” i {other.id} version {other.version}. När "
        "svaren ställs samman blir det två avsnitt med samma nummer. Använd samma rubrik, "
        "eller ett nummer som är ledigt.",
    )
