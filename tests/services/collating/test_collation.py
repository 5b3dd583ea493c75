"""What counts in a term, what is told of the rest, and what the picture of it all shows."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.collation.everything import write_collation_json
from app.model.collation.notes import FileNote, Standing
from app.model.report import CommitteeRef, Report, ReportStatus
from app.model.term import Term
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from app.services.collating.collation import Collation
from app.services.collating.collecting import Collecting
from app.services.errors import NothingCollectedError
from tests.support.example_report import paragraph as block
from tests.support.incoming_folder import TERM, IncomingFolder, collecting_with
from tests.support.question_sets import edited, set_file
from tests.support.reading_here import ReadingHere
from tests.support.word_form import OLD_FORM, paragraph, word_file
from tests.support.workplace import TODAY

T1, VB = Term.parse("2022-T1"), Term.parse("2022-VB")
MERGED, BEFORE = Term.parse("2023-T2"), Term.parse("2023-T1")


@dataclass
class _Desk:
    """A folder, and what is made of it."""

    incoming: IncomingFolder
    collecting: Collecting

    def send(self, whose: str, term: Term = TERM, name: str = "", **changes: object) -> Report:
        """Put in what a committee has exported, half of the pair."""
        sent = {"status": ReportStatus.SUBMITTED, "submitted_at": TODAY}
        report = self.incoming.report(whose, term, **{**sent, **changes})
        self.incoming.put_json(name or f"{whose} {term}.json", report)
        return report

    def picture(self, term: Term | None = None) -> Collation:
        self.collecting.gather(self.incoming.folder, lambda *_: None)
        return self.collecting.picture(term)


@pytest.fixture
def desk_with(tmp_path: Path) -> Iterator[Callable[[Catalog], _Desk]]:
    made: list[_Desk] = []

    def make(catalog: Catalog) -> _Desk:
        incoming = IncomingFolder(tmp_path / f"in{len(made)}", catalog)
        incoming.folder.mkdir()
        made.append(_Desk(incoming, collecting_with(catalog, reader=ReadingHere)))
        return made[-1]

    yield make
    for desk in made:
        desk.collecting.close()


@pytest.fixture
def desk(desk_with: Callable[[Catalog], _Desk], catalog: Catalog) -> _Desk:
    return desk_with(catalog)


def _names(picture: Collation) -> list[str]:
    return [one.name for one in picture.participants()]


def _note(picture: Collation, path: str) -> FileNote:
    (found,) = (note for note in picture.files() if note.source.path == path)
    return found


def _codes(picture: Collation, path: str) -> list[str]:
    return [note.code for note in _note(picture, path).notes]


# Which term.


def test_the_term_is_that_of_most_committees(desk: _Desk) -> None:
    for committee, term in (("farsta", T1), ("bromma", TERM), ("norrmalm", TERM)):
        desk.send(committee, term)
    for number in range(3):
        desk.send("farsta", T1, f"mer {number}.json")
    picture = desk.picture()
    assert picture.term == TERM
    assert desk.collecting.terms == (TERM, T1)
    assert picture.earlier_terms == (T1,)


def test_of_two_terms_with_as_many_the_later_one_is_meant(desk: _Desk) -> None:
    desk.send("farsta", T1)
    desk.send("bromma", VB)
    assert desk.picture().term == VB


def test_without_a_report_there_is_no_picture(desk: _Desk) -> None:
    desk.incoming.put("tom.docx", b"")
    with pytest.raises(NothingCollectedError, match="Det finns ingen rapport i mappen"):
        desk.picture()
    assert desk.collecting.refused() == ["tom.docx: Filen är tom. Välj en annan fil."]


def test_without_a_term_there_is_a_picture_of_the_one_that_is_named(desk: _Desk) -> None:
    desk.incoming.put("form.docx", OLD_FORM)
    with pytest.raises(NothingCollectedError, match="Ange perioden"):
        desk.picture()
    picture = desk.collecting.picture(TERM)
    assert _names(picture) == ["Farsta stadsdelsnämnd"]
    assert "term-assumed" in _codes(picture, "form.docx")
    assert "tertialrapport 2 2022" in _note(picture, "form.docx").told


def test_a_picture_of_another_term_takes_the_place_of_the_one_before(desk: _Desk) -> None:
    desk.send("farsta", T1)
    desk.send("bromma")
    assert _names(desk.picture(TERM)) == ["Bromma stadsdelsnämnd"]
    picture = desk.collecting.picture(T1)
    assert _names(picture) == ["Farsta stadsdelsnämnd"]
    standings = {note.source.path: note.standing for note in picture.files()}
    assert standings == {
        "bromma 2022-T2.json": Standing.SET_ASIDE,
        "farsta 2022-T1.json": Standing.COUNTS,
    }


# Those of other terms.


def test_an_earlier_report_is_nobodys_business_where_there_is_a_newer_one(desk: _Desk) -> None:
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
    assert _codes(picture, "bromma 2022-T1.json")[0] == "other-term"
    told = _note(picture, "bromma 2022-T1.json").told
    assert told.startswith("Gäller tertialrapport 1 2022, inte tertialrapport 2 2022.")


def test_an_earlier_report_of_one_that_has_become_another_asks_nobody(desk: _Desk) -> None:
    desk.send("rinkeby-kista", BEFORE)
    desk.send("jarva", MERGED)
    picture = desk.picture(MERGED)
    assert not _note(picture, "rinkeby-kista 2023-T1.json").calls


# Committees.


def test_participants_come_in_the_order_of_the_register_and_unknown_ones_last(
    desk: _Desk, catalog: Catalog
) -> None:
    for committee in ("socialnamnden", "norrmalm", "bromma"):
        desk.send(committee)
    unknown = CommitteeRef(id="atlantis", name="Atlantis nämnd", type="okand")
    desk.send("farsta", name="a.json", committee=unknown)
    picture = desk.picture()
    order = [committee.name for committee in catalog.register.committees]
    *known, last = _names(picture)
    assert known == [name for name in order if name in known]
    assert last == "Okänd nämnd (”Atlantis nämnd”)"
    (participant,) = (one for one in picture.participants() if not one.committee_id)
    assert "unknown-committee" in [note.code for note in participant.notes]
    assert _note(picture, "a.json").calls


def test_several_whom_nobody_knows_are_all_there_and_the_files_are_written(desk: _Desk) -> None:
    for number in range(4):
        form = word_file(
            paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
            paragraph(f"Vi växlar upp {number}."),
        )
        desk.incoming.put(f"{number}.docx", form)
    desk.send("bromma")
    picture = desk.picture()
    assert _names(picture)[1:] == ["Okänd nämnd"] * 4
    given = {one.answer.plain for one in picture.answers_to("vaxla-upp-stockholm")}
    assert {f"Vi växlar upp {number}." for number in range(4)} <= given
    assert {one.key for one, _ in picture.findings()} >= {
        one.key for one in picture.participants() if not one.committee_id
    }
    # What is found of each is looked for in their order.
    write_collation_json(picture, BytesIO())


def test_a_committee_that_is_no_more_is_told_of(desk: _Desk) -> None:
    report = desk.incoming.report("norrmalm", BEFORE)
    desk.incoming.put_json("a.json", report.model_copy(update={"term": MERGED}))
    picture = desk.picture()
    assert _names(picture) == ["Norrmalms stadsdelsnämnd"]
    assert "committee-not-in-term" in _codes(picture, "a.json")
    assert "Välj Norra innerstadens stadsdelsnämnd i stället." in _note(picture, "a.json").told
    assert _note(picture, "a.json").calls


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """The shipped sets and register, to be changed."""
    folder = tmp_path / "forms"
    shutil.copytree(bundled_data().forms, folder)
    return folder


def test_one_that_was_not_asked_is_told_of_and_not_missed(
    desk_with: Callable[[Catalog], _Desk], forms: Path
) -> None:
    with (forms / "committees.toml").open("a", encoding="utf-8") as register:
        for name in ("Hamnbolaget", "Energibolaget"):
            register.write(
                f'\n[[committees]]\nid = "{name.lower()}"\nname = "{name}"\n'
                f'administration = "{name} AB"\ntype = "bolagsstyrelse"\n'
            )
    desk = desk_with(load_catalog(forms))
    committee = CommitteeRef(id="hamnbolaget", name="Hamnbolaget", type="bolagsstyrelse")
    desk.send("farsta", name="a.json", committee=committee)
    picture = desk.picture()
    assert "not-asked" in _codes(picture, "a.json")
    assert "Energibolaget" not in {one.committee.name for one in picture.missing}


def test_who_was_asked_and_has_not_sent_is_missing(desk: _Desk, catalog: Catalog) -> None:
    desk.send("farsta")
    desk.send("bromma", T1)
    picture = desk.picture(TERM)
    names = [one.committee.id for one in picture.missing]
    asked = [one.id for one in catalog.register.existing_in(TERM)]
    assert names == [one for one in asked if one != "farsta"]
    addresses = {one.committee.id: one.emails for one in picture.missing}
    assert addresses["bromma"] == ("bromma@stockholm.se",)
    assert addresses["norrmalm"] == ()


def test_a_new_committee_is_reached_by_those_that_it_came_from(desk: _Desk) -> None:
    for committee in ("rinkeby-kista", "spanga-tensta"):
        desk.send(committee, BEFORE)
    picture = desk.picture(MERGED)
    (jarva,) = (one for one in picture.missing if one.committee.id == "jarva")
    assert sorted(jarva.emails) == ["rinkeby-kista@stockholm.se", "spanga-tensta@stockholm.se"]


# Answers.


def test_everything_of_a_report_is_in_the_picture(desk: _Desk) -> None:
    report = desk.send("farsta")
    picture = desk.picture()
    (one,) = picture.participants()
    assert picture.answers_of(one.key) == report.answers
    assert one.words == sum(answer.words for answer in report.answers)
    assert sum(one.states.values()) == len(report.answers)
    states = picture.states_of(one.key)
    for answer in report.answers:
        (given,) = picture.answers_to(answer.question_id)
        assert (given.key, given.name, given.answer) == (one.key, one.name, answer)
        assert states[answer.question_id].status is answer.status
    assert picture.title == "Uppföljningsrapport näringsliv"
    assert picture.made_at == TODAY


def test_what_the_review_finds_is_told_of_whom_it_is(desk: _Desk) -> None:
    report = desk.incoming.report("farsta")
    answer = report.answers[0].model_copy(update={"blocks": (), "not_applicable": False})
    desk.incoming.put_json("a.json", report.with_answer(answer))
    desk.send("bromma")
    picture = desk.picture()
    found = [(one.committee_id, finding.code) for one, finding in picture.findings()]
    assert ("farsta", "missing-answer") in found


def test_the_earlier_answer_is_the_latest_before(desk: _Desk) -> None:
    first = desk.send("farsta", Term.parse("2021-VB").following())
    later = desk.send("farsta", TERM)
    desk.send("farsta", VB)
    desk.send("bromma", VB)
    picture = desk.picture(VB)
    by_id = {one.committee_id: one for one in picture.participants()}
    question = later.answers[2].question_id
    assert picture.earlier_answer(by_id["farsta"], question) == (TERM, later.answers[2])
    assert picture.earlier_answer(by_id["bromma"], question) is None
    picture = desk.collecting.picture(TERM)
    (farsta,) = picture.participants()
    assert picture.earlier_answer(farsta, question) == (T1, first.answers[2])
    assert picture.earlier_answer(farsta, "finns-inte") is None


def test_a_merged_committee_has_the_answers_of_one_it_came_from(desk: _Desk) -> None:
    before = desk.send("spanga-tensta", BEFORE)
    desk.send("jarva", MERGED)
    picture = desk.picture(MERGED)
    (jarva,) = picture.participants()
    answer = before.answers[0]
    assert picture.earlier_answer(jarva, answer.question_id) == (BEFORE, answer)


def test_a_question_that_replaces_another_has_its_earlier_answer(
    desk_with: Callable[[Catalog], _Desk], forms: Path
) -> None:
    newer = edited(
        ('valid_from = "2022-T1"', 'valid_from = "2022-VB"'),
        ('id = "svart-ekonomi"', 'id = "sund-konkurrens"\nreplaces = ["svart-ekonomi"]'),
    )
    set_file(forms, newer, "ny.toml")
    desk = desk_with(load_catalog(forms))
    before = desk.send("farsta", TERM)
    desk.send("farsta", VB)
    picture = desk.picture(VB)
    (farsta,) = picture.participants()
    answer = before.answer("svart-ekonomi")
    assert picture.earlier_answer(farsta, "sund-konkurrens") == (TERM, answer)
    asked = [one.id for area in picture.areas for one in area.questions]
    assert "sund-konkurrens" in asked
    assert "svart-ekonomi" not in asked


def test_a_newer_revision_is_what_counts_in_the_picture(desk: _Desk) -> None:
    report = desk.send("farsta", report_id=UUID(int=77))
    answer = report.answers[0].model_copy(update={"blocks": (block("Rättat."),)})
    desk.incoming.put_json("b.json", report.with_answer(answer).model_copy(update={"revision": 2}))
    picture = desk.picture()
    (farsta,) = picture.participants()
    assert farsta.revision == 2
    assert picture.answers_of(farsta.key)[0].plain == "Rättat."
