"""Hostile as OpenDocument texts, as ZIP files of files, and as mails."""

from functools import cache

from tests.support.hostile_documents import QUESTIONS
from tests.support.hostile_files import READ, Hostile
from tests.support.mails import mail_file
from tests.support.open_document import (
    heading,
    items,
    list_style,
    manifest_with,
    open_document,
    paragraph,
    style,
    table,
)
from tests.support.report_documents import zipped

_DAMAGED = "skadad eller inte hel. Öppna den i Word"
_TOO_BIG = "för stor eller innehåller för mycket"
_DOCTYPE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
_FORM = (heading(QUESTIONS[0]), paragraph("Vi har möten."))


def _with(*elements: str, **more: str) -> bytes:
    return open_document(*_FORM, *elements, **more)  # type: ignore[arg-type]


def _part(name: str, content: bytes) -> bytes:
    return open_document(*_FORM, parts={name: content})


def _nested(opening: str, closing: str, depth: int) -> str:
    return opening * depth + closing * depth


def _notes(depth: int) -> str:
    return paragraph(
        _nested(
            "<text:note><text:note-body><text:p>a", "</text:p></text:note-body></text:note>", depth
        )
    )


@cache
def whole_open_document() -> bytes:
    """A form with most of what one may hold."""
    fields = [[paragraph(name), paragraph("Farsta")] for name in ("Nämnd", "Telefon", "E-post")]
    answers = (
        heading(question)
        + paragraph('Vi <text:span text:style-name="B">har</text:span> möten.<text:s text:c="2"/>')
        + items(paragraph("ett") + items(paragraph("två")), style_name="Tal")
        + paragraph(
            "<draw:frame><draw:text-box><text:p>I rutan</text:p></draw:text-box></draw:frame>"
        )
        for question in QUESTIONS
    )
    return open_document(
        table(*fields),
        *answers,
        common=style("Heading_20_2", family="paragraph"),
        header=f"<style:header>{paragraph('Farsta stadsdelsnämnd')}</style:header>",
    )


def _zip_in_zip() -> bytes:
    """Each part unfolds to 16 MB, and there are fifty."""
    inner = zipped({"a.txt": bytes(16_000_000)})
    return zipped({f"{number}.zip": inner for number in range(50)})


