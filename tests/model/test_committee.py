"""Committees, the terms they exist in and how they are found by what somebody types."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.committee import fold, matching, meant
from app.model.register import Register
from app.services.catalog import Catalog
from tests.support.terms import a_register, a_term


def _register(*committees: dict[str, Any]) -> Register:
    return a_register(types=[{"id": "namnd", "name": "Nämnd"}], committees=committees)


def _committee(committee_id: str, **changes: object) -> dict[str, Any]:
    return {
        "id": committee_id,
        "name": f"Nämnden {committee_id}",
        "administration": "Förvaltningen",
        "type": "namnd",
        **changes,
    }


def test_an_id_stands_once() -> None:
    with pytest.raises(ValueError, match="nämnden ”a” står två gånger"):
        _register(_committee("a"), _committee("b"), _committee("a"))


def test_a_type_has_to_be_known() -> None:
    with pytest.raises(ValueError, match="typen ”bolag” finns inte"):
        _register(_committee("a", type="bolag"))


def test_a_successor_has_to_be_in_the_register() -> None:
    with pytest.raises(ValueError, match="efterträdaren finns inte i registret"):
        _register(_committee("a", successor="b"))


def test_both_ends_of_a_committees_time_belong_to_it() -> None:
    register = _register(_committee("a", valid_from="2022-T2", valid_until="2023-T1"))
    committee = register.committees[0]
    exists = {
        code: committee.exists_in(a_term(code))
        for code in ("2022-T1", "2022-T2", "2022-VB", "2023-T1", "2023-T2")
    }
    assert exists == {
        "2022-T1": False,
        "2022-T2": True,
        "2022-VB": True,
        "2023-T1": True,
        "2023-T2": False,
    }


def test_a_committee_is_found_by_id_and_by_name() -> None:
    register = _register(_committee("a", name="Järva stadsdelsnämnd"))
    assert register.get("a") == register.named(" JÄRVA stadsdelsnämnd ") == register.committees[0]
    assert register.get("b") is register.named("Järva") is register.named("") is None


def test_a_type_without_a_name_is_called_by_its_id() -> None:
    register = _register(_committee("a"))
    assert (register.type_name("namnd"), register.type_name("bolag")) == ("Nämnd", "bolag")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("rinkeby-kista", "spanga-tensta"), "jarva"),
        (("norrmalm", "ostermalm"), "norra-innerstaden"),
    ],
)
def test_the_merger_of_2023_is_known_both_ways(
    catalog: Catalog, before: tuple[str, ...], after: str
) -> None:
    register = catalog.register
    old_ids = {c.id for c in register.existing_in(a_term("2023-T1"))}
    new_ids = {c.id for c in register.existing_in(a_term("2023-T2"))}
    assert set(before) <= old_ids
    assert not set(before) & new_ids
    assert after in new_ids - old_ids
    assert tuple(c.id for c in register.predecessors(after)) == before
    assert {(register.get(c) or register.committees[0]).successor for c in before} == {after}


def test_the_number_of_district_committees_in_each_time(catalog: Catalog) -> None:
    for code, number in (("2022-T1", 13), ("2023-T1", 13), ("2023-T2", 11), ("2026-VB", 11)):
        existing = catalog.register.existing_in(a_term(code))
        assert sum(c.type == "stadsdelsnamnd" for c in existing) == number
        assert sum(c.type == "fackforvaltning" for c in existing) == 15


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hägersten-Älvsjö", "hagersten alvsjo"),
        ("  ÖSTERMALMS   Stadsdelsnämnd ", "ostermalms stadsdelsnamnd"),
        ("A\u030arsta", "arsta"),
        ("Café", "cafe"),
        ("", ""),
    ],
)
def test_letters_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("älvsjö", "hagersten-alvsjo"),
        ("ALVSJO", "hagersten-alvsjo"),
        ("hagersten-alv", "hagersten-alvsjo"),
        ("ostermalm", "ostermalm"),
        ("rinkeby kista", "rinkeby-kista"),
        ("kista rinkeby", "rinkeby-kista"),
        ("kultur", "kulturnamnden"),
        ("trafikkontoret", "trafiknamnden"),
        ("miljöförvaltningen", "miljo-och-halsoskyddsnamnden"),
        ("social", "socialnamnden"),
        ("överf", "overformyndarnamnden"),
    ],
)
def test_a_committee_is_found_by_what_is_typed(catalog: Catalog, typed: str, first: str) -> None:
    assert matching(catalog.register.committees, typed)[0].id == first


def test_every_word_has_to_be_there(catalog: Catalog) -> None:
    assert matching(catalog.register.committees, "bromma trafik") == ()
    assert matching(catalog.register.committees, "xyz") == ()


def test_nothing_typed_finds_all_in_their_order(catalog: Catalog) -> None:
    committees = catalog.register.committees
    assert matching(committees, "") == matching(committees, "  ") == committees


def test_names_that_begin_with_what_is_typed_come_first(catalog: Catalog) -> None:
    found = [c.id for c in matching(catalog.register.committees, "s")]
    begins = [c.id for c in catalog.register.committees if c.name.lower().startswith("s")]
    assert found[: len(begins)] == begins
    assert len(found) > len(begins)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("skär", "skarholmen"),
        ("ska\u0308r", "skarholmen"),
        ("SKÄR", "skarholmen"),
        ("skar", "skarpnack"),
        ("skarh", "skarholmen"),
        ("årsta", "enskede-arsta-vantor"),
        ("älvsjö häger", "hagersten-alvsjo"),
        ("ost", "ostermalm"),
    ],
)
def test_letters_with_dots_are_those(catalog: Catalog, typed: str, first: str) -> None:
    assert matching(catalog.register.existing_in(a_term("2022-T1")), typed)[0].id == first


@pytest.mark.parametrize(
    ("typed", "is_meant"),
    [
        ("skär", "skarholmen"),
        ("skar", None),
        ("farsta", "farsta"),
        ("FARSTA STADSDELSNÄMND", "farsta"),
        ("", None),
        ("  ", None),
        ("xyz", None),
    ],
)
def test_what_is_typed_means_one_committee_or_none(
    catalog: Catalog, typed: str, is_meant: str | None
) -> None:
    found = meant(catalog.register.committees, typed)
    assert (found.id if found else None) == is_meant


_NAMES = st.text("aåäeost -", min_size=1, max_size=8).filter(str.strip)


@given(st.lists(_NAMES, max_size=6, unique=True), st.text("aåäeost ", max_size=4))
def test_dots_change_the_order_alone(names: list[str], typed: str) -> None:
    committees = _register(
        *(_committee(f"c{number}", name=name) for number, name in enumerate(names))
    ).committees
    found = matching(committees, typed)
    plain = matching(committees, fold(typed))
    assert {one.id for one in found} == {one.id for one in plain}
    if typed != fold(typed):
        # Those that have the very letters come first.
        with_dots = [
            all(
                w in f"{one.name} {one.administration}".lower().replace("-", " ")
                for w in typed.split()
                if w != fold(w)
            )
            for one in found
        ]
        assert with_dots == sorted(with_dots, reverse=True)
    choice = meant(committees, typed)
    assert choice is None or choice in found


# What came after a committee.

_CHAIN = _register(
    _committee("a", valid_until="2022-T1", successor="b"),
    _committee("b", valid_from="2022-T2", valid_until="2023-T1", successor="c"),
    _committee("c", valid_from="2023-T2"),
    _committee("d"),
)


def test_a_line_goes_on_from_successor_to_successor() -> None:
    lines = {one: [c.id for c in _CHAIN.lineage(one)] for one in ("a", "b", "c", "d", "okand")}
    assert lines == {"a": ["a", "b", "c"], "b": ["b", "c"], "c": ["c"], "d": ["d"], "okand": []}


def test_no_line_bites_its_tail() -> None:
    with pytest.raises(ValueError, match="a finns inte i 2022-VB"):
        _register(
            _committee("a", valid_until="2022-T1", successor="b"),
            _committee("b", valid_from="2022-T2", valid_until="2022-T2", successor="a"),
        )


@pytest.mark.parametrize(
    ("committee_id", "code", "heir"),
    [
        ("a", "2022-T1", "a"),
        ("a", "2022-T2", "b"),
        ("a", "2024-T1", "c"),
        ("a", "2023-T2", "c"),
        # What came after does not speak for the time before.
        ("c", "2022-T1", None),
        ("d", "2024-T1", "d"),
        ("okand", "2022-T1", None),
    ],
)
def test_the_heir_is_the_first_in_line_that_exists_in_the_term(
    committee_id: str, code: str, heir: str | None
) -> None:
    found = _CHAIN.successor_in(committee_id, a_term(code))
    assert (found.id if found else None) == heir
