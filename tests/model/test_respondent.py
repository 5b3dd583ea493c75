"""What those who answer are called agrees with their word, en or ett."""

import pytest

from app.model.respondent import Respondent
from tests.support.terms import RESPONDENT, STOCKHOLM

BOLAG = Respondent("bolag", "bolaget", "bolag", "bolagen")


@pytest.mark.parametrize(
    ("sentence", "en", "ett"),
    [
        ("{No} {one} heter så.", "Ingen nämnd heter så.", "Inget bolag heter så."),
        ("{Which} {one}?", "Vilken nämnd?", "Vilket bolag?"),
        ("Okän{d} {one}", "Okänd nämnd", "Okänt bolag"),
        ("{The} är angive{n} här.", "Nämnden är angiven här.", "Bolaget är angivet här."),
        ("{the}s namn, välj {it}", "nämndens namn, välj den", "bolagets namn, välj det"),
        (
            "{A} av {all}, för {your} {one}",
            "En av nämnderna, för din nämnd",
            "Ett av bolagen, för ditt bolag",
        ),
        ("{Many} och {many}", "Nämnder och nämnder", "Bolag och bolag"),
    ],
)
def test_sentences_agree(sentence: str, en: str, ett: str) -> None:
    assert (RESPONDENT.fill(sentence), BOLAG.fill(sentence)) == (en, ett)


def test_what_is_told_beside_is_not_looked_into() -> None:
    assert RESPONDENT.fill("{The} ”{}” saknas.", "{one} {") == "Nämnden ”{one} {” saknas."


def test_a_committee_is_called_by_its_type() -> None:
    called = {
        kind.id: STOCKHOLM.respondent_of(kind_of).the
        for kind in STOCKHOLM.types
        for kind_of in [STOCKHOLM.committees[0].model_copy(update={"type": kind.id})]
    }
    assert called == {
        "stadsdelsnamnd": "nämnden",
        "fackforvaltning": "nämnden",
        "bolagsstyrelse": "bolaget",
    }
    assert STOCKHOLM.respondent_of(None) == STOCKHOLM.respondent
