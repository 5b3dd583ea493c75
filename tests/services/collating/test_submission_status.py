"""Which term is meant, and what is told of reports of other terms."""

import pytest

from app.model.collation.notes import Standing
from app.model.term import Term
from app.services.errors import NothingToCollateError
from tests.support.incoming_folder import TERM, IncomingFolder
from tests.support.office_desk import Navigator, codes_of, names_in, note_of
from tests.support.word_form import OLD_FORM

T1, VB = Term.parse("2022-T1"), Term.parse("2022-VB")
MERGED, BEFORE = Term.parse("2023-T2"), Term.parse("2023-T1")


# Which term.


def test_the_term_is_that_of_most_committees(desk: Navigator) -> None:
    for committee, term in (("farsta", T1), ("bromma", TERM), ("norrmalm", TERM)):
        desk.send(committee, term)
    for number in range(3):
        desk.send("farsta", T1, f"mer {number}.json")
    collation = desk.collation()
    assert collation.term == TERM
    assert desk.collecting.terms == (TERM, T1)
    assert collation.earlier_terms == (T1,)


def test_of_two_terms_with_as_many_the_later_one_is_meant(desk: Navigator) -> None:
    desk.send("farsta", T1)
    desk.send("bromma", VB)
    assert desk.collation().term == VB


def test_a_single_report_of_a_later_term_than_several_others_is_a_mistake(desk: Navigator) -> None:
    for committee in ("farsta", "bromma", "norrmalm"):
        desk.send(committee)
    desk.send("skarpnack", VB)
    collation = desk.collation()
    assert collation.term == TERM
    assert note_of(collation, "skarpnack 2022-VB.json").calls
    (skarpnack,) = (one for one in collation.missing if one.committee.id == "skarpnack")
    assert skarpnack.hints == ("En rapport för verksamhetsberättelse 2022 har kommit in.",)


def test_two_of_a_later_term_are_no_mistake_beside_a_few(desk: Navigator) -> None:
    for committee in ("farsta", "bromma", "norrmalm"):
        desk.send(committee)
    for committee in ("farsta", "bromma"):
        desk.send(committee, VB)
    assert desk.collation().term == VB


def test_without_a_report_there_is_no_collation(desk: Navigator) -> None:
    desk.incoming.put("tom.docx", b"")
    with pytest.raises(NothingToCollateError, match="Det finns ingen rapport i mappen"):
        desk.collation()
    assert desk.collecting.refused() == ["tom.docx: Filen är tom. Be nämnden om en ny fil."]


def test_without_a_term_there_is_a_collation_of_the_one_that_is_named(desk: Navigator) -> None:
    desk.incoming.put("form.docx", OLD_FORM)
    with pytest.raises(NothingToCollateError, match="Ange perioden"):
        desk.collation()
    collation = desk.collecting.collation(TERM)
    assert names_in(collation) == ["Farsta stadsdelsnämnd"]
    assert "term-assumed" in codes_of(collation, "form.docx")
    assert "tertialrapport 2 2022" in note_of(collation, "form.docx").told


def test_a_form_without_a_term_counts_for_the_usual_one_and_for_no_other(desk: Navigator) -> None:
    desk.incoming.put("form.docx", OLD_FORM)
    desk.send("bromma")
    desk.send("norrmalm")
    desk.send("bromma", T1)
    collation = desk.collation()
    assert names_in(collation) == [
        *("Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd", "Norrmalms stadsdelsnämnd")
    ]
    assert note_of(collation, "form.docx").calls
    told = note_of(collation, "form.docx").told
    assert "Svaren är räknade till tertialrapport 2 2022." in told
    collation = desk.collecting.collation(T1)
    assert names_in(collation) == ["Bromma stadsdelsnämnd"]
    assert note_of(collation, "form.docx").standing is Standing.SET_ASIDE
    assert codes_of(collation, "form.docx")[0] == "other-term"


def test_a_form_without_a_term_in_an_earlier_folder_is_of_none(desk: Navigator) -> None:
    earlier = IncomingFolder(desk.incoming.folder.with_name("förra"), desk.incoming.catalog)
    earlier.put("form.docx", OLD_FORM)
    earlier.put_json("bromma.json", earlier.report("bromma", T1))
    desk.send("bromma")
    desk.collecting.gather(earlier.folder, lambda *_: None, "förra/", earlier=True)
    collation = desk.collation()
    assert names_in(collation) == ["Bromma stadsdelsnämnd"]
    note = note_of(collation, "förra/form.docx")
    assert (note.standing, codes_of(collation, "förra/form.docx")) == (
        Standing.SET_ASIDE,
        ["no-term"],
    )
    assert not note.calls
    assert "farsta" in [one.committee.id for one in collation.missing]
    assert names_in(desk.collecting.collation(T1)) == ["Bromma stadsdelsnämnd"]


def test_a_collation_of_another_term_takes_the_place_of_the_one_before(desk: Navigator) -> None:
    desk.send("farsta", T1)
    desk.send("bromma")
    assert names_in(desk.collation(TERM)) == ["Bromma stadsdelsnämnd"]
    collation = desk.collecting.collation(T1)
    assert names_in(collation) == ["Farsta stadsdelsnämnd"]
    standings = {note.source.path: note.standing for note in collation.files()}
    assert standings == {
        "bromma 2022-T2.json": Standing.SET_ASIDE,
        "farsta 2022-T1.json": Standing.COUNTS,
    }


# Those of other terms.


def test_an_earlier_report_is_nobodys_business_where_there_is_a_newer_one(desk: Navigator) -> None:
    desk.send("farsta", T1)
    desk.send("farsta", TERM)
    desk.send("bromma", T1)
    desk.send("norrmalm", VB)
    collation = desk.collation(TERM)
    calls = {note.source.path: note.calls for note in collation.files()}
    assert calls == {
        "farsta 2022-T1.json": False,
        "farsta 2022-T2.json": False,
        "bromma 2022-T1.json": True,
        "norrmalm 2022-VB.json": True,
    }
    assert codes_of(collation, "bromma 2022-T1.json")[0] == "other-term"
    told = note_of(collation, "bromma 2022-T1.json").told
    assert told.startswith("Gäller tertialrapport 1 2022, inte tertialrapport 2 2022.")


def test_an_earlier_report_of_one_that_has_become_another_asks_nobody(desk: Navigator) -> None:
    desk.send("rinkeby-kista", BEFORE)
    desk.send("jarva", MERGED)
    collation = desk.collation(MERGED)
    assert not note_of(collation, "rinkeby-kista 2023-T1.json").calls