OPEN_DOCUMENTS = (
    Hostile("odt-whole", whole_open_document, READ),
    Hostile("odt-cut", lambda: whole_open_document()[:-200], _DAMAGED),
    Hostile("odt-content-cut", lambda: _part("content.xml", b"<office:document"), _DAMAGED),
    Hostile("odt-content-other", lambda: _part("content.xml", b"<x/>"), "inget textdokument"),
    Hostile("odt-doctype", lambda: _part("styles.xml", _DOCTYPE), "DOCTYPE"),
    Hostile("odt-doctype-manifest", lambda: _part("META-INF/manifest.xml", _DOCTYPE), "DOCTYPE"),
    Hostile("odt-utf-16", lambda: _part("styles.xml", "<x/>".encode("utf-16")), "annan teckenkod"),
    Hostile("odt-bomb", lambda: _part("content.xml", bytes(20_000_001)), _TOO_BIG),
    Hostile(
        "odt-encrypted",
        lambda: _part(
            "META-INF/manifest.xml",
            manifest_with("<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"),
        ),
        "lösenordsskyddad. Spara den utan lösenord",
    ),
    Hostile(
        "odt-template",
        lambda: open_document(*_FORM, kind="application/vnd.oasis.opendocument.text-template"),
        "är en mall",
    ),
    Hostile(
        "odt-spreadsheet",
        lambda: open_document(kind="application/vnd.oasis.opendocument.spreadsheet"),
        "inget textdokument (.odt). Öppna den",
    ),
    Hostile("odt-spaces", lambda: _with(paragraph('<text:s text:c="200"/>' * 150_000)), _TOO_BIG),
    Hostile("odt-many-paragraphs", lambda: _with(paragraph("a") * 60_000), _TOO_BIG),
    Hostile("odt-many-elements", lambda: _with(paragraph("<text:tab/>" * 250_000)), _TOO_BIG),
    Hostile(
        "odt-repeated",
        lambda: _with(
            '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            f'table:number-columns-repeated="16384">{paragraph("a")}</table:table-cell>'
            "</table:table-row></table:table>"
        ),
        READ,
    ),
    Hostile("odt-notes-in-notes", lambda: _with(_notes(75)), READ),
    Hostile(
        "odt-nested-spans",
        lambda: _with(paragraph(_nested("<text:span>", "</text:span>", 240))),
        READ,
    ),
    Hostile(
        "odt-nested-too-deep",
        lambda: _with(_nested("<text:section>", "</text:section>", 5_000)),
        _DAMAGED,
    ),
    Hostile(
        "odt-nested-sections",
        lambda: _with(
            _nested("<text:section><text:section-source/>", "</text:section>", 200) * 400
        ),
        READ,
    ),
    Hostile(
        "odt-nested-lists",
        lambda: _with(
            _nested("<text:list><text:list-item>", "</text:list-item></text:list>", 120) * 300
        ),
        READ,
    ),
    Hostile(
        "odt-nested-frames",
        lambda: _with(
            _nested(
                "<text:p><draw:frame><draw:text-box>",
                "</draw:text-box></draw:frame></text:p>",
                80,
            )
            * 200
        ),
        READ,
    ),
    Hostile(
        "odt-nested-shapes",
        lambda: _with(
            paragraph(_nested("<draw:ellipse><text:p>", "</text:p></draw:ellipse>", 110) * 200)
        ),
        READ,
    ),
    Hostile(
        "odt-styles-in-a-ring",
        lambda: _with(
            paragraph("a", "P0") * 20_000,
            styles="".join(
                style(f"P{n}", family="paragraph", parent_style_name=f"P{(n + 1) % 5_000}")
                for n in range(5_000)
            ),
        ),
        _TOO_BIG,
    ),
    Hostile(
        "odt-many-looks",
        lambda: _with(
            paragraph(
                "".join(
                    f'<text:span text:style-name="{"BI"[n % 2]}">{n}</text:span>'
                    for n in range(60_000)
                )
            )
        ),
        _TOO_BIG,
    ),
    Hostile(
        "odt-list-levels",
        lambda: _with(
            items(paragraph("a"), style_name="L"), styles=list_style("L", *["1"] * 9_000)
        ),
        READ,
    ),
    Hostile(
        "odt-one-equation-many-times",
        lambda: open_document(
            *_FORM,
            paragraph('<draw:frame><draw:object xlink:href="./O"/></draw:frame>' * 9_000),
            parts={
                "META-INF/manifest.xml": manifest_with(
                    '<manifest:file-entry manifest:full-path="O/" '
                    'manifest:media-type="application/vnd.oasis.opendocument.formula"/>'
                ),
                "O/content.xml": b"<math/>",
            },
        ),
        _TOO_BIG,
    ),
)

PACKED = (
    Hostile("zip-of-zips", _zip_in_zip, _TOO_BIG),
    Hostile("zip-of-a-bomb", lambda: zipped({"a.docx": bytes(20_000_001)}), _TOO_BIG),
    Hostile(
        "zip-in-zip-in-zip",
        lambda: zipped({"2.zip": zipped({"1.zip": zipped({"a.odt": whole_open_document()})})}),
        "packad (ZIP). Spara filerna i den",
    ),
    Hostile("zip-with-a-form", lambda: zipped({"a.odt": whole_open_document()}), READ),
    Hostile(
        "zip-of-many",
        lambda: zipped({f"{number}.txt": b"Hej" for number in range(1_999)}),
        _TOO_BIG,
    ),
    Hostile(
        "zip-of-paths",
        lambda: zipped({"../../ut.odt": whole_open_document(), "/etc/passwd": b"Hej"}),
        READ,
    ),
    Hostile("mail-of-a-zip-of-zips", lambda: mail_file({"a.zip": _zip_in_zip()}), _TOO_BIG),
    Hostile("mail-with-a-form", lambda: mail_file({"a.odt": whole_open_document()}), READ),
    Hostile(
        "mail-of-many-zips",
        lambda: mail_file({f"{n}.zip": zipped({"a.txt": b"Hej"}) for n in range(99)}),
        "det finns ingen rapport i filen",
    ),
)
