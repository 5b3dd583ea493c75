"""Files of kinds that hold no report that can be read, known by how they begin."""

_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_IMAGES = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*"),
    *(b"RIFF", b"\x00\x00\x00\x18ftypheic", b"\x00\x00\x00\x1cftypheic", b"\x00\x00\x00$ftypheic"),
)
# The header of a PDF may stand behind a little of anything.
_WITHIN = 1024
# As this program writes a mail; others begin with who has sent it, when.
_MAIL = (b"x-unsent:", b"return-path:", b"received:", b"from:", b"delivered-to:")
_MAIL_TOO = b"\nmime-version:"
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# What every part of a mail is called that Outlook has saved in its own format.
_OUTLOOK = "__substg1.0_".encode("utf-16-le")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"mime-version:")


def why_no_report(data: bytes) -> str | None:
    """What kind of file it is and what to do instead, in Swedish; None for what may be a report."""
    beginning = data[:_WITHIN]
    first = beginning.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    kinds = {
        "filen är tom. Välj en annan fil": not data.strip(),
        "filen är en PDF, och svaren går inte att läsa ur den. Välj Word-filen i stället": (
            b"%PDF-" in beginning
        ),
        "filen är i formatet RTF. Öppna den i Word och spara den som .docx": (
            first.startswith(b"{\\rtf")
        ),
        "filen är i OpenDocument-format. Öppna den i Word och spara den som .docx": (
            data.startswith(b"PK") and _OPEN_DOCUMENT in data
        ),
        "filen är en webbsida eller XML. Öppna den i Word och spara den som .docx": (
            first.startswith(_MARKUP)
        ),
        "filen är ett mejl. Välj Word-filen eller JSON-filen som är bifogad": (
            first.startswith(_MAIL) and _MAIL_TOO in first
        ),
        "filen är ett mejl i Outlooks eget format (.msg). Spara bilagorna ur det i stället": (
            data.startswith(_OLE) and _OUTLOOK in data
        ),
        "filen är en bild, och svaren går inte att läsa ur den. Välj Word-filen i stället": (
            data.startswith(_IMAGES)
        ),
    }
    return next((reason for reason, fits in kinds.items() if fits), None)
