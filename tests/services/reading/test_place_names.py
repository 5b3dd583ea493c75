"""What the places of a report are called where its question set is not installed."""

from app.services.reading.own_files import places_with_text
from tests.support.reports import FORM, whole_report

PLACES = ("contact.phone", "svart-ekonomi", "unplaced")


def test_a_set_names_its_places() -> None:
    told = places_with_text(PLACES, FORM, whole_report())
    assert told == f"Telefon, {FORM.place_name('svart-ekonomi')}, text utanför svaren"


def test_without_its_set_a_question_goes_by_its_wording_and_nothing_by_its_id() -> None:
    report = whole_report()
    told = places_with_text(PLACES, None, report, [("contact.phone", "08-1")])
    asked = next(one.question for one in report.answers if one.question_id == "svart-ekonomi")
    phone, question, outside = told.split(", ", 1)[0], told, told.rsplit(", ", 1)[1]
    assert (phone, outside) == ("Telefon (”08-1”)", "text utanför svaren")
    assert asked[:20] in question
    assert not any(place in told for place in PLACES)
