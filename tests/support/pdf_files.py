"""Writes PDF files by hand: lines of text at places, with what else can stand on a page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

# Each letter of Courier is six tenths of its size wide.
WIDTH = 0.6
SIZE = 10.0
LEADING = 12.0
LEFT, TOP = 70.0, 770.0
COLUMNS = 75
_FONTS = {"F": "Courier", "B": "Courier-Bold", "I": "Courier-Oblique"}


@dataclass
class Page:
    """What is drawn on a page, in order, and what lies on it."""

    drawn: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    paragraphs: list[tuple[str, list[int]]] = field(default_factory=list)
    """For a tagged file: the type of each paragraph, `L/LI` one in another, and its pieces."""
    rotation: int = 0
    y: float = TOP

    def line(self, text: str, *, x: float = LEFT, font: str = "F", size: float = SIZE) -> "Page":
        """One line below the last."""
        self.at(x, self.y, text, font=font, size=size)
        self.y -= LEADING * size / SIZE
        return self

    def text(
        self, text: str, *, x: float = LEFT, columns: int = COLUMNS, font: str = "F"
    ) -> "Page":
        """A paragraph, wrapped; a further line of an item hangs below its text."""
        for row in wrap(text, columns, break_on_hyphens=False):
            self.line(row, x=x, font=font)
        return self

    def gap(self, height: float = LEADING / 2) -> "Page":
        self.y -= height
        return self

    def at(self, x: float, y: float, text: str, *, font: str = "F", size: float = SIZE) -> "Page":
        self.drawn.append(f"BT /{font} {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET")
        return self

    def tagged(self, kind: str, text: str, *, columns: int = COLUMNS, x: float = LEFT) -> "Page":
        """A paragraph of the structure tree, each line a piece of marked content."""
        marks: list[int] = []
        for row in wrap(text, columns, break_on_hyphens=False):
            mark = sum(len(pieces) for _, pieces in self.paragraphs) + len(marks)
            marks.append(mark)
            self.drawn.append(f"/{kind.rpartition('/')[2]} <</MCID {mark}>> BDC")
            self.line(row, x=x)
            self.drawn.append("EMC")
        self.paragraphs.append((kind, marks))
        return self

    def bar(self, x: float, y: float, width: float, height: float = 0.6) -> "Page":
        self.drawn.append(f"{x} {y} {width} {height} re f")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> "Page":
        image = "BI /W 1 /H 1 /CS /G /BPC 8 ID x EI"
        self.drawn.append(f"q {width} 0 0 {height} {x} {y} cm {image} Q")
        return self

    def note(self, entries: str, box: tuple[float, float, float, float]) -> "Page":
        rect = " ".join(map(str, box))
        self.annotations.append(f"/Type /Annot /Rect [{rect}] {entries}")
        return self


def text_field(value: str) -> str:
    return f"/Subtype /Widget /FT /Tx /F 4 /Ff 4096 /T {_utf16(value)} /V {_utf16(value)}"


def check_box(*, checked: bool) -> str:
    state = "/Yes" if checked else "/Off"
    shown = f"/V {state} /AS {state} /AP << /N << /Yes 3 0 R >> >>"
    return f"/Subtype /Widget /FT /Btn /F 4 /T (b) {shown}"


def link(address: str) -> str:
    return f"/Subtype /Link /A << /S /URI /URI ({_escaped(address)}) >>"


def pdf_file(*pages: Page) -> bytes:
    """The file; tagged if a page has paragraphs of a structure tree."""
    return _assembled(_objects(pages))


def raw_pdf(objects: Sequence[bytes], root: int = 1) -> bytes:
    """A file of any objects, numbered from 1."""
    return _assembled(list(objects), root)


def stream(data: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (
        len(data),
        entries.encode("latin-1"),
        data,
    )


def _objects(pages: Sequence[Page]) -> list[bytes]:
    is_tagged = any(page.paragraphs for page in pages)
    objects: dict[int, bytes] = {}
    fonts = " ".join(f"/{key} {4 + i} 0 R" for i, key in enumerate(_FONTS))
    for number, font in enumerate(_FONTS.values(), 4):
        objects[number] = _dictionary(
            f"/Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding"
        )
    objects[3] = stream(b"", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    free = 7
    kids, fields, elements, parents = [], [], [], []
    for index, page in enumerate(pages):
        notes = range(free, free + len(page.annotations))
        for number, note in zip(notes, page.annotations, strict=True):
            objects[number] = _dictionary(note)
            if "/FT" in note:
                fields.append(number)
        content, number = free + len(notes), free + len(notes) + 1
        free = number + 1
        objects[content] = stream("\n".join(page.drawn).encode("cp1252"))
        objects[number] = _dictionary(
            f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R "
            f"/Resources << /Font << {fonts} >> >> /Rotate {page.rotation} "
            f"/Annots [{_references(notes)}] /StructParents {index}"
        )
        kids.append(number)
        added, tops, owners = _elements(page, number, free)
        objects |= added
        elements += tops
        free += len(added)
        parents.append(f"{index} [{_references(owners)}]")
    root = free
    objects = {number: data.replace(b"{root}", b"%d" % root) for number, data in objects.items()}
    objects[root] = _dictionary(
        f"/Type /StructTreeRoot /K [{_references(elements)}] "
        f"/ParentTree << /Nums [{' '.join(parents)}] >>"
    )
    tags = f"/MarkInfo << /Marked true >> /StructTreeRoot {root} 0 R" if is_tagged else ""
    form = f"/AcroForm << /Fields [{_references(fields)}] >>" if fields else ""
    objects[1] = _dictionary(f"/Type /Catalog /Pages 2 0 R {tags} {form}")
    objects[2] = _dictionary(f"/Type /Pages /Kids [{_references(kids)}] /Count {len(kids)}")
    return [objects[number] for number in range(1, len(objects) + 1)]


def _elements(page: Page, number: int, free: int) -> tuple[dict[int, bytes], list[int], list[int]]:
    """The structure tree of a page: its objects, the topmost, and whose each piece of text is."""
    objects: dict[int, bytes] = {}
    tops, owners = [], []
    for kinds, marks in page.paragraphs:
        tops.append(free)
        chain = kinds.split("/")
        for depth, kind in enumerate(chain, 1):
            inside = f"{free + 1} 0 R" if depth < len(chain) else " ".join(map(str, marks))
            parent = f"{free - 1}" if depth > 1 else "{root}"
            objects[free] = _dictionary(
                f"/Type /StructElem /S /{kind} /P {parent} 0 R /Pg {number} 0 R /K [{inside}]"
            )
            free += 1
        owners += [free - 1] * len(marks)
    return objects, tops, owners


def _assembled(objects: Sequence[bytes], root: int = 1) -> bytes:
    data = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, root)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)


def _dictionary(entries: str) -> bytes:
    return f"<< {entries} >>".encode("latin-1")


def _references(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _utf16(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex()}>"
