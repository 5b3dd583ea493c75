"""PDF files made to break their reader."""

import zlib
from functools import cache

from tests.support.hostile_documents import QUESTIONS
from tests.support.hostile_files import ENDS, Hostile
from tests.support.pdf_files import LEFT, Page, link, pdf_file, raw_pdf, stream, text_field

_DAMAGED = "PDF-filen är skadad eller inte hel"
_TOO_BIG = "för stor eller innehåller för mycket"
_NO_QUESTION = "ingen av rapportens frågor"
_NO_TEXT = "har ingen text"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"


def _page(content: bytes, *more: bytes, resources: str = "", pages: str = "") -> bytes:
    """A page with this content stream as object 4, and more objects from 6 on."""
    return raw_pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages {pages or '/Kids [3 0 R] /Count 1'} >>".encode(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> %s >> >>" % resources.encode(),
            content,
            _FONT,
            *more,
        ]
    )


def _text(text: str) -> bytes:
    return stream(f"BT /F 10 Tf 70 700 Td ({text}) Tj ET".encode())


def _lines(count: int) -> bytes:
    """Lines of 105 signs, all on one page."""
    lines = b"".join(b"0 -2 Td (%05d%s) Tj " % (number, b"x" * 100) for number in range(count))
    return stream(b"BT /F 1 Tf 70 800 Td " + lines + b"ET")


def _flate(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, f"/Filter [{'/FlateDecode ' * times}]")


def _laughs(levels: int, times: int) -> bytes:
    """Forms that draw one another: a page of a kilobyte with a billion lines."""
    names = [f"/X{number}" for number in range(levels)]
    resources = " ".join(f"{name} {6 + number} 0 R" for number, name in enumerate(names))
    entries = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        f"/Resources << /Font << /F 5 0 R >> /XObject << {resources} >> >>"
    )
    inner = [stream(f"{name} Do ".encode() * times, entries) for name in names[1:]]
    last = stream(b"BT /F 10 Tf 70 700 Td (Hej) Tj ET", entries)
    return _page(stream(b"/X0 Do"), *inner, last, resources=f"/XObject << {resources} >>")


def _deep_tree(depth: int) -> bytes:
    kids = [
        f"<< /Type /Pages /Count 1 /Kids [{7 + number} 0 R] >>".encode() for number in range(depth)
    ]
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
    return _page(_text("Hej"), *kids, page, pages="/Kids [6 0 R] /Count 1")


def _tagged_in_circles() -> bytes:
    data = pdf_file(Page().tagged("P", "Hej").tagged("P", "och hej"))
    return data.replace(b"/K [1]", b"/K [%d 0 R]" % 9)


def _wide_map() -> bytes:
    """A font that says of four thousand million signs what they mean."""
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange "
        b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange endcmap end end"
    )
    data = _page(_text("Hej"), stream(cmap))
    return data.replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 6 0 R")


def _many_links(count: int) -> bytes:
    page = Page().line("x" * 75)
    for number in range(count):
        page.note(link(f"https://a.se/{number}"), (0, 0, 595, 842))
    return pdf_file(page)


def _many_bars(count: int) -> bytes:
    page = Page()
    for _ in range(30):
        page.line("x" * 75)
    for _ in range(count):
        page.bar(LEFT, 750, 400)
    return pdf_file(page)


def _scattered(count: int) -> bytes:
    page = Page()
    for number in range(count):
        page.at(LEFT + number % 50 * 10, 800 - number // 50 * 2, "•", size=1)
    return pdf_file(page)


PDFS = (
    Hostile("pdf-of-many-pages", lambda: pdf_file(*[Page().line("x")] * 5_000), _TOO_BIG),
    Hostile(
        "pdf-that-says-many-pages",
        lambda: _page(_text("Hej"), pages="/Kids [3 0 R] /Count 1000000000"),
        _NO_QUESTION,
    ),
    Hostile(
        "pdf-with-one-page-often",
        lambda: _page(_text("Hej"), pages=f"/Kids [{'3 0 R ' * 9_999}] /Count 9999"),
        _TOO_BIG,
    ),
    Hostile(
        "pdf-in-circles", lambda: _page(_text("Hej"), pages="/Kids [2 0 R] /Count 9"), _DAMAGED
    ),
    Hostile("pdf-deep-pages", lambda: _deep_tree(5_000), _DAMAGED),
    Hostile("pdf-bomb", lambda: _page(_flate(b" " * 200_000_000)), ENDS),
    Hostile("pdf-bomb-in-a-bomb", lambda: _page(_flate(b" " * 100_000_000, 3)), _NO_TEXT),
    Hostile("pdf-one-long-text", lambda: _page(_lines(1_450)), _TOO_BIG),
    Hostile("pdf-laughs", lambda: _laughs(9, 10), ENDS),
    Hostile("pdf-deep-forms", lambda: _laughs(500, 1), _NO_TEXT),
    Hostile("pdf-deep-states", lambda: _page(_flate(b"q " * 1_000_000)), _NO_TEXT),
    Hostile("pdf-deep-arrays", lambda: _page(stream(b"[" * 500_000)), _NO_TEXT),
    Hostile("pdf-deep-values", lambda: _page(b"[" * 500_000), _NO_TEXT),
    Hostile("pdf-tags-in-circles", _tagged_in_circles, _NO_QUESTION),
    Hostile("pdf-wide-map", _wide_map, _NO_QUESTION),
    Hostile("pdf-many-links", lambda: _many_links(20_000), _NO_QUESTION),
    Hostile("pdf-too-many-links", lambda: _many_links(100_001), _TOO_BIG),
    Hostile("pdf-many-bars", lambda: _many_bars(50_000), _NO_QUESTION),
    Hostile("pdf-scattered", lambda: _scattered(15_000), _TOO_BIG),
    Hostile("pdf-scattered-some", lambda: _scattered(1_400), _NO_QUESTION),
    Hostile(
        "pdf-long-field",
        lambda: pdf_file(Page().note(text_field("x" * 190_000), (0, 0, 500, 700))),
        _TOO_BIG,
    ),
    Hostile(
        "pdf-endless-numbers",
        lambda: _page(stream(b"1e38 0 0 1e38 1e38 1e38 cm BT /F 1e38 Tf (Hej) Tj ET")),
        _NO_TEXT,
    ),
    Hostile(
        "pdf-picture-without-end", lambda: _page(stream(b"BI /W 99999 /H 99999 ID x")), _NO_TEXT
    ),
    Hostile("pdf-no-more-than-its-name", lambda: b"%PDF-", _DAMAGED),
    Hostile("pdf-behind-other-bytes", lambda: b"\n" * 500 + _page(_text("Hej")), _NO_QUESTION),
)


@cache
def whole_pdf() -> bytes:
    """A filled form in tagged paragraphs, with a field, links, a bar and a list."""
    pages = []
    for start in range(0, len(QUESTIONS), 3):
        page = Page()
        for question in QUESTIONS[start : start + 3]:
            page.tagged("P", question).tagged("P", "Vi har möten varje månad. " * 9)
            page.note(link("https://stockholm.se/"), (LEFT, page.y, LEFT + 90, page.y + 9))
        pages.append(page.bar(LEFT, 700, 90))
    fields = Page().line("Nämnd").note(text_field("Farsta"), (LEFT + 60, 766, 400, 784))
    last = Page().text("Vi gör så här:").line("• Ett", x=LEFT + 20).line("• Två", x=LEFT + 20)
    return pdf_file(fields, *pages, last)
