"""A filled form of the district committees as a PDF, as Word saves it or as it is printed."""

from tests.support.hostile_documents import QUESTIONS
from tests.support.pdf_files import LEFT, Page, pdf_file

ANSWER = (
    "Vi har möten varje månad med företagen i området, och tillsammans har vi tagit fram en plan "
    "för torget som alla står bakom."
)
_FIELDS = (
    ("Nämnd", "Farsta stadsdelsnämnd"),
    ("Period", "Tertialrapport 1 2022"),
    ("Kontaktperson för eventuella frågor", "Anna Ek"),
    ("Telefon", "08-508 24 478"),
    ("E-post", "anna.ek@stockholm.se"),
)


def printed_form(*, tagged: bool = False, in_header: bool = False) -> bytes:
    """The same answer to every question; committee and period may stand in the header alone."""
    pages = []
    for number, asked in enumerate((QUESTIONS[:5], QUESTIONS[5:])):
        page = Page()
        if in_header:
            page.at(LEFT, 815, "Farsta stadsdelsnämnd, tertialrapport 1 2022")
        for label, value in _FIELDS[2 if in_header else 0 :] if number == 0 else ():
            for text in (label, value):
                page.tagged("P", text) if tagged else page.line(text)
        for question in asked:
            if tagged:
                page.tagged("P", question).tagged("P", ANSWER)
            else:
                page.gap().text(question, font="B").text(ANSWER)
        pages.append(page)
    return pdf_file(*pages)
