"""The form of a district committee, printed by its question set and filled in as Word saves it."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.support.report_documents import form_named
from tests.support.word_form import paragraph, run, table

FORM = form_named("stadsdelsnamnd")
QUESTIONS = tuple(question.id for question in FORM.questions())
FIRST, SECOND, THIRD = QUESTIONS[:3]

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": _RELATIONSHIPS,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wne": "http://schemas.microsoft.com/office/word/2006/wordml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
}
_STRICT = {
    _NAMESPACES["w"]: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    _RELATIONSHIPS: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
STYLES = """
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Dold"><w:name w:val="Dold"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="DoldText"><w:name w:val="Dold text"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Platshllartext"><w:name w:val="Placeholder Text"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
"""


def root(name: str, content: str, **attributes: str) -> str:
    """A part whose root has all namespaces."""
    said = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    more = "".join(f' {key.replace("_", ":")}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}{more}>{content}</{name}>"


@dataclass(frozen=True)
class Part:
    """A part beside the document, the type of its relationship and the id of that."""

    name: str
    kind: str
    content: str | bytes
    key: str = ""
    external: bool = False


FIELDS = {
    "committee": paragraph("Skärholmens stadsdelsnämnd"),
    "term": paragraph("Tertialrapport 1 2022"),
    "contact": paragraph("Kajsa Pärke"),
    "phone": paragraph("08-508 21 083"),
    "email": paragraph("kajsa.parke@stockholm.se"),
}


@dataclass(frozen=True)
class FilledForm:
    """What differs from a form that is filled in plainly; XML by field, and by question."""

    fields: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, str] = field(default_factory=dict)
    """Whole rows in the place of those of fields."""
    parts: tuple[Part, ...] = ()
    questions: Mapping[str, str] = field(default_factory=dict)
    as_table: bool = False
    strict: bool = False

    def body(self) -> str:
        labels = {name: getattr(FORM.labels, name) for name in FIELDS}
        rows = [
            self.rows.get(name)
            or f"<w:tr>{_cell(paragraph(label))}{_cell({**FIELDS, **self.fields}[name])}</w:tr>"
            for name, label in labels.items()
        ]
        written = [
            paragraph(FORM.title),
            f"<w:tbl>{''.join(rows)}</w:tbl>",
            paragraph(FORM.heading.replace("{year}", "2022")),
        ]
        for section in FORM.sections:
            if section.title and not self.as_table:
                written.append(_heading(run(f"{section.number}. {section.title}")))
            for question in section.questions:
                asked = self.questions.get(question.id) or run(
                    question.text.replace("{year}", "2022")
                )
                answer = self.answers.get(question.id, paragraph(f"Svar på {question.id}."))
                if self.as_table:
                    written.append(table([f"<w:p>{asked}</w:p>"], [answer]))
                else:
                    written += [_heading(asked), answer]
        return "".join(written)


def _cell(content: str) -> str:
    return f"<w:tc><w:tcPr/>{content}</w:tc>"


def _heading(content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr>{content}</w:p>'


def saved(form: FilledForm) -> bytes:
    """The form as a Word file."""
    usual = (
        Part("word/styles.xml", "styles", root("w:styles", STYLES)),
        Part("word/numbering.xml", "numbering", root("w:numbering", NUMBERING)),
    )
    main = root("w:document", f"<w:body>{form.body()}</w:body>")
    parts = [*usual, *form.parts]
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
        ),
        "_rels/.rels": _relationships([Part("word/document.xml", "officeDocument", "")]),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": _relationships(
            [part for part in parts if part.kind != "customXmlProps"]
        ),
        **{part.name: part.content for part in parts if not part.external},
    }
    for properties in (part for part in parts if part.kind == "customXmlProps"):
        files["customXml/_rels/item1.xml.rels"] = _relationships([properties])
    if form.strict:
        files = {name: _as_strict(content) for name, content in files.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return target.getvalue()


def _relationships(parts: list[Part]) -> str:
    said = "".join(_relationship(part, part.key or f"id{at}") for at, part in enumerate(parts))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _relationship(part: Part, key: str) -> str:
    target = part.name if part.external else f"/{part.name}"
    mode = ' TargetMode="External"' if part.external else ""
    kind = f"{_RELATIONSHIPS}/{part.kind}"
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>'


def _as_strict(content: str | bytes) -> str | bytes:
    if isinstance(content, bytes):
        return content
    for usual, strict in _STRICT.items():
        content = content.replace(usual, strict)
    return content
