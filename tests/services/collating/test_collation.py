"""Who is in the collation of a term and who is missing, and what the collation shows."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest

from app.formats.collation.collation_json import write_collation_json
from app.model.collation.collation import EarlierAnswer
from app.model.report import CommitteeRef, Contact
from app.paths import bundled_data
from app.services.catalog import Catalog, load_catalog
from tests.support.example_report import paragraph as block
from tests.support.incoming_folder import TERM
from tests.support.office_folder import Office, codes_of, names_in, note_of
from tests.support.question_sets import edited, set_file
from tests.support.terms import a_term
from tests.support.word_form import paragraph, word_file
from tests.support.workplace import TODAY

T1, VB = a_term("2022-T1"), a_term("2022-VB")
BEFORE, MERGED, AFTER = map(a_term, ("2023-T1", "2023-T2", "2023-VB"))


# Committees.


def test_participants_come_in_the_order_of_the_register_and_unknown_ones_last(
    office: Office, catalog: Catalog
) -> None:
    for committee in ("socialnamnden", "norrmalm", "bromma"):
        office.send(committee)
    unknown = CommitteeRef(id="atlantis", name="Atlantis nämnd", type="okand")
    office.send("farsta", name="a.json", committee=unknown)
    collation = office.collation()
    order = [committee.name for committee in catalog.register.committees]
    *known, last = names_in(collation)
    assert known == [name for name in order if name in known]
    assert last == "Okänd nämnd (”Atlantis nämnd”)"
    (participant,) = (one for one in collation.participants() if not one.committee_id)
    assert "unknown-committee" in [note.code for note in participant.notes]
    assert note_of(collation, "a.json").calls


def test_several_whom_nobody_knows_are_all_there_and_the_files_are_written(office: Office) -> None:
    for number in range(4):
        form = word_file(
            paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
            paragraph(f"Vi växlar upp {number}."),
        )
        office.incoming.put(f"{number}.docx", form)
    office.send("bromma")
    collation = office.collation()
    assert names_in(collation)[1:] == ["Okänd nämnd"] * 4
    given = {one.answer.plain for one in collation.answers_to("vaxla-upp-stockholm")}
    assert {f"Vi växlar upp {number}." for number in range(4)} <= given
    assert {one.key for one, _ in collation.findings()} >= {
        one.key for one in collation.participants() if not one.committee_id
    }
    # What is found of each is looked for in their order.
    write_collation_json(collation, BytesIO())


def test_a_committee_that_is_no_more_is_told_of(office: Office) -> None:
    report = office.incoming.report("norrmalm", BEFORE)
    office.incoming.put_json("a.json", report.model_copy(update={"term": MERGED}))
    collation = office.collation()
    assert names_in(collation) == ["Norrmalms stadsdelsnämnd"]
    assert "committee-not-in-term" in codes_of(collation, "a.json")
    told = note_of(collation, "a.json").text
    assert "Norrmalms stadsdelsnämnd" in told
    # Whoever writes a report is told to choose another; here nobody chooses anything.
    assert "Välj " not in told
    assert note_of(collation, "a.json").calls


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    """The shipped sets and register, to be changed."""
    folder = tmp_path / "forms"
    shutil.copytree(bundled_data().forms, folder)
    return folder


def test_one_that_was_not_asked_is_told_of_and_not_missed(
    office_with: Callable[[Catalog], Office], forms: Path
) -> None:
    with (forms / "register.toml").open("a", encoding="utf-8") as register:
        for name in ("Hamnbolaget", "Energibolaget"):
            register.write(
                f'\n[[committees]]\nid = "{name.lower()}"\nname = "{name}"\n'
                f'administration = "{name} AB"\ntype = "bolagsstyrelse"\n'
            )
    office = office_with(load_catalog(forms))
    committee = CommitteeRef(id="hamnbolaget", name="Hamnbolaget", type="bolagsstyrelse")
    office.send("farsta", name="a.json", committee=committee)
    collation = office.collation()
    assert "not-asked" in codes_of(collation, "a.json")
    assert "Energibolaget" not in {one.committee.name for one in collation.missing}


def test_who_was_asked_and_has_not_sent_is_missing(office: Office, catalog: Catalog) -> None:
    office.send("farsta")
    office.send("bromma", T1)
    collation = office.collation(TERM)
    names = [one.committee.id for one in collation.missing]
    asked = [one.id for one in catalog.register.existing_in(TERM)]
    assert names == [one for one in asked if one != "farsta"]
    addresses = {one.committee.id: one.emails for one in collation.missing}
    assert addresses["bromma"] == ("bromma@stockholm.se",)
    assert addresses["norrmalm"] == ()


def test_a_new_committee_is_reached_by_those_that_it_came_from(office: Office) -> None:
    for committee in ("rinkeby-kista", "spanga-tensta"):
        office.send(committee, BEFORE)
    collation = office.collation(MERGED)
    (jarva,) = (one for one in collation.missing if one.committee.id == "jarva")
    assert sorted(jarva.emails) == ["rinkeby-kista@stockholm.se", "spanga-tensta@stockholm.se"]


def test_each_address_that_somebody_wrote_is_known(office: Office) -> None:
    contact = Contact(name="Åsa", phone="", email="asa@b.se; Bo <bo@b.se>, asa@b.se eller växeln")
    office.send("bromma", T1, contact=contact)
    office.send("farsta")
    (bromma,) = (one for one in office.collation(TERM).missing if one.committee.id == "bromma")
    assert bromma.emails == ("asa@b.se", "bo@b.se")


def test_where_there_is_no_report_before_a_later_one_tells_the_address(office: Office) -> None:
    office.send("bromma", VB)
    office.send("farsta")
    (bromma,) = (one for one in office.collation(TERM).missing if one.committee.id == "bromma")
    assert bromma.emails == ("bromma@stockholm.se",)
    assert bromma.hints == ("En rapport för verksamhetsberättelse 2022 har kommit in.",)


def test_what_may_be_from_one_who_is_missing_is_told_beside_the_name(office: Office) -> None:
    stem = "uppfoljningsrapport-naringsliv_2022-T2_norrmalm_r1"
    office.incoming.put(f"{stem}.docx", b"")
    office.incoming.put(f"{stem}.png", b"GIF89a")
    office.send("farsta")
    missing = {one.committee.id: one.hints for one in office.collation().missing}
    told = f"En fil som inte går att läsa har kommit in: {stem}.docx."
    assert missing.pop("norrmalm") == (told,)
    assert set(missing.values()) == {()}


def test_how_many_were_asked_is_the_same_whoever_has_sent(office: Office) -> None:
    office.send("farsta")
    unknown = CommitteeRef(id="atlantis", name="Atlantis nämnd", type="okand")
    office.send("bromma", name="a.json", committee=unknown)
    collation = office.collation()
    assert collation.asked_count == len(collation.missing) + 1 == len(collation.asked)
    assert collation.office == "stadsledningskontoret"


# Answers.


def test_everything_of_a_report_is_in_the_collation(office: Office) -> None:
    report = office.send("farsta")
    collation = office.collation()
    (one,) = collation.participants()
    assert collation.answers_of(one.key) == report.answers
    assert one.words == sum(answer.words for answer in report.answers)
    assert sum(one.states.values()) == len(report.answers)
    states = collation.states_of(one.key)
    for answer in report.answers:
        (given,) = collation.answers_to(answer.question_id)
        assert (given.key, given.name, given.answer) == (one.key, one.name, answer)
        assert states[answer.question_id].status is answer.status
    assert collation.title == "Uppföljningsrapport näringsliv"
    assert collation.made_at == TODAY


def test_what_the_review_finds_is_told_of_whom_it_is(office: Office) -> None:
    report = office.incoming.report("farsta")
    answer = report.answers[0].model_copy(update={"blocks": (), "not_applicable": False})
    office.incoming.put_json("a.json", report.with_answer(answer))
    office.send("bromma")
    collation = office.collation()
    found = [(one.committee_id, finding.code) for one, finding in collation.findings()]
    assert ("farsta", "missing-answer") in found


def test_the_earlier_answer_is_the_latest_before(office: Office) -> None:
    first = office.send("farsta", a_term("2022-T1"))
    later = office.send("farsta", TERM)
    office.send("farsta", VB)
    office.send("bromma", VB)
    collation = office.collation(VB)
    by_id = {one.committee_id: one for one in collation.participants()}
    question = later.answers[2].question_id
    name = "Farsta stadsdelsnämnd"
    (earlier,) = collation.earlier_answers(by_id["farsta"], question)
    assert earlier == EarlierAnswer(term=TERM, name=name, answer=later.answers[2])
    assert collation.earlier_answers(by_id["bromma"], question) == ()
    collation = office.collecting.collation(TERM)
    (farsta,) = collation.participants()
    assert collation.earlier_answers(farsta, question) == (
        EarlierAnswer(term=T1, name=name, answer=first.answers[2]),
    )
    assert collation.earlier_answers(farsta, "finns-inte") == ()


def test_a_merged_committee_has_the_answers_of_all_that_it_came_from(office: Office) -> None:
    came_from = {
        "Rinkeby-Kista stadsdelsnämnd": office.send("rinkeby-kista", BEFORE),
        "Spånga-Tensta stadsdelsnämnd": office.send("spanga-tensta", BEFORE),
    }
    office.send("jarva", MERGED)
    collation = office.collation(MERGED)
    (jarva,) = collation.participants()
    for place, answer in enumerate(came_from["Rinkeby-Kista stadsdelsnämnd"].answers):
        assert collation.earlier_answers(jarva, answer.question_id) == tuple(
            EarlierAnswer(term=BEFORE, name=name, answer=report.answers[place])
            for name, report in came_from.items()
        )


def test_what_it_has_said_itself_goes_before_what_it_came_from(office: Office) -> None:
    office.send("rinkeby-kista", BEFORE)
    own = office.send("jarva", MERGED)
    office.send("jarva", AFTER)
    collation = office.collation(AFTER)
    (jarva,) = collation.participants()
    answer = own.answers[0]
    assert collation.earlier_answers(jarva, answer.question_id) == (
        EarlierAnswer(term=MERGED, name="Järva stadsdelsnämnd", answer=answer),
    )


def test_a_question_that_replaces_another_has_its_earlier_answer(
    office_with: Callable[[Catalog], Office], forms: Path
) -> None:
    newer = edited(
        ('valid_from = "2022-T1"', 'valid_from = "2022-VB"'),
        ('id = "svart-ekonomi"', 'id = "sund-konkurrens"\nreplaces = ["svart-ekonomi"]'),
    )
    set_file(forms, newer, "ny.toml")
    office = office_with(load_catalog(forms))
    before = office.send("farsta", TERM)
    office.send("farsta", VB)
    collation = office.collation(VB)
    (farsta,) = collation.participants()
    answer = before.answer("svart-ekonomi")
    assert collation.earlier_answers(farsta, "sund-konkurrens") == (
        EarlierAnswer(term=TERM, name="Farsta stadsdelsnämnd", answer=answer),
    )
    asked = [one.id for area in collation.areas for one in area.questions]
    assert "sund-konkurrens" in asked
    assert "svart-ekonomi" not in asked


def test_a_newer_revision_is_what_counts_in_the_collation(office: Office) -> None:
    report = office.send("farsta", report_id=UUID(int=77))
    answer = report.answers[0].model_copy(update={"blocks": (block("Rättat."),)})
    office.incoming.put_json(
        "b.json", report.with_answer(answer).model_copy(update={"revision": 2})
    )
    collation = office.collation()
    (farsta,) = collation.participants()
    assert farsta.revision == 2
    assert collation.answers_of(farsta.key)[0].plain == "Rättat."
