from tools.environment import PROJECT
from tools.windows.chosen_tests import LEFT_OUT, arguments


def test_what_is_left_out_is_there_and_has_its_reason() -> None:
    assert [one for one in LEFT_OUT if not (PROJECT / one).exists()] == []
    assert all(LEFT_OUT.values())


def test_nothing_is_left_out_of_all() -> None:
    assert [one for one in arguments(all_tests=True) if "--ignore" in one] == []
    chosen = arguments(all_tests=False)
    assert all(f"--ignore={one}" in chosen for one in LEFT_OUT)
