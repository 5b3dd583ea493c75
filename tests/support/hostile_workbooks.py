"""Workbooks made to break their reader, and files that only look like workbooks."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from tests.support.xlsforms import workbook

READ = ""
TOO_MUCH = "innehåller för mycket för att vara frågor"
DAMAGED = "är skadad eller inte hel"
_SHEET, _TEXTS, _BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ROWS_END = b"</sheetData>"


@dataclass(frozen=True)
class HostileWorkbook:
    """`says` is part of what it is refused with; READ where it is read all the same."""

    what: str
    make: Callable[[], bytes]
    says: str

    def __str__(self) -> str:
        return self.what


def _whole() -> bytes:
    return workbook(("text", "hur", "Hur?"))


def _changed(*changes: tuple[str, bytes, bytes], extra: Mapping[str, bytes] | None = None) -> bytes:
    """A whole workbook with bytes of its parts replaced, and perhaps more parts."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(_whole())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in source.namelist():
            data = source.read(name)
            for part, before, after in changes:
                if part == name:
                    assert before in data
                    data = data.replace(before, after, 1)
            package.writestr(name, data)
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return target.getvalue()


def _with_rows(rows: bytes) -> bytes:
    return _changed((_SHEET, _ROWS_END, rows + _ROWS_END))


def _far_away() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>'
    return _with_rows(cell)


def _one_text_often() -> bytes:
    texts = b"<si><t>" + b"a" * 1_000_000 + b"</t></si></sst>"
    cells = b"".join(b'<row><c t="s"><v>6</v></c></row>' for _ in range(60_000))
    return _changed((_TEXTS, b"</sst>", texts), (_SHEET, _ROWS_END, cells + _ROWS_END))


def _laughs() -> bytes:
    entities = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
    )
    doctype = b"<!DOCTYPE worksheet [" + entities + b"]><worksheet"
    return _changed((_SHEET, b"<worksheet", doctype), (_SHEET, _ROWS_END, b"&l9;" + _ROWS_END))


def _packed(files: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return target.getvalue()


def _open_document() -> bytes:
    mimetype = b"application/vnd.oasis.opendocument.spreadsheet"
    return _packed({"mimetype": mimetype, "content.xml": b"<a/>"})


def _linked() -> bytes:
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/worksheet" Target="file:///etc/passwd" TargetMode="External"/>'
    )
    end = b"</Relationships>"
    return _changed(
        ("xl/_rels/workbook.xml.rels", end, relation + end),
        (_BOOK, b"</sheets>", b'<sheet name="a" sheetId="9" r:id="rId99"/></sheets>'),
    )


def _rows_of(count: int, row: bytes) -> Callable[[], bytes]:
    return lambda: _with_rows(row * count)


def _conditions() -> bytes:
    rows = [("text", f"q{number}", "Q?", "(" * 15_000 + ")" * 15_000) for number in range(20)]
    return workbook(*rows, headings=("type", "name", "label", "relevant"))


def _questions() -> bytes:
    return workbook(*(("text", f"q{number}", "Q?" * 400) for number in range(4_000)))


WORKBOOKS = (
    HostileWorkbook("a cell at the last place of all", _far_away, READ),
    HostileWorkbook(
        "a sheet that says that it is as large as can be",
        lambda: _changed(
            (_SHEET, b'<dimension ref="A1:C2"/>', b'<dimension ref="A1:XFD1048576"/>')
        ),
        READ,
    ),
    HostileWorkbook("a sheet in another file", _linked, READ),
    HostileWorkbook("a million empty rows", _rows_of(1_000_000, b"<row/>"), TOO_MUCH),
    HostileWorkbook("many rows", _rows_of(20_000, b'<row><c t="b"><v>1</v></c></row>'), TOO_MUCH),
    HostileWorkbook("300 MB of nothing", lambda: _with_rows(b" " * 300_000_000), TOO_MUCH),
    HostileWorkbook("a text that is used often", _one_text_often, TOO_MUCH),
    HostileWorkbook("a billion laughs", _laughs, DAMAGED),
    HostileWorkbook(
        "a DOCTYPE",
        lambda: _changed((_SHEET, b"<worksheet", b"<!DOCTYPE a><worksheet")),
        "innehåller en DOCTYPE",
    ),
    HostileWorkbook("thousands of questions", _questions, "survey!A202: Det är fler än 200 frågor"),
    HostileWorkbook("deep elements", lambda: _with_rows(b"<a>" * 50_000), DAMAGED),
    HostileWorkbook("a workbook that is cut off", lambda: _whole()[:-200], DAMAGED),
    HostileWorkbook(
        "a text that is not there",
        lambda: _with_rows(b'<row r="9"><c r="A9" t="s"><v>99999999999999999999</v></c></row>'),
        "survey!A9",
    ),
    HostileWorkbook(
        "a number that is none",
        lambda: _with_rows(b'<row r="x"><c r="A0" s="-1"><v>1e999</v></c></row>'),
        "inf",
    ),
    HostileWorkbook("conditions in many parentheses", _conditions, "Villkoret är för långt"),
    HostileWorkbook(
        "macros",
        lambda: _changed((_TYPES, b"spreadsheetml.sheet.main", b"macroEnabled.main")),
        "innehåller makron",
    ),
    HostileWorkbook("an older workbook", lambda: _OLE + b"\0" * 4_000, "äldre format (.xls)"),
    HostileWorkbook(
        "a workbook with a password",
        lambda: _OLE + b"\0" * 999 + "EncryptedPackage".encode("utf-16-le"),
        "lösenordsskyddad",
    ),
    HostileWorkbook("an OpenDocument file", _open_document, "OpenDocument-format (.ods)"),
    HostileWorkbook("text", lambda: b"type,name,label\ntext,a,A\n", "ingen Excel-arbetsbok"),
    HostileWorkbook("nothing", lambda: b"", "är tom"),
    HostileWorkbook("files that are packed", lambda: _packed({"a.txt": b"a"}), DAMAGED),
    HostileWorkbook(
        "a document",
        lambda: _packed(
            {
                _TYPES: b"<a/>",
                "_rels/.rels": b'<Relationships><Relationship Type="x/officeDocument" '
                b'Target="word/document.xml"/></Relationships>',
            }
        ),
        "ingen Excel-arbetsbok",
    ),
)
