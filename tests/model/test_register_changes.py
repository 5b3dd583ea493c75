"""What a register changes against another one, and what there is to advise on it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.formats.question_set.form_toml import read_register
from app.model.register import Register
from app.model.register_advice import advice_on_register
from app.model.register_changes import register_changes
from tests.support.registers import another_city, changed_register, newer_register
from tests.support.terms import STOCKHOLM, a_register
from tests.support.workplace import bundled_catalog


def _read(text: str) -> Register:
    return read_register(text.encode(), "register.toml")


def _told(before: Register, after: Register) -> dict[str, tuple[str, ...]]:
    return {group.heading: group.lines for group in register_changes(before, after)}


def test_what_is_new_merged_and_renamed_is_told_in_words() -> None:
    assert _told(STOCKHOLM, _read(newer_register())) == {
        "Perioder": ("Ny period: Uppföljning hela året (januari till december)",),
        "Nämnderna": (
            "Farsta stadsdelsnämnd och Skärholmens stadsdelsnämnd blir Söderorts stadsdelsnämnd "
            "från tertialrapport 1 2023",
            "Bromma stadsdelsnämnd har adressen bromma@stockholm.se",
            "Kulturnämnden heter nu Kultur- och fritidsnämnden",
        ),
    }


def test_the_way_back_is_told_too() -> None:
    told = _told(_read(newer_register()), STOCKHOLM)
    assert told["Perioder"] == ("Uppföljning hela året tas bort",)
    assert "Söderorts stadsdelsnämnd tas bort" in told["Nämnderna"]
    assert "Farsta stadsdelsnämnd finns tills vidare" in told["Nämnderna"]
    assert (
        "Bromma stadsdelsnämnd har ingen adress längre, förut bromma@stockholm.se"
        in told["Nämnderna"]
    )


def test_another_city_is_told_without_naming_everybody() -> None:
    told = _told(STOCKHOLM, _read(another_city()))
    assert "Staden: ”Stockholms stad” blir ”Sjöstads kommun”" in told["Staden och kontoret"]
    assert told["Styrelserna"][0] == "Ny: Hamnstyrelsen"
    assert told["Styrelserna"][1].startswith("30 tas bort: Bromma stadsdelsnämnd, ")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("last_month = 4", "last_month = 5"), "gäller januari till maj, förut januari till april"),
        (('name = "Tertialrapport 1"', 'name = "Vårrapport"'), "Tertialrapport 1 heter nu Vårrap"),
        (('office = "stads', 'office = "kommun'), "Den som frågar: ”stadsledningskontoret” blir"),
        (('name = "Facknämnd"', 'name = "Nämnd"'), "Typen Facknämnd heter nu Nämnd"),
        (('["stockholm.se"]', "[]"), "E-postdomänerna: stockholm.se blir inga"),
        (
            ('administration = "Farsta stads', 'administration = "Nya stads'),
            "Farsta stadsdelsnämnd hör till Nya stadsdelsförvaltning, förut Farsta",
        ),
    ],
)
def test_each_change_is_told(change: tuple[str, str], says: str) -> None:
    ((line,),) = _told(STOCKHOLM, _read(changed_register(change))).values()
    assert says in line


_SOME = st.lists(st.sampled_from(STOCKHOLM.committees[:12]), unique_by=lambda one: one.id)


def _of(committees: Sequence[object]) -> Register:
    alone = [one.model_copy(update={"successor": None}) for one in committees]  # type: ignore[attr-defined]
    return a_register(committees=tuple(alone))


@given(_SOME, _SOME)
def test_nothing_is_told_where_nothing_differs_and_only_there(
    one: list[object], other: list[object]
) -> None:
    before, after = _of(one), _of(other)
    same = {c.id for c in before.committees} == {c.id for c in after.committees}
    assert (register_changes(before, after) == ()) is same
    assert register_changes(after, after) == ()


# Advice.


def test_there_is_nothing_to_say_of_what_is_shipped() -> None:
    assert list(advice_on_register(STOCKHOLM, bundled_catalog().forms)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('plural = "Facknämnder"\n', ""), "plural-missing"),
        (('name = "Farsta stadsdelsnämnd"', 'name = "Bromma stadsdelsnämnd"'), "same-name"),
        (
            (
                'name = "Farsta stadsdelsnämnd"',
                'name = "Farsta stadsdelsnämnd"\nemail = "a@example.se"',
            ),
            "other-domain",
        ),
        (('id = "kulturnamnden"', 'id = "kultur"'), "set-not-used"),
    ],
)
def test_what_is_worth_a_thought_is_told(change: tuple[str, str], code: str) -> None:
    register = _read(changed_register(change))
    found = {one.code for one in advice_on_register(register, bundled_catalog().forms)}
    assert found == {code}


def test_months_that_nobody_tells_of_are_told() -> None:
    (months, *_) = (
        one
        for one in advice_on_register(_read(another_city()), ())
        if one.code == "months-left-out"
    )
    assert months.message.startswith("Ingen period gäller juli, augusti,")
