"""The review in the window: told when a text is left, led to, mended or accepted."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.gui.kit.icons import Mark
from app.gui.kit.services import Services
from app.model.places import CONTACT, REVIEW
from app.model.report import AnswerStatus
from tests.support.arriving import arrive
from tests.support.example_report import EXAMPLE, paragraph
from tests.support.officer import Officer, click
from tests.support.shown_texts import shown_buttons
from tests.support.typing import CTRL, press, type_text

SVART, DIALOG, PLATS = "svart-ekonomi", "dialog-foretag", "platssamverkan-platsaktivering"


@pytest.fixture
def writing(officer: Officer) -> Officer:
    """A report that is whole, but for what a story puts into it."""
    officer.start_report(EXAMPLE.committee, EXAMPLE.term)
    officer.write(EXAMPLE)
    return officer


def warnings(officer: Officer) -> list[str]:
    """The lines of the review that are more than information."""
    return [
        line for line in officer.findings() if "Upplysning" not in line and "· Avklarat" not in line
    ]


def test_nobody_is_corrected_in_mid_sentence(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Av dessa har x"),))
    writing.save_now()
    assert writing.question.has_focus()
    assert not writing.question.has_notes()
    assert not writing.question.marked()
    assert "kvar" not in _navigation_line(writing)
    writing.question.press(Qt.Key.Key_Tab)
    assert writing.question.has_notes()
    assert len(writing.question.marked()) == 1
    assert "(1 att se över)" in _navigation_line(writing)
    assert writing.navigation.sign(SVART) is Mark.DONE, "it is answered all the same"


def test_what_was_said_stays_while_it_is_mended(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Av dessa har x haft premiär."),))
    writing.go_to(PLATS)
    writing.go_to(SVART)
    assert writing.question.has_notes()
    writing.question.focus_first()
    writing.question.type(" Mer.")
    writing.save_now()
    assert writing.question.has_notes()
    writing.answer(SVART, (paragraph("Av dessa har tre haft premiär."),))
    writing.question.press(Qt.Key.Key_Tab)
    assert not writing.question.has_notes()


def test_a_line_of_the_review_leads_to_the_very_words(writing: Officer) -> None:
    text = "Året började bra 😀. Av dessa har xx haft premiär."
    writing.answer(SVART, (paragraph("Först."), paragraph(text)))
    (line,) = warnings(writing)
    assert "Av dessa har xx haft premiär." in line
    row = next(row for row, text in enumerate(writing.review.all_rows()) if "xx" in text)
    rect = writing.review.lines.visualItemRect(writing.review.lines.item(row))
    QTest.mouseClick(writing.review.lines.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    arrive()
    assert writing.navigation.current() == SVART
    assert writing.question.has_focus()
    assert writing.question.selected() == "xx"


def test_a_warning_is_accepted_with_a_reason_that_is_sent(
    writing: Officer, services: Services, tmp_path: Path
) -> None:
    writing.answer(SVART, (paragraph("Se bilaga 2 i ärendet."),))
    (line,) = warnings(writing)
    assert "Se bilaga 2" in line
    review = writing.review
    review.choose(0)
    click(review.accept)
    assert review.summary() == "Inget saknas. Rapporten är klar att exportera."
    type_text(review.reason, "Bilagan skickas med.")
    click(review.save_reason)
    assert not review.reason.isVisible()
    assert review.all_rows() == ["Avklarat (1)"]
    writing.leave()
    writing.start.open_draft()
    assert writing.findings() == []
    review.unfold()
    (line,) = review.findings()
    assert "Du har sagt att det stämmer: Bilagan skickas med." in line
    files = writing.export_to(tmp_path / "ut")
    sent = json.loads(next(file for file in files if file.suffix == ".json").read_bytes())
    assert [one["reason"] for one in sent["accepted"]] == ["Bilagan skickas med."]


def test_an_address_of_another_spelling_is_told_when_its_field_is_left(writing: Officer) -> None:
    writing.go_to(CONTACT)
    fields = writing.contact.fields
    fields["email"].setFocus()
    fields["email"].selectAll()
    type_text(fields["email"], "asa.aberg@stockholm.se")
    assert writing.contact.findings() == ()
    # To another field of the page: nobody has to leave all of them.
    fields["phone"].setFocus()
    (finding,) = writing.contact.findings()
    assert finding.message == (
        "Namnet stavas Öberg men e-postadressen aberg. Kontrollera vilket som är rätt."
    )


def test_an_accepted_warning_is_taken_up_again(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Se bilaga 2 i ärendet."),))
    writing.go_to(PLATS)
    writing.go_to(SVART)
    notes = writing.question.notes
    _press_in(notes, "Det stämmer")
    assert not writing.question.has_notes()
    writing.go_to(REVIEW)
    review = writing.review
    review.unfold()
    review.choose(0)
    click(review.take_up)
    (line,) = warnings(writing)
    assert "Kontrollera" in line


def test_other_words_are_another_warning(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Se bilaga 2 i ärendet."),))
    writing.go_to(PLATS)
    writing.go_to(SVART)
    _press_in(writing.question.notes, "Det stämmer")
    writing.answer(SVART, (paragraph("Se bilaga 3 i ärendet."),))
    (line,) = warnings(writing)
    assert "Se bilaga 3" in line


@pytest.mark.parametrize("in_the_review", [True, False])
def test_not_relevant_becomes_what_it_is_by_one_click(
    writing: Officer, in_the_review: bool
) -> None:
    writing.answer(DIALOG, (paragraph("Ej relevant."),))
    writing.go_to(REVIEW)
    if in_the_review:
        writing.review.choose(0)
        click(writing.review.mark)
    else:
        writing.go_to(DIALOG)
        _press_in(writing.question.notes, "Markera som ej relevant")
    question = writing.question
    assert question.reason.hasFocus()
    type_text(question.reason, "Nämnden har inga sådana kontakter.")
    writing.save_now()
    answer = writing.report.answer(DIALOG)
    assert answer.status is AnswerStatus.NOT_APPLICABLE
    assert not warnings(writing)


def test_name_and_address_that_differ_are_told_on_their_page(writing: Officer) -> None:
    writing.fill_contact("Åsa Öberg", "08-508 21 000", "asa.aberg@stockholm.se")
    contact = writing.contact
    contact.confirm.setFocus()
    writing.go_to(PLATS)
    writing.go_to(CONTACT)
    assert [finding.code for finding in contact.findings()] == ["contact-mismatch"]
    _press_in(contact.notes, "Det stämmer")
    assert not warnings(writing)


def test_what_is_half_typed_in_a_contact_field_is_not_counted(writing: Officer) -> None:
    writing.fill_contact("Åsa Öberg", "08-508 21 000", "")
    before = _left(writing)
    field = writing.contact.fields["email"]
    field.setFocus()
    for sign in "asa.aberg@stockholm.se":
        type_text(field, sign)
        assert _left(writing) in {before, before - 1}, "it is given now, and nothing else is told"
    assert writing.contact.findings() == ()
    press(field, Qt.Key.Key_Tab)
    assert [finding.code for finding in writing.contact.findings()] == ["contact-mismatch"]
    assert _left(writing) == before, "one is missing no more, and one is to be looked at"
    field.setFocus()
    type_text(field, "x")
    assert [finding.code for finding in writing.contact.findings()] == ["contact-mismatch"]
    assert _left(writing) == before, "what was told already is counted still"


def _left(officer: Officer) -> int:
    """How much the navigation says is left to review."""
    line = next(text for text in officer.navigation.texts() if text.startswith("Granska"))
    return int("".join(sign for sign in line if sign.isdigit()) or 0)


def test_a_screen_reader_is_told_how_much_is_left(
    writing: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing.go_to(REVIEW)
    told: list[str] = []
    monkeypatch.setattr(
        "app.gui.report.report_navigation.announce", lambda _widget, text, *_: told.append(text)
    )
    writing.answer(SVART, (paragraph("Se bilaga 2 i ärendet."),))
    assert told == []
    writing.go_to(PLATS)
    writing.go_to(SVART)
    _press_in(writing.question.notes, "Det stämmer")
    assert told == ["Inget kvar att granska, 1 att se över", "Inget kvar att granska"]


def test_keys_lead_through_the_review(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Av dessa har x haft premiär."),))
    writing.go_to(REVIEW)
    writing.review.focus_first()
    press(writing.review.lines, Qt.Key.Key_Return)
    assert writing.question.selected() == "x"
    writing.question.press(Qt.Key.Key_PageDown, CTRL)
    assert writing.navigation.current() != SVART


def _navigation_line(officer: Officer) -> str:
    texts = (
        officer.navigation.rows.item(row).text() for row in range(officer.navigation.rows.count())
    )
    return next(text for text in texts if text.startswith("Granska"))


def _press_in(notes: QWidget, text: str) -> None:
    click(shown_buttons(notes, text)[0])


def test_what_must_be_done_stands_first_and_what_is_settled_last(officer: Officer) -> None:
    officer.start_report("kulturnämnden", "2022-T1")
    # The dictionary is read a little later.
    QApplication.processEvents()
    officer.go_to("kulturella-kreativa-naringar")
    officer.question.type("Vi har offtare sett xx platser.")
    lines = officer.findings()
    said = [line.split("\n")[0].rpartition(" · ")[2] for line in lines]
    assert said == sorted(said, key=["Måste åtgärdas", "Kontrollera", "Upplysning"].index)
    assert set(said) == {"Måste åtgärdas", "Kontrollera", "Upplysning"}
    headings = [row for row in officer.review.all_rows() if row.endswith(")") and "\n" not in row]
    assert headings == ["Måste åtgärdas (5)", "Kontrollera (1)", "Upplysningar (1)"]
    first = [line for line in lines if line.startswith("Kontaktuppgifter")]
    assert len(first) == 3


def test_what_is_equal_is_one_line_with_its_places_and_settled_at_once(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Av dessa har xx haft premiär. I fjol hade xx det."),))
    writing.answer(PLATS, (paragraph("Av andra hade XX det."),))
    review = writing.review
    (line,) = warnings(writing)
    assert line.startswith("”xx” står tre gånger")
    heading, told, *places = review.all_rows()
    assert (heading, told) == ("Kontrollera (3)", line)
    assert [place.partition(":")[0] for place in places] == [
        *["Svart ekonomi (avsnitt 2)"] * 2,
        "Platssamverkan (avsnitt 3)",
    ]
    assert "I fjol hade xx det." in places[1]
    assert "(3 att se över)" in _navigation_line(writing)
    review.lines.setCurrentRow(4)
    assert review.buttons() == ["Gå dit"]
    click(review.button("Gå dit"))
    assert (writing.navigation.current(), writing.question.selected()) == (PLATS, "XX")
    writing.go_to(REVIEW)
    review.choose(0)
    assert review.buttons() == ["Det stämmer"]
    click(review.accept)
    assert not warnings(writing)
    assert review.all_rows() == ["Avklarat (3)"]
    click(review.undo)
    assert len(review.all_rows()) == 5


def test_many_places_are_shown_when_they_are_asked_for(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Då hade xx det. " * 9),))
    writing.go_to(REVIEW)
    review = writing.review
    assert review.all_rows()[0] == "Kontrollera (9)"
    assert len(review.all_rows()) == 8
    assert review.all_rows()[-1] == "Visa 4 ställen till"
    review.lines.setCurrentRow(7)
    press(review.lines, Qt.Key.Key_Return)
    assert len(review.all_rows()) == 11
    assert review.has_focus()


def test_a_note_is_put_aside_and_brought_back_and_that_is_remembered(writing: Officer) -> None:
    QApplication.processEvents()
    writing.answer(SVART, (paragraph("Vi har offtare mött dem."),))
    (line,) = writing.findings()
    assert "Upplysning" in line
    review = writing.review
    review.choose(0)
    click(review.put_aside)
    assert not review.reason.isVisible(), "nobody asks why"
    assert review.all_rows() == ["Avklarat (1)"]
    writing.leave()
    writing.start.open_draft()
    assert writing.findings() == []
    review.unfold()
    (line,) = review.findings()
    assert "Du har lagt det åt sidan." in line
    assert "offtare" in line
    review.choose(0)
    click(review.take_up)
    (line,) = writing.findings()
    assert "Upplysning" in line
    assert writing.report.accepted == ()


def test_who_goes_by_keys_reaches_the_buttons_of_the_current_row_alone(writing: Officer) -> None:
    writing.answer(SVART, (paragraph("Se bilaga 2 i ärendet. Av dessa har xx haft premiär."),))
    writing.go_to(REVIEW)
    review = writing.review
    review.focus_first()
    assert review.lines.currentItem().text().startswith("Svart ekonomi")
    press(review.lines, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is review.button("Gå dit")
    press(review.button("Gå dit"), Qt.Key.Key_Tab)
    press(review.accept, Qt.Key.Key_Space)
    assert review.has_focus(), "the next one is read"
    assert len(review.findings()) == 1
    press(review.lines, Qt.Key.Key_Down)
    assert review.lines.currentItem().text() == "Avklarat (1)"
    press(review.lines, Qt.Key.Key_Return)
    assert len(review.findings()) == 2
