"""What is said of the files of an exported report: where they are, or what became of them."""

from app.gui.sending import Files, Sending

FILES_TITLES = {
    Files.AS_EXPORTED: "Klar att skicka",
    Files.CHANGED: "Filerna har ändrats",
    Files.MISSING: "Filerna saknas",
}
_GONE = "Filerna finns inte kvar i mappen {}, eller går inte att läsa där."
_UNKNOWN = "Programmet vet inte i vilken mapp filerna ligger."
_WAYS = (
    "Leta upp mappen om de ligger någon annanstans. Annars väljer du Rätta rapporten och "
    "exporterar igen."
)


def files_told(sending: Sending) -> str:
    """Which files are sent and where they are; or what is wrong with them, and what to do then."""
    if sending.files is Files.CHANGED:
        return f"{sending.fault}\nFilerna ligger i mappen {sending.folder}"
    names = "\n".join(sending.names)
    if sending.files is Files.AS_EXPORTED:
        return f"{names}\ni mappen {sending.folder}"
    where = _GONE.format(sending.folder) if sending.folder else _UNKNOWN
    return "\n".join(filter(None, (names, where, _WAYS)))
