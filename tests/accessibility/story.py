"""The officer's main job by accessible actions alone: from an empty window to the pair."""

from pathlib import Path

from tests.accessibility.reader import Reader

# What the window calls things, where the story asks for them.
COMMITTEE = "Nämnd"
PERIOD = "Period"
YEAR = "År"
CREATE = "Skapa rapport"
PERSON = "Kontaktperson för eventuella frågor (obligatoriskt)"
PHONE = "Telefon (obligatoriskt)"
EMAIL = "E-post (obligatoriskt)"
PARTS = "Rapportens delar"
CONTACT = "Kontaktuppgifter"
CULTURE = "Kulturella och kreativa näringar"
CULTURE_QUESTION = (
    "Beskriv arbetet under 2022 för att stärka förutsättningarna för stadens kulturella och "
    "kreativa näringar i samarbete med Stockholm Business Region AB."
)
BOLD = "Fet"
OTHER = "Övriga upplysningar (frivilligt)"
NEXT = "Nästa"
NOT_APPLICABLE = "Ej relevant för nämnden"
WHY_NOT = "Varför är frågan inte relevant? (obligatoriskt)"
REVIEW = "Granska"
FINDINGS = "Granskningens punkter"
GO_THERE = "Gå dit"
EXPORT = "Exportera"
PREVIEW = "Förhandsgranska"
DOCUMENT = "Dokumentet"
CLOSE = "Stäng"
FOLDER = "Mapp att spara i"

TYPED = {
    PERSON: "Åsa Öberg",
    PHONE: "08-508 21 000",
    EMAIL: "asa.oberg@stockholm.se",
    CULTURE_QUESTION: "Nämnden har träffat 14 filmbolag och två spelstudior.",
    OTHER: "Kafé Ånghörnan har visat film utomhus.",
    WHY_NOT: "Platserna sköts av stadsdelsnämnderna.",
}
IN_BOLD = "14 filmbolag"
STEM = "uppfoljningsrapport-naringsliv_2022-VB_kulturnamnden_r1"


def write_and_export(reader: Reader, folder: Path) -> None:
    """Start a report, fill in all of it, and export it to a folder."""
    for step in (start_report, _see_what_is_missing, _fill_in_contact, _answer, _review):
        step(reader)
    _export(reader, folder)


def start_report(reader: Reader) -> None:
    """Say for which committee and which term it is, and have it made."""
    reader.find("text", COMMITTEE)
    reader.look_through("start")
    reader.choose_in_box(PERIOD, "Verksamhetsberättelse")
    reader.choose_in_box(YEAR, "2022")
    reader.write(COMMITTEE, "Kulturn")
    reader.press(CREATE)
    reader.find("text", PERSON)


def _see_what_is_missing(reader: Reader) -> None:
    """A row of the review leads to where it is mended, without Enter and without a click."""
    reader.choose(PARTS, REVIEW)
    reader.choose(FINDINGS, CULTURE)
    reader.look_through("what is missing")
    reader.press_in_row(GO_THERE)
    reader.find("text", CULTURE_QUESTION)


def _fill_in_contact(reader: Reader) -> None:
    reader.choose(PARTS, CONTACT)
    for field in (PERSON, PHONE, EMAIL):
        reader.write(field, TYPED[field])
    reader.look_through("contact")
    reader.find("list item", f"{CONTACT}, klar")


def _answer(reader: Reader) -> None:
    reader.choose(PARTS, CULTURE)
    reader.write(CULTURE_QUESTION, "filmbolag")
    _insert(reader, CULTURE_QUESTION, TYPED[CULTURE_QUESTION])
    make_bold(reader, CULTURE_QUESTION, IN_BOLD)
    reader.look_through("question")
    reader.press(NEXT)
    reader.press(NOT_APPLICABLE, "check box")
    reader.write(WHY_NOT, TYPED[WHY_NOT])
    reader.look_through("question set aside")
    reader.press(NEXT)
    reader.write(OTHER, TYPED[OTHER])


def make_bold(reader: Reader, field: str, words: str) -> None:
    """Select some words of an answer, and press the button above it."""
    reader.select(field, words)
    reader.press(BOLD, "check box")
    reader.wait("bold", lambda: "checked" in reader.find("check box", BOLD).states)


def _insert(reader: Reader, field: str, whole: str) -> None:
    """Write what stands before and after the text that is there, as dictation does."""
    before, _, after = whole.partition(reader.find("text", field).text)
    reader.find("text", field).insert(0, before)
    reader.find("text", field).insert(len(whole) - len(after), after)
    reader.wait(f"{whole!r}", lambda: reader.find("text", field).text == whole)


def _review(reader: Reader) -> None:
    reader.choose(PARTS, REVIEW)
    reader.says("Inget saknas")
    reader.look_through("review")


def _preview(reader: Reader) -> None:
    """The document is read before it is exported."""
    reader.press(PREVIEW)
    document = reader.find("text", DOCUMENT)
    for part in (PERSON, CULTURE_QUESTION, OTHER):
        assert TYPED[part] in document.text, document.text
    reader.look_through("preview")
    reader.press(CLOSE)


def _export(reader: Reader, folder: Path) -> None:
    reader.choose(PARTS, EXPORT)
    reader.look_through("export")
    reader.write(FOLDER, str(folder))
    # After it: where no desktop gives a window its focus back, nothing has it.
    _preview(reader)
    reader.press(EXPORT)
    reader.says(f"Filerna ligger i mappen {folder}")
    reader.look_through("exported")
