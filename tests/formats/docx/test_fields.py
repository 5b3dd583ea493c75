"""Fields as Word and other programs save them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from app.formats.docx.fields import ended_fields, link_in
from app.formats.docx.markup import W
from app.formats.source_text import OmissionKind
from tests.support.word_answers import read_answer, texts
from tests.support.word_form import run


def _mark(kind: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _field(instruction: str, result: str | None = None, data: str = "") -> str:
    shown = "" if result is None else _mark("separate") + result
    return f"{_mark('begin', data)}{_instruction(instruction)}{shown}{_mark('end')}"


def _box(state: str) -> str:
    data = f"<w:ffData><w:checkBox><w:sizeAuto/>{state}</w:checkBox></w:ffData>"
    return _field(" FORMCHECKBOX ", None, data)


def _choice(state: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{text}"/>' for text in ("Ja", "Nej"))
    return _field(
        " FORMDROPDOWN ", "", f"<w:ffData><w:ddList>{state}{entries}</w:ddList></w:ffData>"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (_field(" FORMTEXT ", run("Vi ") + run("samverkar", bold=True)), "Vi samverkar"),
        (_box('<w:default w:val="1"/>'), "☒"),
        (_box('<w:default w:val="1"/><w:checked w:val="0"/>'), "☐"),
        (_box('<w:default w:val="0"/><w:checked/>'), "☒"),
        (_choice('<w:default w:val="1"/>'), "Nej"),
        (_choice('<w:result w:val="0"/><w:default w:val="1"/>'), "Ja"),
        (_choice('<w:result w:val="7"/>') + run("kvar"), "kvar"),
        (_field(' SYMBOL 252 \\f "Wingdings" \\s 12 '), "✓"),
        ('<w:fldSimple w:instr=" SYMBOL 252 \\f Wingdings "/>', "✓"),
        (_field(" SYMBOL x ") + run("kvar"), "kvar"),
        (_field(" EQ \\f(15;120) "), "15/120"),
        (_field(" MACROBUTTON Start Tryck här "), "Tryck här"),
        ('<w:fldSimple w:instr=" MACROBUTTON Start Tryck här "/>', "Tryck här"),
        (_field(' SET mark "dolt" ', run("dolt")) + run("synligt"), "synligt"),
        (
            f"{_mark('begin')}{_instruction(' IF ')}{_field(' MERGEFIELD Antal ', run('3'))}"
            f"{_instruction(' &gt; 2 ')}{_mark('separate')}{run('många')}{_mark('end')}",
            "många",
        ),
        (f"{_mark('begin')}{_instruction(' DATE ')}{_mark('separate')}{run('i dag')}", "i dag"),
        (f"{run('före')}{_mark('end')}{run(' efter')}", "före efter"),
        (f"<w:del>{_mark('begin')}</w:del>{_mark('separate')}{run('kvar')}{_mark('end')}", "kvar"),
    ],
)
def test_what_a_field_shows(inside: str, text: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == [text]


def test_a_result_of_several_paragraphs_is_read_whole() -> None:
    begin = f"{_mark('begin')}{_instruction(' FORMTEXT ')}{_mark('separate')}"
    assert texts(f"<w:p>{begin}{run('Ett.')}</w:p><w:p>{run('Två.')}{_mark('end')}</w:p>") == [
        "Ett.",
        "Två.",
    ]


def test_an_equation_that_is_no_fraction_is_told() -> None:
    root = _field(" EQ \\r(3;x) ")
    assert read_answer(f"<w:p>{run('x')}{root}</w:p>") == (["x"], [OmissionKind.EQUATION])


@pytest.mark.parametrize(
    ("instruction", "address"),
    [
        (' HYPERLINK "https://x.se/a" ', "https://x.se/a"),
        (' HYPERLINK "https://x.se/a" \\l "b" ', "https://x.se/a#b"),
        (' HYPERLINK \\o "tips" "https://x.se/a" \\t "_blank" \\n', "https://x.se/a"),
        (" hyperlink https://x.se/a ", "https://x.se/a"),
        (' HYPERLINK \\l "_Toc1" ', None),
        (' PAGEREF "https://x.se/a" ', None),
        ("", None),
    ],
)
def test_the_address_of_a_link(instruction: str, address: str | None) -> None:
    assert link_in(instruction) == address


@given(
    st.text(
        st.characters(codec="ascii", exclude_characters='\\" \t\r\n\x0b\x0c\x1c\x1d\x1e\x1f'),
        min_size=1,
    )
)
def test_an_address_is_read_as_it_is_written(address: str) -> None:
    assert link_in(f' HYPERLINK "{address}" \\o "tips" ') == address


@pytest.mark.parametrize("depth", [2, 60, 200])
def test_text_in_fields_in_fields_is_read_however_many(depth: int) -> None:
    result = run("Svar")
    for _ in range(depth):
        result = _field(" QUOTE ", result)
    assert texts(f"<w:p>{result}</w:p>") == ["Svar"]


def test_fields_in_too_many_others_are_none() -> None:
    result = "".join(_mark("begin") for _ in range(60)) + "".join(_mark("end") for _ in range(60))
    marks = list(ended_fields(etree.fromstring(f'<w:p xmlns:w="{W}">{result}</w:p>')))
    assert len(marks) == 2 * 50
