"""Hostile as Word documents: whole ZIP files with something in their parts."""

from lxml import etree

from tests.support.hostile_files import READ, TOO_SLOW, Hostile
from tests.support.hostile_packages import whole_document, with_parts
from tests.support.report_documents import form_named, parts_of
from tests.support.word_form import block_control, paragraph, run, table, word_file

_MAIN = "word/document.xml"
_RELS = "word/_rels/document.xml.rels"
_DAMAGED = "skadad eller inte hel. Öppna den i Word"
_TOO_BIG = "för stor eller innehåller för mycket"
# The libxml2 that lxml brings for Windows is an older one: it takes longer texts, and compares each
# attribute of an element with all before it.
_OLD_LIBXML = etree.LIBXML_VERSION < (2, 12)
_LONG_TEXT, _ATTRIBUTES = (_TOO_BIG, TOO_SLOW) if _OLD_LIBXML else (_DAMAGED, READ)
_CONTROL = "<w:sdt><w:sdtContent>"
_CELL, _END_OF_CELL = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
_DOCTYPE = "DOCTYPE, något som inte förekommer i riktiga Word-filer. Öppna den i Word"
_ENCODING = "annan teckenkod än UTF-8, något som inte förekommer"
QUESTIONS = tuple(question.text for question in form_named("stadsdelsnamnd").questions())
_FORM = (paragraph(QUESTIONS[0]), paragraph("Vi har möten."))


def _main() -> bytes:
    return parts_of(whole_document())[_MAIN]


def _with_main(old: bytes, new: bytes) -> bytes:
    assert old in _main()
    return with_parts({_MAIN: _main().replace(old, new, 1)})


def _before(doctype: bytes, *, use: bytes = b"") -> bytes:
    main = _main().replace(b"<w:document ", doctype + b"<w:document ", 1)
    return with_parts({_MAIN: main.replace(b"<w:t>", b"<w:t>" + use, 1)})


def _laughs() -> bytes:
    entities = b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10) for i in range(1, 12))
    return _before(b'<!DOCTYPE x [<!ENTITY e0 "ha">' + entities + b"]>", use=b"&e11;")


def _in_body(content: bytes) -> bytes:
    return _with_main(b"<w:sectPr", content + b"<w:sectPr")


def _form_with(*elements: str) -> bytes:
    return word_file(*_FORM, *elements)


def _nested(opening: str, closing: str, depth: int, inner: str) -> str:
    return opening * depth + inner + closing * depth


def _relationships(*more: bytes) -> bytes:
    """They stand before those that the document has."""
    rels = parts_of(whole_document())[_RELS]
    return with_parts(
        {_RELS: rels.replace(b"<Relationship ", b"".join(more) + b"<Relationship ", 1)}
    )


def _relationship(kind: bytes, target: bytes, number: int = 0, mode: bytes = b"") -> bytes:
    name = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind
    return b'<Relationship Id="x%d" Type="%s" Target="%s"%s/>' % (number, name, target, mode)


def _targets_outside() -> bytes:
    within = b"../../../../etc/passwd", b"/etc/passwd", b"file:///etc/passwd", b"C:\\x", b""
    without = b"image", b"attachedTemplate", b"customXml", b"styles", b"hyperlink"
    external = b' TargetMode="External"'
    return _relationships(
        *(_relationship(b"customXml", target, i) for i, target in enumerate(within)),
        *(
            _relationship(kind, b"http://127.0.0.1:9/x", 90 + i, external)
            for i, kind in enumerate(without)
        ),
    )


def _styles(count: int) -> bytes:
    """Each style is based on the next, the last on the first."""
    return b"".join(
        b'<w:style w:type="paragraph" w:styleId="s%d"><w:basedOn w:val="s%d"/></w:style>'
        % (i, (i + 1) % count)
        for i in range(count)
    )


def _in_a_ring(count: int, paragraphs: int) -> bytes:
    styles = parts_of(whole_document())["word/styles.xml"]
    styled = b'<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    return with_parts(
        {
            "word/styles.xml": styles.replace(b"</w:styles>", _styles(count) + b"</w:styles>"),
            _MAIN: _main().replace(b"<w:sectPr", styled * paragraphs + b"<w:sectPr", 1),
        }
    )


