"""What stands in a paragraph, as a person would see it."""

import pytest

from tests.support.open_document import (
    paragraph,
    style,
)
from tests.support.open_document_texts import texts


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("a<text:tab/>b<text:line-break/>c", "a\tb\nc"),
        ("a <text:s/>b", "a  b"),
        ('a<text:s text:c="3"/>b', "a   b"),
        ('a<text:s text:c="4000000000"/>b', f"a{' ' * 200}b"),
        ('a<text:s text:c="-1"/>b', "a b"),
        ("\n   a\n   b <text:span> c</text:span>\n", "a b c "),
        ("Hej <text:soft-page-break/>du", "Hej du"),
        ('a<text:bookmark text:name="x"/>b', "ab"),
        ("<text:span>a<text:span>b</text:span></text:span>c", "abc"),
        ("<text:date>1 maj</text:date>, <text:page-number>2</text:page-number>", "1 maj, 2"),
        ("<text:user-defined text:name='x'>08-508</text:user-defined>", "08-508"),
        ("<text:placeholder text:placeholder-type='text'>&lt;Skriv&gt;</text:placeholder>", ""),
        ("<text:text-input>Kort svar.&#13;</text:text-input>", "Kort svar."),
        ("<text:text-input>ett&#13;två&#13;</text:text-input>, tre", "ett\ntvå, tre"),
        (
            '<text:drop-down><text:label text:value="a"/><text:label text:value="b"/>b'
            "</text:drop-down>",
            "b",
        ),
        ("<loext:content-control>Svar</loext:content-control>", "Svar"),
        (
            '<loext:content-control loext:showing-place-holder="true">Skriv här'
            "</loext:content-control>",
            "",
        ),
        (
            '<loext:content-control><loext:list-item loext:display-text="A"/>A'
            "</loext:content-control>",
            "A",
        ),
        ("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text>"
         "</text:ruby>", "漢 (kan)"),
        ('a<text:hidden-text text:is-hidden="true">b</text:hidden-text>c', "ac"),
        ('a<text:hidden-text text:is-hidden="false">b</text:hidden-text>c', "abc"),
        ('<text:variable-set text:display="none">1</text:variable-set>', ""),
        ('a<text:span text:style-name="Dold">b</text:span>c', "ac"),
        (
            'a <text:span text:style-name="Dold"> b <text:span text:style-name="Synlig">c'
            "</text:span><draw:frame><draw:image/></draw:frame></text:span> d",
            "a c d",
        ),
        ("<text:number>1.</text:number>Rubrik", "Rubrik"),
        ('<field:fieldmark-start text:name="x"/>Svar<field:fieldmark-end/>', "Svar"),
        (
            'Enligt plan<text:note text:note-class="footnote"><text:note-citation>1'
            "</text:note-citation><text:note-body><text:p>Beslut den</text:p>"
            "<text:p>3 maj</text:p></text:note-body></text:note> går det.",
            "Enligt plan [Beslut den 3 maj] går det.",
        ),
        ("plan<text:note><text:note-body><text:p/></text:note-body></text:note>.", "plan."),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph(inside: str, text: str) -> None:
    hidden = style("Dold", 'text:display="none"') + style("Synlig", 'text:display="true"')
    assert texts(paragraph(inside), styles=hidden) == [text] * bool(text)


@pytest.mark.parametrize(
    ("parameters", "text"),
    [
        ({"Checkbox_Checked": "true"}, "☒"),
        ({"Checkbox_Checked": "false"}, "☐"),
        ({}, "☐"),
    ],
)
def test_a_box_from_word_shows_whether_it_is_ticked(parameters: dict[str, str], text: str) -> None:
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>'
        for name, value in parameters.items()
    )
    kind = "vnd.oasis.opendocument.field.FORMCHECKBOX"
    mark = f'<field:fieldmark field:type="{kind}">{inside}</field:fieldmark>'
    assert texts(paragraph(f"{mark} Ja")) == [f"{text} Ja"]


@pytest.mark.parametrize(("chosen", "text"), [("1", "VB"), ("9", ""), ("x", ""), ("-1", "")])
def test_a_list_from_word_shows_what_is_chosen(chosen: str, text: str) -> None:
    inside = "".join(
        f'<field:param field:name="{name}" field:value="{value}"/>'
        for name, value in (
            ("Dropdown_ListEntry", "T1"),
            ("Dropdown_ListEntry", "VB"),
            ("Dropdown_Selected", chosen),
        )
    )
    kind = "vnd.oasis.opendocument.field.FORMDROPDOWN"
    mark = f'<field:fieldmark field:type="{kind}">{inside}</field:fieldmark>'
    assert texts(paragraph(mark)) == [text] * bool(text)


def test_controls_of_a_form_show_what_is_filled_in() -> None:
    forms = (
        "<office:forms><form:form>"
        '<form:text form:id="c1" form:current-value="08-508"/>'
        '<form:checkbox form:id="c2" form:current-state="checked" form:label="Ja"/>'
        '<form:checkbox form:id="c3" form:label="Nej"/>'
        '<form:listbox form:id="c4"><form:option form:label="T1"/>'
        '<form:option form:label="T2" form:current-selected="true"/></form:listbox>'
        '<form:radio form:id="c5" form:current-selected="true" form:label="Klar"/>'
        '<form:fixed-text form:id="c6" form:label="Telefon"/>'
        '<form:button form:id="c7" form:label="Skicka"/>'
        "</form:form></office:forms>"
    )
    controls = " ".join(f'<draw:control draw:control="c{number}"/>' for number in range(1, 9))
    assert texts(forms, paragraph(controls)) == ["08-508 ☒ Ja ☐ Nej T2 ☒ Klar Telefon "]


def test_what_is_struck_under_track_changes_is_left_out() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<text:p>Struket.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    inside = 'Kvar<text:change text:change-id="c1"/>, <text:change-start/>nytt<text:change-end/>.'
    assert texts(changes, paragraph(inside)) == ["Kvar, nytt."]
