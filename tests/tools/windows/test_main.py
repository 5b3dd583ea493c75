"""Which steps are gone through."""

import pytest

from tools.windows.__main__ import _parse


def test_all_steps_or_those_that_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert _parse([]).steps == []
    assert _parse(["program", "installers"]).steps == ["program", "installers"]
    with pytest.raises(SystemExit):
        _parse(["programs"])
    assert "'programs' is none of commands, tests, program, installers" in capsys.readouterr().err
