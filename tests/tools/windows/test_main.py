"""Which steps are gone through."""

import pytest

from tools.windows.__main__ import _in_two_tries, _parse


def test_all_steps_or_those_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert _parse([]).steps == []
    assert _parse(["program", "installers"]).steps == ["program", "installers"]
    with pytest.raises(SystemExit):
        _parse(["programs"])
    assert "'programs' is none of commands, tests, program, installers" in capsys.readouterr().err


@pytest.mark.parametrize(("outcomes", "passed"), [("+", True), ("-+", True), ("--", False)])
def test_a_whim_of_wine_is_no_failure_but_what_fails_twice_is(
    outcomes: str, passed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    tries = iter(outcomes)
    assert _in_two_tries(lambda: next(tries) == "+") == passed
    assert list(tries) == []
    assert ("Tried once more." in capsys.readouterr().out) == (len(outcomes) > 1)
