"""Calendars of any city, and registers."""

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from app.model.calendar import Calendar
from app.model.register import Register
from tests.support.terms import a_register

_CODES = st.from_regex(r"[A-Z][A-Z0-9]{0,11}", fullmatch=True)
_WORDS = st.sampled_from(
    ["Delårsrapport", "Uppföljning våren", "Lägesrapport", "Årsrapport", "Prognos", "Bokslut"]
)


@st.composite
def calendars(draw: DrawFn) -> Calendar:
    """Up to six periods, in the order of their ends, some of which tell of the whole year so far.

    No name or other way of writing a period is another's.
    """
    codes = draw(st.lists(_CODES, min_size=1, max_size=6, unique=True))
    ends = sorted(draw(st.lists(st.integers(1, 12), min_size=len(codes), max_size=len(codes))))
    numbered = draw(st.booleans())
    names = draw(st.lists(_WORDS, min_size=len(codes), max_size=len(codes), unique=not numbered))
    periods = [
        {
            "code": code,
            "name": f"{name} {place}" if numbered else name,
            "short": code,
            "first_month": draw(st.integers(1, end)),
            "last_month": end,
            "written": [f"rapporten {place}"] if numbered else [f"{name.lower()} för året"],
        }
        for place, (code, end, name) in enumerate(zip(codes, ends, names, strict=True), 1)
    ]
    return register_with(periods).calendar


def register_with(periods: object) -> Register:
    return a_register(periods=periods, committees=())
