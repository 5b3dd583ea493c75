"""Boxes that can be ticked, as text."""

from app.formats.tick_box import NOT_TICKED, TICKED, tick_box


def test_a_box_stands_before_its_label() -> None:
    assert tick_box("Ja", ticked=True) == f"{TICKED} Ja"
    assert tick_box("Nej", ticked=False) == f"{NOT_TICKED} Nej"


def test_a_box_without_a_label_is_a_sign_alone() -> None:
    assert [tick_box("", ticked=on) for on in (True, False)] == [TICKED, NOT_TICKED]