def _numbered_in_a_ring() -> bytes:
    numbering = parts_of(whole_document())["word/numbering.xml"]
    ring = (
        b'<w:abstractNum w:abstractNumId="90"><w:numStyleLink w:val="a"/>'
        b'<w:styleLink w:val="a"/></w:abstractNum>'
        b'<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>'
        b'<w:num w:numId="92"><w:abstractNumId w:val="92"/></w:num>'
    )
    item = b'<w:p><w:pPr><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="91"/></w:numPr></w:pPr></w:p>'
    return with_parts(
        {
            "word/numbering.xml": numbering.replace(b"</w:numbering>", ring + b"</w:numbering>"),
            _MAIN: _main().replace(b"<w:sectPr", item * 50 + b"<w:sectPr", 1),
        }
    )


def _attributes(count: int, name: bytes) -> bytes:
    many = b" ".join(name % i for i in range(count))
    return _in_body(b"<w:p " + many + b"/>")


def _controls(count: int) -> bytes:
    """A cell with much in it, and as many controls of the same name."""
    one = b'<w:sdt><w:sdtPr><w:tag w:val="contact.name"/></w:sdtPr><w:sdtContent/></w:sdt>'
    return _in_body(
        b"<w:tbl><w:tr><w:tc>" + b"<w:p/>" * count + one * (count // 4) + b"</w:tc></w:tr></w:tbl>"
    )


def _encoded(encoding: str, declared: str) -> bytes:
    text = _main().decode()
    _, _, rest = text.partition("?>")
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    return with_parts({_MAIN: (head + rest).encode(encoding)})


DOCUMENTS = (
    Hostile("no-main", lambda: with_parts({_MAIN: None}), _DAMAGED),
    Hostile("no-relationships", lambda: with_parts({"_rels/.rels": None}), "inget Word-dokument"),
    Hostile("no-types", lambda: with_parts({"[Content_Types].xml": None}), READ),
    Hostile("no-styles", lambda: with_parts({"word/styles.xml": None}), READ),
    Hostile("types-broken", lambda: with_parts({"[Content_Types].xml": b"<Types"}), _DAMAGED),
    Hostile("main-empty", lambda: with_parts({_MAIN: b""}), _DAMAGED),
    Hostile("main-cut", lambda: with_parts({_MAIN: _main()[:2000]}), _DAMAGED),
    Hostile("main-other", lambda: with_parts({_MAIN: b"<annat/>"}), "inget Word-dokument"),
    Hostile("main-nul", lambda: with_parts({_MAIN: bytes(1000)}), _ENCODING),
    Hostile("doctype", lambda: _before(b"<!DOCTYPE x>"), _DOCTYPE),
    Hostile("entities", _laughs, _DOCTYPE),
    Hostile(
        "entity-from-a-file",
        lambda: _before(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', use=b"&e;"),
        _DOCTYPE,
    ),
    Hostile(
        "doctype-elsewhere", lambda: _before(b'<!DOCTYPE x SYSTEM "http://127.0.0.1/x">'), _DOCTYPE
    ),
    Hostile(
        "doctype-in-styles",
        lambda: with_parts({"word/styles.xml": b'<!DOCTYPE x [<!ENTITY e "a">]><x>&e;</x>'}),
        _DOCTYPE,
    ),
    Hostile("utf-16", lambda: _encoded("utf-16", "UTF-16"), _ENCODING),
    Hostile("utf-7", lambda: _encoded("utf-7", "UTF-7"), _ENCODING),
    Hostile("unknown-encoding", lambda: _encoded("utf-8", "x-unknown"), _ENCODING),
    Hostile("surrogate", lambda: _in_body(b"<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>"), _DAMAGED),
    Hostile("nested", lambda: _in_body(b"<w:p>" * 5_000 + b"</w:p>" * 5_000), _DAMAGED),
    Hostile(
        "nested-tables",
        lambda: _form_with(_nested(_CELL, _END_OF_CELL, 80, "<w:p/>")),
        READ,
    ),
    Hostile(
        "nested-tables-without-end",
        lambda: _form_with(_nested(_CELL, _END_OF_CELL, 2_000, "")),
        _DAMAGED,
    ),
    Hostile(
        "nested-controls",
        lambda: _form_with(
            _nested(
                "<w:sdt><w:sdtContent>",
                "</w:sdtContent></w:sdt>",
                120,
                "<w:r/>" * 190_000 + "<w:p/>",
            )
        ),
        READ,
    ),
    Hostile(
        "nested-links",
        lambda: _form_with(
            f"<w:p>{_nested('<w:hyperlink>', '</w:hyperlink>', 240, '<w:r/>')}</w:p>"
        ),
        READ,
    ),
    Hostile("empty-paragraphs", lambda: _form_with("<w:p/>" * 199_000), _TOO_BIG),
    Hostile("too-many-paragraphs", lambda: _form_with("<w:p/>" * 200_001), _TOO_BIG),
    Hostile("paragraphs", lambda: _form_with(paragraph("ordet står här") * 66_000), _TOO_BIG),
    Hostile("our-paragraphs", lambda: _in_body(paragraph("ordet").encode() * 66_000), _TOO_BIG),
    Hostile(
        "long-paragraphs",
        lambda: _form_with(paragraph("ordet står här " * 20) * 40_000),
        _TOO_BIG,
    ),
    Hostile(
        "runs",
        lambda: _form_with(f"<w:p>{(run('a', bold=True) + run('b')) * 30_000}</w:p>"),
        _TOO_BIG,
    ),
    Hostile(
        "runs-of-space",
        lambda: _form_with(f"<w:p>{(run(' ', bold=True) + run(' ')) * 5_000}{run('a')}</w:p>"),
        READ,
    ),
    Hostile("one-long-text", lambda: _form_with(paragraph("a" * 9_000_000)), _TOO_BIG),
    Hostile("one-longer-text", lambda: _form_with(paragraph("a" * 11_000_000)), _LONG_TEXT),
    Hostile("one-long-space", lambda: _form_with(paragraph("a" + " " * 3_000_000 + "b")), _TOO_BIG),
    Hostile("marks", lambda: _form_with(paragraph("a" + "\u0301\u0327" * 1_000_000)), _TOO_BIG),
    Hostile("some-marks", lambda: _form_with(paragraph("a" + "\u0301\u0327" * 200_000)), READ),
    Hostile(
        "span-of-cells",
        lambda: _form_with(
            f'{_CELL}<w:tcPr><w:gridSpan w:val="5000000"/></w:tcPr><w:p/>{_END_OF_CELL}'
        ),
        READ,
    ),
    Hostile("cells", lambda: _form_with(table(["<w:p/>"] * 100_000)), _TOO_BIG),
    Hostile("attributes", lambda: _attributes(1_000_000, b'a%d=""'), _TOO_BIG),
    Hostile("fewer-attributes", lambda: _attributes(450_000, b'a%d=""'), _ATTRIBUTES),
    Hostile("namespaces", lambda: _attributes(700_000, b'xmlns:a%d="u"'), _TOO_BIG),
    Hostile(
        "one-long-attribute", lambda: _in_body(b'<w:p a="' + b"a" * 11_000_000 + b'"/>'), _DAMAGED
    ),
    Hostile("names", lambda: _in_body(b"".join(b"<a%d/>" % i for i in range(190_000))), READ),
    Hostile("comments", lambda: _in_body(b"<!-- x -->" * 1_500_000), READ),
    Hostile("instructions", lambda: _in_body(b"<?x y?>" * 1_500_000), READ),
    Hostile("styles-in-a-ring", lambda: _in_a_ring(3, 10), READ),
    Hostile("styles-in-a-long-ring", lambda: _in_a_ring(5_000, 60_000), _TOO_BIG),
    Hostile("numbering-in-a-ring", _numbered_in_a_ring, READ),
    Hostile("controls", lambda: _controls(30_000), READ),
    Hostile("questions", lambda: word_file(*map(paragraph, QUESTIONS * 500)), READ),
    Hostile("more-questions", lambda: word_file(*map(paragraph, QUESTIONS * 10_000)), _TOO_BIG),
    Hostile(
        "headings",
        lambda: word_file(*_FORM, paragraph("Stimulera tillväxt och företagsamhet") * 5_000),
        READ,
    ),
    Hostile(
        "committee",
        lambda: word_file(paragraph("Nämnd"), paragraph("a," * 1_000_000), *_FORM),
        _TOO_BIG,
    ),
    Hostile(
        "half-a-committee",
        lambda: word_file(paragraph("Nämnd"), paragraph("a," * 400_000), *_FORM),
        READ,
    ),
    Hostile(
        "the-same-part-often",
        lambda: _relationships(
            *(_relationship(b"customXml", b"settings.xml", i) for i in range(120_000)),
        ),
        _TOO_BIG,
    ),
    Hostile(
        "relationships-in-a-ring",
        lambda: _relationships(
            _relationship(b"customXml", b"document.xml", 1),
            _relationship(b"styles", b"_rels/document.xml.rels", 2),
        ),
        READ,
    ),
    Hostile("targets-outside", _targets_outside, READ),
    Hostile("controls-without-content", lambda: _form_with(block_control() * 50_000), READ),
)
