"""The empty form as plain text: all that is printed, in its order, and nothing else."""

from app.formats.question_set.form_text import write_form_text
from app.model.form import FormDefinition
from app.services.catalog import Catalog
from tests.support.small_form import form_content, small_form
from tests.support.terms import IN_STOCKHOLM, a_term

EMPTY = """\
PROV

Inledning ____.

Nämnd:
Period:
Kontakt:
Telefon:
E-post:

Uppföljning ____

Beskrivning

Besvara frågorna.

1. Först
--------

Vad gjordes ____?

Vad mer?

3. Sedan
--------

Hur gick det?

Övrigt
   Frågan är frivillig.
"""


def test_the_form_without_a_term_leaves_its_year_open() -> None:
    assert write_form_text(small_form()) == EMPTY


def test_the_form_of_a_term_has_its_year_and_its_name() -> None:
    worded = EMPTY.replace("____", "2022").replace("Period:", "Period: Tertialrapport 1 2022")
    assert write_form_text(small_form(), a_term("2022-T1")) == worded


def test_texts_that_are_not_there_leave_no_gap() -> None:
    bare = small_form(preamble="", heading="", description_heading="", description="")
    assert "\n\n\n" not in write_form_text(bare)


def test_a_heading_is_underlined_as_it_is_worded() -> None:
    content = form_content()
    content["sections"][0]["title"] = "Året {year}"
    text = write_form_text(
        FormDefinition.model_validate(content, context=IN_STOCKHOLM), a_term("2022-T1")
    )
    assert "1. Året 2022\n------------\n" in text


def test_an_introduction_and_the_notes_of_a_question_are_shown() -> None:
    content = form_content()
    content["sections"][0]["introduction"] = "Om {year}."
    content["sections"][0]["questions"][0] |= {"hint": "Nämn ett exempel.", "word_limit": 200}
    text = write_form_text(
        FormDefinition.model_validate(content, context=IN_STOCKHOLM), a_term("2022-T1")
    )
    assert (
        "--------\n\nOm 2022.\n\nVad gjordes 2022?\n   Nämn ett exempel. Högst 200 ord.\n" in text
    )


def test_long_texts_are_wrapped_and_their_paragraphs_kept() -> None:
    text = write_form_text(small_form(preamble="ord " * 60 + "slut.\nNytt stycke."))
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "slut.\nNytt stycke.\n" in text


def test_every_word_of_the_shipped_sets_is_there(catalog: Catalog) -> None:
    for form in catalog.forms:
        words = " ".join(write_form_text(form).split())
        for question in form.questions():
            assert " ".join(question.text.replace("{year}", "____").split()) in words
