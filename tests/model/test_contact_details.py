"""Names, numbers and addresses that were copied together, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.contact_details import addresses_in, taken_apart, written_address

ADDRESS, NUMBER = "anna.berg@stockholm.se", "08-508 18 000"


@pytest.mark.parametrize(
    "written",
    [
        f"{ADDRESS}.",
        f"{ADDRESS},",
        f"{ADDRESS}; ",
        f" {ADDRESS}\u00a0",
        f"<{ADDRESS}>",
        f"({ADDRESS})",
        f"[{ADDRESS}]",
        f"”{ADDRESS}”",
        f"'{ADDRESS}'",
        f'"{ADDRESS}"',
        f"mailto:{ADDRESS}",
        f"mailto:{ADDRESS}?subject=Om%20v.22%20rapport.doc&body=Hej",
        f"MAILTO:{ADDRESS.replace('@', '%40')}",
        f"{ADDRESS} <mailto:{ADDRESS}>",
        f"{ADDRESS}<mailto:{ADDRESS}>",
        f"E-post: {ADDRESS}",
        "anna.berg\u200b@stockholm.se",
        "\ufeffanna.berg@stock\u00adholm.se\u202c",
    ],
)
def test_an_address_is_left_alone_with_itself(written: str) -> None:
    assert taken_apart("email", written) == {"email": ADDRESS}
    assert written_address(written) == ADDRESS


@pytest.mark.parametrize(
    ("written", "name"),
    [
        (f"Anna Berg <{ADDRESS}>", "Anna Berg"),
        (f'"Anna Berg" <{ADDRESS}>', "Anna Berg"),
        (f"'Anna Berg' <mailto:{ADDRESS}>", "Anna Berg"),
        (f"Anna Berg [mailto:{ADDRESS}]", "Anna Berg"),
        (f"Berg, Anna <{ADDRESS}>;", "Berg, Anna"),
        (f"anna berg <{ADDRESS}>", "anna berg"),
        (f"Anna Berg, utredare <{ADDRESS}>", "Anna Berg, utredare"),
        (f"Anna von Berg {ADDRESS}", "Anna von Berg"),
        (f"علی\u200cرضا <{ADDRESS}>", "علی\u200cرضا"),
    ],
)
def test_a_name_that_comes_with_an_address(written: str, name: str) -> None:
    assert taken_apart("email", written) == {"name": name, "email": ADDRESS}


@pytest.mark.parametrize(
    "written",
    [
        "",
        ADDRESS,
        "anna.berg@",
        "anna berg@stockholm.se",
        "anna@berg@stockholm.se",
        f"{ADDRESS}, bo.ek@stockholm.se",
        f"{ADDRESS} bo.ek@stockholm.se",
        f"Skriv till {ADDRESS} i första hand",
        "o'connell@stockholm.se",
        "x" * 400 + ADDRESS,
    ],
)
def test_what_is_an_address_or_cannot_be_told_apart_stays(written: str) -> None:
    assert taken_apart("email", written) == {}


@pytest.mark.parametrize(
    "written",
    [
        f"Tfn: {NUMBER}",
        f"Telefon {NUMBER}",
        f"tel:{NUMBER}",
        f"tel:{NUMBER.replace(' ', '%20')};ext=12",
        f"<{NUMBER}>",
        f"{NUMBER}.",
        f"{NUMBER},",
        f"{NUMBER}<tel:0850818000>",
        f"{NUMBER} <tel:+46850818000>",
        "08-508\u00a018\u202f000",
        "08-508 18 \u200b000",
    ],
)
def test_a_number_is_left_alone_with_itself(written: str) -> None:
    assert taken_apart("phone", written) == {"phone": NUMBER}


@pytest.mark.parametrize(
    "written",
    [
        *(NUMBER, "(08) 508 18 000", "finns i Outlook", "+46 (0)8 508"),
        *(f"{NUMBER} (växel)", f"{NUMBER} [växel]", f"{NUMBER} växel", f"{NUMBER} [reception]"),
        *(f"Växel {NUMBER}", f"växel: {NUMBER}", "Mobil: 070-174 06 05", "mob. 070-174 06 05"),
        *(f"Tel: {NUMBER}, 070-174 06 05", f"Direkt {NUMBER}"),
    ],
)
def test_a_number_as_it_should_be_stays(written: str) -> None:
    assert taken_apart("phone", written) == {}


@pytest.mark.parametrize(
    "name",
    [
        *("Anna Berg (vik.)", "(tf) Anna Berg", "(tf) Anna Berg (vik.)", '"Nisse" Berg'),
        *("Anna Berg (vikarie för Bo Ek)", "Anna Berg [vik.]", "Nils ”Nisse”", "Anna Berg, tf."),
    ],
)
def test_brackets_and_quotes_in_a_name_stay(name: str) -> None:
    assert taken_apart("name", name) == {}
    whole = {"name": name, "phone": NUMBER, "email": ADDRESS}
    assert taken_apart("name", f"{name}, tfn: {NUMBER}, e-post: <{ADDRESS}>") == whole
    assert taken_apart("name", f"{name} ({NUMBER}, {ADDRESS})") == whole


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (f"Anna Berg (vikarie, {NUMBER})", {"name": "Anna Berg (vikarie)", "phone": NUMBER}),
        (f"Anna Berg ({NUMBER}, vikarie)", {"name": "Anna Berg (vikarie)", "phone": NUMBER}),
        (f"Anna Berg ({NUMBER}) (vik.)", {"name": "Anna Berg, (vik.)", "phone": NUMBER}),
        (f"Anna Berg, växel {NUMBER}", {"name": "Anna Berg", "phone": f"växel {NUMBER}"}),
        (f"Anna Berg, {NUMBER} (växel)", {"name": "Anna Berg", "phone": f"{NUMBER} (växel)"}),
        (
            f"علی\u200cرضا \u200e08-508 \u200e18 000 <{ADDRESS}>",
            {"name": "علی\u200cرضا", "phone": NUMBER, "email": ADDRESS},
        ),
    ],
)
def test_what_is_left_of_a_name_is_whole(written: str, parts: dict[str, str]) -> None:
    assert taken_apart("name", written) == parts


def test_details_that_were_copied_into_another_field() -> None:
    whole = f"Anna Berg, {NUMBER}, {ADDRESS}"
    parts = {"name": "Anna Berg", "phone": NUMBER, "email": ADDRESS}
    assert [taken_apart(field, whole) for field in parts] == [parts] * 3


def test_each_address_counts_once() -> None:
    assert addresses_in(f"{ADDRESS} {ADDRESS.upper()} b@c.se") == (ADDRESS, "b@c.se")


@given(
    field=st.sampled_from(["name", "phone", "email"]),
    written=st.text(max_size=40)
    | st.text(alphabet=f"<>\"';,.: \u200b{ADDRESS}tfnmailtoAB0-8", max_size=60),
)
def test_what_is_taken_apart_is_as_it_should_be(field: str, written: str) -> None:
    parts = taken_apart(field, written)
    assert all(parts.values())
    if parts:
        assert field in parts
        assert taken_apart(field, parts[field]) == {}
