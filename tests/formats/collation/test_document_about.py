"""What the collation's document says of itself: title, who is missing, which files to look at."""

from dataclasses import replace
from io import BytesIO

import docx

from app.formats.docx.markup import w
from app.model.collation.notes import FileNote, Note, NoteCode, Standing
from app.model.collation.submission import Source
from tests.formats.collation.collation_documents import (
    check_contents,
    heading_texts,
    lines_of,
    root_of,
    with_headings,
    written,
)
from tests.support.collations import example_collation

PICTURE = example_collation()


def test_who_is_missing_and_which_files_to_look_at_come_last() -> None:
    document = written(PICTURE)
    lines = list(with_headings(lines_of(document)))
    missing = [text for path, style, text in lines if path[1:] == ("Har inte skickat in",)]
    hints = "trasig.docx kan vara från nämnden. =Fråga Moa."
    assert missing[1:] == [f"Skarpnäcks stadsdelsnämnd, moa.ek@stockholm.se – {hints}"]
    (table,) = docx.Document(BytesIO(document)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Fil", "Nämnd", "Vad det gäller"],
        ["mejl.eml, bilaga trasig.docx", "Okänd", "Gick inte att läsa. Filen är trasig."],
    ]
    headers = [
        row
        for row in root_of(document).iter(w("tr"))
        if row.find(f".//{w('tblHeader')}") is not None
    ]
    assert len(headers) == 1


def test_a_committee_that_nothing_is_known_of_is_missing_by_its_name() -> None:
    alone = PICTURE.missing[0].model_copy(update={"emails": (), "hints": ()})
    told = [text for _, text in lines_of(written(replace(PICTURE, missing=(alone,))))]
    assert "Skarpnäcks stadsdelsnämnd" in told


def test_a_long_name_of_a_file_is_broken_between_its_parts() -> None:
    path = "in/uppfoljningsrapport-naringsliv_2022-T2_farsta_r1.docx"
    note = FileNote(
        source=Source(path=path),
        standing=Standing.SET_ASIDE,
        notes=(Note(code=NoteCode.DIFFERS, message=f"Se {path}, rad 1-2.", calls=True),),
    )
    (table,) = docx.Document(BytesIO(written(replace(PICTURE, notes=(note,))))).tables
    name, committee, told = (cell.text for cell in table.rows[1].cells)
    parts = ["in/", "uppfoljningsrapport-", "naringsliv_", "2022-", "T2_", "farsta_", "r1.", "docx"]
    assert name.split("\u200b") == parts
    assert committee == "Okänd"
    assert told.replace("\u200b", "") == f"Inte med. Se {path}, rad 1-2."
    assert told.count("\u200b") == name.count("\u200b")


def test_without_them_their_headings_are_left_out() -> None:
    known = PICTURE.notes[0]
    quiet = FileNote(
        source=Source(path="b.json"),
        standing=Standing.BELONGS,
        notes=(Note(code=NoteCode.PAIR, message="Hör ihop."),),
    )
    collation = replace(PICTURE, missing=(), notes=(known, quiet))
    document = written(collation)
    assert "Har inte skickat in" not in heading_texts(document, 2)
    assert "Filer att titta på" not in heading_texts(document, 2)
    assert list(root_of(document).iter(w("tbl"))) == []
    check_contents(document)


def test_the_title_says_what_when_and_how_many() -> None:
    lines = lines_of(written(PICTURE))
    assert lines[0] == ("Title", "Sammanställning: Uppföljningsrapport näringsliv")
    assert lines[1] == (
        "Subtitle",
        "Tertialrapport 2 2022 · 30 september 2022\n"
        "4 av 5 nämnder har skickat in, och 1 avsändare är okänd",
    )


def test_those_who_have_sent_without_being_asked_are_told_of_by_themselves() -> None:
    told = lines_of(written(replace(PICTURE, unasked=1)))[1][1].partition("\n")[2]
    assert told == (
        "3 av 4 nämnder har skickat in, liksom 1 som inte är tillfrågad, och 1 avsändare är okänd"
    )
