"""A question set among others of its id."""

import pytest

from app.model.form import is_version_taken, version_before
from tests.support.small_form import small_form

SECOND = small_form(version=2)
OF_ANOTHER = small_form(id="annan", version=1)


@pytest.mark.parametrize(
    ("others", "before"),
    [((), None), ((1,), 1), ((1, 3), 1), ((0, 1), 1), ((2,), None), ((3, 4), 4)],
)
def test_the_version_before(others: tuple[int, ...], before: int | None) -> None:
    # Versions in a file begin with 1; a copy takes any.
    known = [SECOND.model_copy(update={"version": version}) for version in others]
    found = version_before(SECOND, [OF_ANOTHER, *known])
    assert (found.version if found else None) == before


def test_an_id_and_version_are_for_one_content() -> None:
    assert not is_version_taken(SECOND, [SECOND, OF_ANOTHER, small_form(title="ANNAT")])
    assert is_version_taken(SECOND, [OF_ANOTHER, small_form(version=2, title="ANNAT")])
