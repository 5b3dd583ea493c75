"""Forms with one situation each, and the markup that Word writes in them."""

from dataclasses import dataclass, field
from types import MappingProxyType

from tests.support.filled_word_form import (
    FIRST,
    FilledForm,
    Part,
    root,
)
from tests.support.word_form import paragraph

NOTHING: dict[str, str] = {}


@dataclass(frozen=True)
class Situation:
    """A form, and what must come of it: texts by question or field, links, and what is told."""

    name: str
    form: FilledForm
    texts: MappingProxyType[str, str] = field(default_factory=lambda: MappingProxyType(NOTHING))
    link: str = ""
    told: str = ""


def answer(
    name: str, xml: str, text: str, *parts: Part, link: str = "", told: str = ""
) -> Situation:
    """A situation in the first answer."""
    form = FilledForm(answers={FIRST: xml}, parts=parts)
    return Situation(name, form, MappingProxyType({FIRST: text}), link, told)


def in_field(name: str, place: str, xml: str, text: str, *parts: Part) -> Situation:
    """A situation in one of the fields."""
    form = FilledForm(fields={place: xml}, parts=parts)
    return Situation(name, form, MappingProxyType({place: text}))


def row(name: str, cells: str) -> Situation:
    """A situation in the row of the phone number."""
    form = FilledForm(rows={"phone": f"<w:tr>{cells}</w:tr>"})
    return Situation(name, form, MappingProxyType({"phone": "08-508 21 083"}))


def cell(content: str) -> str:
    return f"<w:tc><w:tcPr/>{content}</w:tc>"


def p(content: str) -> str:
    return f"<w:p>{content}</w:p>"


def mark(kind: str, data: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{data}</w:fldChar></w:r>'


def complex_field(instruction: str, result: str = "", data: str = "") -> str:
    """A field that begins, has a result and ends."""
    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    between = f"{mark('separate')}{result}" if result else ""
    return f"{mark('begin', data)}{told}{between}{mark('end')}"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def drawing(content: str, uri: str = "wordprocessingShape") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="{uri}">{content}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def shape(*paragraphs: str, name: str = "w:txbxContent") -> str:
    text = "".join(paragraphs)
    return f"<wps:wsp><wps:txbx><{name}>{text}</{name}></wps:txbx></wps:wsp>"


def box(*paragraphs: str) -> str:
    """A text box as Word writes it, with the fallback for Word 2007."""
    old = f"<w:pict><v:shape><v:textbox><w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    fallback = f"<w:r>{old}</v:textbox></v:shape></w:pict></w:r>"
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing(shape(*paragraphs))}'
        f"</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def old_box(text: str) -> str:
    inside = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return p(f"<w:r><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>")


def emoji(sign: str) -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx '
        f'w16se:font="Segoe UI Emoji" w16se:char="{ord(sign):X}"/></mc:Choice><mc:Fallback>'
        f"<w:t>{sign}</w:t></mc:Fallback></mc:AlternateContent></w:r>"
    )


def symbol(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def tick_box(*, on: bool, glyph: str) -> str:
    state = f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>'
    return control(state, glyph)


def form_tick(*, on: bool) -> str:
    checked = "<w:checked/>" if on else ""
    data = f'<w:ffData><w:checkBox><w:default w:val="0"/>{checked}</w:checkBox></w:ffData>'
    return complex_field("FORMCHECKBOX", data=data)


def form_list(chosen: str, *options: str) -> str:
    entries = "".join(f'<w:listEntry w:val="{option}"/>' for option in options)
    data = f"<w:ffData><w:ddList>{chosen}{entries}</w:ddList></w:ffData>"
    return complex_field("FORMDROPDOWN", data=data)


TERMS = ("Tertialrapport 2 2022", "Tertialrapport 1 2022")
LINK = "https://start.stockholm/foretag"
HYPERLINK = Part(LINK, "hyperlink", "", "rLink", external=True)
PHONE = paragraph("08-508 21 083")
DIAGRAM = root(
    "dgm:dataModel",
    "".join(
        f"<dgm:pt><dgm:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></dgm:t></dgm:pt>"
        for text in ("Steg ett", "Steg två")
    ),
)
STORE = "{11111111-2222-3333-4444-555555555555}"
BOUND = (
    f'<w:dataBinding w:prefixMappings="xmlns:n=\'urn:x\'" w:xpath="/n:form[1]/n:text[1]" '
    f'w:storeItemID="{STORE}"/><w:text/>'
)
BOUND_PARTS = (
    Part("customXml/item1.xml", "customXml", '<form xmlns="urn:x"><text>Nytt svar.</text></form>'),
    Part(
        "customXml/itemProps1.xml",
        "customXmlProps",
        root("ds:datastoreItem", "", ds_itemID=STORE),
    ),
)
DELETED = '<w:del w:id="1" w:author="A"><w:r><w:delText>borta</w:delText></w:r></w:del>'
