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

    `others` are other sets that may be collated with it, not earlier versions of it.
    """
    headings: dict[int | None, tuple[str, FormDefinition]] = {}
    for other in others:
        for section in other.sections:
            headings.setdefault(section.number, (section.title or "", other))
    for index, section in enumerate(form.sections):
        title, other = headings.get(section.number, ("", form))
        if section.title and title and not are_alike(title, section.title):
            yield _another_heading(index, section, title, other)


def _another_heading(index: int, section: Section, title: str, other: FormDefinition) -> Advice:
    return Advice(
        "another-heading",
        ("sections", index, "title"),
        f"Avsnitt {section.number} heter ”{title}” i {other.id} version {other.version}. När "
        "svaren ställs samman blir det två avsnitt med samma nummer. Använd samma rubrik, "
        "eller ett nummer som är ledigt.",
    )
