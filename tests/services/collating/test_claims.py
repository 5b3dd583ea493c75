"""What is written over in a file moves no report, and nothing untrue is said of anybody."""

import pytest

from app.formats.report_json import read_report_json, write_report_json
from app.model.collation.notes import Standing
from app.model.report import CommitteeRef, Report
from app.model.rich_text import Block
from app.services.collating.stored_collation import StoredCollation
from app.services.sending.export import ExportedPair
from tests.support.example_report import paragraph as block
from tests.support.incoming_folder import TERM, edited_after_export
from tests.support.office_folder import Office, codes_of, names_in, note_of, participant_in
from tests.support.terms import CALENDAR, a_term
from tests.support.word_form import paragraph, word_file

VB = a_term("2022-VB")


def _standings(collation: StoredCollation, pair: ExportedPair) -> list[tuple[Standing, list[str]]]:
    """What became of the document and of the JSON."""
    found = []
    for path in (pair.docx, pair.json):
        note = note_of(collation, path.name)
        found.append((note.standing, [one.code.value for one in note.notes]))
    return found


def _says(collation: StoredCollation, committee_id: str, report: Report) -> bool:
    one = participant_in(collation, committee_id)
    return collation.answers_of(one.key) == report.answers


_PAIR = [(Standing.BELONGS, ["pair"]), (Standing.COUNTS, [])]
_EDITED = [(Standing.SET_ASIDE, ["document-edited"]), (Standing.COUNTS, ["contested"])]


def _short(office: Office, committee_id: str) -> ExportedPair:
    """A pair in which the committee is named once, in its own place."""
    report = office.incoming.report(committee_id)
    for place, answer in enumerate(report.answers):
        said: tuple[Block, ...] = (block(f"Svar {place}, {report.report_id}."),)
        changed = {"blocks": said, "not_applicable": False, "reason": ""}
        report = report.with_answer(answer.model_copy(update=changed))
    return office.incoming.pair(report)


def test_another_committees_name_in_a_document_takes_nothing_from_that_one(office: Office) -> None:
    farsta, bromma = _short(office, "farsta"), _short(office, "bromma")
    edited_after_export(farsta.docx, "Farsta stadsdelsnämnd", "Bromma stadsdelsnämnd")
    collation = office.collation()
    assert names_in(collation) == ["Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"]
    assert _standings(collation, bromma) == _PAIR
    assert _standings(collation, farsta) == _EDITED
    assert _says(collation, "farsta", farsta.report)
    assert _says(collation, "bromma", bromma.report)
    told = note_of(collation, farsta.docx.name)
    assert told.committee == "Farsta stadsdelsnämnd"
    assert "Dokumentet har ändrats sedan det exporterades: Nämnd (”Bromma stadsdelsnämnd”)." in (
        told.text
    )
    assert farsta.json.name in told.text
    assert bromma.json.name not in told.text


def test_a_document_alone_with_another_committees_name_stays_with_its_own(office: Office) -> None:
    farsta, bromma = _short(office, "farsta"), _short(office, "bromma")
    edited_after_export(farsta.docx, "Farsta stadsdelsnämnd", "Bromma stadsdelsnämnd")
    farsta.json.unlink()
    collation = office.collation()
    assert _standings(collation, bromma) == _PAIR
    assert _says(collation, "farsta", farsta.report)
    assert codes_of(collation, farsta.docx.name) == ["document-edited", "json-missing"]
    assert participant_in(collation, "farsta").mark == "ändrat efter exporten"


def test_another_term_in_a_document_moves_it_nowhere(office: Office) -> None:
    farsta, bromma = _short(office, "farsta"), _short(office, "bromma")
    edited_after_export(farsta.docx, TERM.label, VB.label)
    collation = office.collation()
    assert office.collecting.terms == (TERM,)
    assert names_in(collation) == ["Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"]
    assert _standings(collation, bromma) == _PAIR
    assert _standings(collation, farsta) == _EDITED
    told = note_of(collation, farsta.docx.name).text
    assert "Dokumentet har ändrats sedan det exporterades: Period." in told


# A JSON.


