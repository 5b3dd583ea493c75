"""Controls that are bound to XML in the file: the XML is what Word shows."""

import pytest

from tests.support.filled_word_form import Part
from tests.support.word_answers import texts
from tests.support.word_form import paragraph, run

_ID = "{11111111-1111-1111-1111-111111111111}"
_XML = (
    '<f xmlns="urn:x"><a t="attribut">nytt</a><on>true</on><day>2022-03-15</day><none/>'
    "<number>1</number><i>A</i><i>B</i><rich>&lt;?xml version='1.0'?&gt;&lt;p/&gt;</rich></f>"
)
_PARTS = (
    Part("customXml/item1.xml", "customXml", _XML),
    Part(
        "customXml/itemProps1.xml",
        "customXmlProps",
        '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'customXml" ds:itemID="{_ID}"/>',
    ),
)
_LIST = '<w:dropDownList><w:listItem w:displayText="Pågår" w:value="1"/></w:dropDownList>'


def _bound(path: str, kind: str = "<w:text/>", store: str = _ID) -> str:
    binding = (
        f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:x\'" w:xpath="{path}" '
        f'w:storeItemID="{store}"/>'
    )
    content = f"<w:sdtContent>{run('gammalt')}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr>{binding}{kind}</w:sdtPr>{content}</w:sdt>"


@pytest.mark.parametrize(
    ("control", "text"),
    [
        (_bound("/n:f[1]/n:a[1]"), "nytt"),
        (_bound("/n:f/n:a/text()"), "nytt"),
        (_bound("/n:f/n:a/@t"), "attribut"),
        (_bound("/n:f/n:i[2]"), "B"),
        (_bound("/*[local-name()='f'][1]/*[local-name()='a'][1]"), "nytt"),
        (_bound("/n:f/n:a", store=""), "nytt"),
        (_bound("/n:f/n:a", store="{22222222-1111-1111-1111-111111111111}"), "gammalt"),
        (_bound("/n:f/n:missing"), "gammalt"),
        (_bound("/n:g/n:a"), "gammalt"),
        (_bound("//n:a"), "gammalt"),
        (_bound("/n:f/n:rich"), "gammalt"),
        (_bound("/n:f/n:number", _LIST), "Pågår"),
        (_bound("/n:f/n:day", '<w:date w:fullDate="2022-03-14T00:00:00Z"/>'), "2022-03-15"),
        (_bound("/n:f/n:day", '<w:date w:fullDate="2022-03-15T00:00:00Z"/>'), "gammalt"),
    ],
)
def test_what_a_bound_control_shows(control: str, text: str) -> None:
    assert texts(f"<w:p>{control}</w:p>", *_PARTS) == [text]


def test_a_bound_box_is_ticked_by_the_xml() -> None:
    box = _bound("/n:f/n:on", '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>')
    (said,) = texts(f"<w:p>{box.replace('gammalt', '☐')}</w:p>", *_PARTS)
    assert said == "☒"


def test_an_empty_place_shows_the_prompt() -> None:
    control = _bound("/n:f/n:none")
    assert texts(f"<w:p>{control}</w:p>{paragraph('kvar')}", *_PARTS) == ["kvar"]


def test_a_file_that_binds_too_much_text_is_read_from_the_controls() -> None:
    long = Part(
        "customXml/item1.xml", "customXml", f'<f xmlns="urn:x"><a>{"x" * 3_000_000}</a></f>'
    )
    assert texts(f"<w:p>{_bound('/n:f/n:a')}</w:p>", long, _PARTS[1]) == ["gammalt"]
