"""The order in which remarks are told: that of the set, errors first where several are at one."""

from collections.abc import Iterable

from app.formats.question_set.toml_values import rank
from app.model.base import Location
from app.services.question_sets.set_remarks import DraftRemark

# After all that stands above the questions.
_SECTIONS = 1_000


def in_order(remarks: Iterable[DraftRemark]) -> tuple[DraftRemark, ...]:
    """Sorted; what is equal stays in its order."""
    return tuple(sorted(remarks, key=lambda one: (_place(one.location), one.kind != "error")))


def _place(location: Location) -> tuple[int, ...]:
    return tuple(
        step if isinstance(step, int) else _SECTIONS if step == "sections" else rank(step)
        for step in location
    )
