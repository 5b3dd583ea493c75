"""Telephone numbers and e-mail addresses: as officers write them, and as they go wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.report import Contact
from app.services.review.contact_rules import invalid_contact, is_email, is_phone
from tests.support.reports import whole_report

REPORT = whole_report()


@pytest.mark.parametrize(
    "phone",
    [
        "08-508 24 478",
        "08-508 244 78",
        "0850824478",
        "08 508 24 478",
        "08–508 24 478",
        "08.508.24.478",
        "08\u00a0508\u00a024\u00a0478",
        "(08) 508 24 478",
        "08/508 24 478",
        "+46 8 508 24 478",
        "+46 (0)8 508 24 478",
        "+46(0)8-508 24 478",
        "0046 8 508 24 478",
        "070-123 45 67",
        "+46 70 123 45 67",
        "020-12 00 00",
        "+47 22 12 34 56",
        "Telefon: 08-508 24 478",
        "Tfn 08-508 24 478",
        "mobil 070-123 45 67",
        "Mobiltelefon: 070-123 45 67",
        "arbete 08-508 24 000, direkttelefon 08-508 24 478",
        "08-508 24 000 (växel)",
        "växel 08-508 24 000",
        "08-508 24 000 vx",
        "08-508 24 000 ankn. 478",
        "08-508 24 000, anknytning 24478",
        "08-508 24 478, 070-123 45 67",
        "08-508 24 478 / 070-123 45 67",
        "08-508 24 478/070-123 45 67",
        "08-508 24 478 (070-123 45 67)",
        "08-508 24 478 eller mobil 070-123 45 67",
        "direkt 08-508 24 478, växel (08) 508 24 000",
    ],
)
def test_a_number_that_can_be_dialled(phone: str) -> None:
    assert is_phone(phone)


@pytest.mark.parametrize(
    "phone",
    [
        "Klicka här för att ange text.",
        "x",
        "-",
        "()",
        ",",
        "växel",
        "ankn 478",
        "508 24 478",
        "08-508",
        "08-508 24 478 9999",
        "112",
        "0000000000",
        "08-508 24 47x",
        "08-SOS 24 478",
        "08-508 24 478 070-123 45 67",
        "08-508 24 478 / 123",
        "08-508 24 478, ring helst",
        "+99 123 456 789",
        "asa.oberg@stockholm.se",
        "٠٨",
    ],
)
def test_a_number_that_cannot(phone: str) -> None:
    assert not is_phone(phone)


@pytest.mark.parametrize(
    "email",
    [
        "asa.oberg@stockholm.se",
        "Asa.Oberg@Stockholm.SE",
        "a@b.se",
        "asa-oberg@stockholm.se",
        "asa_oberg@stockholm.se",
        "asa+rapport@stockholm.se",
        "o'brien@stockholm.se",
        "a.b.c@d.e.se",
        "1@2.se",
        "kontakt@edu.stockholm.se",
        "info@företag.se",
        "info@xn--fretag-xxa.se",
        "a" * 64 + "@stockholm.se",
        "namn@stockholm.museum",
        "namn@8.se",
        "x@x-y.se",
    ],
)
def test_an_address_that_can_be_used(email: str) -> None:
    assert is_email(email)


@pytest.mark.parametrize(
    "email",
    [
        "Klicka här för att ange text.",
        "asa.oberg",
        "asa.oberg@",
        "@stockholm.se",
        "asa.oberg@stockholm",
        "asa oberg@stockholm.se",
        "asa.oberg@stockholm .se",
        "asa.öberg@stockholm.se",
        "asa..oberg@stockholm.se",
        ".asa@stockholm.se",
        "asa.@stockholm.se",
        "asa@oberg@stockholm.se",
        "asa.oberg@stockholm,se",
        "asa.oberg@stockholm.se.",
        "asa.oberg@-stockholm.se",
        "Åsa Öberg <asa.oberg@stockholm.se>",
        "<asa.oberg@stockholm.se>",
        "mailto:asa.oberg@stockholm.se",
        "a@stockholm.se, b@stockholm.se",
        "a@stockholm.se b@stockholm.se",
        "asa.oberg(at)stockholm.se",
        "a" * 250 + "@stockholm.se",
        "a@b\n.se",
        "=?utf-8?q?asa?=@stockholm.se",
    ],
)
def test_an_address_that_cannot(email: str) -> None:
    assert not is_email(email)


@given(text=st.text(max_size=40) | st.text(alphabet="0123456789+-()/ ,;anktelväx", max_size=40))
def test_any_text_is_judged_without_a_fault(text: str) -> None:
    assert is_phone(text) in (True, False)
    assert is_email(text) in (True, False)


def _findings(**contact: str) -> list[tuple[str, str | None, str]]:
    report = REPORT.model_copy(update={"contact": Contact.model_validate(contact)})
    return [(f.code, f.field, f.excerpt) for f in invalid_contact(report)]


def test_what_is_wrong_is_found_with_the_words_it_is_about() -> None:
    assert _findings(email=" asa@ ", phone=" 508 24 ") == [
        ("invalid-email", "contact.email", "asa@"),
        ("invalid-phone", "contact.phone", "508 24"),
    ]


def test_space_around_is_no_fault() -> None:
    assert _findings(email=" asa@stockholm.se ", phone=" 08-508 24 478\u00a0") == []


def test_what_is_not_filled_in_is_for_another_rule() -> None:
    assert _findings(email=" ", phone="") == []


@pytest.mark.parametrize(
    ("phone", "said"),
    [
        ("08-508 24", "Telefonnumret går inte att ringa. Skriv det med riktnummer"),
        ("08-508 24 478 receptionen", "innehåller ordet ”receptionen”. Ta bort det, så"),
        (
            "08-508 24 478 (växel, fråga efter Anna)",
            "innehåller orden ”fråga efter Anna”. Ta bort dem, så",
        ),
        ("ring 08-508 24 478 kl. 9", "innehåller orden ”ring” och ”kl” och går inte att ringa."),
        ("växel", "innehåller ordet ”växel” och går inte att ringa. Skriv det med riktnummer"),
        ("Ring växeln", "innehåller orden ”Ring växeln” och går inte att ringa."),
        ("08-508 O0 000", "innehåller ”O0” och går inte att ringa. Skriv det med"),
        ("08-508 OO 000", "innehåller ordet ”OO” och går inte att ringa."),
        ("08-5O8 24 478", "innehåller ”5O8” och går inte att ringa."),
    ],
)
def test_the_words_in_the_way_of_a_number_are_named(phone: str, said: str) -> None:
    report = REPORT.model_copy(update={"contact": Contact(phone=phone)})
    (finding,) = invalid_contact(report)
    assert said in finding.message


def test_more_than_one_address_is_told() -> None:
    report = REPORT.model_copy(update={"contact": Contact(email="a@b.se, c@d.se")})
    (finding,) = invalid_contact(report)
    assert finding.message.startswith("Här står mer än en e-postadress.")
