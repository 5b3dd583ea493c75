"""Content controls as Word and other programs save them."""

import pytest

from app.formats.source_text import OmissionKind
from tests.support.word_answers import read_answer, texts
from tests.support.word_form import paragraph, run, table

_LIST = (
    '<w:dropDownList><w:listItem w:displayText="Ange status" w:value=""/>'
    '<w:listItem w:value="Välj ett objekt."/>'
    '<w:listItem w:displayText="Pågår" w:value="1"/></w:dropDownList>'
)
_DATE = '<w:date w:fullDate="2022-03-15T00:00:00Z"/>'
_PICTURE = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"


def _control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _box(checked: str, content: str) -> str:
    return _control(content, f"<w14:checkbox>{checked}</w14:checkbox>")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (
            _box(
                '<w14:checked w14:val="1"/>', '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
            ),
            "☒",
        ),
        (_box('<w14:checked w14:val="true"/>', run("☐")), "☒"),
        (_box('<w14:checked w:val="0"/>', run("☒")), "☐"),
        (_box("", run("☐")), "☐"),
        (_box('<w14:checked w14:val="1"/>', run("☐ Ja, med polisen")), "☒ Ja, med polisen"),
        (_box('<w14:checked w14:val="1"/>', run("x Ja")), "☒ Ja"),
        (_control(run("Pågår"), _LIST), "Pågår"),
        (_control(run("eget ord"), _LIST.replace("dropDownList", "comboBox")), "eget ord"),
        (run("Status:") + _control(run(" Välj ett objekt."), _LIST), "Status:"),
        (run("Status:") + _control(run("Ange status"), _LIST), "Status:"),
        (_control(run("Ange status")), "Ange status"),
        (_control("", _DATE), "2022-03-15"),
        (_control(run("15 mars"), _DATE), "15 mars"),
        (run("Bild") + _control(_PICTURE, "<w:showingPlcHdr/><w:picture/>"), "Bild"),
        (f"<w:ins>{_control(run('nytt'))}</w:ins>", "nytt"),
        (f"{run('a')}<w:sdt><w:sdtPr/></w:sdt>{run('b')}", "ab"),
    ],
)
def test_what_a_control_shows(inside: str, text: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == [text]


def test_a_box_around_a_cell_is_ticked() -> None:
    cell = f"<w:tc>{paragraph('☐')}</w:tc>"
    box = _box('<w14:checked w14:val="1"/>', cell)
    assert texts(f"<w:tbl><w:tr>{box}<w:tc>{paragraph('Ja')}</w:tc></w:tr></w:tbl>") == ["☒", "Ja"]


def test_every_item_of_a_repeating_section_is_read() -> None:
    rows = "".join(
        _control(table([paragraph(text)])[len("<w:tbl>") : -len("</w:tbl>")]) for text in "abc"
    )
    assert texts(f"<w:tbl>{_control(rows)}</w:tbl>") == ["a", "b", "c"]


def test_a_picture_in_a_control_is_told() -> None:
    said, omitted = read_answer(f"<w:p>{run('Bild')}{_control(_PICTURE, '<w:picture/>')}</w:p>")
    assert (said, omitted) == (["Bild"], [OmissionKind.PICTURE])
