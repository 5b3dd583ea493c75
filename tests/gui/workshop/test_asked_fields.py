"""What an author can choose of how a question is answered."""

import pytest

from app.gui.workshop.asked_fields import KINDS, kind_change, kind_of
from app.model.kinds.kind import Kind


def test_every_kind_can_be_chosen() -> None:
    assert {kind_of(value) for value, _ in KINDS} == set(Kind)


@pytest.mark.parametrize("said", [None, "text", "okänd", 3, ["number"]])
def test_what_is_no_kind_is_text(said: object) -> None:
    assert kind_of(said) is Kind.TEXT


def test_what_belongs_to_the_old_kind_alone_goes() -> None:
    asked = {"text": "Hur många?", "kind": "number", "unit": "st", "min": 0, "comment": True}
    assert kind_change(asked, "date") == {"kind": "date", "unit": None, "min": None}
    assert kind_change(asked, None) == {"kind": None, "unit": None, "min": None, "comment": None}


def test_options_stay_between_the_kinds_that_have_them() -> None:
    asked = {"kind": "choices", "options": [{"id": "a", "text": "A"}], "min_chosen": 1}
    assert kind_change(asked, "choice") == {"kind": "choice", "min_chosen": None}
