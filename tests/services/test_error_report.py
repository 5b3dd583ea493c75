"""A report says where an error came from, and nothing of what was typed."""

import datetime
import errno
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from app import PRODUCT_NAME, __version__
from app.formats.report_json import read_report_json
from app.model.report import Contact
from app.services.error_report import Environment, error_report, error_trail
from tests.support.terms import CALENDAR

Raise = Callable[[str], object]


def _plain(text: str) -> None:
    typed = text
    raise ValueError(typed)


def _noted(text: str) -> None:
    error = KeyError(text)
    error.add_note(text)
    raise error


def _caused(text: str) -> None:
    try:
        _plain(text)
    except ValueError as error:
        raise RuntimeError(text) from error


def _in_the_middle(text: str) -> None:
    try:
        _plain(text)
    except ValueError:
        _noted(text)


def _grouped(text: str) -> None:
    errors: list[Exception] = []
    for one in (_plain, _caused, _in_the_middle):
        try:
            one(text)
        except Exception as error:  # noqa: BLE001
            errors.append(error)
    inner = ExceptionGroup(text, errors)
    inner.add_note(text)
    raise ExceptionGroup(text, [inner, OSError(text)])


def _of_the_system(text: str) -> None:
    raise FileNotFoundError(errno.ENOENT, text, text, None, text)


def _with_a_text_for_a_number(text: str) -> None:
    raise OSError(text, text)


def _by_pydantic(text: str) -> None:
    TypeAdapter(Contact).validate_python({"name": text, "phone": [text], text + "?": text})


def _by_a_name(text: str) -> None:
    getattr(object(), f"_{text}")


def _within_itself(text: str) -> None:
    error = ValueError(text)
    error.__cause__ = error.__context__ = RuntimeError(text)
    error.__cause__.__cause__ = error
    raise error


class _UnspeakableError(Exception):
    def __str__(self) -> str:
        raise RuntimeError(*self.args)

    __repr__ = __str__


def _unspeakable(text: str) -> None:
    raise _UnspeakableError(text)


WAYS: tuple[Raise, ...] = (
    _plain,
    _noted,
    _caused,
    _in_the_middle,
    _grouped,
    _of_the_system,
    _with_a_text_for_a_number,
    _by_pydantic,
    _by_a_name,
    _within_itself,
    _unspeakable,
)
AROUND = Environment("6.11.3", "Debian", datetime.datetime(2022, 9, 14, 9, 30, tzinfo=datetime.UTC))


def _trail_of(way: Raise, text: str) -> str:
    with pytest.raises(Exception) as raised:
        way(text)
    return error_trail(raised.value)


@given(st.sampled_from(WAYS), st.text())
def test_the_trail_is_the_same_whatever_was_typed(way: Raise, text: str) -> None:
    assert _trail_of(way, text) == _trail_of(way, "")


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_to_a_trail_of_its_own(way: Raise) -> None:
    trail = _trail_of(way, "Hemligt svar")
    assert way.__name__ in trail
    assert "Hemligt" not in trail
    assert sum(_trail_of(other, "") == trail for other in WAYS) == 1


def test_the_kinds_of_all_errors_in_a_chain_are_told() -> None:
    assert [line for line in _trail_of(_grouped, "").splitlines() if line[0] != " "] == [
        "builtins.ExceptionGroup",
        "innehåller builtins.ExceptionGroup",
        "innehåller builtins.ValueError",
        "innehåller builtins.RuntimeError",
        "orsakades av builtins.ValueError",
        "innehåller builtins.KeyError",
        "kom efter builtins.ValueError",
        "innehåller builtins.OSError",
    ]


def test_an_error_of_the_system_has_its_number() -> None:
    assert "builtins.FileNotFoundError errno 2 ENOENT\n" in _trail_of(_of_the_system, "")
    error = OSError(errno.EACCES, "x")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert error_trail(error) == "builtins.PermissionError errno 13 winerror 32 EACCES"


def test_lines_of_the_program_are_told_by_file_others_by_module() -> None:
    with pytest.raises(ValidationError) as raised:
        _by_pydantic("x")
    trail = error_trail(raised.value)
    assert "tests/services/test_error_report.py, rad " in trail
    assert "pydantic.type_adapter, rad " in trail or "pydantic/type_adapter.py, rad " in trail
    with pytest.raises(Exception) as raised_by_the_program:
        read_report_json(None, "x", CALENDAR)  # type: ignore[arg-type]
    assert "  app/formats/report_json.py, rad " in error_trail(raised_by_the_program.value)


def test_no_folder_of_the_user_is_told() -> None:
    code = compile("def f():\n raise ValueError", "/home/anna.ek/f.py", "exec")
    names: dict[str, object] = {"__name__": "Annas svar"}
    exec(code, names)
    with pytest.raises(ValueError) as raised:
        names["f"]()  # type: ignore[operator]
    assert error_trail(raised.value).splitlines()[-1] == "  ?, rad 2, f"


def test_a_long_way_is_shortened() -> None:
    def down(levels: int) -> None:
        if levels == 0:
            raise ValueError
        down(levels - 1)

    with pytest.raises(ValueError) as raised:
        down(500)
    trail = error_trail(raised.value).splitlines()
    assert len(trail) == 32
    assert trail[16] == "  … och 472 till"
    many = error_trail(ExceptionGroup("", [ValueError() for _ in range(500)])).splitlines()
    assert (len(many), many[-1]) == (21, "och fler fel")


def test_a_report_says_what_the_program_ran_with() -> None:
    first, second, third, _, last = error_report("builtins.ValueError", AROUND).splitlines()
    assert first == f"{PRODUCT_NAME} {__version__}"
    assert second.startswith("Python 3.")
    assert second.endswith(", Qt 6.11.3, Debian")
    assert third == "2022-09-14 09:30:00+00:00"
    assert last == "builtins.ValueError"
