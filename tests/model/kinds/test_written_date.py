"""Days as Swedes write them: those that fit, and those that must not be guessed at."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.kinds.written_date import written_date
from app.model.swedish import MONTHS, long_date

FIT = [
    "12 maj",
    "12 maj 2022",
    "12 Maj 2022.",
    "12 MAJ",
    "12maj",
    "12 maj, 2022",
    "12 maj -22",
    "12 maj ’22",
    "12 maj 22",
    "12\u00a0maj\u00a02022",
    "12\u2009maj",
    "12  maj\t2022",
    "den 12 maj",
    "den 12:e maj",
    "12:e maj 2022",
    "12e maj",
    "Torsdag 12 maj",
    "torsdagen den 12 maj 2022",
    "tors 12/5",
    "på torsdag den 12:e maj",
    "12/5",
    "12/5 2022",
    "12/5-22",
    "12/5 -22",
    "12/5/2022",
    "12/05/2022",
    "12/5/22",
    "12.5.2022",
    "12.5.22",
    "12-05-2022",
    "2022-05-12",
    "2022-5-12",
    "2022‑05‑12",
    "2022–05–12",
    "2022/05/12",
    "2022.05.12",
    "2022 05 12",
    "20220512",
    "220512",
    "22-05-12",
    "2022-05-12 00:00:00",
    "2022-05-12T00:00:00",
    "2022-05-12 00:00",
]


@pytest.mark.parametrize("text", FIT)
def test_a_day_is_read_as_it_is_meant(text: str) -> None:
    assert written_date(text, 2022) == datetime.date(2022, 5, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 jan", (2022, 1, 1)),
        ("1 febr.", (2022, 2, 1)),
        ("1 mars", (2022, 3, 1)),
        ("1:a april", (2022, 4, 1)),
        ("1 jun", (2022, 6, 1)),
        ("1 juli", (2022, 7, 1)),
        ("31 aug", (2022, 8, 31)),
        ("31/12", (2022, 12, 31)),
        ("3 sept. 2021", (2021, 9, 3)),
        ("29 februari 2024", (2024, 2, 29)),
        ("3 okt -19", (2019, 10, 3)),
        ("1/1 1987", (1987, 1, 1)),
    ],
)
def test_other_days(text: str, day: tuple[int, int, int]) -> None:
    assert written_date(text, 2022) == datetime.date(*day)


REFUSED = [
    ("", ValueFault.NO_DATE),
    ("12", ValueFault.NO_DATE),
    ("den 12:e", ValueFault.NO_DATE),
    ("2022", ValueFault.NO_DATE),
    ("i går", ValueFault.NO_DATE),
    ("torsdag", ValueFault.NO_DATE),
    ("vecka 20", ValueFault.NO_DATE),
    ("v. 20", ValueFault.NO_DATE),
    ("midsommar", ValueFault.NO_DATE),
    ("ca 12 maj", ValueFault.NO_DATE),
    ("12 ma", ValueFault.NO_DATE),
    ("12 ju", ValueFault.NO_DATE),
    ("12 may", ValueFault.NO_DATE),
    ("12 maj 20222", ValueFault.NO_DATE),
    ("12 maj kl. 10", ValueFault.NO_DATE),
    ("2022-05-12 10:00", ValueFault.NO_DATE),
    ("12-14 maj", ValueFault.SEVERAL_DAYS),
    ("12–14 maj", ValueFault.SEVERAL_DAYS),
    ("12 och 13 maj", ValueFault.SEVERAL_DAYS),
    ("12/5-14/5", ValueFault.SEVERAL_DAYS),
    ("12 maj till 3 juni", ValueFault.SEVERAL_DAYS),
    ("2022-05-12 - 2022-05-14", ValueFault.SEVERAL_DAYS),
    ("maj", ValueFault.DAY_MISSING),
    ("i maj", ValueFault.DAY_MISSING),
    ("maj 2022", ValueFault.DAY_MISSING),
    ("2022-05", ValueFault.DAY_MISSING),
    ("31 februari", ValueFault.NO_SUCH_DAY),
    ("29 februari", ValueFault.NO_SUCH_DAY),
    ("31/4", ValueFault.NO_SUCH_DAY),
    ("13/13", ValueFault.NO_SUCH_DAY),
    ("0/5", ValueFault.NO_SUCH_DAY),
    ("2022-13-01", ValueFault.NO_SUCH_DAY),
    ("fredag 12 maj 2022", ValueFault.OTHER_WEEKDAY),
    ("mån 12/5", ValueFault.OTHER_WEEKDAY),
    ("12/5-14", ValueFault.SHORT_YEAR),
    ("12-05-22", ValueFault.SHORT_YEAR),
    ("120522", ValueFault.SHORT_YEAR),
    ("12 maj 87", ValueFault.SHORT_YEAR),
]


@pytest.mark.parametrize(("text", "fault"), REFUSED)
def test_what_is_no_day_is_refused_with_what_to_do(text: str, fault: ValueFault) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        written_date(text, 2022)
    assert refused.value.code is fault


@pytest.mark.parametrize("text", ["12 maj", "12/5", "torsdag 12 maj"])
def test_without_a_term_the_year_is_asked_for(text: str) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        written_date(text, None)
    assert refused.value.code is ValueFault.YEAR_MISSING


@given(day=st.dates())
def test_what_is_told_is_read(day: datetime.date) -> None:
    assert written_date(day.isoformat(), None) == day
    if day.year >= 1000:
        assert written_date(long_date(day), None) == day
        assert written_date(f"{day.day}/{day.month} {day.year}", 1999) == day


@given(text=st.text(st.sampled_from(f"0123456789 /.-:{''.join(MONTHS)}"), max_size=14))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        assert written_date(text, 2022).year >= 1
    except UnreadableValueError as refused:
        assert str(refused)
