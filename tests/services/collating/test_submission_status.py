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
    picture = desk.picture()
    assert picture.term == TERM
    assert desk.collecting.terms == (TERM, T1)
    assert picture.earlier_terms == (T1,)


def test_of_two_terms_with_as_many_the_later_one_is_meant(desk: Navigator) -> None:
    desk.send("farsta", T1)
    desk.send("bromma", VB)
    assert desk.picture().term == VB


def test_a_single_report_of_a_later_term_than_several_others_is_a_mistake(desk: Navigator) -> None:
    for committee in ("farsta", "bromma", "norrmalm"):
        desk.send(committee)
    desk.send("skarpnack", VB)
    picture = desk.picture()
    assert picture.term == TERM
    assert note_of(picture, "skarpnack 2022-VB.json").calls
    (skarpnack,) = (one for one in picture.missing if one.committee.id == "skarpnack")
    assert skarpnack.hints == ("En rapport för verksamhetsberättelse 2022 har kommit in.",)


def test_two_of_a_later_term_are_no_mistake_beside_a_few(desk: Navigator) -> None:
    for committee in ("farsta", "bromma", "norrmalm"):
        desk.send(committee)
    for committee in ("farsta", "bromma"):
        desk.send(committee, VB)
    assert desk.picture().term == VB


def test_without_a_report_there_is_no_picture(desk: Navigator) -> None:
    desk.incoming.put("tom.docx", b"")
    with pytest.raises(NothingToCollateError, match="Det finns ingen rapport i mappen"):
        desk.picture()
    assert desk.collecting.refused() == ["tom.docx: Filen är tom. Be nämnden om en ny fil."]


def test_without_a_term_there_is_a_picture_of_the_one_that_is_named(desk: Navigator) -> None:
    desk.incoming.put("form.docx", OLD_FORM)
    with pytest.raises(NothingToCollateError, match="Ange perioden"):
        desk.picture()
    picture = desk.collecting.picture(TERM)
    assert names_in(picture) == ["Farsta stadsdelsnämnd"]
    assert "term-assumed" in codes_of(picture, "form.docx")
    assert "tertialrapport 2 2022" in note_of(picture, "form.docx").told


def test_a_form_without_a_term_counts_for_the_usual_one_and_for_no_other(desk: Navigator) -> None:
    desk.incoming.put("form.docx", OLD_FORM)
    desk.send("bromma")
    desk.send("norrmalm")
    desk.send("bromma", T1)
    picture = desk.picture()
    assert names_in(picture) == [
        *("Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd", "Norrmalms stadsdelsnämnd")
    ]
    assert note_of(picture, "form.docx").calls
    told = note_of(picture, "form.docx").told
    assert "Svaren är räknade till tertialrapport 2 2022." in told
    picture = desk.collecting.picture(T1)
    assert names_in(picture) == ["Bromma stadsdelsnämnd"]
    assert note_of(picture, "form.docx").standing is Standing.SET_ASIDE
    assert codes_of(picture, "form.docx")[0] == "other-term"


def test_a_form_without_a_term_in_an_earlier_folder_is_of_none(desk: Navigator) -> None:
    earlier = IncomingFolder(desk.incoming.folder.with_name("förra"), desk.incoming.catalog)
    earlier.put("form.docx", OLD_FORM)
    earlier.put_json("bromma.json", earlier.report("bromma", T1))
    desk.send("bromma")
    desk.collecting.gather(earlier.folder, lambda *_: None, "förra/", earlier=True)
    picture = desk.picture()
    assert names_in(picture) == ["Bromma stadsdelsnämnd"]
    note = note_of(picture, "förra/form.docx")
    assert (note.standing, codes_of(picture, "förra/form.docx")) == (
        Standing.SET_ASIDE,
        ["no-term"],
    )
    assert not note.calls
    assert "farsta" in [one.committee.id for one in picture.missing]
    assert names_in(desk.collecting.picture(T1)) == ["Bromma stadsdelsnämnd"]


def test_a_picture_of_another_term_takes_the_place_of_the_one_before(desk: Navigator) -> None:
    desk.send("farsta", T1)
    desk.send("bromma")
    assert names_in(desk.picture(TERM)) == ["Bromma stadsdelsnämnd"]
    picture = desk.collecting.picture(T1)
    assert names_in(picture) == ["Farsta stadsdelsnämnd"]
    standings = {note.source.path: note.standing for note in picture.files()}
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
    picture = desk.picture(TERM)
    calls = {note.source.path: note.calls for note in picture.files()}
    assert calls == {
        "farsta 2022-T1.json": False,
        "farsta 2022-T2.json": False,
        "bromma 2022-T1.json": True,
        "norrmalm 2022-VB.json": True,
    }
    assert codes_of(picture, "bromma 2022-T1.json")[0] == "other-term"
    told = note_of(picture, "bromma 2022-T1.json").told
    assert told.startswith("Gäller tertialrapport 1 2022, inte tertialrapport 2 2022.")


def test_an_earlier_report_of_one_that_has_become_another_asks_nobody(desk: Navigator) -> None:
    desk.send("rinkeby-kista", BEFORE)
    desk.send("jarva", MERGED)
    picture = desk.picture(MERGED)
    assert not note_of(picture, "rinkeby-kista 2023-T1.json").calls
