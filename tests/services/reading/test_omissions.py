"""Every kind of thing that is left out is said, by question, once with a count."""

import pytest

from app.formats.source_text import Omission, OmissionKind
from app.services.reading.omissions import describe_omissions
from tests.support.report_documents import form_named

FORM = form_named("stadsdelsnamnd")


@pytest.mark.parametrize("kind", OmissionKind)
def test_each_kind_is_named_once_and_in_the_plural(kind: OmissionKind) -> None:
    place = "svart-ekonomi"
    (one,) = describe_omissions([Omission(kind, place)], FORM)
    (two,) = describe_omissions([Omission(kind, place)] * 2, FORM)
    assert one.startswith(f"I svaret på {FORM.place_name(place)} finns ett") or " finns en " in one
    assert " finns två " in two
    assert one.endswith("som inte kan tas med.")


def test_places_come_in_the_order_of_the_file() -> None:
    picture = OmissionKind.PICTURE
    said = describe_omissions(
        [Omission(picture, ""), Omission(picture, "svart-ekonomi"), Omission(picture, "")], FORM
    )
    assert said == (
        "Utanför svaren finns två bilder som inte kan tas med.",
        "I svaret på Svart ekonomi finns en bild som inte kan tas med.",
    )


def test_what_is_in_one_place_is_one_sentence() -> None:
    kinds = (OmissionKind.PICTURE, OmissionKind.COMMENT, OmissionKind.CHART, OmissionKind.COMMENT)
    (said,) = describe_omissions([Omission(kind, "svart-ekonomi") for kind in kinds], FORM)
    assert said == (
        "I svaret på Svart ekonomi finns en bild, två kommentarer och ett diagram som inte kan "
        "tas med."
    )


def test_a_field_is_named_as_one() -> None:
    (said,) = describe_omissions([Omission(OmissionKind.COMMENT, "contact.phone")], FORM)
    assert said == "Vid Telefon finns en kommentar som inte kan tas med."


def test_without_the_question_set_it_is_told_of_the_file() -> None:
    picture = OmissionKind.PICTURE
    said = describe_omissions([Omission(picture, ""), Omission(picture, "svart-ekonomi")], None)
    assert said == ("I filen finns två bilder som inte kan tas med.",)