_BROMMA = CommitteeRef(id="bromma", name="Bromma stadsdelsnämnd", type="stadsdelsnamnd")
_CLAIMS: list[dict[str, object]] = [
    {"revision": 2},
    {"committee": _BROMMA},
    {"committee": CommitteeRef(id="atlantis", name="Atlantis nämnd", type="okand")},
    {"term": VB},
    {"revision": 7, "committee": _BROMMA, "term": VB},
]


@pytest.mark.parametrize("changes", _CLAIMS)
def test_a_json_that_its_document_belies_is_told_and_the_document_counts(
    office: Office, changes: dict[str, object]
) -> None:
    farsta, bromma = office.incoming.add("farsta"), office.incoming.add("bromma")
    written = read_report_json(farsta.json.read_bytes(), "a.json", CALENDAR)
    farsta.json.write_bytes(write_report_json(written.model_copy(update=changes)))
    collation = office.collation()
    assert collation.term == TERM
    assert names_in(collation) == ["Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"]
    assert _standings(collation, bromma) == _PAIR
    assert _standings(collation, farsta) == [
        (Standing.COUNTS, ["contested"]),
        (Standing.SET_ASIDE, ["json-changed"]),
    ]
    assert note_of(collation, farsta.json.name).calls
    one = participant_in(collation, "farsta")
    assert (one.revision, one.source.path) == (1, farsta.docx.name)
    assert _says(collation, "farsta", farsta.report)
    assert participant_in(collation, "bromma").revision == 1


# What is called like what the program makes, and what is hidden.


def test_a_pair_that_is_called_like_a_result_counts(office: Office) -> None:
    pair = office.incoming.add("farsta")
    renamed = [
        path.rename(path.with_name(f"naringsliv_sammanstallning{path.suffix}"))
        for path in (pair.docx, pair.json)
    ]
    collation = office.collation()
    assert names_in(collation) == ["Farsta stadsdelsnämnd"]
    assert [note_of(collation, path.name).standing for path in renamed] == [
        Standing.BELONGS,
        Standing.COUNTS,
    ]


def test_hidden_files_and_folders_are_read_or_told_of(office: Office) -> None:
    pair = office.incoming.add("farsta", ".gömd")
    lone = office.incoming.add("bromma", only=(".json",))
    lone.json.rename(lone.json.with_name(f".{lone.json.name}"))
    office.incoming.put(".anteckning.txt", b"Ring Farsta")
    office.incoming.put("halv.tmp", b"x")
    collation = office.collation()
    assert names_in(collation) == ["Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd"]
    told = {note.source.path: note.standing for note in collation.files()}
    assert told == {
        f".gömd/{pair.docx.name}": Standing.BELONGS,
        f".gömd/{pair.json.name}": Standing.COUNTS,
        f".{lone.json.name}": Standing.COUNTS,
        ".anteckning.txt": Standing.REFUSED,
        "halv.tmp": Standing.REFUSED,
    }


# Several from one.


def _form(says: str) -> bytes:
    return word_file(
        *(paragraph("Nämnd"), paragraph("Farsta stadsdelsnämnd")),
        paragraph("Beskriv arbetet med nämndens uppdrag inom Växla upp Stockholm."),
        paragraph(says),
    )


def test_two_different_forms_from_one_committee_ask_somebody(office: Office) -> None:
    office.incoming.put("1.docx", _form("Vi växlar upp."))
    office.incoming.put("2.docx", _form("Vi växlar ned."))
    office.send("bromma")
    collation = office.collation()
    notes = [note_of(collation, f"{number}.docx") for number in (1, 2)]
    assert {note.standing for note in notes} == {Standing.COUNTS, Standing.SET_ASIDE}
    assert all(note.calls for note in notes)
    for note in notes:
        other = "contested" if note.standing is Standing.COUNTS else "other-report"
        assert other in [one.code.value for one in note.notes]
    assert any(note.code == "contested" for note in participant_in(collation, "farsta").notes)


def test_the_same_form_twice_asks_nobody_to_choose(office: Office) -> None:
    for number in (1, 2):
        office.incoming.put(f"{number}.docx", _form("Vi växlar upp."))
    office.send("bromma")
    collation = office.collation()
    assert codes_of(collation, "2.docx") == ["duplicate"]
    assert "contested" not in codes_of(collation, "1.docx")
