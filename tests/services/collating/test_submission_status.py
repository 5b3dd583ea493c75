"""Which term is meant, and what is told of reports of other terms."""

import pytest

from app.model.collation.notes import Standing
from app.services.errors import NothingToCollateError
from tests.support.incoming_folder import TERM, IncomingFolder
from tests.support.office_folder import Office, codes_of, names_in, note_of
from tests.support.terms import a_term
from tests.support.word_form import OLD_FORM

T1, VB = a_term("2022-T1"), a_term("2022-VB")
MERGED, BEFORE = a_term("2023-T2"), a_term("2023-T1")


# Which term.


def test_the_term_is_that_of_most_committees(office: Office) -> None:
    for committee, term in (("farsta", T1), ("bromma", TERM), ("norrmalm", TERM)):
        office.send(committee, term)
    for number in range(3):
        office.send("farsta", T1, f"mer {number}.json")
    collation = office.collation()
    assert collation.term == TERM
    assert office.collecting.terms == (TERM, T1)
    assert collation.earlier_terms == (T1,)


def test_of_two_terms_with_as_many_the_later_one_is_meant(office: Office) -> None:
    office.send("farsta", T1)
    office.send("bromma", VB)
    assert office.collation().term == VB


def test_a_single_report_of_a_later_term_than_several_others_is_a_mistake(office: Office) -> None:
    for committee in ("farsta", "bromma", "norrmalm"):
        office.send(committee)
    office.send("skarpnack", VB)
    collation = office.collation()
    assert collation.term == TERM
    assert note_of(collation, "skarpnack 2022-VB.json").calls
    (skarpnack,) = (one for one in collation.missing if one.committee.id == "skarpnack")
    assert skarpnack.hints == ("En rapport för verksamhetsberättelse 2022 har kommit in.",)


def test_two_of_a_later_term_are_no_mistake_beside_a_few(office: Office) -> None:
    for committee in ("farsta", "bromma", "norrmalm"):
        office.send(committee)
    for committee in ("farsta", "bromma"):
        office.send(committee, VB)
    assert office.collation().term == VB


def test_without_a_report_there_is_no_collation(office: Office) -> None:
    office.incoming.put("tom.docx", b"")
    with pytest.raises(NothingToCollateError, match="Det finns ingen rapport i mappen"):
        office.collation()
    assert office.collecting.file_notes() == ["tom.docx: Filen är tom. Be nämnden om en ny fil."]


def test_without_a_term_there_is_a_collation_of_the_one_that_is_named(office: Office) -> None:
    office.incoming.put("form.docx", OLD_FORM)
    with pytest.raises(NothingToCollateError, match="Ange perioden"):
        office.collation()
    collation = office.collecting.collation(TERM)
    assert names_in(collation) == ["Farsta stadsdelsnämnd"]
    assert "term-assumed" in codes_of(collation, "form.docx")
    assert "tertialrapport 2 2022" in note_of(collation, "form.docx").text


def test_a_form_without_a_term_counts_for_the_usual_one_and_for_no_other(office: Office) -> None:
    office.incoming.put("form.docx", OLD_FORM)
    office.send("bromma")
    office.send("norrmalm")
    office.send("bromma", T1)
    collation = office.collation()
    assert names_in(collation) == [
        *("Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd", "Norrmalms stadsdelsnämnd")
    ]
    assert note_of(collation, "form.docx").calls
    told = note_of(collation, "form.docx").text
    assert "Svaren är räknade till tertialrapport 2 2022." in told
    collation = office.collecting.collation(T1)
    assert names_in(collation) == ["Bromma stadsdelsnämnd"]
    assert note_of(collation, "form.docx").standing is Standing.SET_ASIDE
    assert codes_of(collation, "form.docx")[0] == "other-term"
    assert note_of(collation, "form.docx").text.startswith(
        "Perioden framgår inte av filen. Svaren är räknade till tertialrapport 2 2022, inte "
        "tertialrapport 1 2022."
    )


def test_a_form_without_a_term_in_an_earlier_folder_is_of_none(office: Office) -> None:
    earlier = IncomingFolder(office.incoming.folder.with_name("förra"), office.incoming.catalog)
    earlier.put("form.docx", OLD_FORM)
    earlier.put_json("bromma.json", earlier.report("bromma", T1))
    office.send("bromma")
    office.collecting.read_folder(earlier.folder, lambda *_: None, "förra/", earlier=True)
    collation = office.collation()
    assert names_in(collation) == ["Bromma stadsdelsnämnd"]
    note = note_of(collation, "förra/form.docx")
    assert (note.standing, codes_of(collation, "förra/form.docx")) == (
        Standing.SET_ASIDE,
        ["no-term"],
    )
    assert not note.calls
    assert "farsta" in [one.committee.id for one in collation.missing]
    assert names_in(office.collecting.collation(T1)) == ["Bromma stadsdelsnämnd"]


def test_a_collation_of_another_term_takes_the_place_of_the_one_before(office: Office) -> None:
    office.send("farsta", T1)
    office.send("bromma")
    assert names_in(office.collation(TERM)) == ["Bromma stadsdelsnämnd"]
    collation = office.collecting.collation(T1)
    assert names_in(collation) == ["Farsta stadsdelsnämnd"]
    standings = {note.source.path: note.standing for note in collation.files()}
    assert standings == {
        "bromma 2022-T2.json": Standing.SET_ASIDE,
        "farsta 2022-T1.json": Standing.COUNTS,
    }


# Those of other terms.


def test_an_earlier_report_is_nobodys_business_where_there_is_a_newer_one(office: Office) -> None:
    office.send("farsta", T1)
    office.send("farsta", TERM)
    office.send("bromma", T1)
    office.send("norrmalm", VB)
    collation = office.collation(TERM)
    calls = {note.source.path: note.calls for note in collation.files()}
    assert calls == {
        "farsta 2022-T1.json": False,
        "farsta 2022-T2.json": False,
        "bromma 2022-T1.json": True,
        "norrmalm 2022-VB.json": True,
    }
    assert codes_of(collation, "bromma 2022-T1.json")[0] == "other-term"
    told = note_of(collation, "bromma 2022-T1.json").text
    assert told.startswith("Gäller tertialrapport 1 2022, inte tertialrapport 2 2022.")


def test_an_earlier_report_of_one_that_has_become_another_asks_nobody(office: Office) -> None:
    office.send("rinkeby-kista", BEFORE)
    office.send("jarva", MERGED)
    collation = office.collation(MERGED)
    assert not note_of(collation, "rinkeby-kista 2023-T1.json").calls
