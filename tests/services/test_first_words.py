"""The words that the window begins with, before its model is loaded."""

from pathlib import Path

import pytest

from app.paths import bundled_data
from app.services.first_words import REGISTER, first_words
from tests.support.terms import RESPONDENT

FORMS = bundled_data().forms


def test_they_are_those_of_the_register() -> None:
    assert first_words((FORMS,)) == RESPONDENT


@pytest.mark.parametrize(
    "text",
    ["", "respondent = 1", "[respondent]\none = 'a'\n", "a" * 2_000_000, "a = " + "[" * 9_000],
)
def test_a_register_that_cannot_be_read_is_passed_by(tmp_path: Path, text: str) -> None:
    (tmp_path / REGISTER).write_text(text, "utf-8")
    assert first_words((tmp_path, FORMS)) == RESPONDENT
    assert first_words((tmp_path,)).the == "verksamheten"


def test_one_of_the_users_own_goes_first(tmp_path: Path) -> None:
    text = (FORMS / REGISTER).read_text("utf-8").replace('"nämnden"', '"styrelsen"', 1)
    (tmp_path / REGISTER).write_text(text, "utf-8")
    assert first_words((tmp_path, FORMS)).the == "styrelsen"
