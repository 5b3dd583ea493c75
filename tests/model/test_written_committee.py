"""A committee is known by what people write, and never guessed."""

import pytest

from app.model.written_committee import mentioned_committee, written_committee
from app.services.catalog import Catalog


@pytest.mark.parametrize(
    ("text", "committee_id"),
    [
        ("Farsta stadsdelsnämnd", "farsta"),
        ("FARSTA STADSDELSNÄMND", "farsta"),
        ("Farsta Stadsdelsförvaltning", "farsta"),
        ("Kulturnämnden: kulturförvaltningen", "kulturnamnden"),
        ("Kulturnämnden/Kulturförvaltningen", "kulturnamnden"),
        ("Kulturnämnden – Kulturförvaltningen", "kulturnamnden"),
        ("Kulturnämnden\nKulturförvaltningen", "kulturnamnden"),
        ("Kulturförvaltningen (KUL)", "kulturnamnden"),
        ("Kulturnämnden, Stockholms stad", "kulturnamnden"),
        ("SDN Skärholmen", "skarholmen"),
        ("Skärholmens SDN", "skarholmen"),
        ("SDF Skärholmen", "skarholmen"),
        ("Skärholmen", "skarholmen"),
        ("Stadsdelsnämnden i Skärholmen", "skarholmen"),
        ("Stadsdelsnämnden Enskede-Årsta-Vantör", "enskede-arsta-vantor"),
        ("Skärholmen stadsdelsnämnd", "skarholmen"),
        ("Skärholmens stadsdelsnämd", "skarholmen"),
        ("Skarholmens stadsdelsnämnd", "skarholmen"),
        ("Exploateringnämnden", "exploateringsnamnden"),
        ("Kulturnämdnen", "kulturnamnden"),
        ("Farsta stadsdelsnämnd i Stockholms stad", "farsta"),
        ("Kulturnämnden, Idrottsnämnden", None),
        ("Kulturnämnden och idrottsnämnden", None),
        ("Stadsdelsnämnderna", None),
        ("Stadsdelsnämnden", None),
        ("SDN", None),
        ("Skär", None),
        ("Kultur", None),
        ("Nämnden i Farsta centrum", None),
        ("Kulturnämnden " * 30, None),
        ("", None),
    ],
)
def test_a_committee_is_recognised(catalog: Catalog, text: str, committee_id: str | None) -> None:
    found = written_committee(text, catalog.register)
    assert (None if found is None else found.id) == committee_id


def test_every_committee_is_known_by_its_name_and_by_a_slip_in_it(catalog: Catalog) -> None:
    for committee in catalog.register.committees:
        for name in (committee.name, committee.name[:5] + committee.name[6:], f"{committee.name}n"):
            assert written_committee(name, catalog.register) == committee


@pytest.mark.parametrize(
    ("text", "committee_id"),
    [
        ("Skärholmens stadsdelsnämnd | Tertialrapport 1 2022", "skarholmen"),
        ("Stockholms stad Kulturförvaltningen Sida 1 (4)", "kulturnamnden"),
        ("Kulturnämnden och Idrottsnämnden", None),
        ("Stockholms stad", None),
        ("Farsta", None),
    ],
)
def test_a_committee_among_other_words(
    catalog: Catalog, text: str, committee_id: str | None
) -> None:
    found = mentioned_committee(text, catalog.register)
    assert (None if found is None else found.id) == committee_id
