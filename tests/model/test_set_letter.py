"""What the office writes to the committees when it sends out questions."""

import datetime

from app.model.letter import set_letter
from tests.support.report_documents import form_named

FORM = form_named("stadsdelsnamnd")


def test_it_says_from_when_and_nothing_of_what_the_set_does_not_say() -> None:
    letter = set_letter(FORM, ("a@example.se",), with_form=False)
    assert letter.subject == "Frågor: Uppföljningsrapport näringsliv, från tertialrapport 1 2022"
    assert letter.hidden == ("a@example.se",)
    assert "De gäller från tertialrapport 1 2022.\n\nSpara den bifogade filen" in letter.text
    assert "blankett" not in letter.text


def test_it_says_when_and_where_the_reports_are_to_be_in_in_the_order_of_the_periods() -> None:
    days = {"2023-VB": datetime.date(2024, 1, 19), "2023-T2": datetime.date(2023, 9, 15)}
    form = FORM.model_copy(update={"deadline": days, "recipient": "svar@example.se"})
    text = set_letter(form, (), with_form=True).text
    expected = (
        "Rapporten ska vara inne:\n- tertialrapport 2 2023: 15 september 2023\n"
        "- verksamhetsberättelse 2023: 19 januari 2024\n\n"
        "Skicka rapporten till svar@example.se.\n\n"
    )
    assert expected in text
    assert "blanketten" in text
