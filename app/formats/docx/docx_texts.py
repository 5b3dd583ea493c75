"""What the document says that neither the question set nor the officer has written."""

NO_ANSWER = "Inget svar."
NOT_FILLED_IN = "Ej ifyllt."
FILL_IN = "Klicka här för att ange text."
# Five wide spaces, as in the open fields that Word makes: the row of the table shows the place.
OPEN = "\u2002" * 5
NOT_APPLICABLE = "Ej relevant."
# The same where an answer is copied.
COPIED_NO_ANSWER = "(inget svar)"
COPIED_NOT_APPLICABLE = "Ej relevant:"
DRAFT = "UTKAST"
OUTSIDE = "Text som stod utanför svaren i dokumentet"
CONTACT_TABLE = "Nämnd och kontaktuppgifter"
CONTACT_TABLE_DESCRIPTION = (
    "Två kolumner: till vänster vad uppgiften gäller, till höger uppgiften. Fem rader."
)
FORM_VERSION = "Tom blankett · {} version {}"
REVISION = "Revision {} · {}"
PAGE = "Sida "
OF_PAGES = " av "
