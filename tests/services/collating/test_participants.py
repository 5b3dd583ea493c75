"""What is to be known of each whose report is in the collation, and who they are said to be."""

from uuid import UUID

import pytest

from app.formats.report_json import write_report_json
from app.model.collation.collation import Participant
from app.model.report import AnswerStatus, CommitteeRef, ReportStatus
from app.services.collating.stored_collation import StoredCollation
from tests.support.incoming_folder import TERM, edited_after_export
from tests.support.office_folder import Office, codes_of, names_in, note_of, participant_in
from tests.support.terms import a_term
from tests.support.word_form import OLD_FORM, paragraph, word_file

T1 = a_term("2022-T1")


def _form(written: str, says: str = "Vi växlar upp.") -> bytes:
    return word_file(
        *(paragraph("Nämnd"), paragraph(written)),
        paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
        paragraph(says),
    )


def _assign(office: Office, one: Participant, committee_id: str) -> StoredCollation:
    committee = office.incoming.catalog.register.get(committee_id)
    assert committee is not None
    office.collecting.assign(one.key, committee)
    return office.collecting.collation()


# Marks and numbers.


def test_a_name_is_marked_where_answers_are_not_simply_what_was_exported(office: Office) -> None:
    office.send("bromma")
    office.send("kungsholmen", status=ReportStatus.DRAFT, submitted_at=None)
    pair = office.incoming.add("norrmalm", only=(".docx",))
    edited_after_export(pair.docx, "Svar 1 från", "Skrivet i Word, från")
    office.incoming.put("form.docx", OLD_FORM)
    collation = office.collation()
    assert {one.committee_id: one.mark for one in collation.participants()} == {
        "bromma": "",
        "farsta": "ifylld blankett",
        "kungsholmen": "utkast",
        "norrmalm": "ändrat efter exporten",
    }
    given = {one.name: one.mark for one in collation.answers_to("vaxla-upp-stockholm")}
    assert given["Farsta stadsdelsnämnd"] == "ifylld blankett"


def test_an_edited_half_beside_its_json_marks_nobody(office: Office) -> None:
    pair = office.incoming.add("norrmalm")
    edited_after_export(pair.docx, "Svar 1 från", "Skrivet i Word, från")
    assert participant_in(office.collation(), "norrmalm").mark == ""


def test_only_answers_that_had_to_be_there_are_told_as_missing(office: Office) -> None:
    report = office.incoming.report("farsta")
    first, *_ = report.answers
    blank = first.model_copy(update={"blocks": (), "not_applicable": False, "reason": ""})
    office.incoming.put_json("a.json", report.with_answer(blank))
    office.send("bromma")
    collation = office.collation()
    farsta, bromma = participant_in(collation, "farsta"), participant_in(collation, "bromma")
    # The last question need not be answered, and has not been.
    assert (bromma.unanswered, bromma.states[AnswerStatus.BLANK]) == (0, 1)
    assert (farsta.unanswered, farsta.states[AnswerStatus.BLANK]) == (1, 2)


def test_each_is_told_with_type_kind_and_revision(office: Office) -> None:
    office.send("bromma")
    one = participant_in(office.collation(), "bromma")
    assert (one.type_name, one.kind.value, one.revision) == ("Stadsdelsnämnd", "json", 1)


# Whose they are.


def test_a_committee_can_be_named_and_what_came_in_with_the_report_follows(office: Office) -> None:
    office.incoming.put("1.docx", _form("Stadsdelsnämnderna"))
    office.incoming.put("2.docx", _form("Stadsdelsnämnderna"))
    office.send("bromma")
    collation = office.collation()
    unknown = participant_in(collation, "")
    assert unknown.name == "Okänd nämnd (”Stadsdelsnämnderna”)"
    collation = _assign(office, unknown, "farsta")
    assert names_in(collation) == ["Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"]
    assert "committee-assigned" in codes_of(collation, "1.docx")
    assert "Nämnden är angiven här. I filen står ”Stadsdelsnämnderna”." in (
        note_of(collation, "1.docx").text
    )
    assert codes_of(collation, "2.docx") == ["duplicate"]


def test_who_was_named_wrongly_can_be_named_again(office: Office) -> None:
    office.incoming.put("1.docx", _form("Stadsdelsnämnderna"))
    office.send("bromma")
    collation = _assign(office, participant_in(office.collation(), ""), "farsta")
    collation = _assign(office, participant_in(collation, "farsta"), "norrmalm")
    assert names_in(collation) == ["Bromma stadsdelsnämnd", "Norrmalms stadsdelsnämnd"]
    assert set(office.collecting.assigned.values()) == {"norrmalm"}


def test_nobody_can_name_one_who_says_themselves_who_they_are(office: Office) -> None:
    office.send("bromma")
    collation = _assign(office, participant_in(office.collation(), "bromma"), "farsta")
    assert names_in(collation) == ["Bromma stadsdelsnämnd"]
    assert office.collecting.assigned == {}


def test_who_was_named_is_remembered_when_it_is_read_again(office: Office) -> None:
    office.incoming.put("1.docx", _form("Stadsdelsnämnderna"))
    office.incoming.put("2.docx", _form("Stadsdelsnämnderna", "Något annat."))
    unknown = CommitteeRef(id="atlantis", name="Atlantis nämnd", type="okand")
    atlantis = office.send("bromma", name="3.json", committee=unknown, report_id=UUID(int=77))
    collation = office.collation()
    form = next(one for one in collation.participants() if one.source.path == "1.docx")
    _assign(office, form, "farsta")
    lost = next(
        one for one in office.collecting.collation().participants() if "Atlantis" in one.name
    )
    _assign(office, lost, "norrmalm")
    office.begin_anew(office.collecting.assigned)
    office.incoming.put("kopia/4.json", write_report_json(atlantis))
    collation = office.collation()
    known = {one.committee_id: one.source.path for one in collation.participants()}
    assert known == {"farsta": "1.docx", "norrmalm": "3.json", "": "2.docx"}
    assert codes_of(collation, "kopia/4.json") == ["duplicate"]


def test_a_name_that_the_register_no_longer_has_is_forgotten(office: Office) -> None:
    office.incoming.put("1.docx", _form("Stadsdelsnämnderna"))
    office.send("bromma")
    _assign(office, participant_in(office.collation(), ""), "farsta")
    office.begin_anew(dict.fromkeys(office.collecting.assigned, "upplöst-nämnd"))
    assert participant_in(office.collation(), "").source.path == "1.docx"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Stadsdelsnämnderna", "Nämnden ”Stadsdelsnämnderna” finns inte i registret."),
        ("", "Nämnden står inte i filen."),
    ],
)
def test_what_stands_in_the_place_of_a_committee_is_told(
    office: Office, written: str, told: str
) -> None:
    office.incoming.put("1.docx", _form(written))
    collation = office.collation(TERM)
    assert told in note_of(collation, "1.docx").text
    assert "unknown-committee" in codes_of(collation, "1.docx")
