"""Footnotes and endnotes beside the word they belong to."""

import pytest

from app.formats.errors import FormatErrorCode, ReportFileError
from app.formats.limits import MAX_CHARACTERS
from app.formats.source_text import OmissionKind
from tests.support.filled_word_form import Part, root
from tests.support.word_answers import read_answer, texts
from tests.support.word_form import paragraph, run, table

_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def _notes(content: str, kind: str = "footnote") -> Part:
    note = f'<w:{kind} w:id="2">{content}</w:{kind}>'
    return Part(f"word/{kind}s.xml", f"{kind}s", root(f"w:{kind}s", note))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (paragraph("Ett.") + paragraph("Två."), "Ett. Två."),
        (
            f"<w:p>{run('Klart ')}<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r></w:p>",
            "Klart ✓",
        ),
        (f"<w:p>{run('T1')}<w:r><w:noBreakHyphen/></w:r>{run('rapport')}</w:p>", "T1\u2011rapport"),
        (f"<w:p>{run('a')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r></w:p>", "a"),
        (f"<w:p>{run('a')}<w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>", "a"),
        ("<w:p><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>", "a=b"),
        (
            f"<w:p>{run('a')}<w:r><w:pict><v:rect><v:textbox><w:txbxContent>{paragraph('ruta')}"
            "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>",
            "a ruta",
        ),
        # A note in a note has no end.
        (f"<w:p>{run('a')}{_MARK}</w:p>", "a"),
    ],
)
def test_a_note_is_read_like_the_text(content: str, text: str) -> None:
    assert texts(f"<w:p>{run('Ord')}{_MARK}{run('.')}</w:p>", _notes(content)) == [f"Ord [{text}]."]


def test_an_endnote() -> None:
    mark = _MARK.replace("footnote", "endnote")
    assert texts(f"<w:p>{run('Ord')}{mark}</w:p>", _notes(paragraph("Slut."), "endnote")) == [
        "Ord [Slut.]"
    ]


def test_a_note_in_a_table() -> None:
    cell = f"<w:p>{run('Cell')}{_MARK}</w:p>"
    assert texts(table([cell]), _notes(paragraph("Not."))) == ["Cell [Not.]"]


def test_a_deleted_reference_shows_no_note() -> None:
    xml = f"<w:p>{run('Ord')}<w:del>{_MARK}</w:del></w:p>"
    assert texts(xml, _notes(paragraph("Not."))) == ["Ord"]


def test_a_reference_without_a_note() -> None:
    assert texts(f"<w:p>{run('Ord')}{_MARK}</w:p>") == ["Ord"]


def test_notes_that_are_referred_to_over_and_over_are_too_much() -> None:
    note = _notes(paragraph("x" * (MAX_CHARACTERS // 2)))
    with pytest.raises(ReportFileError) as refused:
        texts(f"<w:p>{_MARK * 3}</w:p>", note)
    assert refused.value.code is FormatErrorCode.TOO_BIG


def test_a_picture_in_a_note_is_told() -> None:
    note = _notes(f"<w:p>{run('Not')}<w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>")
    said, omitted = read_answer(f"<w:p>{run('Ord')}{_MARK}</w:p>", note)
    assert (said, omitted) == (["Ord [Not]"], [OmissionKind.PICTURE])
