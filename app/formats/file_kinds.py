"""Files of kinds that hold no report that can be read, known by how they begin."""

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_IMAGES = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
    *(b"RIFF", b"\x00\x00\x00\x18ftypheic", b"\x00\x00\x00\x1cftypheic", b"\x00\x00\x00$ftypheic"),
)
# The header of a PDF may stand behind a little of anything.
_PDF_WITHIN = 1024
_ZIP_NAME = slice(30, 38)


def why_no_report(data: bytes) -> str | None:
    """What kind of file it is and what to do instead, in Swedish; None for what may be a report."""
    if not data.strip():
        return "filen är tom. Välj en annan fil"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "filen är en PDF, och svaren går inte att läsa ur den. Välj Word-filen i stället"
    if data.startswith(b"{\\rtf"):
        return "filen är i formatet RTF. Öppna den i Word och spara den som .docx"
    if data.startswith(b"PK") and data[_ZIP_NAME] == b"mimetype" and _OPEN_DOCUMENT in data[:200]:
        return "filen är i OpenDocument-format. Öppna den i Word och spara den som .docx"
    if data.startswith(_IMAGES):
        return "filen är en bild, och svaren går inte att läsa ur den. Välj Word-filen i stället"
    return None
