"""A question set among others: whose id and version it has, and which one comes before it."""

from collections.abc import Iterable

from app.model.form import FormDefinition


def taken_by_another(form: FormDefinition, others: Iterable[FormDefinition]) -> bool:
    """Whether one of them has its id and version, with other content."""
    own = form.id, form.version
    return any((other.id, other.version) == own and other != form for other in others)


def version_before(form: FormDefinition, others: Iterable[FormDefinition]) -> FormDefinition | None:
    """The latest version of the set before this one; where there is none, the latest of all."""
    same = [one for one in others if one.id == form.id and one.version != form.version]
    earlier = [one for one in same if one.version < form.version]
    return max(earlier or same, key=lambda one: one.version, default=None)
