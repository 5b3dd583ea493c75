"""What the collation's document says that no committee and no question set has written."""

TITLE = "Sammanställning: {}"
CONTENTS = "Innehåll"
ASKED_AS = "Frågan löd: {}"
NOT_APPLICABLE = "Ej relevant: "
NOT_APPLICABLE_ALONE = "Ej relevant."
NO_ANSWER = "Inget svar: "
BLANK = "Inget svar."
NOBODY = "Ingen nämnd har besvarat frågan."
NO_NAME = "Nämnd utan namn"
NO_TITLE = "Utan rubrik"
REVISION = "Revision {}"
DRAFT = "Utkast, revision {}"
FORM = "Ifylld blankett"
CONTACT = "Kontaktperson: {}"
NO_CONTACT = "Kontaktuppgifter saknas"
OUTSIDE = "Text utanför frågorna"
ABOUT = "Om sammanställningen"
MADE = "Sammanställningen är gjord {} med version {} av programmet."
MISSING = "Har inte skickat in"
FILES = "Filer att titta på"
FILES_DESCRIPTION = "Tre kolumner: filen, nämnden den kommer från och vad som gäller för den."
UNKNOWN = "Okänd"
COLUMNS = ("Fil", "Nämnd", "Vad det gäller")
BELOW = "Sammanställd {}"


def sent_told(sent: int, asked: int, unknown: int, *, others: int) -> str:
    """For example "25 av 28 nämnder har skickat in, och 1 avsändare är okänd".

    `others` are committees that have sent without being asked.
    """
    told = f"{sent} av {asked} {'nämnd' if asked == 1 else 'nämnder'} har skickat in"
    if others:
        is_asked = "är tillfrågad" if others == 1 else "är tillfrågade"
        told += f", liksom {others} som inte {is_asked}"
    if unknown:
        told += f", och {unknown} avsändare är {'okänd' if unknown == 1 else 'okända'}"
    return told
