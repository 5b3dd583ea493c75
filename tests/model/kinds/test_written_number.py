"""Numbers as Swedes write them: those that fit, and those that must not be guessed at."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.kinds.told import number_text
from app.model.kinds.unreadable import UnreadableValueError, ValueFault
from app.model.kinds.written_number import in_unit, number_in, written_number
from tests.support.kind_strategies import numbers

FIT = [
    ("12", "12"),
    ("0", "0"),
    ("007", "7"),
    ("1250", "1250"),
    ("1 250", "1250"),
    ("1\u00a0250", "1250"),
    ("1\u2009250", "1250"),
    ("1\u202f250", "1250"),
    ("12 345 678", "12345678"),
    ("1'250", "1250"),
    ("1’250’000", "1250000"),
    ("1 250,5", "1250.5"),
    ("1 250.5", "1250.5"),
    ("1250,50", "1250.5"),
    ("1.250,5", "1250.5"),
    ("1,250.5", "1250.5"),
    ("1.250.000", "1250000"),
    ("1,250,000", "1250000"),
    ("12.000,00", "12000"),
    ("1.250", "1250"),
    ("4.000", "4000"),
    ("12.5", "12.5"),
    ("12,00", "12"),
    ("0,5", "0.5"),
    (",5", "0.5"),
    (".5", "0.5"),
    ("0,25", "0.25"),
    ("-3", "-3"),
    ("−3", "-3"),
    ("–3", "-3"),
    ("- 3", "-3"),
    ("minus 3", "-3"),
    ("+3", "3"),
    ("-0", "0"),
    ("  12  ", "12"),
    ("12\t", "12"),
    ("12\n", "12"),
    ("1\u200b2", "12"),
    ("\ufeff12", "12"),
    ("１２", "12"),
    ("123456789012345", "123456789012345"),
]


@pytest.mark.parametrize(("text", "number"), FIT, ids=[repr(text) for text, _ in FIT])
def test_a_number_is_read_as_it_is_meant(text: str, number: str) -> None:
    assert written_number(text, decimals=2) == Decimal(number)


WITH_UNITS = [
    ("12 st", "st", "12"),
    ("12st", "st", "12"),
    ("12 St.", "st", "12"),
    ("12 stycken", "st", "12"),
    ("12,5 %", "%", "12.5"),
    ("12,5%", "%", "12.5"),
    ("12,5\u00a0%", "%", "12.5"),
    ("12 procent", "%", "12"),
    ("1 250 kr", "kr", "1250"),
    ("1 250 kronor", "kr", "1250"),
    ("1 krona", "kr", "1"),
    ("1 250:-", "kr", "1250"),
    ("1 250:–", "kr", "1250"),
    ("1 250 :-", "kr", "1250"),
    ("1 250,-", "kr", "1250"),
    ("1 250:50", "kr", "1250.5"),
    ("SEK 1 250", "kr", "1250"),
    ("kr -1 250", "kr", "-1250"),
    ("1 250 SEK", "kr", "1250"),
    ("12 tkr", "tkr", "12"),
    ("12 TKR", "tkr", "12"),
    ("12 kkr", "tkr", "12"),
    ("12 tusen kronor", "tkr", "12"),
    ("1,2 mkr", "mnkr", "1.2"),
    ("1,2 Mkr.", "mnkr", "1.2"),
    ("1,2 mnkr", "mnkr", "1.2"),
    ("1,2 milj. kr", "mnkr", "1.2"),
    ("1 miljon", "mnkr", "1"),
    ("1,2 miljoner kronor", "mnkr", "1.2"),
    ("3 personer per dygn", "personer per dygn", "3"),
    ("3 Personer", "personer", "3"),
    ("3", "personer", "3"),
]


@pytest.mark.parametrize(("text", "unit", "number"), WITH_UNITS)
def test_the_unit_may_be_written_too(text: str, unit: str, number: str) -> None:
    assert written_number(text, unit=unit, decimals=2) == Decimal(number)


REFUSED = [
    ("tolv", ValueFault.IN_WORDS),
    ("ett dussin", ValueFault.IN_WORDS),
    ("tjugotre", ValueFault.IN_WORDS),
    ("flera hundra", ValueFault.IN_WORDS),
    ("inga", ValueFault.IN_WORDS),
    ("12 tusen", ValueFault.IN_WORDS),
    ("tolv (12)", ValueFault.IN_WORDS),
    ("ca 12", ValueFault.ABOUT),
    ("c:a 12", ValueFault.ABOUT),
    ("Cirka 12", ValueFault.ABOUT),
    ("drygt 1 250,5", ValueFault.ABOUT),
    ("~12", ValueFault.ABOUT),
    ("<5", ValueFault.ABOUT),
    ("> 5", ValueFault.ABOUT),
    ("12+", ValueFault.ABOUT),
    ("12 (ca)", ValueFault.ABOUT),
    ("12 st ca", ValueFault.ABOUT),
    ("100-tal", ValueFault.ABOUT),
    ("ett 20-tal", ValueFault.ABOUT),
    ("minst 12", ValueFault.ABOUT),
    ("12-15", ValueFault.RANGE),
    ("12–15", ValueFault.RANGE),
    ("10 till 12", ValueFault.RANGE),
    ("12 eller 13", ValueFault.RANGE),
    ("mellan 5 och 10", ValueFault.RANGE),
    ("3/4", ValueFault.RANGE),
    ("3 av 4", ValueFault.RANGE),
    ("12,", ValueFault.UNFINISHED),
    ("12.", ValueFault.UNFINISHED),
    ("1 250, ", ValueFault.UNFINISHED),
    ("1 25", ValueFault.GROUPS),
    ("12 50", ValueFault.GROUPS),
    ("1 2500", ValueFault.GROUPS),
    ("1,250", ValueFault.GROUPS),
    ("12,000", ValueFault.GROUPS),
    ("1.2.3", ValueFault.GROUPS),
    ("1,250,5", ValueFault.GROUPS),
    ("0,125", ValueFault.DECIMALS),
    ("1250,255", ValueFault.DECIMALS),
    ("1234567890123456", ValueFault.TOO_LARGE),
    ("12 st", ValueFault.UNIT),
    ("12 besökare", ValueFault.UNIT),
    ("12:-", ValueFault.UNIT),
    ("", ValueFault.NO_NUMBER),
    ("-", ValueFault.NO_NUMBER),
    ("många", ValueFault.NO_NUMBER),
    ("vet ej", ValueFault.NO_NUMBER),
    ("½", ValueFault.NO_NUMBER),
    ("1½", ValueFault.NO_NUMBER),
    ("1²", ValueFault.NO_NUMBER),
    ("NaN", ValueFault.NO_NUMBER),
    ("inf", ValueFault.NO_NUMBER),
    ("1e3", ValueFault.NO_NUMBER),
    ("1_000", ValueFault.NO_NUMBER),
    ("=12", ValueFault.NO_NUMBER),
    ("12:50", ValueFault.NO_NUMBER),
]


@pytest.mark.parametrize(("text", "fault"), REFUSED, ids=[repr(text) for text, _ in REFUSED])
def test_what_is_no_number_alone_is_refused_with_what_to_do(text: str, fault: ValueFault) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        written_number(text, decimals=2)
    assert refused.value.code is fault
    assert "{" not in str(refused.value)


@pytest.mark.parametrize("text", ["12 %", "12 tkr", "1,2 mkr", "12 personer"])
def test_another_unit_is_not_taken_for_its_own(text: str) -> None:
    with pytest.raises(UnreadableValueError, match="räkna om talet till kr"):
        written_number(text, unit="kr", decimals=2)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("12 stycken (se bilaga)", "st"),
        ("12 st/år", "st"),
        ("12 besök", "st"),
        ("1 250 kr exkl. moms", "kr"),
        ("12 % av alla", "%"),
    ],
)
def test_words_about_the_number_are_no_other_unit(text: str, unit: str) -> None:
    with pytest.raises(UnreadableValueError) as refused:
        written_number(text, unit=unit, decimals=2)
    assert refused.value.code is ValueFault.MORE


@pytest.mark.parametrize(
    ("decimals", "says"),
    [(0, "ett heltal"), (1, "högst en decimal"), (2, "högst två decimaler")],
)
def test_how_many_decimals_there_may_be_is_told(decimals: int, says: str) -> None:
    with pytest.raises(UnreadableValueError, match=says):
        written_number("0,1234", decimals=decimals)


def test_a_comma_or_a_point_before_three_digits_are_decimals_where_there_may_be_three() -> None:
    for text in ("1,250", "1.250"):
        assert written_number(text, decimals=3) == Decimal("1.25")


@given(
    number=numbers(), unit=st.sampled_from(["", "st", "%", "kr", "tkr", "mnkr", "besök per dag"])
)
def test_what_is_told_is_read(number: Decimal, unit: str) -> None:
    assert written_number(number_text(number, unit), unit=unit) == number


@given(
    text=st.text(st.sampled_from("0123456789 ,.-+:'stkr%ca\u00a0½²"), max_size=12),
    decimals=st.integers(0, 4),
)
def test_whatever_is_typed_is_read_or_refused(text: str, decimals: int) -> None:
    try:
        number = written_number(text, unit="kr", decimals=decimals)
    except UnreadableValueError as refused:
        assert str(refused)
    else:
        # The digits are those that were typed.
        typed = "".join(sign for sign in text if sign.isdecimal()).strip("0")
        told = "".join(sign for sign in format(number, "f") if sign.isdigit()).strip("0")
        assert typed == told


PROSE = [
    ("ca 12 st", "st", "12"),
    ("Ca 1,2 mkr", "mnkr", "1.2"),
    ("Ungefär 1,2 miljoner kronor under året.", "tkr", "1200"),
    ("12 500 kr", "tkr", "12.5"),
    ("Vi har haft 12 besök.", "st", "12"),
    ("Vi har haft 12 besök.", "besök", "12"),
    ("Under 2022 har vi haft 12 besök", "", "12"),
    ("2022", "", "2022"),
    ("2022 st", "st", "2022"),
    ("1. Tillsammans 45", "", "45"),
    ("Den 12 maj 2022 var de 45", "", "45"),
    ("Covid-19 gav 45", "", "45"),
    ("-3 %", "%", "-3"),
]


@pytest.mark.parametrize(("text", "unit", "number"), PROSE)
def test_the_one_number_of_a_text_is_found(text: str, unit: str, number: str) -> None:
    assert number_in(text, unit=unit, decimals=2) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", ""),
        ("Många", "st"),
        ("Mellan 10 och 12", "st"),
        ("10-12 st", "st"),
        ("Under 2022 har vi inte räknat", "st"),
        ("Vi började 2019 och slutade 2021", "st"),
        ("Den 12 maj var de många", "st"),
        ("12 procent", "st"),
        ("12 kr", "%"),
        ("Covid-19", "st"),
        ("12,345 st", "st"),
        ("1 25", "st"),
        ("kl. 12:50", "st"),
    ],
)
def test_a_text_with_no_number_or_several_gives_none(text: str, unit: str) -> None:
    assert number_in(text, unit=unit, decimals=2) is None


@given(number=numbers())
def test_crowns_are_the_same_there_and_back(number: Decimal) -> None:
    for unit in ("tkr", "mnkr"):
        more = in_unit(number, unit, "kr")
        assert more is not None
        assert in_unit(more, "kr", unit) == number
    assert in_unit(number, "kr", "st") is None
    assert in_unit(number, "Personer", "personer") == number
